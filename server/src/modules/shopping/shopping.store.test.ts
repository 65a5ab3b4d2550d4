import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import {
  addItem,
  createList,
  deleteList,
  endShare,
  generateList,
  getList,
  getSharedList,
  getStoreOrder,
  type ListItem,
  listLists,
  listShares,
  putStoreOrder,
  renameList,
  type ShoppingList,
  shareList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';

const app = useApp();

async function listOfWeek(person: Person, weekStart: string): Promise<ShoppingList> {
  const { body: recipes } = await person.call(listRecipes, { query: { slot: 'dinner', limit: 1 } });
  const { body: plan } = await person.call(createPlan, { params: { userId: person.userId }, body: { weekStart } });
  await person.call(addMeal, {
    params: { planId: plan.planId },
    body: { date: weekStart, slot: 'dinner', recipeId: recipes.data[0]?.recipeId ?? '' },
  });
  return (await person.call(generateList, { body: { planId: plan.planId } })).body;
}
const read = async (person: Person, { listId }: ShoppingList) =>
  (await person.call(getList, { params: { listId } })).body;
const change = (person: Person, { listId }: ShoppingList, itemId: string, body: object) =>
  person.call(updateItem, { params: { listId, itemId }, body });
const itemOf = (list: ShoppingList, foodId: string | null) =>
  list.items.find((item) => item.foodId === foodId) as ListItem;

describe('the order of the store', () => {
  it('is the usual one until it is taught, then that of every list, also where it is shared', async () => {
    const ann = await app.make.person();
    const list = await listOfWeek(ann, '2026-11-16');
    expect((await ann.call(getStoreOrder)).body.aisles).toEqual([...aisles]);
    expect(list.aisleOrder).toEqual([...aisles]);
    const found = [...new Set(list.items.map((item) => item.aisle))];
    const wanted = found.toReversed() as (typeof aisles)[number][];
    const { status, body } = await ann.call(putStoreOrder, { body: { aisles: wanted } });
    expect(status).toBe(200);
    expect(body.aisles).toEqual([...wanted, ...aisles.filter((one) => !wanted.includes(one))]);
    const after = await read(ann, list);
    expect(after.aisleOrder).toEqual(body.aisles);
    expect([...new Set(after.items.map((item) => item.aisle))]).toEqual(wanted);
    const { body: link } = await ann.call(shareList, { params: { listId: list.listId } });
    const shared = await app.make.stranger().call(getSharedList, { params: { token: link.token } });
    expect(shared.body.items).toEqual(after.items);
    expect((await ann.call(getStoreOrder)).body).toEqual(body);
  });

  it('is of one household, and refuses what is no aisle or stands twice', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    await ann.call(putStoreOrder, { body: { aisles: ['other'] } });
    expect((await bob.call(getStoreOrder)).body.aisles).toEqual([...aisles]);
    for (const wrong of [['moon'], ['dairy', 'dairy']])
      expect((await ann.call(putStoreOrder, { body: { aisles: wrong as ['dairy'] } })).error.code).toBe(
        'VALIDATION_ERROR',
      );
    expect((await ann.call(getStoreOrder)).body.aisles[0]).toBe('other');
    expect((await app.make.stranger().call(getStoreOrder)).status).toBe(401);
  });
});

