import { generateList, getList, listLists, type ShoppingList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { dayRegion, heard, saved, setTick } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();

async function progress(page: Page, done: number, all: number): Promise<void> {
  const words = text('shopping:progress', { done, all });
  await page.getByRole('status').filter({ hasText: words }).waitFor();
  await wholeScreen(page);
}
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

const unique = ({ items }: ShoppingList, name: string) => items.filter((one) => one.name === name).length === 1;

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
      await expect.poll(() => region.getByRole('checkbox').count(), { message: aisle }).toBe(inAisle.length);
    }
  });

  it('opens a merged line to all of its recipes', async () => {
    const { name, sources } = sharedLine(await listOf(person));
    await opener(page, name).click();
    await expect.poll(() => opener(page, name).getAttribute('aria-expanded')).toBe('true');
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
    await expect.poll(() => box(page, name).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(before);
    await saved(page, () => setTick(box(page, name), false));
    await page.reload();
    await progress(page, 0, items.length);
    await expect.poll(() => box(page, name).isChecked()).toBe(false);
    await saved(page, () => setTick(box(page, name), true));
  });

  it('takes an own item in one line, and gives a deleted one back', async () => {
    const { items } = await listOf(person);
    const field = page.getByRole('textbox', { name: text('shopping:addLabel') });
    await field.fill('3 l oat drink for Ben');
    await saved(page, () => page.keyboard.press('Enter'));
    await expect.poll(() => field.inputValue()).toBe('');
    await expect.poll(() => field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
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
    await wholeScreen(page);
    await expect.poll(() => page.getByRole('checkbox', { name: 'oat drink for Ben 3 l' }).count()).toBe(1);
    await expect.poll(() => box(page, now.name).isChecked()).toBe(true);
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
    await page.getByRole('button', { name: text('shopping:more') }).click();
    await saved(page, () => page.getByRole('menuitem', { name: text('shopping:renew') }).click());
    await page.getByText(text('shopping:renewed')).first().waitFor();
    const { items } = await listOf(person);
    expect(items.map(({ name, checked }) => [name, checked])).toEqual(
      plan.items.map(({ name, checked }) => [name, checked]),
    );
    await expect.poll(() => page.getByRole('checkbox', { name: 'oat drink for Ben 3 l' }).count()).toBe(1);
  });

  it('keeps what is at home out of the way, one press from coming back', async () => {
    const before = await listOf(person);
    const item = before.items.find(({ own, checked, name }) => !own && !checked && unique(before, name));
    if (item === undefined) throw new Error('nothing to have at home');
    const { name } = item;
    await opener(page, name).click();
    await saved(page, () =>
      line(page, name)
        .getByRole('button', { name: text('shopping:haveIt'), exact: true })
        .click(),
    );
    await opener(page, name).waitFor({ state: 'detached' });
    await progress(page, before.checkedCount, before.itemCount - 1);
    const home = page.getByRole('region', { name: text('shopping:atHome'), exact: true });
    await page.reload();
    await home.getByRole('button', { name: text('shopping:atHome') }).click();
    await saved(page, () =>
      home.getByRole('button', { name: text('shopping:buyThis', { name }), exact: true }).click(),
    );
    await opener(page, name).waitFor();
    await progress(page, before.checkedCount, before.itemCount);
    // Always at home: for the next lists too.
    await opener(page, name).click();
    const always = text('shopping:stapleOf', { name });
    await saved(page, () => line(page, name).getByRole('switch', { name: always }).click());
    await opener(page, name).waitFor({ state: 'detached' });
    expect((await listOf(person)).items.find(({ itemId }) => itemId === item.itemId)).toMatchObject({ staple: true });
    await home.getByRole('button', { name: text('shopping:atHome') }).click({ trial: true });
    await saved(page, () => home.getByRole('switch', { name: always }).click());
    await opener(page, name).waitFor();
  });

  it('follows the order of this household’s store', async () => {
    const aisles = () =>
      page
        .getByRole('main')
        .getByRole('region')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const [first = '', second = ''] = (await aisles()) as string[];
    await page.getByRole('button', { name: text('shopping:more') }).click();
    await page.getByRole('menuitem', { name: text('shopping:store') }).click();
    const sheet = page.getByRole('dialog');
    const order = async () =>
      (await sheet.getByRole('listitem').allTextContents()).map((one) => one.replace(/^\d+/, ''));
    await sheet.getByRole('listitem').first().waitFor();
    const place = (await order()).indexOf(second);
    for (let at = place; at > 0; at -= 1)
      await saved(page, () =>
        sheet.getByRole('button', { name: text('shopping:moveUp', { aisle: second }), exact: true }).click(),
      );
    expect((await order())[0]).toBe(second);
    // By dragging, the other way.
    const row = (name: string) => sheet.getByRole('listitem').filter({ hasText: name }).first();
    const [from, to] = [await row(second).boundingBox(), await sheet.getByRole('listitem').nth(3).boundingBox()];
    if (from === null || to === null) throw new Error('no rows');
    if (!('size' in options)) {
      await page.mouse.move(from.x + 20, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 20, from.y + from.height, { steps: 4 });
      await saved(page, async () => {
        await page.mouse.move(to.x + 20, to.y + to.height / 2, { steps: 8 });
        await page.mouse.up();
      });
      await expect.poll(order).toSatisfy((all: string[]) => all[3] === second);
      await saved(page, () =>
        sheet.getByRole('button', { name: text('shopping:moveUp', { aisle: second }), exact: true }).click(),
      );
    }
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    if ('size' in options) expect((await aisles()).indexOf(second)).toBeLessThan((await aisles()).indexOf(first));
    const { aisleOrder } = await listOf(person);
    expect(text(`aisle:${aisleOrder['size' in options ? 0 : 2]}`)).toBe(second);
  });

  it('hides what is ticked when asked to', async () => {
    const ticked = page.getByRole('checkbox', { checked: true });
    await expect.poll(() => ticked.count()).toBe(1);
    await page.getByRole('switch', { name: text('shopping:hideTicked') }).click();
    await ticked.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: text('shopping:hideTicked') }).click();
    await ticked.waitFor();
  });
});

