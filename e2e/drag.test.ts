import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, plannedWeek, signIn } from './people.ts';
import { mealIn, readMeal, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = '', wednesday = ''] = weekDays();
const breakfast = text('slot:breakfast');
const lunch = text('slot:lunch');
const told = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();

async function openWeek(options = {}): Promise<Page> {
  const person = await newPerson(inject('address'));
  await plannedWeek(person);
  const page = await open(options);
  await signIn(page, person);
  await page.getByRole('article').first().waitFor();
  return page;
}
async function middle(meal: Locator): Promise<{ x: number; y: number }> {
  const box = await meal.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + 30 };
}

describe('taking a meal by mouse', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openWeek();
  });
  async function drag(from: Locator, to: Locator) {
    const [a, b] = [await middle(from), await middle(to)];
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    await page.mouse.move(a.x + 20, a.y + 8, { steps: 3 });
    await page.mouse.move(b.x, b.y, { steps: 8 });
    await page.mouse.up();
  }

  it('to a place that is taken changes places, and does not open a recipe', async () => {
    const first = await readMeal(mealIn(page, monday, breakfast));
    const second = await readMeal(mealIn(page, tuesday, breakfast));
    await drag(mealIn(page, monday, breakfast), mealIn(page, tuesday, breakfast));
    await told(page, text('week:doneMove'));
    await expect.poll(() => readMeal(mealIn(page, tuesday, breakfast))).toEqual(first);
    await expect.poll(() => readMeal(mealIn(page, monday, breakfast))).toEqual(second);
    expect(new URL(page.url()).pathname).toBe('/week');
  });

  it('with Ctrl held copies', async () => {
    const first = await readMeal(mealIn(page, monday, lunch));
    await page.keyboard.down('Control');
    await drag(mealIn(page, monday, lunch), mealIn(page, wednesday, lunch));
    await page.keyboard.up('Control');
    await told(page, text('week:doneCopy'));
    await expect.poll(() => readMeal(mealIn(page, wednesday, lunch))).toEqual(first);
    await expect.poll(() => readMeal(mealIn(page, monday, lunch))).toEqual(first);
  });

  it('a click still opens the recipe', async () => {
    const { title } = await readMeal(mealIn(page, monday, lunch));
    await mealIn(page, monday, lunch).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });
});

describe('taking a meal by finger', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openWeek({ size: phone });
  });
  /** A real finger: pressed, held for a while, led along, lifted. */
  async function finger(points: { x: number; y: number }[], holdMs: number) {
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
    const [first, ...rest] = points;
    await touch('touchStart', first);
    await page.waitForTimeout(holdMs);
    for (const point of rest) {
      await touch('touchMove', point);
      await page.waitForTimeout(30);
    }
    await touch('touchEnd');
    await client.detach();
  }
  const between = (a: { x: number; y: number }, b: { x: number; y: number }, steps = 8) =>
    Array.from({ length: steps + 1 }, (_, at) => ({
      x: a.x + ((b.x - a.x) * at) / steps,
      y: a.y + ((b.y - a.y) * at) / steps,
    }));

  it('a long press takes it along, and it changes places', async () => {
    const [from, to] = [mealIn(page, monday, breakfast), mealIn(page, monday, lunch)];
    await from.scrollIntoViewIfNeeded();
    const [first, second] = [await readMeal(from), await readMeal(to)];
    await finger(between(await middle(from), await middle(to)), 450);
    await told(page, text('week:doneMove'));
    expect((await readMeal(mealIn(page, monday, lunch))).title).toBe(first.title);
    expect((await readMeal(mealIn(page, monday, breakfast))).title).toBe(second.title);
  });

  it('a long press that rests asks what to do, also to copy', async () => {
    const meal = mealIn(page, monday, lunch);
    const { title } = await readMeal(meal);
    await finger([await middle(meal)], 450);
    const sheet = page.getByRole('dialog', { name: text('week:moveTitle') });
    await sheet.getByText(text('week:copyShort'), { exact: true }).click();
    const wanted = await readMeal(mealIn(page, tuesday, lunch));
    await sheet
      .getByRole('button', { name: `${lunch}: ${text('week:copyReplaces', { title: wanted.title })}` })
      .first()
      .click();
    await told(page, text('week:doneCopy'));
    expect((await readMeal(mealIn(page, tuesday, lunch))).title).toBe(title);
    expect((await readMeal(mealIn(page, monday, lunch))).title).toBe(title);
  });

  it('a quick stroke scrolls and moves nothing', async () => {
    const meal = mealIn(page, wednesday, breakfast);
    await meal.scrollIntoViewIfNeeded();
    const before = await readMeal(meal);
    const start = await middle(meal);
    const top = await page.evaluate(() => window.scrollY);
    await finger(between(start, { x: start.x, y: start.y - 220 }), 0);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(top + 50);
    await expect.poll(() => readMeal(meal)).toEqual(before);
  });
});

describe('taking a recipe by mouse', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openWeek();
  });
  const shelf = (date: string, slotIndex: number) => page.locator(`[aria-hidden] [data-place="${date}/${slotIndex}"]`);
  async function carry(card: Locator, date: string, slotIndex: number, there: string) {
    const from = await middle(card);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 });
    await shelf(date, slotIndex).filter({ hasText: there }).waitFor();
    const to = await shelf(date, slotIndex).boundingBox();
    if (to === null) throw new Error('no shelf');
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
  }

  it.each([
    ['from the list of recipes', '/recipes', (on: Page) => on.getByRole('main').getByRole('listitem').nth(2)],
    ['from its own page', null, (on: Page) => on.getByRole('article')],
  ])('%s puts it into a day, and can be taken back', async (_, path, cardOn) => {
    await page.goto('/week');
    const before = await readMeal(mealIn(page, wednesday, lunch));
    if (path === null) await page.goto('/recipes').then(() => page.getByRole('main').getByRole('link').nth(8).click());
    else await page.goto(path);
    const card = cardOn(page);
    await card.waitFor();
    const title =
      path === null
        ? await page.getByRole('heading', { level: 1 }).textContent()
        : await card.getByRole('link').textContent();
    await carry(card, wednesday, 1, before.title);
    await page.getByText(text.like('recipes:added')).first().waitFor();
    await page.getByRole('link', { name: text('common:week'), exact: true }).click();
    await mealIn(page, wednesday, lunch)
      .getByText(title ?? '', { exact: true })
      .waitFor();
    await page
      .getByRole('button', { name: text('common:undo') })
      .first()
      .click();
    await mealIn(page, wednesday, lunch).getByText(before.title, { exact: true }).waitFor();
    await expect.poll(() => readMeal(mealIn(page, wednesday, lunch))).toEqual(before);
  });
});
