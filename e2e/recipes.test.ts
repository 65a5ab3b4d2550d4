import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { amountIn, heard, mealIn, numberIn, saved, weekDays, weekday } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [, , wednesday = ''] = weekDays();

const tiles = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') });
/** How many recipes it says there are; waits until that differs from what it said before. */
async function countOf(page: Page, before?: number): Promise<number> {
  const status = page.getByRole('status').filter({ hasText: /\d/ }).first();
  const read = async () => numberIn(/[\d,]+/.exec((await status.textContent()) ?? '')?.[0] ?? 'none');
  if (before !== undefined) await expect.poll(read).not.toBe(before);
  return read();
}
const search = (page: Page) => page.getByRole('searchbox', { name: text('recipes:search') });
/** Presses a filter, which says how many recipes it leads to; that many there must be then. */
async function choose(page: Page, name: string): Promise<number> {
  const button = page.getByRole('button', { name: text('recipes:filters'), exact: true });
  const again = page.getByRole('button', { name: text.like('recipes:filtersOn_one') });
  const sheet = button.or(again);
  const narrow = (page.viewportSize()?.width ?? 0) < phone.width * 2;
  if (narrow) await sheet.click();
  const filter = page.getByRole('button', { name: new RegExp(`^${name.replace(/\s/g, '\\s')}: \\d+$`) });
  await filter.waitFor();
  // The counts may still be those of the search before.
  await page.locator('section[aria-busy="true"]').waitFor({ state: 'detached' });
  const promised = numberIn(/\d+$/.exec((await filter.getAttribute('aria-label')) ?? '')?.[0] ?? 'none');
  await filter.click();
  if (narrow) await page.keyboard.press('Escape');
  await expect.poll(() => countOf(page)).toBe(promised);
  return promised;
}
const pick = (page: Page, key: string, label: string) =>
  page.getByRole('combobox', { name: text(key), exact: true }).selectOption({ label });

