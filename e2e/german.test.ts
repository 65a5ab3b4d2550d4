import { login, updateUser } from '@mealwright/contracts/accounts';
import { getList, listLists } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { callerOf, newEmail, password, thisMonday } from './people.ts';
import { dayButton, dayRegion, fullDay, heard, mealIn, readDay, saved, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';
import { englishAmong, expectOnly, wordsOn } from './words.ts';

const text = textsOf('de');
const { open } = useBrowser();
const [monday = '', tuesday = ''] = weekDays();
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

const expectGerman = (page: Page, where: string) => expectOnly(page, 'de', where);

describe('the check itself', () => {
  it('would see English', async () => {
    const page = await open({ locale: 'en-GB' });
    await page.goto('/welcome');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const found = englishAmong(await wordsOn(page), 'de');
    expect(found.length).toBeGreaterThan(8);
  });

  it('finds the language switch on the welcome page, and it is remembered', async () => {
    const page = await open({ locale: 'en-GB' });
    await page.goto('/welcome');
    await page.getByRole('combobox', { name: textsOf('en')('account:language') }).selectOption('Deutsch');
    await page.getByRole('heading', { level: 1, name: text('account:welcomeTitle') }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: text('account:welcomeTitle') }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de');
  });
});

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('the main job in German %s', (_, options) => {
  let page: Page;
  const email = newEmail();

  it('welcomes and registers', async () => {
    page = await open({ ...options, locale: 'de-DE', today: thisMonday() });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: text('account:welcomeTitle') }).waitFor();
    await expectGerman(page, 'welcome');
    await page.getByRole('link', { name: text('account:signUp') }).click();
    await button(page, 'account:signUp').click();
    await page.getByText(text('account:nameMissing')).waitFor();
    await expectGerman(page, 'sign-up with its messages');
    await page.getByRole('textbox', { name: text('account:name') }).fill('Jörg');
    await page.getByRole('textbox', { name: text('account:email') }).fill(email);
    await page.getByRole('textbox', { name: text('account:password') }).fill(password);
    await button(page, 'account:signUp').click();
    await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name: 'Jörg' }) }).waitFor();
  });

  it('asks its questions', async () => {
    for (const key of ['region', 'body', 'aim', 'diet', 'without', 'meals']) {
      await page.getByRole('heading', { level: 1, name: text.like(`onboarding:${key}`) }).waitFor();
      await expectGerman(page, `onboarding, ${key}`);
      if (key === 'body') {
        await page.getByRole('radio', { name: text('goal:female'), exact: true }).check();
        await page.getByLabel(text('goal:birthDate')).fill('1990-05-01');
        await page.getByRole('textbox', { name: text('goal:height') }).fill('168');
        await page.getByRole('textbox', { name: text('goal:weight') }).fill('66');
      }
      if (key === 'aim') {
        await page.getByRole('radio', { name: text('goal:lose'), exact: true }).check();
        await expectGerman(page, 'onboarding, aim with rates');
      }
      await button(page, key === 'meals' ? 'onboarding:finish' : 'onboarding:next').click();
    }
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
  });

  it('shows the week with days and numbers in German', async () => {
    await expectGerman(page, 'week');
    expect(fullDay(monday, 'de')).toMatch(/^Montag, \d+\. \p{L}+$/u);
    const { kcal, meals } = await readDay(page, monday, 'de');
    expect(meals).toHaveLength(4);
    expect(Math.abs(kcal - meals.reduce((sum, meal) => sum + meal.kcal, 0))).toBeLessThanOrEqual(2.5);
    // Thousands with a point: 1.623 kcal.
    await expect.poll(() => heard(dayButton(page, monday, 'de'))).toMatch(/\b\d\.\d{3} kcal/);
    await dayButton(page, monday, 'de').click();
    await page.getByRole('dialog', { name: fullDay(monday, 'de') }).waitFor();
    await expectGerman(page, 'day sheet');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('swaps, removes and adds in German', async () => {
    const meal = mealIn(page, tuesday, text('slot:dinner'), 'de');
    const title = (await meal.getByRole('link').textContent()) ?? '';
    await meal.getByRole('button', { name: text('week:swap', { title }) }).click();
    const sheet = page.getByRole('dialog', { name: text('week:swapTitle') });
    await sheet.getByRole('listitem').first().waitFor();
    await expectGerman(page, 'swap sheet');
    await saved(page, () => sheet.getByRole('listitem').getByRole('button').first().click());
    await page.getByText(text('week:doneSwap'), { exact: true }).first().waitFor();
    const now = (await meal.getByRole('link').textContent()) ?? '';
    await meal.getByRole('button', { name: text('week:more', { title: now }) }).click();
    await page.getByRole('menuitem', { name: text('week:remove') }).waitFor();
    await expectGerman(page, 'menu of a meal');
    await saved(page, () => page.getByRole('menuitem', { name: text('week:remove') }).click());
    await dayRegion(page, tuesday, 'de')
      .getByRole('button', { name: text.like('week:addTo') })
      .click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await expectGerman(page, 'sheet to add a meal');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await button(page, 'week:fillEmpty').first().click();
    await meal.waitFor();
    await expectGerman(page, 'week after filling the empty place');
  });

  it('writes the shopping list with German foods, units and aisles', async () => {
    await button(page, 'week:shoppingList').click();
    await page.getByRole('checkbox').first().waitFor();
    await wholeScreen(page);
    await expectGerman(page, 'shopping list');
    const { accessToken, user } = await callerOf(inject('address'))(login, { body: { email, password } });
    const call = callerOf(inject('address'), accessToken);
    const { data } = await call(listLists);
    const params = { listId: data[0]?.listId ?? '' };
    const german = await call(getList, { params });
    const settings = { params: { userId: user.userId } };
    await call(updateUser, { ...settings, body: { locale: 'en' } });
    const english = new Map((await call(getList, { params })).items.map((item) => [item.foodId, item.name]));
    await call(updateUser, { ...settings, body: { locale: 'de' } });
    const shown = (
      await page
        .getByRole('checkbox')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).labels?.[0]?.textContent ?? ''))
    ).join('|');
    for (const { name } of german.items) expect(shown).toContain(name);
    // Some foods have one name in both languages (tofu, quinoa), most do not.
    const same = german.items.filter(({ foodId, name }) => english.get(foodId) === name);
    expect(same.length / german.items.length, same.map(({ name }) => name).join()).toBeLessThan(0.2);
  });

  it('takes an own item with a comma in its amount', async () => {
    await page.getByRole('textbox', { name: text('shopping:addLabel') }).fill('1,5 l Milch für Ben');
    await saved(page, () => page.keyboard.press('Enter'));
    await page.getByRole('checkbox', { name: /^Milch für Ben (1,5|1½)\sl$/ }).waitFor();
  });

  it('takes a weight with a comma, as Germans write it', async () => {
    await page.goto('/targets');
    const weight = page.getByRole('textbox', { name: text('goal:weight') });
    await weight.fill('');
    await weight.pressSequentially('66,5');
    await page.getByRole('textbox', { name: text('goal:height') }).focus();
    await expect.poll(() => weight.inputValue()).toBe('66,5 kg');
    await saved(page, () => button(page, 'targets:save').click());
    await page.reload();
    await weight.waitFor();
    await expect.poll(() => weight.inputValue()).toBe('66,5 kg');
  });

  it('shows recipes, targets and account in German', async () => {
    await page.goto('/recipes');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    const filters = button(page, 'recipes:filters');
    const narrow = 'size' in options;
    if (narrow) await filters.click();
    await page.getByRole('button', { name: new RegExp(`^${text('diet:vegan')}: \\d+$`) }).waitFor();
    await expectGerman(page, 'recipes');
    if (narrow) await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    const label = page.getByRole('region', { name: text('recipes:nutrition') });
    await label.waitFor();
    await button(page, 'recipes:allNutrients').click();
    await expectGerman(page, 'recipe');
    await expect.poll(() => heard(label)).toMatch(/\d,\d+ (g|mg|µg)/);
    await expect.poll(() => heard(label)).not.toMatch(/\d\.\d{1,2} (g|mg|µg)/);
    await page.goto('/targets');
    await page.getByRole('heading', { name: text('targets:own') }).waitFor();
    await expectGerman(page, 'targets');
    await page.goto('/targets?part=wishes');
    await page.getByRole('heading', { name: text('targets:without') }).waitFor();
    await expectGerman(page, 'wishes');
    await page.goto('/account');
    await page.getByRole('heading', { level: 1, name: text('account:title') }).waitFor();
    await expectGerman(page, 'account');
  });
});
