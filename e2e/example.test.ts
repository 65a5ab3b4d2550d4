import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { newEmail, newPerson, password, plannedWeek, signInByForm, thisMonday } from './people.ts';
import { dayRegion, mealIn, readDay, readMeal, saved, titlesOf, weekDays, weekday } from './screen.ts';
import { type RunningServer, startServer } from './server.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = ''] = weekDays();
const lunch = text('slot:lunch');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

async function fillSignUp(page: Page, name: string, email: string) {
  await page.getByRole('textbox', { name: text('account:name') }).fill(name);
  await page.getByRole('textbox', { name: text('account:email') }).fill(email);
  await page.getByRole('textbox', { name: text('account:password') }).fill(password);
  await button(page, 'account:signUp').click();
  await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name }) }).waitFor();
}

// A server of its own: the example is there only while no account exists.
describe('on a fresh server', () => {
  let folder = '';
  let server: RunningServer;
  let page: Page;
  let titles: string[][] = [];
  const email = newEmail();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mealwright-e2e-'));
    server = await startServer(folder);
    page = await open({ address: server.address });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a visitor looks around and sees a filled week', async () => {
    await page.goto('/');
    await button(page, 'account:lookAround').click();
    await page.waitForURL('**/week');
    await page.getByText(text('common:exampleNote')).waitFor();
    await page.getByRole('article').first().waitFor();
    titles = await titlesOf(page);
    expect(titles.map((meals) => meals.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    for (const day of weekDays()) expect((await readDay(page, day)).onTarget, day).toBe(true);
  });

  it('tries things out: servings, a recipe, the list', async () => {
    const meal = mealIn(page, monday, lunch);
    const { servings } = await readMeal(meal);
    await saved(page, () => meal.getByRole('button', { name: text('common:moreServings') }).click());
    expect((await readMeal(meal)).servings).toBe(servings + 0.25);
    await button(page, 'week:shoppingList').click();
    await page.getByRole('checkbox').first().waitFor();
    await page.getByRole('link', { name: text('common:week'), exact: true }).click();
    await page.getByRole('article').first().waitFor();
    titles = await titlesOf(page);
  });

  it('registers from there and keeps the week', async () => {
    await page.getByRole('link', { name: text('common:exampleKeep') }).click();
    await fillSignUp(page, 'Ada', email);
    // Who answers nothing keeps the week as it is.
    await button(page, 'onboarding:skipAll').click();
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
    await expect.poll(() => titlesOf(page)).toEqual(titles);
    await expect.poll(() => page.getByText(text('common:exampleNote')).count()).toBe(0);
  });

  it('then the example is closed to all others', async () => {
    const other = await open({ address: server.address });
    const asked = other.waitForResponse((response) => response.url().endsWith('/auth/example'));
    await other.goto('/welcome');
    expect(await (await asked).json()).toEqual({ available: false });
    await other.getByRole('link', { name: text('account:signUp') }).waitFor();
    await expect.poll(() => button(other, 'account:lookAround').count()).toBe(0);
  });
});

describe('HTML and emoji in names', () => {
  const trap = '<img src=x onerror="window.caught=1">';
  const name = `${trap} 🥕 Ада`;
  const expectNoHarm = async (page: Page) => {
    await expect.poll(() => page.evaluate(() => 'caught' in window)).toBe(false);
    await expect.poll(() => page.locator('img[src="x"]').count()).toBe(0);
  };

  it('are shown as text, wherever a person may type', async () => {
    const page = await open({ today: thisMonday() });
    await page.goto('/sign-up');
    await fillSignUp(page, name, newEmail());
    await expectNoHarm(page);
    await button(page, 'onboarding:skipAll').click();
    await page.getByRole('article').first().waitFor();
    await page.getByRole('button', { name: text('common:you', { name }) }).waitFor();

    const { title } = await readMeal(mealIn(page, tuesday, lunch));
    await mealIn(page, tuesday, lunch)
      .getByRole('button', { name: text('week:more', { title }) })
      .click();
    await saved(page, () => page.getByRole('menuitem', { name: text('week:remove') }).click());
    const place = { slot: lunch, day: weekday(tuesday) };
    await dayRegion(page, tuesday)
      .getByRole('button', { name: text('week:addTo', place) })
      .click();
    await page.getByRole('dialog').getByText(text('week:wayOwn'), { exact: true }).click();
    const form = page.getByRole('dialog').getByRole('form', { name: text('week:freeEntry') });
    await form.getByRole('textbox', { name: text('week:freeTitle') }).fill(`${trap} & <b>pizza</b> 🍕`);
    await form.getByRole('textbox', { name: text('nutrient:kcal') }).fill('700');
    await saved(page, () => form.getByRole('button', { name: text('week:addFree') }).click());
    await mealIn(page, tuesday, lunch).getByText(`${trap} & <b>pizza</b> 🍕`, { exact: true }).waitFor();
    expect((await readMeal(mealIn(page, tuesday, lunch))).kcal).toBe(700);
    await expectNoHarm(page);

    await button(page, 'week:shoppingList').click();
    const field = page.getByRole('textbox', { name: text('shopping:addLabel') });
    await field.fill(`${trap} 🕯️`);
    await saved(page, () => page.keyboard.press('Enter'));
    await page.reload();
    await page.getByRole('checkbox', { name: `${trap} 🕯️` }).waitFor();
    await expectNoHarm(page);

    await page.goto('/account');
    const household = page.getByRole('textbox', { name: text('account:household') });
    await household.fill('<script>window.caught=1</script> 👩‍👧');
    await saved(page, () => button(page, 'common:save').click());
    await page.reload();
    await expect.poll(() => household.inputValue()).toBe('<script>window.caught=1</script> 👩‍👧');
    await expectNoHarm(page);
  });
});

