import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { addDays, newEmail, password, thisMonday } from './people.ts';
import { dayRegion, titlesOf } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const filled = (page: Page, day: string) => dayRegion(page, day).getByRole('article').nth(3).waitFor();
const counts = async (page: Page, from: string) => (await titlesOf(page, 'en', from)).map((day) => day.length);

// The Saturday of a week that begins on Sunday, here and far away.
const saturday = addDays(thisMonday(), 5);
const sunday = addDays(saturday, -6);
const next = addDays(saturday, 1);

describe('who signs up on the last day of a week that begins on Sunday', () => {
  it.each([
    // Half past midnight: in Greenwich it is still Friday.
    {
      zone: 'Pacific/Auckland',
      locale: 'en-GB',
      now: `${addDays(saturday, -1)}T11:30:00Z`,
      size: phone,
    },
    // Half past eight in the evening, in winter as in summer: in Greenwich it is Sunday, and another week.
    { zone: 'America/Los_Angeles', locale: 'en-GB', now: `${next}T04:30:00Z`, size: undefined },
  ])('in $zone gets this day and the whole next week, no day more or less', async ({ size, ...place }) => {
    const page = await open({ ...place, ...(size === undefined ? {} : { size }) });
    await page.goto('/sign-up');
    await page.getByRole('textbox', { name: text('account:name') }).fill('Ada');
    await page.getByRole('textbox', { name: text('account:email') }).fill(newEmail());
    await page.getByRole('textbox', { name: text('account:password') }).fill(password);
    await button(page, 'account:signUp').click();
    await page.getByRole('heading', { level: 1, name: text('onboarding:region', { name: 'Ada' }) }).waitFor();
    await expect
      .poll(() => page.getByRole('combobox', { name: text('account:timeZone') }).inputValue())
      .toBe(place.zone);
    const begins = (day: string) => page.getByRole('radio', { name: text(`weekday:${day}`), exact: true });
    await expect.poll(() => begins('monday').isChecked()).toBe(true);
    // A choice is seen at once, also while it is still being saved.
    await begins('sunday').check();
    for (const key of ['body', 'aim', 'diet', 'without', 'meals']) {
      await button(page, 'onboarding:next').click();
      await page.getByRole('heading', { level: 1, name: text(`onboarding:${key}`) }).waitFor();
    }
    // One day is left, and it is this one.
    const only = page.getByRole('radio', { name: text('onboarding:beginToday_one'), exact: true });
    await only.waitFor();
    await expect.poll(() => only.isChecked()).toBe(false);
    await expect
      .poll(() => page.getByRole('radio', { name: text('onboarding:beginBoth'), exact: true }).isChecked())
      .toBe(true);
    await button(page, 'onboarding:finish').click();

    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await filled(page, addDays(next, 6));
    await expect.poll(() => counts(page, next)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    await button(page, 'week:toThisWeek').click();
    await page.getByRole('heading', { level: 1, name: text('week:thisWeek') }).waitFor();
    await filled(page, saturday);
    await expect.poll(() => counts(page, sunday)).toEqual([0, 0, 0, 0, 0, 0, 4]);
    const marked = dayRegion(page, saturday).getByText(text('week:today'), { exact: true });
    await marked.waitFor();
    await expect.poll(() => page.getByText(text('week:today'), { exact: true }).count()).toBe(1);
    // The address of a day within the week leads to the same week; planned anew, nothing but this day changes.
    await button(page, 'week:again').click();
    await page.getByText(text('week:doneGenerateFrom')).first().waitFor();
    await filled(page, saturday);
    await expect.poll(() => counts(page, sunday)).toEqual([0, 0, 0, 0, 0, 0, 4]);
  });
});