async function openRecipes(options = {}): Promise<Page> {
  const page = await open(options);
  await signIn(page, await newPerson(inject('address')));
  await page.getByRole('link', { name: text('common:recipes'), exact: true }).click();
  await tiles(page).first().waitFor();
  return page;
}

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('the cookbook %s', (_, options) => {
  let page: Page;
  let all = 0;
  beforeAll(async () => {
    page = await openRecipes(options);
    all = await countOf(page);
  });

  it('finds by words while typing, and says so when nothing matches', async () => {
    expect(all).toBeGreaterThanOrEqual(300);
    await search(page).pressSequentially('lentil', { delay: 30 });
    const found = await countOf(page, all);
    expect(found).toBeGreaterThan(3);
    expect(found).toBeLessThan(all);
    await expect.poll(() => tiles(page).first().getByRole('link').textContent()).toMatch(/lentil|dal/i);
    await search(page).fill('zzqqxx');
    await page.getByRole('heading', { name: text('recipes:none') }).waitFor();
    await page.getByRole('button', { name: text('recipes:showAll') }).click();
    await tiles(page).first().waitFor();
    await expect.poll(() => countOf(page)).toBe(all);
    await expect.poll(() => search(page).inputValue()).toBe('');
  });

  it('filters by diet and time, each choice keeping what it promised', async () => {
    const vegan = await choose(page, text('diet:vegan'));
    expect(vegan).toBeLessThan(all);
    const quick = await choose(page, text('wishes:upTo', { minutes: '20\u00a0min' }));
    expect(quick).toBeLessThan(vegan);
    await pick(page, 'recipes:sort', text('recipes:sortQuick'));
    await expect.poll(() => page.url()).toContain('sort');
    await expect
      .poll(async () =>
        (await minutesOf(page)).every((minutes, at, list) => at === 0 || minutes >= (list[at - 1] ?? 0)),
      )
      .toBe(true);
    const minutes = await minutesOf(page);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(20);
    await expect.poll(() => tiles(page).count()).toBe(Math.min(quick, 24));
    for (const tile of await tiles(page).all())
      await expect.poll(() => tile.textContent()).toContain(text('diet:vegan'));
  });

  it('brings the search back after a look into a recipe', async () => {
    const before = await countOf(page);
    const title = (await tiles(page).nth(2).getByRole('link').textContent()) ?? '';
    await tiles(page).nth(2).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: text('recipes:back') }).click();
    await tiles(page).first().waitFor();
    await expect.poll(() => countOf(page)).toBe(before);
    await expect.poll(() => tiles(page).nth(2).getByRole('link').textContent()).toBe(title);
    const on = page.getByRole('list', { name: text('recipes:filtersNow') });
    await on.getByRole('button', { name: text('recipes:withoutFilter', { name: text('diet:vegan') }) }).click();
    await expect.poll(() => countOf(page)).toBeGreaterThan(before);
    await on.getByRole('button', { name: text('recipes:clear') }).click();
    await on.waitFor({ state: 'hidden' });
    await expect.poll(() => countOf(page)).toBe(all);
  });

  it('keeps a favourite, also on its own page and after a reload', async () => {
    const title = (await tiles(page).nth(3).getByRole('link').textContent()) ?? '';
    const heart = page.getByRole('button', { name: text('recipes:favorite', { title }), exact: true });
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('false');
    await saved(page, () => heart.click());
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('link', { name: text('recipes:favorites'), exact: true }).click();
    await expect.poll(() => countOf(page)).toBe(1);
    await expect.poll(() => tiles(page).getByRole('link').allTextContents()).toEqual([title]);
    await page.reload();
    await tiles(page).first().waitFor();
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
    await tiles(page).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('true');
    await saved(page, () => heart.click());
    await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: text('recipes:back') }).click();
    await page.getByRole('heading', { name: text('recipes:noFavorites') }).waitFor();
  });

  it('shows more when asked, none of them twice', async () => {
    await page.goto('/recipes');
    await tiles(page).first().waitFor();
    const before = await tiles(page).count();
    await page.getByRole('button', { name: text('recipes:more') }).click();
    await expect.poll(() => tiles(page).count()).toBeGreaterThan(before);
    const titles = await tiles(page).getByRole('link').allTextContents();
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('one recipe %s', (_, options) => {
  let page: Page;
  let title = '';
  const ingredients = () => page.getByRole('region', { name: text('recipes:ingredients') });
  /** In grams, of the lines that are weighed. */
  const weights = async () =>
    [...(await heard(ingredients())).matchAll(/checkbox "([\d,.]+) (k?g)\b/g)].map(
      ([, amount = '', unit]) => numberIn(amount) * (unit === 'kg' ? 1000 : 1),
    );
  beforeAll(async () => {
    page = await openRecipes(options);
    // What is looked for stands in the address.
    await page.goto('/recipes?q=chickpea');
    await tiles(page).first().waitFor();
    const first = tiles(page)
      .filter({ hasText: /chickpea/i })
      .first()
      .getByRole('link');
    title = (await first.textContent()) ?? '';
    await first.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await ingredients().waitFor();
  });

  it('scales its ingredients with the servings', async () => {
    const stepper = page.getByRole('group', { name: text('common:servingsOf', { of: title }) });
    const servings = async () => Number(/^\d+/.exec((await stepper.getByRole('status').textContent()) ?? '')?.[0]);
    const was = await servings();
    const before = await weights();
    expect(before.length).toBeGreaterThan(0);
    for (let at = 0; at < was; at += 1)
      await stepper.getByRole('button', { name: text('common:moreServings') }).click();
    await expect.poll(servings).toBe(was * 2);
    const after = await weights();
    // Rounded to what a scale shows: to 5 g above 100 g.
    expect(after).toHaveLength(before.length);
    for (const [at, grams] of after.entries()) expect(Math.abs(grams - (before[at] ?? 0) * 2)).toBeLessThanOrEqual(5);
    expect(after.reduce((sum, grams) => sum + grams, 0)).toBeGreaterThan(
      before.reduce((sum, grams) => sum + grams, 0) * 1.9,
    );
  });

  it('turns to the measures of the other system and back', async () => {
    const before = await weights();
    await ingredients().getByText(text('recipes:us'), { exact: true }).click();
    await expect.poll(async () => (await weights()).length).toBe(0);
    await expect.poll(() => ingredients().textContent()).toMatch(/\d\s*oz|[\d¼½¾⅓⅔]\s*(cup|lb)/);
    await ingredients().getByText(text('recipes:metric'), { exact: true }).click();
    await expect.poll(() => weights()).toEqual(before);
  });

  it('shows its nutrition by serving and by 100 g, with the sources of its numbers', async () => {
    const label = page.getByRole('region', { name: text('recipes:nutrition') });
    const energy = async () =>
      amountIn((await label.getByRole('row', { name: text('nutrient:kcal') }).textContent()) ?? '', 'kcal');
    const serving = await energy();
    const grams = amountIn((await heard(label)).replace(/[\s\S]*weighs/, ''), 'g');
    await label.getByText('100 g', { exact: true }).click();
    await expect.poll(energy).not.toBe(serving);
    expect(Math.abs((await energy()) - (serving * 100) / grams)).toBeLessThanOrEqual(2);
    await label.getByRole('button', { name: text('recipes:sources') }).click();
    const sources = label.getByRole('columnheader', { name: text('recipes:source') });
    await sources.waitFor();
    await expect
      .poll(() => label.getByRole('cell', { name: /\d{5}/ }).count())
      .toBe(await ingredients().getByRole('listitem').count());
  });

  it('takes a rating, shows it again, and takes it back', async () => {
    const rating = page.getByRole('radiogroup', { name: text('recipes:yourRating') });
    await saved(page, () =>
      rating.getByRole('radio', { name: text('recipes:stars_other', { count: 4 }) }).click({ force: true }),
    );
    await page.reload();
    await rating.waitFor();
    const given = rating.getByRole('radio', { name: text('recipes:stars_other', { count: 4 }) });
    await expect.poll(() => given.isChecked()).toBe(true);
    await saved(page, () => page.getByRole('button', { name: text('recipes:noRating') }).click());
    await expect.poll(() => rating.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  it('goes into the plan from its page, and is kept there', async () => {
    await page.getByRole('button', { name: text('recipes:addToPlan') }).click();
    const sheet = page.getByRole('dialog', { name: text('recipes:addToPlan') });
    const day = sheet.getByRole('group', { name: new RegExp(`^${weekday(wednesday)}`) });
    await day.getByRole('button', { name: text('slot:lunch') }).click();
    await page
      .getByText(text('recipes:added', { day: weekday(wednesday) }))
      .first()
      .waitFor();
    await page.getByRole('link', { name: text('common:week'), exact: true }).click();
    const meal = mealIn(page, wednesday, text('slot:lunch'));
    await meal.getByRole('link', { name: title }).waitFor();
    await expect
      .poll(() => meal.getByRole('button', { name: text('week:lock', { title }) }).getAttribute('aria-pressed'))
      .toBe('true');
  });
});

async function minutesOf(page: Page): Promise<number[]> {
  const all: number[] = [];
  for (const tile of await tiles(page).all()) {
    const words = await heard(tile);
    const [, hours, minutes] = /(?:(\d+) h )?(\d+) min/.exec(words) ?? [];
    all.push(Number(hours ?? 0) * 60 + Number(minutes));
  }
  return all;
}
