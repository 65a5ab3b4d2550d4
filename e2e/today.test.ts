import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { addDays, newPerson, type Person, plannedWeek, signIn, thisMonday, todayInBerlin } from './people.ts';
import { dayButton, dayRegion, fullDay, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();
/** What stays on top of a phone: the bar, and the strip of days. */
const ON_TOP = 128;

/** Counts what jumps, as Lighthouse does. */
const countShifts = () => {
  const seen = window as unknown as { shifted: number };
  seen.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) seen.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};
const shifted = (page: Page) => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
const scrolled = (page: Page) => page.evaluate(() => Math.round(window.scrollY));
const topOf = async (page: Page, day: string) =>
  Math.round((await dayButton(page, day).boundingBox())?.y ?? Number.NaN);

describe('the week on a phone', () => {
  const today = todayInBerlin();
  // Whatever day it is, the week of this person began before it.
  const startsOn = today === thisMonday() ? 'sunday' : 'monday';
  const start = startsOn === 'monday' ? thisMonday() : addDays(today, -1);
  let page: Page;
  let person: Person;

  beforeAll(async () => {
    person = await newPerson(inject('address'), { weekStartsOn: startsOn });
    await plannedWeek(person, start);
    await plannedWeek(person, addDays(start, 7));
    page = await open({ size: phone, mobile: true });
    await signIn(page, person);
    await dayRegion(page, today).getByRole('article').first().waitFor();
    await wholeScreen(page);
  });

  const seesToday = async (page: Page) => {
    await expect.poll(() => scrolled(page)).toBeGreaterThan(0);
    // The last day of a week ends with the page, so it may stand lower.
    const lowest = today === addDays(start, 6) ? phone.height / 2 : ON_TOP + 1;
    await expect.poll(async () => (await topOf(page, today)) <= lowest).toBe(true);
    await expect.poll(() => topOf(page, today)).toBeGreaterThanOrEqual(ON_TOP);
  };

  it('opens at today, with the days before it above', async () => {
    await seesToday(page);
    await expect.poll(() => dayRegion(page, addDays(today, -1)).boundingBox()).toMatchObject({ y: expect.any(Number) });
    expect((await dayRegion(page, start).boundingBox())?.y).toBeLessThan(0);
    await page.getByRole('navigation', { name: text('week:days') }).waitFor();
  });

  it('moves the eye alone: nothing jumps, the focus stays, the page reads from its top', async () => {
    const other = await open({ size: phone, mobile: true });
    await other.context().addInitScript(countShifts);
    await signIn(other, person);
    const tab = await other.context().newPage();
    // In the middle of the week there are days above and below. The clock is that of all tabs of this window.
    const middle = addDays(start, 3);
    await tab.clock.setFixedTime(new Date(`${middle}T10:00:00Z`));
    await tab.goto('/week');
    await dayRegion(tab, middle).getByRole('article').first().waitFor();
    await wholeScreen(tab);
    await expect.poll(() => topOf(tab, middle)).toBe(ON_TOP);
    await expect.poll(() => shifted(tab)).toBeLessThan(0.01);
    await expect.poll(() => tab.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const order = await tab.getByRole('main').evaluate((main) => {
      const heading = main.querySelector('h1');
      const days = [...main.querySelectorAll('section')];
      return days.every((one) => heading?.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING);
    });
    expect(order).toBe(true);
    const named = await tab
      .getByRole('main')
      .locator('section')
      .evaluateAll((all) => all.map((one) => one.ariaLabel));
    expect(named.slice(-7)).toEqual(weekDays(start).map((day) => fullDay(day)));
    // While the meals of today and of later days go by, their header stays in sight.
    const before = await scrolled(tab);
    await tab.mouse.wheel(0, 200);
    await expect.poll(() => scrolled(tab)).toBeGreaterThan(before + 100);
    await expect.poll(() => topOf(tab, middle)).toBe(ON_TOP);
  });

  it('jumps by the strip; the header of a day that is over goes with its meals', async () => {
    await page
      .getByRole('navigation', { name: text('week:days') })
      .getByRole('button')
      .first()
      .click();
    await expect.poll(() => topOf(page, start)).toBe(ON_TOP);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => topOf(page, start)).toBeLessThan(ON_TOP - 100);
    await expectAccessible(page, 'week, scrolled');
  });

  it('puts who comes back where they were', async () => {
    const meal = dayRegion(page, start).getByRole('article').nth(1);
    const link = meal.getByRole('link').first();
    // What the router still draws of the visit before comes first: it notes the place of what was scrolled since.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
    // Brings it from behind the headers before the place is read.
    await link.hover();
    await expect.poll(() => scrolled(page)).toBeGreaterThan(0);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const before = await scrolled(page);
    await link.click();
    await page.waitForURL('**/recipes/**');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await meal.waitFor();
    await expect.poll(() => scrolled(page)).toBe(before);
  });

  it('opens at today again for who asks for the week again, and another week at its first day', async () => {
    await page
      .getByRole('link', { name: text('common:shopping') })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: text('common:shopping') }).waitFor();
    await page
      .getByRole('link', { name: text('common:week') })
      .first()
      .click();
    await dayRegion(page, today).getByRole('article').first().waitFor();
    await seesToday(page);
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await dayRegion(page, addDays(start, 7)).getByRole('article').first().waitFor();
    await expect.poll(() => scrolled(page)).toBe(0);
  });
});
