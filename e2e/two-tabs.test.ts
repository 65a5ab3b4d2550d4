import { isDeepStrictEqual } from 'node:util';
import { generateList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { mealIn, readMeal, saved, setTick, titlesOf, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = '', wednesday = ''] = weekDays();
const dinner = text('slot:dinner');
const lunch = text('slot:lunch');

/** A second window of the same person. `deaf`: nothing reaches it by itself, as on a bad line. */
async function windowOf(person: Person, { deaf = false } = {}): Promise<Page> {
  const page = await open();
  if (deaf) await page.routeWebSocket(/\/live$/, () => undefined);
  await signIn(page, person);
  await page.getByRole('article').first().waitFor();
  return page;
}
const plannedPerson = async () => {
  const person = await newPerson(inject('address'));
  await plannedWeek(person);
  return person;
};
async function remove(page: Page, day: string, slot: string) {
  const { title } = await readMeal(mealIn(page, day, slot));
  await mealIn(page, day, slot)
    .getByRole('button', { name: text('week:more', { title }) })
    .click();
  await page.getByRole('menuitem', { name: text('week:remove') }).click();
}
const more = (page: Page, day: string, slot: string) =>
  mealIn(page, day, slot).getByRole('button', { name: text('common:moreServings') });
const showTheSame = (one: Page, two: Page) =>
  expect.poll(async () => isDeepStrictEqual(await titlesOf(one), await titlesOf(two))).toBe(true);
const told = (page: Page) => page.getByRole('alert').filter({ hasText: text('week:changedTitle') });

describe('two windows on one week', () => {
  it('follow each other without a reload', async () => {
    const person = await plannedPerson();
    const [one, two] = [await windowOf(person), await windowOf(person)];
    const { servings } = await readMeal(mealIn(two, monday, dinner));
    await saved(one, () => more(one, monday, dinner).click());
    await expect.poll(async () => (await readMeal(mealIn(two, monday, dinner))).servings).toBe(servings + 0.25);
    await saved(two, () => remove(two, tuesday, lunch));
    await mealIn(one, tuesday, lunch).waitFor({ state: 'detached' });
    expect((await told(one).count()) + (await told(two).count())).toBe(0);
  });

  it('where one did not hear of a change: it is told, sees the newest, and its wish can still be done', async () => {
    const person = await plannedPerson();
    const [one, two] = [await windowOf(person), await windowOf(person, { deaf: true })];
    const { servings } = await readMeal(mealIn(two, wednesday, dinner));
    await saved(one, () => remove(one, monday, lunch));
    await expect.poll(() => mealIn(two, monday, lunch).count()).toBe(1);

    await more(two, wednesday, dinner).click();
    await told(two).waitFor();
    // The newest week stands there, and nothing of the wish was done behind one's back.
    await mealIn(two, monday, lunch).waitFor({ state: 'detached' });
    expect((await readMeal(mealIn(two, wednesday, dinner))).servings).toBe(servings);
    await saved(two, () =>
      told(two)
        .getByRole('button', { name: text('week:doItNow') })
        .click(),
    );
    await told(two).waitFor({ state: 'detached' });
    expect((await readMeal(mealIn(two, wednesday, dinner))).servings).toBe(servings + 0.25);
    // Both changes are kept, in both windows.
    await expect.poll(async () => (await readMeal(mealIn(one, wednesday, dinner))).servings).toBe(servings + 0.25);
    await one.reload();
    await one.getByRole('article').first().waitFor();
    await expect.poll(() => mealIn(one, monday, lunch).count()).toBe(0);
    await showTheSame(one, two);
  });

  it('where both meant the same meal: the second is told that it is gone', async () => {
    const person = await plannedPerson();
    const [one, two] = [await windowOf(person), await windowOf(person, { deaf: true })];
    await saved(one, () => remove(one, monday, dinner));
    await more(two, monday, dinner).click();
    await two
      .getByRole('alert')
      .filter({ hasText: text('week:changedGone') })
      .waitFor();
    await mealIn(two, monday, dinner).waitFor({ state: 'detached' });
    await expect.poll(() => two.getByRole('button', { name: text('week:doItNow') }).count()).toBe(0);
  });

  it('where one plans anew: the change of the other is not run over', async () => {
    const person = await plannedPerson();
    const [one, two] = [await windowOf(person), await windowOf(person, { deaf: true })];
    const { servings } = await readMeal(mealIn(one, monday, dinner));
    await saved(one, () => more(one, monday, dinner).click());
    await two.getByRole('button', { name: text('week:again'), exact: true }).click();
    await told(two).waitFor();
    expect((await readMeal(mealIn(two, monday, dinner))).servings).toBe(servings + 0.25);
    await told(two)
      .getByRole('button', { name: text('week:leaveIt') })
      .click();
    await told(two).waitFor({ state: 'detached' });
    await showTheSame(one, two);
  });
});

describe('two windows on one list', () => {
  it('show ticks, own items and changes of the plan at once in both', async () => {
    const person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    const { items } = await person.call(generateList, { body: { planId: plan.planId } });
    const [one, two] = [await windowOf(person), await windowOf(person)];
    for (const page of [one, two]) {
      await page.goto('/shopping');
      await page.getByRole('checkbox').first().waitFor();
    }
    const tick = (page: Page, at: number) => page.getByRole('checkbox').nth(at);
    const progress = (page: Page, done: number, all: number) =>
      page
        .getByRole('status')
        .filter({ hasText: text('shopping:progress', { done, all }) })
        .waitFor();
    await saved(one, () => setTick(tick(one, 2), true));
    await expect.poll(() => tick(two, 2).isChecked()).toBe(true);
    await saved(two, () => setTick(tick(two, 4), true));
    await expect.poll(() => tick(one, 4).isChecked()).toBe(true);
    await progress(one, 2, items.length);
    await progress(two, 2, items.length);
    await saved(two, () => setTick(tick(two, 2), false));
    await expect.poll(() => tick(one, 2).isChecked()).toBe(false);

    await one.getByRole('textbox', { name: text('shopping:addLabel') }).fill('candles');
    await saved(one, () => one.keyboard.press('Enter'));
    await two.getByRole('checkbox', { name: 'candles' }).waitFor();

    // A meal with a line of its own goes: its line goes from both screens.
    const own = items.find(({ sources }) => sources.length === 1);
    const [source] = own?.sources ?? [];
    if (own === undefined || source === undefined) throw new Error('no line of one meal');
    const details = (page: Page) =>
      page.getByRole('button', { name: text('shopping:details', { name: own.name }), exact: true });
    await details(two).waitFor();
    const week = await windowOf(person);
    const meal = week.getByRole('article').filter({ has: week.getByRole('link', { name: source.title }) });
    const all = plan.days.flatMap((day) => day.meals).filter(({ title }) => title === source.title).length;
    expect(all).toBe(1);
    await meal.getByRole('button', { name: text('week:more', { title: source.title }) }).click();
    await saved(week, () => week.getByRole('menuitem', { name: text('week:remove') }).click());
    await details(one).waitFor({ state: 'detached' });
    await details(two).waitFor({ state: 'detached' });
    await two.getByRole('checkbox', { name: 'candles' }).waitFor();
  });

  it('lose no tick when both tick quickly', async () => {
    const person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    await person.call(generateList, { body: { planId: plan.planId } });
    const [one, two] = [await windowOf(person), await windowOf(person)];
    for (const page of [one, two]) {
      await page.goto('/shopping');
      await page.getByRole('checkbox').first().waitFor();
    }
    const quick = async (page: Page, from: number) => {
      for (let at = from; at < 12; at += 2) await page.getByRole('checkbox').nth(at).click();
    };
    await Promise.all([quick(one, 0), quick(two, 1)]);
    for (const page of [one, two])
      await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(12);
    await one.reload();
    await one.getByRole('checkbox').first().waitFor();
    await expect.poll(() => one.getByRole('checkbox', { checked: true }).count()).toBe(12);
  });
});