describe('lists of one’s own', () => {
  it('are made, filled from suggestions, renamed and deleted', async () => {
    const person = await newPerson(inject('address'));
    const page = await open();
    await signIn(page, person);
    await page.goto('/shopping');
    await page.getByRole('button', { name: text('shopping:newList') }).click();
    await page.getByRole('textbox', { name: text('shopping:listName') }).fill('Drugstore');
    await saved(page, () => page.getByRole('button', { name: text('shopping:create') }).click());
    await page.getByText(text('shopping:noItems')).waitFor();
    await page.getByRole('textbox', { name: text('shopping:addLabel') }).fill('2 kg carrot');
    await saved(page, () => page.getByRole('option').first().click());
    const produce = page.getByRole('region', { name: text('aisle:produce'), exact: true });
    await produce.getByRole('checkbox', { name: /carrot.* 2 kg/i }).waitFor();
    const menu = async (key: string) => {
      await page.getByRole('button', { name: text('shopping:more') }).click();
      await page.getByRole('menuitem', { name: text(key) }).click();
    };
    await menu('shopping:rename');
    await page.getByRole('textbox', { name: text('shopping:listName') }).fill('Market');
    await saved(page, () => page.getByRole('button', { name: text('common:save') }).click());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await menu('shopping:newList');
    await page.getByRole('textbox', { name: text('shopping:listName') }).fill('Party');
    await saved(page, () => page.getByRole('button', { name: text('shopping:create') }).click());
    const choice = page.getByRole('combobox', { name: text('shopping:choose') });
    await expect.poll(() => choice.locator('option').allTextContents()).toEqual(['Party', 'Market']);
    await choice.selectOption('Market');
    await produce.waitFor();
    await menu('shopping:deleteList');
    await saved(page, () => page.getByRole('button', { name: text('shopping:deleteNow') }).click());
    await page.getByText(text('shopping:noItems')).waitFor();
    expect((await person.call(listLists)).data.map(({ name }) => name)).toEqual(['Party']);
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

describe('a finger that moves a line aside', () => {
  it('says that it is at home, and does nothing when it turns back or goes down', async () => {
    const person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    await person.call(generateList, { body: { planId: plan.planId } });
    const page = await open({ size: phone });
    await signIn(page, person);
    await page.goto('/shopping');
    const line = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('checkbox') })
      .nth(3);
    const before = await heard(line);
    await wholeScreen(page);
    const all = await page.getByRole('checkbox').count();
    const client = await page.context().newCDPSession(page);
    const stroke = async (x: number, y: number) => {
      const box = await line.boundingBox();
      if (box === null) throw new Error('no line');
      const from = { x: box.x + box.width * 0.7, y: box.y + 20 };
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
      for (let step = 1; step <= 6; step += 1) {
        const touchPoints = [{ x: from.x + (x * step) / 6, y: from.y + (y * step) / 6 }];
        await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
      }
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await stroke(-60, 0);
    await stroke(-110, 100);
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(all);
    await expect.poll(() => heard(line)).toBe(before);
    await page.evaluate(() => scrollTo(0, 0));
    await saved(page, () => stroke(-150, 4));
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(all - 1);
    await saved(page, () => page.getByRole('button', { name: text('common:undo') }).click());
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(all);
  });
});
