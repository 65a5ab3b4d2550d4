import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addItem,
  generateList,
  getList,
  type ShoppingList,
  shareList,
  updateItem,
} from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signInByForm } from './people.ts';
import { projectFolder } from './project.ts';
import { setTick } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();

let person: Person;
let list: ShoppingList;
let page: Page;

const read = (): Promise<ShoppingList> => person.call(getList, { params: { listId: list.listId } });
const box = (on: Page, at: number) => on.getByRole('checkbox').nth(at);
/** The items as they stand on the screen. */
const shown = () => list.items;
const note = (on: Page, count: number) =>
  on
    .getByRole('status')
    .filter({ hasText: count === 1 ? text('offline:waiting_one') : text('offline:waiting_other', { count }) })
    .waitFor();
const online = (on: Page, yes: boolean) => on.context().setOffline(!yes);

beforeAll(async () => {
  person = await newPerson(inject('address'));
  const plan = await plannedWeek(person);
  list = await person.call(generateList, { body: { planId: plan.planId } });
  page = await open({ size: phone, worker: true });
  await signInByForm(page, person);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('link', { name: text('common:shopping'), exact: true }).click();
  await box(page, 0).waitFor();
});

type Kept = { key: string; data?: { items?: { checked?: boolean }[] } | null };
/** What the browser has written down for a time without a network. */
const onDisk = (on: Page): Promise<Kept[]> =>
  on.evaluate(
    () =>
      new Promise<Kept[]>((resolve) => {
        const opening = indexedDB.open('mealwright');
        opening.onsuccess = () => {
          const box = opening.result.transaction('kept').objectStore('kept');
          const keys = box.getAllKeys();
          const values = box.getAll();
          values.onsuccess = () => {
            opening.result.close();
            resolve(keys.result.map((key, at) => ({ key: String(key), data: values.result[at]?.data })));
          };
        };
      }),
  );

/** A recipe of this week that nobody has opened. */
const recipeOf = (of: ShoppingList) => of.items.flatMap(({ sources }) => sources)[0];

