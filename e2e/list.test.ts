import { generateList, getList, listLists, type ShoppingList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { dayRegion, saved, setTick } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();

const progress = (page: Page, done: number, all: number) =>
  page
    .getByRole('status')
    .filter({ hasText: text('shopping:progress', { done, all }) })
    .waitFor();
const line = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: text('shopping:details', { name }), exact: true }) });
const box = (page: Page, name: string) => line(page, name).getByRole('checkbox');
const opener = (page: Page, name: string) =>
  line(page, name).getByRole('button', { name: text('shopping:details', { name }) });

async function listOf(person: Person): Promise<ShoppingList> {
  const { data } = await person.call(listLists);
  const [first] = data;
  if (first === undefined) throw new Error('no list');
  return person.call(getList, { params: { listId: first.listId } });
}

/** A line that several recipes share, none of them twice: its sources can be told apart by their titles. */
function sharedLine(list: ShoppingList) {
  const found = list.items.find(
    ({ sources, name }) =>
      sources.length >= 2 &&
      new Set(sources.map(({ title }) => title)).size === sources.length &&
      list.items.filter((other) => other.name === name).length === 1,
  );
  if (found === undefined) throw new Error('no line is shared by two recipes');
  return found;
}

describe('the way to the list', () => {
  it('leads over an empty page while there is no list, which makes one', async () => {
    const person = await newPerson(inject('address'));
    await plannedWeek(person);
    const page = await open();
    await signIn(page, person);
    await page.getByRole('link', { name: text('common:shopping'), exact: true }).click();
    await page.getByRole('heading', { name: text('shopping:emptyTitle') }).waitFor();
    await page.getByRole('button', { name: text('shopping:make') }).click();
    await page.getByRole('checkbox').first().waitFor();
    const { items } = await listOf(person);
    await progress(page, 0, items.length);
  });

  it('says that a week comes first when there is none', async () => {
    const page = await open();
    await signIn(page, await newPerson(inject('address')));
    await page.goto('/shopping');
    await page.getByText(text('shopping:emptyNoPlan')).waitFor();
    await page.getByRole('link', { name: text('shopping:toWeek'), exact: true }).click();
    await page.waitForURL('**/week');
  });
});

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('the list of a week %s', (_, options) => {
  let page: Page;
  let person: Person;
  beforeAll(async () => {
    person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await open(options);
    await signIn(page, person);
  });

  it('is one press away from the week, with every line of the plan in its aisle', async () => {
    await page.getByRole('button', { name: text('week:shoppingList') }).click();
    await page.getByRole('heading', { level: 1, name: text('shopping:title') }).waitFor();
    await page.getByRole('checkbox').first().waitFor();
    const { items } = await listOf(person);
    expect(items.length).toBeGreaterThan(20);
    await progress(page, 0, items.length);
    for (const aisle of new Set(items.map((item) => item.aisle))) {
      const inAisle = items.filter((item) => item.aisle === aisle);
      const region = page.getByRole('region', { name: text(`aisle:${aisle}`), exact: true });
      expect(await region.getByRole('checkbox').count(), aisle).toBe(inAisle.length);
    }
  });

  it('opens a merged line to all of its recipes', async () => {
    const { name, sources } = sharedLine(await listOf(person));
    await opener(page, name).click();
    expect(await opener(page, name).getAttribute('aria-expanded')).toBe('true');
    const uses = line(page, name).getByRole('list', { name: text('shopping:usedIn') });
    const titles = await uses.getByRole('link').allTextContents();
    expect(titles.sort()).toEqual(sources.map(({ title }) => title).sort());
    const [title = ''] = titles;
    await uses.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.goBack();
    await opener(page, name).waitFor();
  });

  it('keeps what is ticked over a reload, in its place', async () => {
    const { items } = await listOf(person);
    const { name } = sharedLine({ ...(await listOf(person)), items });
    const before = await page.getByRole('checkbox').evaluateAll((all) => all.length);
    await saved(page, () => setTick(box(page, name), true));
    await progress(page, 1, items.length);
    await page.reload();
    await progress(page, 1, items.length);
    expect(await box(page, name).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    expect(await page.getByRole('checkbox').count()).toBe(before);
    await saved(page, () => setTick(box(page, name), false));
    await page.reload();
    await progress(page, 0, items.length);
    expect(await box(page, name).isChecked()).toBe(false);
    await saved(page, () => setTick(box(page, name), true));
  });

  it('takes an own item in one line, and gives a deleted one back', async () => {
    const { items } = await listOf(person);
    const field = page.getByRole('textbox', { name: text('shopping:addLabel') });
    await field.fill('3 l oat drink for Ben');
    await saved(page, () => page.keyboard.press('Enter'));
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    const own = page.getByRole('checkbox', { name: 'oat drink for Ben 3 l' });
    await own.waitFor();
    await progress(page, 1, items.length + 1);
    await opener(page, 'oat drink for Ben').click();
    await saved(page, () =>
      line(page, 'oat drink for Ben')
        .getByRole('button', { name: text('common:delete') })
        .click(),
    );
    await own.waitFor({ state: 'detached' });
    await saved(page, () =>
      page
        .getByRole('button', { name: text('common:undo') })
        .first()
        .click(),
    );
    await own.waitFor();
    await page.reload();
    await own.waitFor();
  });

  it('loses only the share of a meal that is removed; ticks and own items stay', async () => {
    const before = await listOf(person);
    const shared = sharedLine(before);
    const [gone] = shared.sources;
    if (gone === undefined) throw new Error('no source');
    const alone = before.items.find(
      ({ sources }) => sources.length > 0 && sources.every((one) => one.mealId === gone.mealId),
    );
    await page.getByRole('link', { name: text('common:week'), exact: true }).click();
    const meal = dayRegion(page, gone.date)
      .getByRole('article')
      .filter({ has: page.getByRole('link', { name: gone.title }) });
    await meal.getByRole('button', { name: text('week:more', { title: gone.title }) }).click();
    await saved(page, () => page.getByRole('menuitem', { name: text('week:remove') }).click());

    await page.getByRole('link', { name: text('common:shopping'), exact: true }).click();
    if (alone !== undefined) await opener(page, alone.name).waitFor({ state: 'detached' });
    const after = await listOf(person);
    const now =
      after.items.find(({ foodId, unit }) => foodId === shared.foodId && unit === shared.unit) ??
      after.items.find(({ foodId }) => foodId === shared.foodId);
    if (now === undefined) throw new Error(`${shared.name} is gone altogether`);
    await opener(page, now.name).click();
    const uses = line(page, now.name).getByRole('list', { name: text('shopping:usedIn') });
    await uses.waitFor();
    const left = shared.sources.filter((one) => one.mealId !== gone.mealId).map(({ title }) => title);
    expect((await uses.getByRole('link').allTextContents()).sort()).toEqual(left.sort());
    expect(await page.getByRole('checkbox', { name: 'oat drink for Ben 3 l' }).count()).toBe(1);
    expect(await box(page, now.name).isChecked()).toBe(true);
    // All that this meal had no part in is as it was.
    const untouched = before.items.filter(({ sources }) => !sources.some((one) => one.mealId === gone.mealId));
    for (const item of untouched) {
      const same = after.items.find((one) => one.itemId === item.itemId);
      expect(same, item.name).toMatchObject({
        name: item.name,
        quantity: item.quantity,
        unit: item.unit,
        checked: item.checked,
      });
    }
  });

  it('renews from the plan without losing ticks and own items', async () => {
    const plan = await listOf(person);
    await saved(page, () => page.getByRole('button', { name: text('shopping:renew') }).click());
    await page.getByText(text('shopping:renewed')).first().waitFor();
    const { items } = await listOf(person);
    expect(items.map(({ name, checked }) => [name, checked])).toEqual(
      plan.items.map(({ name, checked }) => [name, checked]),
    );
    expect(await page.getByRole('checkbox', { name: 'oat drink for Ben 3 l' }).count()).toBe(1);
  });

  it('hides what is ticked when asked to', async () => {
    const ticked = page.getByRole('checkbox', { checked: true });
    expect(await ticked.count()).toBe(1);
    await page.getByRole('switch', { name: text('shopping:hideTicked') }).click();
    await ticked.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: text('shopping:hideTicked') }).click();
    await ticked.waitFor();
  });
});

