import { me } from '@mealwright/contracts/accounts';
import { listPlans } from '@mealwright/contracts/plans';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, signIn, thisMonday, todayInBerlin } from './people.ts';
import { fullDay, mealIn, saved, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const palette = (page: Page) => page.getByRole('dialog', { name: text('palette:open') });
const field = (page: Page) => page.getByRole('combobox', { name: text('palette:open') });
/** Opens it, and waits until what is typed goes into its field. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
}
/** The choice that Enter takes: what a reader hears. */
const current = async (page: Page) =>
  page.locator(`[id="${await page.locator('[aria-activedescendant]').getAttribute('aria-activedescendant')}"]`);

describe('the command palette', () => {
  let page: Page;
  let person: Person;
  beforeAll(async () => {
    page = await open();
    person = await newPerson(inject('address'));
    await signIn(page, person);
    await page.getByRole('heading', { name: text('week:emptyTitle') }).waitFor();
  });

  // What one test leaves open must not fail the next.
  afterEach(async () => {
    for (const name of ['palette:open', 'palette:help'] as const) {
      const window = page.getByRole('dialog', { name: text(name) });
      if (await window.isVisible()) await page.keyboard.press('Escape');
    }
  });

  it('opens by key, goes where one says, and gives the focus back', async () => {
    await openPalette(page);
    await expectAccessible(page, 'command palette');
    await page.keyboard.type('sho');
    await expect.poll(async () => (await current(page)).textContent()).toBe(text('common:shopping'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/shopping');
    await palette(page).waitFor({ state: 'hidden' });
    await openPalette(page);
    await page.keyboard.type('zzqqxx');
    await page.getByText(text('common:nothingFound')).waitFor();
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'hidden' });
  });

  it('finds a recipe, opens it, and puts it on a day', async () => {
    await openPalette(page);
    await page.keyboard.type('turkey and two');
    const options = palette(page)
      .getByRole('group', { name: text('common:recipes') })
      .getByRole('option');
    await expect.poll(() => options.allTextContents()).toEqual(['Turkey and two-bean chili']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Turkey and two-bean chili' }).waitFor();

    await openPalette(page);
    await page.keyboard.type('turkey and two');
    await palette(page)
      .getByRole('group', { name: text('palette:addToDay') })
      .getByRole('option')
      .first()
      .click();
    const when = page.getByRole('dialog', { name: text('palette:when', { title: 'Turkey and two-bean chili' }) });
    const today = todayInBerlin();
    await saved(page, () =>
      when
        .getByRole('group', { name: fullDay(today) })
        .getByRole('option', { name: text('slot:dinner') })
        .click(),
    );
    await page.getByRole('button', { name: text('recipes:toWeek') }).click();
    await mealIn(page, today, text('slot:dinner')).getByRole('link', { name: 'Turkey and two-bean chili' }).waitFor();
  });

  it('plans the week', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/recipes');
    await openPalette(page);
    await page.keyboard.type(text('palette:generate'));
    await expect.poll(async () => (await current(page)).textContent()).toBe(text('palette:generate'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/week');
    await page.getByText(text('palette:planned')).first().waitFor();
    const { data } = await person.call(listPlans, {
      params: { userId: person.userId },
      query: { weekStart: thisMonday() },
    });
    expect(data[0]?.days.every((day) => day.meals.length >= 3)).toBe(true);
    expect(weekDays()).toContain(todayInBerlin());
  });

  it('changes what the account remembers', async () => {
    await openPalette(page);
    await page.keyboard.type(text('account:themeDark'));
    await expect.poll(async () => (await current(page)).textContent()).toContain(text('account:themeDark'));
    await saved(page, () => page.keyboard.press('Enter'));
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect((await person.call(me)).theme).toBe('dark');
  });

  it('shows its keys, and lets one turn the single ones off', async () => {
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: text('recipes:search') }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('recipe-search');
    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('?');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: text('palette:help') });
    await help.waitFor();
    await expectAccessible(page, 'keyboard shortcuts');
    await help.getByRole('switch', { name: text('palette:single') }).click({ force: true });
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.keyboard.press('?');
    expect(page.url()).toContain('/recipes');
    await expect.poll(() => help.count()).toBe(0);
    await openPalette(page);
  });
});

it('opens by a button on a phone', async () => {
  const page = await open({ size: phone });
  await signIn(page, await newPerson(inject('address')));
  await page.getByRole('button', { name: text('palette:open') }).click();
  await field(page).fill('targ');
  await palette(page)
    .getByRole('option', { name: text('common:targets') })
    .click();
  await page.waitForURL('**/targets');
});
