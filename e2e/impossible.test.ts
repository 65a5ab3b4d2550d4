import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, plannedWeek, signIn, thisMonday, woman } from './people.ts';
import { amountIn, dayRegion, heard, mealIn, readDay, readMeal, saved, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const note = (page: Page) => page.getByRole('alert').filter({ hasText: text('week:whyProved') });
const field = (page: Page, key: string, nutrient: string) =>
  page.getByRole('textbox', { name: text(key, { nutrient: text(`nutrient:${nutrient}`) }) });

async function setByHand(page: Page, nutrient: string, range: { min?: string; aim?: string; max?: string }) {
  const unit = nutrient === 'kcal' ? 'kcal' : 'g';
  await page
    .getByRole('combobox', { name: text('targets:addNutrient') })
    .selectOption({ label: `${text(`nutrient:${nutrient}`)} (${unit})` });
  for (const part of ['min', 'aim', 'max'] as const)
    await field(page, `targets:${part}Of`, nutrient).fill(range[part] ?? '');
}

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('targets that contradict each other, %s', (_, options) => {
  let page: Page;

  it('can be set by hand, bound by bound', async () => {
    page = await open({ ...options, today: thisMonday() });
    await signIn(page, await newPerson(inject('address')));
    await page.getByRole('link', { name: text('common:targets'), exact: true }).click();
    await page.getByRole('heading', { name: text('targets:own') }).waitFor();
    await setByHand(page, 'proteinG', { min: '250' });
    await setByHand(page, 'kcal', { min: '1500', max: '1400' });
    await page
      .getByRole('alert')
      .filter({ hasText: text('targets:wrongOrder') })
      .waitFor();
    const save = page.getByRole('button', { name: text('targets:save'), exact: true });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await field(page, 'targets:minOf', 'kcal').fill('1300');
    await saved(page, () => save.click());
    await page.getByText(text('targets:saved')).first().waitFor();
  });

  it('lead to the closest week and the bounds that conflict, not to a wrong plan', async () => {
    await page.getByRole('link', { name: text('common:week'), exact: true }).click();
    await page.getByRole('button', { name: text('week:generate') }).click();
    await note(page).waitFor();
    const words = (await note(page).textContent())?.replace(/\u00a0/g, ' ') ?? '';
    expect(words).toContain(`${text('nutrient:proteinG')} ${text('common:atLeast', { amount: '250 g' })}`);
    expect(words).toContain(text('week:whatHelps'));
    for (const day of weekDays()) {
      const { onTarget, meals } = await readDay(page, day);
      expect(meals, day).toHaveLength(4);
      expect(onTarget, day).toBe(false);
    }
  });

  it('are still explained when a meal goes, and again as they were when it comes back', async () => {
    const before = await heard(note(page));
    const meal = mealIn(page, weekDays()[0] ?? '', text('slot:lunch'));
    const { title } = await readMeal(meal);
    await meal.getByRole('button', { name: text('week:more', { title }) }).click();
    await page.getByRole('menuitem', { name: text('week:remove') }).click();
    await page.getByText(text('week:doneRemove')).first().waitFor();
    await note(page)
      .filter({ hasText: text('week:whyChanged') })
      .waitFor();
    await expect.poll(() => heard(note(page))).toContain(text('week:whatHelps'));
    await page.getByRole('button', { name: text('common:undo') }).click();
    await note(page)
      .filter({ hasText: text('week:whyClosest') })
      .waitFor();
    await meal.waitFor();
    await expect.poll(() => heard(note(page))).toBe(before);
  });

  it('are settled for by one press: no meal changes, and every day is on target; taken back, all is as before', async () => {
    const before = await heard(note(page));
    const titles = () =>
      page.getByRole('article').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const meals = await titles();
    await note(page)
      .getByRole('button', { name: text('week:relaxSettle') })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText(text('week:doneSettle')).first().waitFor();
    await note(page).waitFor({ state: 'detached' });
    // The button went with the note: the keyboard goes on from the top of the page.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    for (const day of weekDays()) expect((await readDay(page, day)).onTarget, day).toBe(true);
    expect(await titles()).toEqual(meals);
    await page.getByRole('button', { name: text('common:undo') }).click();
    await note(page).waitFor();
    await expect.poll(() => heard(note(page))).toBe(before);
    for (const day of weekDays()) expect((await readDay(page, day)).onTarget, day).toBe(false);
    expect(await titles()).toEqual(meals);
  });

  it('are mended by one press, after which every day is on target', async () => {
    const protein = { nutrient: text('nutrient:proteinG') };
    const help = note(page).getByRole('button', { name: text.like('week:relaxMin', protein) });
    const offered = await heard(help);
    expect(offered).toContain(text('week:triedMet', { dishes: '' }));
    const allowed = amountIn(offered, 'g');
    expect(allowed).toBeLessThan(250);
    await help.click();
    await page.getByText(text('week:doneGenerateAll')).first().waitFor();
    await note(page).waitFor({ state: 'detached' });
    for (const day of weekDays()) {
      const { onTarget, kcal, proteinG } = await readDay(page, day);
      expect(onTarget, day).toBe(true);
      expect(kcal, day).toBeLessThanOrEqual(1400);
      expect(kcal, day).toBeGreaterThanOrEqual(1300);
      expect(proteinG, day).toBeGreaterThanOrEqual(allowed);
    }
    // It is kept: the targets page shows the new bound.
    await page.getByRole('link', { name: text('common:targets'), exact: true }).click();
    await page.getByRole('heading', { name: text('targets:own') }).waitFor();
    const now = await field(page, 'targets:minOf', 'proteinG').inputValue();
    expect(Math.abs(Number.parseFloat(now) - allowed)).toBeLessThanOrEqual(0.5);
  });
});

describe('a meal for which nothing is left', () => {
  it('is named with its reason, and more time fills it', async () => {
    const person = await newPerson(inject('address'), {
      wishes: {
        diet: 'vegan',
        slots: [
          { slot: 'breakfast', maxMinutes: null },
          { slot: 'lunch', maxMinutes: null },
          { slot: 'dinner', maxMinutes: 3 },
        ],
      },
    });
    await plannedWeek(person);
    const page = await open({ today: thisMonday() });
    await signIn(page, person);
    const because = text('week:filterMinutes');
    const dinner = text('slot:dinner');
    const empty = page.getByRole('alert').filter({ hasText: text('week:whyEmpty') });
    await empty.filter({ hasText: text('week:whyEmptySlot', { slot: dinner, because }) }).waitFor();
    for (const day of weekDays())
      expect(
        await dayRegion(page, day)
          .getByRole('article', { name: `${dinner}:` })
          .count(),
        day,
      ).toBe(0);
    const help = empty.getByRole('button', { name: text.like('week:relaxMinutes', { slot: dinner }) }).first();
    const minutes = amountIn(await heard(help), 'min');
    await help.click();
    for (const day of weekDays()) {
      const meal = dayRegion(page, day).getByRole('article', { name: `${dinner}:` });
      await meal.waitFor();
      expect(amountIn((await heard(meal)).replace(/^.*\n/, ''), 'min'), day).toBeLessThanOrEqual(minutes);
    }
  });
});

describe('several bounds that cannot hold together', () => {
  it('are all named, and each offered way out works', async () => {
    const overrides = { carbsG: { min: 250 }, fatG: { min: 130 }, kcal: { min: 1950, max: 2050 } };
    const person = await newPerson(inject('address'), { goal: { ...woman, overrides } });
    const plan = await plannedWeek(person);
    const conflicts = plan.quality?.explanation?.conflicts ?? [];
    expect(conflicts.length).toBeGreaterThanOrEqual(2);
    const page = await open({ today: thisMonday() });
    await signIn(page, person);
    await note(page).waitFor();
    // Nutrients begin a sentence or stand within it.
    const words = (await note(page).textContent())?.replace(/\u00a0/g, ' ').toLowerCase() ?? '';
    for (const { nutrient, bound, value } of conflicts) {
      const name = text(`nutrient:${nutrient}`);
      const amount = `${value.toLocaleString('en-GB')} ${nutrient === 'kcal' ? 'kcal' : 'g'}`;
      expect(words).toContain(
        `${name} ${text(bound === 'min' ? 'common:atLeast' : 'common:atMost', { amount })}`.toLowerCase(),
      );
    }
    const ways = note(page).getByRole('button');
    const told = plan.quality?.explanation?.relaxations ?? [];
    await expect.poll(() => ways.count()).toBe(told.length);
    await ways.nth(told.findLastIndex(({ confirmed, kind }) => confirmed && kind !== 'settle')).click();
    await page.getByText(text('week:doneGenerateAll')).first().waitFor();
    for (const day of weekDays()) expect((await readDay(page, day)).onTarget, day).toBe(true);
  });
});