describe('an account', () => {
  it('is given out whole as one file, and deleted after its address was typed', async () => {
    const person = await newPerson(inject('address'), { name: 'Grete' });
    const plan = await plannedWeek(person);
    const page = await open();
    await signInByForm(page, person);
    await button(page, 'week:shoppingList').click();
    await page.getByRole('textbox', { name: text('shopping:addLabel') }).fill('birthday candles');
    await saved(page, () => page.keyboard.press('Enter'));
    await page.goto('/account');
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'account:export').click()]);
    expect(download.suggestedFilename()).toMatch(/^mealwright-\d{4}-\d{2}-\d{2}\.json$/);
    const written = readFileSync(await download.path(), 'utf8');
    const file = JSON.parse(written);
    expect(file).toMatchObject({ format: 'mealwright-export-1', user: { email: person.email, name: 'Grete' } });
    for (const held of [plan.planId, plan.days[0]?.meals[0]?.title ?? 'no meal', 'birthday candles', '1990-05-01'])
      expect(written).toContain(held);
    expect(written).not.toMatch(/argon2|password/i);

    await button(page, 'account:deleteTitle').click();
    const dialog = page.getByRole('dialog', { name: text('account:deleteAsk') });
    const now = dialog.getByRole('button', { name: text('account:deleteNow') });
    await expect.poll(() => now.isDisabled()).toBe(true);
    const confirm = dialog.getByRole('textbox', { name: text('account:deleteConfirm', { email: person.email }) });
    await confirm.fill('grete');
    await expect.poll(() => now.isDisabled()).toBe(true);
    await confirm.fill(person.email);
    await saved(page, () => now.click());
    await page.waitForURL('**/welcome');
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: text('account:email') }).fill(person.email);
    await page.getByRole('textbox', { name: text('account:password') }).fill(person.password);
    await button(page, 'account:signIn').click();
    await page
      .getByRole('alert')
      .filter({ hasText: text('error:WRONG_CREDENTIALS') })
      .waitFor();
  });

  it('changes its password; the old one is refused', async () => {
    const person = await newPerson(inject('address'));
    const page = await open();
    await signInByForm(page, person);
    await page.goto('/account');
    const form = page.getByRole('region', { name: text('account:changePassword') });
    const current = form.getByRole('textbox', { name: text('account:currentPassword') });
    const fresh = form.getByRole('textbox', { name: text('account:newPassword') });
    await current.fill('not my password');
    await fresh.fill('five yellow lemons');
    await form.getByRole('button', { name: text('account:changePassword'), exact: true }).click();
    await form
      .getByRole('alert')
      .filter({ hasText: text('error:WRONG_CREDENTIALS') })
      .waitFor();
    await current.fill(person.password);
    await saved(page, () => form.getByRole('button', { name: text('account:changePassword'), exact: true }).click());
    await page.getByText(text('account:passwordChanged')).first().waitFor();
    const other = await open();
    await signInByForm(other, { ...person, password: 'five yellow lemons' });
    const old = await open();
    await old.goto('/sign-in');
    await old.getByRole('textbox', { name: text('account:email') }).fill(person.email);
    await old.getByRole('textbox', { name: text('account:password') }).fill(person.password);
    await button(old, 'account:signIn').click();
    await old
      .getByRole('alert')
      .filter({ hasText: text('error:WRONG_CREDENTIALS') })
      .waitFor();
  });
});