describe('what a household teaches about a food', () => {
  it('holds for its lists of other weeks, and for nobody else', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const [first, second] = [await listOfWeek(ann, '2026-11-16'), await listOfWeek(ann, '2026-11-23')];
    const his = await listOfWeek(bob, '2026-11-16');
    const { itemId, foodId } = first.items[0] as ListItem;
    expect((await change(ann, first, itemId, { aisle: 'health' })).body.aisle).toBe('health');
    expect(itemOf(await read(ann, first), foodId).aisle).toBe('health');
    expect(itemOf(await read(ann, second), foodId).aisle).toBe('health');
    expect(itemOf(await listOfWeek(ann, '2026-11-30'), foodId).aisle).toBe('health');
    expect(await read(bob, his)).toEqual(his);
  });

  it('also goes by the name of an own item', async () => {
    const ann = await app.make.person();
    const { body: list } = await ann.call(createList, { body: { name: 'Drugstore' } });
    const params = { listId: list.listId };
    const { body: bags } = await ann.call(addItem, { params, body: { name: 'Bin bags' } });
    expect(bags.aisle).toBe('other');
    await change(ann, list, bags.itemId, { aisle: 'health' });
    expect((await ann.call(addItem, { params, body: { name: 'bin  Bags' } })).body.aisle).toBe('health');
    expect((await ann.call(addItem, { params, body: { name: 'Bin bags', aisle: 'baking' } })).body.aisle).toBe(
      'baking',
    );
  });

  it('guesses the aisle of an own item in the language of who types', async () => {
    const german = await app.make.person({ locale: 'de' });
    const { body: list } = await german.call(createList, { body: { name: 'Markt' } });
    const { body } = await german.call(addItem, { params: { listId: list.listId }, body: { name: 'Kartoffeln' } });
    expect(body.aisle).toBe('produce');
  });
});

describe('what is at home', () => {
  it('stays on the list, but does not count as something to buy', async () => {
    const ann = await app.make.person();
    const list = await listOfWeek(ann, '2026-11-16');
    const { itemId } = list.items[0] as ListItem;
    const { body } = await change(ann, list, itemId, { checked: true, atHome: true });
    expect(body).toMatchObject({ atHome: true, staple: false });
    const after = await read(ann, list);
    expect([after.itemCount, after.checkedCount, after.items.length]).toEqual([
      list.itemCount - 1,
      0,
      list.items.length,
    ]);
    expect((await ann.call(listLists)).body.data[0]).toMatchObject({ itemCount: list.itemCount - 1, checkedCount: 0 });
    // Renewal does not bring it back, a press does.
    await ann.call(generateList, { body: { planId: list.planId ?? '' } });
    expect((await read(ann, list)).itemCount).toBe(list.itemCount - 1);
    expect((await change(ann, list, itemId, { atHome: false })).body).toMatchObject({ atHome: false, checked: true });
    expect((await read(ann, list)).itemCount).toBe(list.itemCount);
  });

  it('always is so on every list, until one list needs it', async () => {
    const ann = await app.make.person();
    const [first, second] = [await listOfWeek(ann, '2026-11-16'), await listOfWeek(ann, '2026-11-23')];
    const { itemId, foodId } = first.items[0] as ListItem;
    expect((await change(ann, first, itemId, { staple: true })).body).toMatchObject({ atHome: true, staple: true });
    const again = itemOf(await read(ann, second), foodId);
    expect(again).toMatchObject({ atHome: true, staple: true });
    const third = await listOfWeek(ann, '2026-11-30');
    expect(third.itemCount).toBe(first.itemCount - 1);
    expect((await ann.call(listLists)).body.data.map((one) => one.itemCount)).toEqual(
      [first, first, first].map((one) => one.itemCount - 1),
    );
    await change(ann, second, again.itemId, { atHome: false });
    expect(itemOf(await read(ann, second), foodId)).toMatchObject({ atHome: false, staple: true });
    expect(itemOf(await read(ann, first), foodId).atHome).toBe(true);
    expect((await change(ann, first, itemId, { staple: false })).body).toMatchObject({ atHome: false, staple: false });
    expect((await read(ann, third)).itemCount).toBe(first.itemCount);
  });

  it('cannot be remembered of an own item', async () => {
    const ann = await app.make.person();
    const { body: list } = await ann.call(createList, { body: { name: 'Mine' } });
    const { body: soap } = await ann.call(addItem, { params: { listId: list.listId }, body: { name: 'Soap' } });
    expect((await change(ann, list, soap.itemId, { staple: true })).error.code).toBe('VALIDATION_ERROR');
    expect((await change(ann, list, soap.itemId, { atHome: true })).body.atHome).toBe(true);
    expect(await rowsOf(app, 'food_habit', 'household_id', ann.session.user.householdId)).toEqual([]);
  });
});

