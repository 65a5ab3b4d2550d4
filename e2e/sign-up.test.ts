import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { addDays, newEmail, password, thisMonday } from './people.ts';
import { amountIn, heard, titlesOf } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

async function register(page: Page, email: string, name = 'Ada') {
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: text('account:welcomeTitle') }).waitFor();
  await page.getByRole('link', { name: text('account:signUp') }).click();
  await page.getByRole('textbox', { name: text('account:name') }).fill(name);
  await page.getByRole('textbox', { name: text('account:email') }).fill(email);
  await page.getByRole('textbox', { name: text('account:password') }).fill(password);
  await button(page, 'account:signUp').click();
  await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name }) }).waitFor();
}

async function signIn(page: Page, email: string, secret: string) {
  await page.getByRole('textbox', { name: text('account:email') }).fill(email);
  await page.getByRole('textbox', { name: text('account:password') }).fill(secret);
  await button(page, 'account:signIn').click();
}

const step = (page: Page, key: string) => page.getByRole('heading', { level: 1, name: text(key) }).waitFor();
const next = (page: Page) => button(page, 'onboarding:next').click();
/** The day's energy in the preview. */
const previewed = (page: Page) => page.getByRole('complementary', { name: text('onboarding:yourDay') });

// Thirty years old today.
const thirty = `${Number(thisMonday().slice(0, 4)) - 30}${thisMonday().slice(4).replace('02-29', '02-28')}`;
// Mifflin-St Jeor for a woman of 66 kg, 168 cm and 30 years, with sport three to five times a week.
const maintenance = (10 * 66 + 6.25 * 168 - 5 * 30 - 161) * 1.55;