describe('without a network', () => {
  it('the app opens anew, with the week, its recipes and the list', async () => {
    const recipe = recipeOf(list);
    if (recipe?.recipeId == null) throw new Error('no recipe');
    // Fetched in a quiet moment, not because anyone looked.
    await expect
      .poll(async () => (await onDisk(page)).some(({ key }) => key.includes(recipe.recipeId as string)), {
        timeout: 60_000,
      })
      .toBe(true);
    await online(page, false);
    await page.goto('/shopping');
    await box(page, 0).waitFor();
    await wholeScreen(page);
    await expect.poll(() => page.getByRole('checkbox').count()).toBe(list.itemCount);
    await page
      .getByRole('status')
      .filter({ hasText: text('offline:offline') })
      .waitFor();
    await expectAccessible(page, 'the list without a network');
    await page.goto('/week');
    await page.getByRole('article').first().waitFor();
    await page.goto(`/recipes/${recipe.recipeId}`);
    await page.getByRole('heading', { level: 1, name: recipe.title }).waitFor();
    await page.goto('/shopping');
  });

  it('ticks and own items wait, also over a reload, and arrive in order', async () => {
    await setTick(box(page, 0), true);
    await setTick(box(page, 1), true);
    await setTick(box(page, 1), false);
    await page.getByRole('textbox', { name: text('shopping:addLabel') }).fill('3 candles');
    await page.keyboard.press('Enter');
    await note(page, 4);
    await page.reload();
    await page.getByRole('checkbox', { name: 'candles 3' }).waitFor();
    await expect.poll(() => box(page, 0).isChecked()).toBe(true);
    await expect.poll(() => box(page, 1).isChecked()).toBe(false);
    await note(page, 4);
    expect((await read()).checkedCount).toBe(0);

    await online(page, true);
    await expect
      .poll(async () => (await read()).items.filter(({ own }) => own).map(({ name }) => name))
      .toEqual(['candles']);
    const { items } = await read();
    expect(items.filter(({ checked }) => checked).map(({ itemId }) => itemId)).toEqual([shown()[0]?.itemId]);
    await page
      .getByRole('status')
      .filter({ hasText: text.like('offline:waiting_other') })
      .waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'candles 3' }).waitFor();
    await expect.poll(() => box(page, 0).isChecked()).toBe(true);
  });

  it('two people come to the same list', async () => {
    const other = await open({ worker: true });
    await signInByForm(other, person);
    await other.goto('/shopping');
    await box(other, 0).waitFor();
    const all = (await read()).items.filter(({ own }) => !own);
    const boxOf = (on: Page, at: number) =>
      on
        .getByRole('listitem')
        .filter({
          has: on.getByRole('button', { name: text('shopping:details', { name: all[at]?.name ?? '' }), exact: true }),
        })
        .getByRole('checkbox');
    await online(page, false);
    await online(other, false);
    await setTick(boxOf(page, 3), true);
    await setTick(boxOf(other, 4), true);
    await setTick(boxOf(other, 3), true);
    await setTick(boxOf(other, 3), false);
    await setTick(boxOf(page, 5), true);
    // Meanwhile a third person is in the shop.
    const params = { listId: list.listId };
    await person.call(updateItem, { params: { ...params, itemId: all[6]?.itemId ?? '' }, body: { checked: true } });
    await person.call(addItem, { params, body: { name: 'lamp oil' } });
    await online(page, true);
    await expect
      .poll(async () => (await read()).items.find(({ itemId }) => itemId === all[5]?.itemId)?.checked)
      .toBe(true);
    await online(other, true);
    await expect
      .poll(async () => (await read()).items.find(({ itemId }) => itemId === all[4]?.itemId)?.checked)
      .toBe(true);
    // The last one to arrive has the last word on what both touched.
    await expect
      .poll(async () => (await read()).items.find(({ itemId }) => itemId === all[3]?.itemId)?.checked)
      .toBe(false);
    for (const on of [page, other]) {
      await on.getByRole('checkbox', { name: 'lamp oil' }).waitFor();
      for (const [at, checked] of [
        [3, false],
        [4, true],
        [5, true],
        [6, true],
      ] as const)
        await expect.poll(() => boxOf(on, at).isChecked(), { message: `line ${at}` }).toBe(checked);
    }
  });

  it('a change of something that is gone meanwhile is told, and the rest arrives', async () => {
    const [candles] = (await read()).items.filter(({ name }) => name === 'candles');
    await online(page, false);
    await setTick(page.getByRole('checkbox', { name: 'candles 3' }), true);
    await setTick(box(page, 8), true);
    const before = (await read()).checkedCount;
    const { removeItem } = await import('@mealwright/contracts/shopping');
    await person.call(removeItem, { params: { listId: list.listId, itemId: candles?.itemId ?? '' } });
    await online(page, true);
    await page.getByText(text('error:ITEM_NOT_FOUND')).waitFor();
    await expect.poll(async () => (await read()).checkedCount).toBe(before + 1);
    await page.getByRole('checkbox', { name: 'candles 3' }).waitFor({ state: 'detached' });
  });
});

describe('a shared list without a network', () => {
  it('is there, takes ticks and sends them later', async () => {
    const { token } = await person.call(shareList, { params: { listId: list.listId }, body: { mode: 'edit' } });
    const guest = await open({ size: phone, worker: true });
    await guest.goto(`/shared/${token}`);
    await box(guest, 0).waitFor();
    await guest.evaluate(() => navigator.serviceWorker.ready);
    await online(guest, false);
    const at = 12;
    const before = (await read()).checkedCount;
    await setTick(box(guest, at), !(await box(guest, at).isChecked()));
    const wanted = await box(guest, at).isChecked();
    await note(guest, 1);
    // The tick is on disk a moment after it is on the screen.
    const ticked = ({ data }: Kept) => data?.items?.filter((item) => item.checked).length;
    const after = before + (wanted ? 1 : -1);
    await expect.poll(async () => (await onDisk(guest)).map(ticked)).toContain(after);
    await guest.reload();
    await box(guest, at).waitFor();
    await expect.poll(() => box(guest, at).isChecked()).toBe(wanted);
    expect((await read()).checkedCount).toBe(before);
    await online(guest, true);
    await expect.poll(async () => (await read()).checkedCount).toBe(after);
    await expect.poll(() => box(guest, at).isChecked()).toBe(wanted);
  });
});

describe('a new version', () => {
  it('waits until it is wanted, and is then there with one press', async () => {
    const file = join(projectFolder, 'web/dist/sw.js');
    const built = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, `${built}\n// newer`);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      const use = page.getByRole('button', { name: text('offline:use') });
      await use.waitFor();
      await expectAccessible(page, 'the offer of a new version');
      await Promise.all([page.waitForEvent('load'), use.click()]);
      await box(page, 0).waitFor();
      await use.waitFor({ state: 'detached' });
      const waiting = await page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration())?.waiting === null,
      );
      expect(waiting).toBe(true);
    } finally {
      writeFileSync(file, built);
    }
  });
});