describe('changed servings', () => {
  it('change the amounts on the list', async () => {
    const person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    const before = await person.call(generateList, { body: { planId: plan.planId } });
    const wanted = before.items.find(({ sources, unit }) => sources.length === 1 && (unit === 'g' || unit === 'kg'));
    const [source] = wanted?.sources ?? [];
    if (wanted === undefined || source === undefined) throw new Error('no line by weight of one meal');
    const page = await open();
    await signIn(page, person);
    const meal = dayRegion(page, source.date)
      .getByRole('article')
      .filter({ has: page.getByRole('link', { name: source.title }) });
    for (let press = 0; press < 4; press += 1)
      await saved(page, () => meal.getByRole('button', { name: text('common:moreServings') }).click());
    await page.getByRole('link', { name: text('common:shopping'), exact: true }).click();
    await opener(page, wanted.name).waitFor();
    const servings =
      plan.days.flatMap((day) => day.meals).find((one) => one.mealId === source.mealId)?.servings ?? Number.NaN;
    await expect
      .poll(async () => (await listOf(person)).items.find((one) => one.foodId === wanted.foodId)?.grams ?? 0)
      .toBeCloseTo(((wanted.grams ?? Number.NaN) * (servings + 1)) / servings, 0);
    const after = (await listOf(person)).items.find((one) => one.foodId === wanted.foodId);
    const shown = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(after?.quantity ?? Number.NaN);
    await page.getByRole('checkbox', { name: `${wanted.name} ${shown}` }).waitFor();
  });
});