describe('a new person on a desktop', () => {
  const email = newEmail();
  let page: Page;

  it('is told, field by field, what is missing in the form', async () => {
    page = await open({ today: thisMonday() });
    await page.goto('/sign-up');
    await page.getByRole('textbox', { name: text('account:email') }).fill('ada at home');
    await page.getByRole('textbox', { name: text('account:password') }).fill('short');
    await button(page, 'account:signUp').click();
    for (const key of ['nameMissing', 'emailWrong', 'passwordShort'])
      await expect.poll(() => page.getByText(text(`account:${key}`)).isVisible(), { message: key }).toBe(true);
    await expect
      .poll(() => page.getByRole('textbox', { name: text('account:email') }).getAttribute('aria-invalid'))
      .toBe('true');
  });

  it('answers six short steps while the targets follow, and ends on a filled week', async () => {
    await register(page, email);
    await expect.poll(() => kcalOf(page)).toBe(2000);
    await next(page);

    await step(page, 'onboarding:body');
    await page.getByRole('radio', { name: text('goal:female'), exact: true }).check();
    await page.getByLabel(text('goal:birthDate')).fill(thirty);
    await page.getByRole('textbox', { name: text('goal:height') }).fill('168');
    // Key by key: on the way to 66.5 stands `66.`; a comma is taken for the point.
    const weight = page.getByRole('textbox', { name: text('goal:weight') });
    for (const typed of ['66.5', '66,5', '66']) {
      await weight.fill('');
      await weight.pressSequentially(typed);
      await expect.poll(() => weight.inputValue()).toBe(`${typed.replace(',', '.')} kg`);
    }
    await page
      .getByRole('combobox', { name: text('goal:activity') })
      .selectOption({ label: text('goal:activity.moderate') });
    await expect.poll(() => kcalOf(page)).toBeCloseTo(maintenance, -1.3);
    await next(page);

    await step(page, 'onboarding:aim');
    await page.getByRole('radio', { name: text('goal:lose'), exact: true }).check();
    // A quarter of a kilogram a week, at about 7,700 kcal a kilogram.
    await expect.poll(() => kcalOf(page)).toBeCloseTo(maintenance - (0.25 * 7700) / 7, -1.3);
    await page.getByRole('radio', { name: text('goal:maintain'), exact: true }).check();
    await page.getByRole('radio', { name: text('goal:split.high_protein'), exact: true }).check();
    await next(page);

    await step(page, 'onboarding:diet');
    await page.getByRole('radio', { name: text('diet:vegetarian'), exact: true }).check();
    await next(page);

    await step(page, 'onboarding:without');
    await page.getByText(text('allergen:peanut'), { exact: true }).click();
    await next(page);

    await step(page, 'onboarding:meals');
    await button(page, 'onboarding:finish').click();
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
    const days = await titlesOf(page);
    expect(days.map((meals) => meals.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
  });

  it('finds the answers on the targets page', async () => {
    await page.getByRole('link', { name: text('common:targets'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: text('targets:title') }).waitFor();
    await expect
      .poll(() => page.getByRole('radio', { name: text('goal:split.high_protein'), exact: true }).isChecked())
      .toBe(true);
    await expect.poll(() => page.getByRole('textbox', { name: text('goal:weight') }).inputValue()).toBe('66 kg');
    await page.getByText(text('targets:part.wishes'), { exact: true }).click();
    await page.getByRole('heading', { name: text('targets:without') }).waitFor();
    await expect
      .poll(() => page.getByRole('radio', { name: text('diet:vegetarian'), exact: true }).isChecked())
      .toBe(true);
    await expect
      .poll(() => page.getByRole('checkbox', { name: text('allergen:peanut'), exact: true }).isChecked())
      .toBe(true);
    await expect
      .poll(() => page.getByRole('checkbox', { name: text('allergen:milk'), exact: true }).isChecked())
      .toBe(false);
  });

  it('stays signed in over a reload, with the same week', async () => {
    await page.goto('/week');
    await page.getByRole('article').first().waitFor();
    const before = await titlesOf(page);
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await expect.poll(() => titlesOf(page)).toEqual(before);
  });

  it('signs out; then the week is closed, also to the back button', async () => {
    await page.getByRole('button', { name: text('common:you', { name: 'Ada' }) }).click();
    await page.getByRole('menuitem', { name: text('common:signOut') }).click();
    await page.waitForURL('**/welcome');
    await page.goto('/week');
    await page.waitForURL(/welcome|sign-in/);
    await expect.poll(() => page.getByRole('article').count()).toBe(0);
  });

  it('is told about a wrong password, and comes in with the right one', async () => {
    await page.goto('/sign-in');
    await signIn(page, email, 'not my password');
    await page
      .getByRole('alert')
      .filter({ hasText: text('error:WRONG_CREDENTIALS') })
      .waitFor();
    expect(page.url()).toContain('/sign-in');
    await signIn(page, email.toUpperCase(), password);
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
  });

  it('cannot register the same address again', async () => {
    const other = await open();
    await other.goto('/sign-up');
    await other.getByRole('textbox', { name: text('account:name') }).fill('Ada again');
    await other.getByRole('textbox', { name: text('account:email') }).fill(email);
    await other.getByRole('textbox', { name: text('account:password') }).fill(password);
    await button(other, 'account:signUp').click();
    await other
      .getByRole('alert')
      .filter({ hasText: text('error:EMAIL_TAKEN') })
      .waitFor();
    expect(other.url()).toContain('/sign-up');
  });
});

describe('a new person on a phone', () => {
  it('may skip everything and still gets a filled week', async () => {
    const page = await open({ size: phone, today: thisMonday() });
    await register(page, newEmail());
    await button(page, 'onboarding:skipAll').click();
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
    expect((await titlesOf(page)).every((meals) => meals.length === 4)).toBe(true);
  });

  it('sees the targets in a sheet, and goes back a step without losing an answer', async () => {
    const page = await open({ size: phone });
    await register(page, newEmail());
    await next(page);
    await step(page, 'onboarding:body');
    await page.getByRole('textbox', { name: text('goal:height') }).fill('181');
    await button(page, 'onboarding:seeTargets').click();
    const sheet = page.getByRole('dialog', { name: text('onboarding:yourDay') });
    await sheet.getByText(text('onboarding:averageNote')).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await next(page);
    await step(page, 'onboarding:aim');
    await button(page, 'onboarding:back').click();
    await step(page, 'onboarding:body');
    await expect.poll(() => page.getByRole('textbox', { name: text('goal:height') }).inputValue()).toBe('181 cm');
  });

  it('with a birthday to come is told so', async () => {
    const page = await open({ size: phone });
    await register(page, newEmail());
    await next(page);
    await page.getByLabel(text('goal:birthDate')).fill(addDays(thisMonday(), 400));
    await page.getByText(text('goal:birthDateWrong')).waitFor();
  });
});

async function kcalOf(page: Page): Promise<number> {
  return amountIn(await heard(previewed(page)), 'kcal');
}
