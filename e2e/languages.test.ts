import { login } from '@mealwright/contracts/accounts';
import { getList, listLists } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { callerOf, newEmail, newPerson, password, plannedWeek, signIn, thisMonday } from './people.ts';
import { dayButton, dayRegion, fullDay, heard, readDay, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';
import { expectOnly } from './words.ts';

const { open } = useBrowser();
const [monday = ''] = weekDays();

/** Nothing sticks out of a phone, whichever way it is read. */
const sticksOut = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

describe.each([
  ['es', 'es-ES', 'Lucía', /^lunes, \d+ de \p{L}+$/u],
  ['fr', 'fr-FR', 'Chloé', /^lundi \d+ \p{L}+$/u],
] as const)('the main job in %s on a phone', (locale, browserLocale, name, dayPattern) => {
  const text = textsOf(locale);
  const email = newEmail();
  const button = (key: string) => page.getByRole('button', { name: text(key), exact: true });
  let page: Page;

  it('guesses the language from the browser, and registers', async () => {
    page = await open({ size: phone, locale: browserLocale, today: thisMonday() });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: text('account:welcomeTitle') }).waitFor();
    await expectOnly(page, locale, 'welcome');
    await expectAccessible(page, `welcome in ${locale}`);
    await expect.poll(() => sticksOut(page)).toBe(0);
    await page.getByRole('link', { name: text('account:signUp') }).click();
    await button('account:signUp').click();
    await page.getByText(text('account:nameMissing')).waitFor();
    await expectOnly(page, locale, 'sign-up with its messages');
    await page.getByRole('textbox', { name: text('account:name') }).fill(name);
    await page.getByRole('textbox', { name: text('account:email') }).fill(email);
    await page.getByRole('textbox', { name: text('account:password') }).fill(password);
    await button('account:signUp').click();
    await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name }) }).waitFor();
  });

  it('asks its questions', async () => {
    for (const key of ['region', 'body', 'aim', 'diet', 'without', 'meals']) {
      await page.getByRole('heading', { level: 1, name: text.like(`onboarding:${key}`) }).waitFor();
      await expectOnly(page, locale, `onboarding, ${key}`);
      await expect.poll(() => sticksOut(page), { message: key }).toBe(0);
      await button(key === 'meals' ? 'onboarding:finish' : 'onboarding:next').click();
    }
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
  });

  it('shows the week with its days and numbers', async () => {
    await expectOnly(page, locale, 'week');
    await expectAccessible(page, `week in ${locale}`);
    await expect.poll(() => sticksOut(page)).toBe(0);
    expect(fullDay(monday, locale)).toMatch(dayPattern);
    await dayRegion(page, monday, locale).waitFor();
    const { kcal, meals } = await readDay(page, monday, locale);
    expect(meals.length).toBeGreaterThanOrEqual(3);
    expect(kcal).toBeGreaterThan(1000);
    expect(Math.abs(kcal - meals.reduce((sum, meal) => sum + meal.kcal, 0))).toBeLessThanOrEqual(2.5);
    await expect.poll(() => heard(dayButton(page, monday, locale))).toContain(text('week:dayMet'));
  });

  it('writes the shopping list with the names of foods, units and aisles of the language', async () => {
    await button('week:shoppingList').click();
    await page.getByRole('checkbox').first().waitFor();
    await wholeScreen(page);
    await expectOnly(page, locale, 'shopping list');
    await expect.poll(() => sticksOut(page)).toBe(0);
    const { accessToken, user } = await callerOf(inject('address'))(login, { body: { email, password } });
    expect(user.locale).toBe(locale);
    const call = callerOf(inject('address'), accessToken);
    const { data } = await call(listLists);
    const { items } = await call(getList, { params: { listId: data[0]?.listId ?? '' } });
    expect(items.length).toBeGreaterThan(10);
    const shown = (
      await page
        .getByRole('checkbox')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent ?? ''))
    ).join('|');
    for (const item of items) expect(shown).toContain(item.name);
    // Every week has vegetables, and their names say which language it is.
    const known =
      locale === 'es' ? /cebolla|ajo|tomate|huevo|aceite|arroz|pollo/ : /oignon|ail|tomate|œuf|huile|riz|poulet/;
    expect(items.filter((item) => known.test(item.name)).length).toBeGreaterThan(1);
  });

  it('shows wishes, account and a recipe', async () => {
    await page.goto('/targets?part=wishes');
    await page.getByRole('heading', { name: text('targets:without') }).waitFor();
    await expectOnly(page, locale, 'wishes');
    await page.goto('/account');
    await page.getByRole('heading', { level: 1, name: text('account:title') }).waitFor();
    await expectOnly(page, locale, 'account');
    await expect.poll(() => sticksOut(page)).toBe(0);
    await page.goto('/recipes');
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('region', { name: text('recipes:nutrition') }).waitFor();
    await expectOnly(page, locale, 'recipe');
    await expect.poll(() => sticksOut(page)).toBe(0);
  });
});

it('is laid out from the right when the page is read from the right', async () => {
  const person = await newPerson(inject('address'));
  await plannedWeek(person);
  const page = await open({ size: phone, locale: 'en-GB' });
  await signIn(page, person);
  await page.getByRole('article').first().waitFor();
  const way = () => page.getByRole('heading', { level: 1 }).evaluate((one) => getComputedStyle(one).direction);
  await expect.poll(() => way()).toBe('ltr');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await expect.poll(() => way()).toBe('rtl');
  await expect.poll(() => sticksOut(page)).toBe(0);
  const forward = page.getByRole('button', { name: textsOf('en')('week:goForward'), exact: true }).first();
  const back = page.getByRole('button', { name: textsOf('en')('week:goBack'), exact: true }).first();
  const [on, before] = [await forward.boundingBox(), await back.boundingBox()];
  expect(on?.x ?? 0).toBeLessThan(before?.x ?? 0);
  await expect
    .poll(() => forward.locator('svg').evaluate((icon) => getComputedStyle(icon).transform))
    .toBe('matrix(-1, 0, 0, 1, 0, 0)');
});
