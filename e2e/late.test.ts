import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { addDays, newEmail, password, thisMonday } from './people.ts';
import { dayRegion, titlesOf } from './screen.ts';
import { textsOf } from './texts.ts';
import { movedBy } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();
const monday = thisMonday();
const next = addDays(monday, 7);
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const counts = async (page: Page, from: string) => (await titlesOf(page, 'en', from)).map((day) => day.length);

async function arrive(page: Page): Promise<void> {
  await page.goto('/sign-up');
  await page.getByRole('textbox', { name: text('account:name') }).fill('Ada');
  await page.getByRole('textbox', { name: text('account:email') }).fill(newEmail());
  await page.getByRole('textbox', { name: text('account:password') }).fill(password);
  await button(page, 'account:signUp').click();
  await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name: 'Ada' }) }).waitFor();
}

async function toTheEnd(page: Page): Promise<void> {
  for (const key of ['body', 'aim', 'diet', 'without', 'meals']) {
    await button(page, 'onboarding:next').click();
    await page.getByRole('heading', { level: 1, name: text(`onboarding:${key}`) }).waitFor();
  }
}
const choice = (page: Page, key: string, params = {}) =>
  page.getByRole('radio', { name: text(`onboarding:${key}`, params), exact: true });
const filled = (page: Page, day: string) => dayRegion(page, day).getByRole('article').nth(3).waitFor();

describe('who comes late in the week', () => {
  const saturday = addDays(monday, 5);

  it.each([
    ['on a desktop', {}],
    ['on a phone', { size: phone }],
  ])('gets the days that are left and the next week, and sees that one, %s', async (_, options) => {
    const page = await open({ ...options, today: saturday });
    await arrive(page);
    await toTheEnd(page);
    await expect.poll(() => choice(page, 'beginToday_other', { count: 2 }).isChecked()).toBe(false);
    await expect.poll(() => choice(page, 'beginBoth').isChecked()).toBe(true);
    await expectAccessible(page, 'the last question, late in the week');
    await button(page, 'onboarding:finish').click();
    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await filled(page, addDays(next, 6));
    await expect.poll(() => counts(page, next)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    await button(page, 'week:toThisWeek').click();
    await filled(page, addDays(monday, 6));
    await expect.poll(() => counts(page, monday)).toEqual([0, 0, 0, 0, 0, 4, 4]);
    await expectAccessible(page, 'a week that began late');
    // What is over is not asked for: the list, not the empty days, is what comes next.
    await expect.poll(() => button(page, 'week:fillEmpty').count()).toBe(0);
  });

  it('may plan next week alone, and this one later from its day on', async () => {
    const page = await open({ today: saturday });
    await arrive(page);
    await toTheEnd(page);
    await choice(page, 'beginNext').check();
    await button(page, 'onboarding:finish').click();
    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await filled(page, next);
    await button(page, 'week:toThisWeek').click();
    await button(page, 'week:generateFrom').click();
    await filled(page, addDays(monday, 6));
    await expect.poll(() => counts(page, monday)).toEqual([0, 0, 0, 0, 0, 4, 4]);
  });
});

describe('a week that goes on', () => {
  const thursday = addDays(monday, 3);
  let page: Page;
  beforeAll(async () => {
    page = await open({ today: thursday });
    await arrive(page);
    await button(page, 'onboarding:skipAll').click();
    await filled(page, addDays(monday, 6));
  });

  it('is planned from today, whoever skips the questions too; planned anew, what is over stays', async () => {
    await expect.poll(() => counts(page, monday)).toEqual([0, 0, 0, 4, 4, 4, 4]);
    const before = await titlesOf(page);
    // A night passes.
    await page.context().addInitScript(movedBy(24 * 3600 * 1000));
    await page.reload();
    await filled(page, addDays(monday, 6));
    await button(page, 'week:again').click();
    await page.getByText(text('week:doneGenerateFrom')).first().waitFor();
    await expect.poll(async () => (await titlesOf(page)).slice(4)).not.toEqual(before.slice(4));
    await filled(page, addDays(monday, 6));
    expect((await titlesOf(page)).slice(0, 4)).toEqual(before.slice(0, 4));
    await button(page, 'common:undo').first().click();
    await expect.poll(() => titlesOf(page)).toEqual(before);
  });
});
