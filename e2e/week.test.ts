import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { addDays, newPerson, type Person, plannedWeek, signIn, thisMonday } from './people.ts';
import {
  amountIn,
  dayButton,
  dayRegion,
  fullDay,
  heard,
  mealIn,
  numberIn,
  readDay,
  readMeal,
  saved,
  titlesOf,
  weekDays,
  weekday,
} from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = '', wednesday = '', thursday = ''] = weekDays();
const breakfast = text('slot:breakfast');
const lunch = text('slot:lunch');
const dinner = text('slot:dinner');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const told = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();
const undo = (page: Page) => button(page, 'common:undo').first().click();

async function openWeek(person: Person, options = {}): Promise<Page> {
  const page = await open(options);
  await signIn(page, person);
  await page.getByRole('article').first().waitFor();
  return page;
}

/** Every number of a day that can be read on its sheet: value, range and whether it is said to be on target. */
async function numbersOf(page: Page, day: string) {
  await dayButton(page, day).click();
  const sheet = page.getByRole('dialog', { name: fullDay(day) });
  await sheet.waitFor();
  const lines = (await heard(sheet)).replace(/\s*\n\s*- (text|strong): /g, ' ');
  const line =
    /(on|below|above) target (\p{Lu}[^\d]*?) (\d[\d.,]*) \S+ \/ (at least |at most )?(\d[\d.,]*)(?:–(\d[\d.,]*))?/gu;
  const found = [...lines.matchAll(line)].map(([, state, name, value = '', bound, low = '', high]) => ({
    name,
    value: numberIn(value),
    min: bound === 'at most ' ? 0 : numberIn(low),
    max: bound === 'at least ' ? Number.POSITIVE_INFINITY : numberIn(high ?? low),
    met: state === 'on',
  }));
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  return found;
}

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('a planned week %s', (_, options) => {
  let page: Page;
  let person: Person;
  beforeAll(async () => {
    person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await openWeek(person, options);
  });

  it('shows totals that are the sum of the meals', async () => {
    for (const day of weekDays()) {
      const { kcal, proteinG, meals } = await readDay(page, day);
      expect(meals).toHaveLength(4);
      // Every number on the screen is rounded: half a unit for each.
      const sum = meals.reduce((total, meal) => total + meal.kcal, 0);
      expect(Math.abs(kcal - sum), `${day}: ${kcal} kcal, meals ${sum}`).toBeLessThanOrEqual(2.5);
      const protein = meals.reduce((total, meal) => total + (meal.proteinG ?? Number.NaN), 0);
      expect(Math.abs((proteinG ?? Number.NaN) - protein), `${day}: protein`).toBeLessThanOrEqual(2.5);
    }
  });

  it('shows each target of a day with its range, and says rightly whether it is met', async () => {
    const numbers = await numbersOf(page, tuesday);
    expect(numbers.length).toBeGreaterThanOrEqual(6);
    for (const { name, value, min, max, met } of numbers) expect(met, name).toBe(value >= min && value <= max);
    expect(numbers.every(({ met }) => met)).toBe((await readDay(page, tuesday)).onTarget);
  });

  it('swaps a meal by one of five, and the day changes by what was said', async () => {
    const before = await readDay(page, monday);
    const old = await readMeal(mealIn(page, monday, dinner));
    await mealIn(page, monday, dinner)
      .getByRole('button', { name: text('week:swap', { title: old.title }) })
      .click();
    const sheet = page.getByRole('dialog', { name: text('week:swapTitle') });
    const choices = sheet.getByRole('listitem').getByRole('button');
    await expect.poll(() => choices.count()).toBe(5);
    const choice = choices.nth(1);
    const words = await heard(choice);
    const said = /([+−])(\d[\d,]*) kcal/.exec(words);
    const delta = said === null ? 0 : (said[1] === '+' ? 1 : -1) * numberIn(said[2] ?? '');
    expect(words).toContain(text('week:dayStays'));
    const title = (await choice.getByRole('strong').textContent()) ?? '';
    await choice.click();
    await told(page, text('week:doneSwap'));
    await mealIn(page, monday, dinner).getByRole('link', { name: title }).waitFor();
    const after = await readDay(page, monday);
    expect(
      Math.abs(after.kcal - before.kcal - delta),
      `said ${delta}, ${before.kcal} to ${after.kcal}`,
    ).toBeLessThanOrEqual(1);
    expect(after.onTarget).toBe(true);
    await undo(page);
    await told(page, text('week:doneRestore'));
    await mealIn(page, monday, dinner).getByRole('link', { name: old.title }).waitFor();
    expect((await readMeal(mealIn(page, monday, dinner))).servings).toBe(old.servings);
  });

  it('keeps a locked meal when the week is planned anew, and changes others', async () => {
    const kept = await readMeal(mealIn(page, wednesday, lunch));
    const own = mealIn(page, wednesday, lunch).getByRole('button', { name: text('week:lock', { title: kept.title }) });
    await expect.poll(() => own.getAttribute('aria-pressed')).toBe('false');
    await saved(page, () => own.click());
    await expect.poll(() => own.getAttribute('aria-pressed')).toBe('true');
    const before = await titlesOf(page);
    await saved(page, () => button(page, 'week:again').click());
    await expect.poll(async () => (await titlesOf(page)).flat().join()).not.toBe(before.flat().join());
    await expect.poll(async () => (await titlesOf(page)).map((day) => day.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    await expect.poll(() => readMeal(mealIn(page, wednesday, lunch))).toEqual(kept);
    for (const day of weekDays()) expect((await readDay(page, day)).onTarget, day).toBe(true);
  });

  it('takes more and fewer servings into the totals at once, and keeps them', async () => {
    const meal = mealIn(page, thursday, dinner);
    const before = await readDay(page, thursday);
    const was = await readMeal(meal);
    await saved(page, () => meal.getByRole('button', { name: text('common:moreServings') }).click());
    const now = await readMeal(meal);
    expect(now.servings).toBe(was.servings + 0.25);
    expect(Math.abs(now.kcal - (was.kcal * now.servings) / was.servings)).toBeLessThanOrEqual(2);
    const after = await readDay(page, thursday);
    expect(Math.abs(after.kcal - before.kcal - (now.kcal - was.kcal))).toBeLessThanOrEqual(2);
    await page.reload();
    await meal.waitFor();
    await expect.poll(() => readMeal(meal)).toEqual(now);
    expect((await readDay(page, thursday)).kcal).toBe(after.kcal);
    await saved(page, () => meal.getByRole('button', { name: text('common:fewerServings') }).click());
    await expect.poll(() => readMeal(meal)).toEqual(was);
  });

  it('removes a meal, and puts a found recipe in its place', async () => {
    const { title, kcal } = await readMeal(mealIn(page, tuesday, lunch));
    const before = await readDay(page, tuesday);
    await mealIn(page, tuesday, lunch)
      .getByRole('button', { name: text('week:more', { title }) })
      .click();
    await page.getByRole('menuitem', { name: text('week:remove') }).click();
    await told(page, text('week:doneRemove'));
    const empty = dayRegion(page, tuesday).getByRole('button', {
      name: text('week:addTo', { slot: lunch, day: weekday(tuesday) }),
    });
    await empty.waitFor();
    expect(Math.abs((await readDay(page, tuesday)).kcal - (before.kcal - kcal))).toBeLessThanOrEqual(1);

    await empty.click();
    const sheet = page.getByRole('dialog', { name: text('week:addTo', { slot: lunch, day: weekday(tuesday) }) });
    await sheet.getByRole('searchbox', { name: text('week:searchRecipe') }).fill('lentil');
    const found = sheet
      .getByRole('listitem')
      .getByRole('button')
      .filter({ hasText: /lentil/i })
      .first();
    const wanted = (await found.getByRole('strong').textContent()) ?? '';
    const energy = amountIn((await heard(found)).replaceAll(wanted, ' '), 'kcal');
    await found.click();
    await told(page, text('week:doneAdd'));
    await mealIn(page, tuesday, lunch).getByRole('link', { name: wanted }).waitFor();
    await expect
      .poll(() => readMeal(mealIn(page, tuesday, lunch)))
      .toMatchObject({ title: wanted, kcal: energy, servings: 1 });
  });

  it('copies a day to another', async () => {
    await dayButton(page, monday).click();
    const sheet = page.getByRole('dialog', { name: fullDay(monday) });
    await sheet.getByRole('checkbox', { name: weekday(thursday) }).check();
    await sheet.getByRole('button', { name: text('week:copyDayTo_one', { count: 1 }) }).click();
    await told(page, text('week:doneCopyDay', { day: weekday(monday) }));
    await expect.poll(async () => (await titlesOf(page))[3]).toEqual((await titlesOf(page))[0]);
    expect((await readDay(page, thursday)).kcal).toBe((await readDay(page, monday)).kcal);
  });

  it('moves a meal to another day, where it changes places', async () => {
    const first = await readMeal(mealIn(page, monday, breakfast));
    const second = await readMeal(mealIn(page, wednesday, breakfast));
    await mealIn(page, monday, breakfast)
      .getByRole('button', { name: text('week:more', { title: first.title }) })
      .click();
    await page.getByRole('menuitem', { name: text('week:move') }).click();
    const sheet = page.getByRole('dialog', { name: text('week:moveTitle') });
    await sheet
      .getByRole('group', { name: fullDay(wednesday) })
      .getByRole('button', { name: `${breakfast}: ${text('week:moveSwaps', { title: second.title })}` })
      .click();
    await told(page, text('week:doneMove'));
    await expect.poll(() => readMeal(mealIn(page, wednesday, breakfast))).toEqual(first);
    await expect.poll(() => readMeal(mealIn(page, monday, breakfast))).toEqual(second);
  });

  it('goes to the next week, plans it, and comes back', async () => {
    const here = await titlesOf(page);
    await button(page, 'week:goForward').click();
    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await button(page, 'week:generate').click();
    const later = addDays(thisMonday(), 7);
    await dayRegion(page, later).getByRole('article').first().waitFor();
    expect((await titlesOf(page, 'en', later)).map((day) => day.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    await button(page, 'week:goBack').click();
    await page.getByRole('heading', { level: 1, name: text('week:thisWeek') }).waitFor();
    await dayRegion(page, monday).getByRole('article').first().waitFor();
    await expect.poll(() => titlesOf(page)).toEqual(here);
    await button(page, 'week:goBack').click();
    await page.getByRole('heading', { level: 1, name: text('week:lastWeek') }).waitFor();
    await page.getByRole('heading', { name: text('week:emptyTitle') }).waitFor();
    await button(page, 'week:toThisWeek').click();
    await dayRegion(page, monday).getByRole('article').first().waitFor();
  });
});