describe('lists of one’s own', () => {
  it('are made, named, filled and deleted without a plan', async () => {
    const ann = await app.make.person();
    const { status, body: list } = await ann.call(createList, { body: { name: 'Birthday' } });
    expect(status).toBe(201);
    expect(list).toMatchObject({ name: 'Birthday', planId: null, weekStart: null, items: [], itemCount: 0 });
    const params = { listId: list.listId };
    await ann.call(addItem, { params, body: { name: 'Candles' } });
    const renamed = await ann.call(renameList, { params, body: { name: 'Party' } });
    expect(renamed.body).toMatchObject({ name: 'Party', itemCount: 1 });
    expect((await ann.call(listLists)).body.data.map((one) => one.name)).toEqual(['Party']);
    expect((await ann.call(deleteList, { params })).status).toBe(204);
    expect((await ann.call(getList, { params })).error.code).toBe('LIST_NOT_FOUND');
    expect(await rowsOf(app, 'list_item', 'list_id', list.listId)).toEqual([]);
    expect((await ann.call(deleteList, { params })).error.code).toBe('LIST_NOT_FOUND');
  });

  it('of somebody else are not there', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const { body: list } = await ann.call(createList, { body: { name: 'Birthday' } });
    const params = { listId: list.listId };
    expect((await bob.call(renameList, { params, body: { name: 'Mine' } })).error.code).toBe('LIST_NOT_FOUND');
    expect((await bob.call(deleteList, { params })).error.code).toBe('LIST_NOT_FOUND');
    expect((await bob.call(listShares, { params })).error.code).toBe('LIST_NOT_FOUND');
    expect((await bob.call(endShare, { params: { ...params, mode: 'view' } })).error.code).toBe('LIST_NOT_FOUND');
    expect(await read(ann, list)).toEqual(list);
  });

  it('of a plan can be deleted and made again', async () => {
    const ann = await app.make.person();
    const list = await listOfWeek(ann, '2026-11-16');
    await ann.call(deleteList, { params: { listId: list.listId } });
    const again = (await ann.call(generateList, { body: { planId: list.planId ?? '' } })).body;
    expect(again.items.map((item) => item.name)).toEqual(list.items.map((item) => item.name));
  });
});

describe('links', () => {
  it('are listed without their secret, and end at once', async () => {
    const ann = await app.make.person();
    const { body: list } = await ann.call(createList, { body: { name: 'Birthday' } });
    const params = { listId: list.listId };
    expect((await ann.call(listShares, { params })).body.data).toEqual([]);
    const { body: view } = await ann.call(shareList, { params, body: { mode: 'view' } });
    const { body: edit } = await ann.call(shareList, { params, body: { mode: 'edit' } });
    const { body } = await ann.call(listShares, { params });
    expect(body.data.map((one) => [one.mode, one.expiresAt]).sort()).toEqual([
      ['edit', edit.expiresAt],
      ['view', view.expiresAt],
    ]);
    expect(JSON.stringify(body)).not.toContain(view.token);
    expect((await ann.call(endShare, { params: { ...params, mode: 'view' } })).status).toBe(204);
    const open = (token: string) => app.make.stranger().call(getSharedList, { params: { token } });
    expect((await open(view.token)).error.code).toBe('LIST_NOT_FOUND');
    expect((await open(edit.token)).status).toBe(200);
    expect((await ann.call(endShare, { params: { ...params, mode: 'view' } })).status).toBe(204);
    expect((await ann.call(listShares, { params })).body.data.map((one) => one.mode)).toEqual(['edit']);
  });

  it('show the list in the language that is asked for', async () => {
    const ann = await app.make.person();
    const list = await listOfWeek(ann, '2026-11-16');
    const { body: link } = await ann.call(shareList, { params: { listId: list.listId } });
    const ask = (query: { locale?: 'de' }) =>
      app.make.stranger().call(getSharedList, { params: { token: link.token }, query });
    const [english, german] = [(await ask({})).body, (await ask({ locale: 'de' })).body];
    expect(english.items).toEqual(list.items);
    expect(german.items).toHaveLength(list.items.length);
    const { foodId } = list.items[0] as ListItem;
    const { de } = app.ctx.foods.byId(foodId ?? '')?.words ?? {};
    expect([de?.name, de?.plural]).toContain(itemOf(german, foodId).name);
    expect((await ask({})).body).toEqual(english);
  });
});
