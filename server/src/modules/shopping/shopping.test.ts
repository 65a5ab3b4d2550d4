import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addMeal, createPlan, deletePlan, type Plan } from '@mealwright/contracts/plans';
import {
  addItem,
  generateList,
  getList,
  getSharedList,
  type ListItem,
  listLists,
  removeItem,
  type ShoppingList,
  shareList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../test/state.ts';
import type { RecipeRow } from '../recipes/recipes.sql.ts';

const app = useApp();
let known: RecipeRow[] = [];
async function cookbook(): Promise<RecipeRow[]> {
  if (known.length === 0) known = (await rowsOf(app, 'recipe')) as unknown as RecipeRow[];
  return known;
}

async function planWith(person: Person, recipeIds: readonly string[], servings = 1, weekStart = '2026-11-16') {
  const { body: plan } = await person.call(createPlan, { params: { userId: person.userId }, body: { weekStart } });
  for (const [at, recipeId] of recipeIds.entries()) {
    const slots = ['breakfast', 'lunch', 'dinner', 'snack'] as const;
    const date = plan.days[at % 7]?.date ?? '';
    const { status } = await person.call(addMeal, {
      params: { planId: plan.planId },
      body: { date, slot: slots[Math.floor(at / 7)] ?? 'snack', recipeId, servings },
    });
    expect(status).toBe(201);
  }
  return plan;
}
async function listOf(person: Person, plan: Plan, name?: string): Promise<ShoppingList> {
  const body = { planId: plan.planId, ...(name === undefined ? {} : { name }) };
  const answer = await person.call(generateList, { body });
  expect(answer.status).toBe(201);
  return answer.body;
}
const read = async (person: Person, { listId }: ShoppingList) =>
  (await person.call(getList, { params: { listId } })).body;
const add = (person: Person, { listId }: ShoppingList, body: BodyInput<typeof addItem>) =>
  person.call(addItem, { params: { listId }, body });
const change = (person: Person, { listId }: ShoppingList, itemId: string, body: object) =>
  person.call(updateItem, { params: { listId, itemId }, body });
const remove = (person: Person, { listId }: ShoppingList, itemId: string) =>
  person.call(removeItem, { params: { listId, itemId } });
const foodItem = (list: ShoppingList) => list.items.find((item) => !item.own) as ListItem;

/** Edible grams of each food that the recipes need, as they were added: `servings` of each. */
async function needsOf(recipeIds: readonly string[], servings: number): Promise<Map<string, number>> {
  const [needs, spare] = [new Map<string, number>(), new Map<string, number>()];
  for (const id of recipeIds) {
    const recipe = (await cookbook()).find((row) => row.id === id) as RecipeRow;
    for (const { foodId, grams, optional } of recipe.ingredients) {
      const into = optional ? spare : needs;
      into.set(foodId, (into.get(foodId) ?? 0) + (grams * servings) / recipe.servings);
    }
  }
  // What every recipe does without is asked for where nothing else is.
  for (const [foodId, grams] of spare) if (!needs.has(foodId)) needs.set(foodId, grams);
  needs.delete('water');
  needs.delete('ice-cubes');
  return needs;
}

describe('a list made from a plan', () => {
  it('holds every food of the meals once, with the weight that they need together', async () => {
    const ann = await app.make.person();
    const recipeIds = (await cookbook())
      .filter((row) => row.course === 'main')
      .slice(0, 14)
      .map((row) => row.id);
    const list = await listOf(ann, await planWith(ann, recipeIds, 1.5));
    expect(generateList.response.parse(list)).toEqual(list);
    const needs = await needsOf(recipeIds, 1.5);
    expect(list.items.map((item) => item.foodId).sort()).toEqual([...needs.keys()].sort());
    for (const item of list.items) {
      const edible = app.ctx.foods.byId(item.foodId ?? '')?.edibleShare ?? Number.NaN;
      const needed = (needs.get(item.foodId ?? '') ?? Number.NaN) / edible;
      expect(item.grams, item.name).toBeCloseTo(needed, 2);
      const shares = item.sources.reduce((sum, source) => sum + source.grams, 0);
      expect(shares, item.name).toBeCloseTo(needed, 2);
      const quantities = item.sources.reduce((sum, source) => sum + (source.quantity ?? Number.NaN), 0);
      expect(item.quantity, item.name).toBeGreaterThan(0);
      expect(quantities, item.name).toBeLessThanOrEqual((item.quantity ?? 0) * 1.1);
      for (const source of item.sources) expect(recipeIds).toContain(source.recipeId);
    }
  });

  it('has one line for a food that recipes ask for in different units', async () => {
    const ann = await app.make.person();
    const units = new Map<string, Map<string | null, string>>();
    for (const row of await cookbook())
      for (const { foodId, unit } of row.ingredients)
        units.set(foodId, (units.get(foodId) ?? new Map()).set(unit, row.id));
    const mixed = [...units].filter(([foodId, byUnit]) => byUnit.size >= 3 && foodId !== 'water').slice(0, 3);
    expect(mixed).toHaveLength(3);
    for (const [at, [foodId, byUnit]] of mixed.entries()) {
      const recipeIds = [...new Set(byUnit.values())];
      const list = await listOf(ann, await planWith(ann, recipeIds, 1, `2026-12-0${at + 1}`));
      const lines = list.items.filter((item) => item.foodId === foodId);
      expect(lines, foodId).toHaveLength(1);
      expect(new Set(lines[0]?.sources.map((source) => source.recipeId))).toEqual(new Set(recipeIds));
      const needs = await needsOf(recipeIds, 1);
      const edible = app.ctx.foods.byId(foodId)?.edibleShare ?? Number.NaN;
      expect(lines[0]?.grams).toBeCloseTo((needs.get(foodId) ?? Number.NaN) / edible, 2);
    }
  });

  it('marks what recipes do without, and asks for no more of it where another recipe needs it', async () => {
    const ann = await app.make.person();
    const recipes = await cookbook();
    const spare = recipes.flatMap(({ id, ingredients }) =>
      ingredients.filter(({ grams, optional }) => optional && grams > 0).map(({ foodId }) => ({ id, foodId })),
    );
    const isNeededIn = (foodId: string) =>
      recipes.find(({ ingredients }) =>
        ingredients.some((one) => one.foodId === foodId && !one.optional && one.grams > 0),
      );
    const pair = spare.find(({ foodId }) => isNeededIn(foodId) !== undefined);
    const { id, foodId } = pair ?? { id: '', foodId: '' };
    const needing = isNeededIn(foodId);
    const alone = await listOf(ann, await planWith(ann, [id]));
    const marked = alone.items.find((item) => item.foodId === foodId);
    expect(marked).toMatchObject({ optional: true, sources: [{ recipeId: id, optional: true }] });
    expect(alone.items.filter(({ optional }) => optional).length).toBeLessThan(alone.items.length);
    const both = await listOf(ann, await planWith(ann, [id, needing?.id ?? ''], 1, '2026-11-23'));
    const needed = await listOf(ann, await planWith(ann, [needing?.id ?? ''], 1, '2026-11-30'));
    const [merged, only] = [both, needed].map((list) => list.items.find((item) => item.foodId === foodId));
    expect(merged).toMatchObject({ optional: false, quantity: only?.quantity, unit: only?.unit, grams: only?.grams });
    const shares = merged?.sources.map((source) => [source.recipeId, source.optional]);
    expect(shares).toEqual([
      [needing?.id, false],
      [id, true],
    ]);
    const { body: shared } = await ann.call(shareList, { params: { listId: alone.listId }, body: {} });
    const seen = await app.make.stranger().call(getSharedList, { params: { token: shared.token } });
    expect(seen.body.items.find((item) => item.foodId === foodId)?.optional).toBe(true);
  });

  it('leaves out what comes from the tap', async () => {
    const ann = await app.make.person();
    const wet = (await cookbook()).find((row) => row.ingredients.some(({ foodId }) => foodId === 'water'));
    const list = await listOf(ann, await planWith(ann, [wet?.id ?? '']));
    expect(list.items.length).toBeGreaterThan(0);
    expect(list.items.map((item) => item.foodId)).not.toContain('water');
    expect(list.items.every((item) => item.quantity !== null)).toBe(true);
  });

  it('is in the order of the aisles', async () => {
    const ann = await app.make.person();
    const recipeIds = (await cookbook()).slice(100, 107).map((row) => row.id);
    const list = await listOf(ann, await planWith(ann, recipeIds));
    const order = list.items.map((item) => aisles.indexOf(item.aisle as (typeof aisles)[number]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('made twice is one list, the same as before, told each time', async () => {
    const ann = await app.make.person();
    const plan = await planWith(ann, [(await cookbook())[3]?.id ?? '']);
    const first = await listOf(ann, plan);
    const second = await listOf(ann, plan);
    expect(second).toEqual(first);
    expect(await rowsOf(app, 'shopping_list', 'plan_id', plan.planId)).toHaveLength(1);
    expect(await eventsOf(app, 'shopping_list.generated', ann.userId)).toEqual(
      [1, 2].map(() => ({
        userId: ann.userId,
        householdId: ann.session.user.householdId,
        listId: first.listId,
      })),
    );
  });

  it('made twice at once is one list', async () => {
    const ann = await app.make.person();
    const plan = await planWith(ann, [(await cookbook())[3]?.id ?? '']);
    const lists = await Promise.all([1, 2, 3].map(() => listOf(ann, plan)));
    expect(new Set(lists.map((list) => list.listId)).size).toBe(1);
    expect(await rowsOf(app, 'shopping_list', 'plan_id', plan.planId)).toHaveLength(1);
  });

  it('bears the name it is given, which a later one without name does not change', async () => {
    const ann = await app.make.person();
    const plan = await planWith(ann, []);
    expect((await listOf(ann, plan)).name).toBe('2026-11-16');
    expect((await listOf(ann, plan, ' Big <shop> 🛒 ')).name).toBe('Big <shop> 🛒');
    expect((await listOf(ann, plan)).name).toBe('Big <shop> 🛒');
    const long = await ann.call(generateList, { body: { planId: plan.planId, name: 'x'.repeat(81) } });
    expect(long.error.details).toHaveProperty('name');
  });

  it('of a plan that is not mine is PLAN_NOT_FOUND, and none is made', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await planWith(ann, []);
    const { status, error } = await bob.call(generateList, { body: { planId: plan.planId } });
    expect([status, error.code]).toEqual([404, 'PLAN_NOT_FOUND']);
    expect(await rowsOf(app, 'shopping_list', 'plan_id', plan.planId)).toEqual([]);
  });

  it('stays when its plan is deleted', async () => {
    const ann = await app.make.person();
    const plan = await planWith(ann, [(await cookbook())[3]?.id ?? '']);
    const list = await listOf(ann, plan);
    await ann.call(deletePlan, { params: { userId: ann.userId, planId: plan.planId } });
    await app.settle();
    expect(await read(ann, list)).toEqual({ ...list, planId: null });
    await change(ann, list, foodItem(list).itemId, { checked: true });
    expect((await read(ann, list)).checkedCount).toBe(1);
  });

  it('is shown in the units and the language of who looks', async () => {
    const recipeIds = (await cookbook()).slice(60, 74).map((row) => row.id);
    const lists = [];
    for (const settings of [{}, { units: 'us' }, { locale: 'de' }] as const) {
      const person = await app.make.person(settings);
      lists.push(await listOf(person, await planWith(person, recipeIds)));
    }
    const [metric, us, german] = lists as [ShoppingList, ShoppingList, ShoppingList];
    const units = (list: ShoppingList) => new Set(list.items.map((item) => item.unit));
    expect(units(metric).has('g')).toBe(true);
    for (const unit of ['g', 'kg', 'ml', 'l']) expect(units(us).has(unit), unit).toBe(false);
    expect(units(us).has('oz') || units(us).has('lb')).toBe(true);
    const byFood = (list: ShoppingList) => new Map(list.items.map((item) => [item.foodId, item]));
    for (const item of metric.items) {
      expect(byFood(us).get(item.foodId)?.grams, item.name).toBeCloseTo(item.grams ?? 0, 2);
      const food = app.ctx.foods.byId(item.foodId ?? '');
      expect([food?.name, food?.plural], item.name).toContain(item.name);
      expect([food?.words.de.name, food?.words.de.plural], item.name).toContain(byFood(german).get(item.foodId)?.name);
    }
  });
});

describe('the lists of a household', () => {
  it('come newest first with their counts, page by page, in few queries', async () => {
    const ann = await app.make.person();
    const start = app.clock.now;
    const recipeId = (await cookbook())[5]?.id ?? '';
    const made: ShoppingList[] = [];
    for (const weekStart of ['2026-11-16', '2026-11-23', '2026-11-30']) {
      app.clock.now = new Date(app.clock.now.getTime() + 60_000);
      made.unshift(await listOf(ann, await planWith(ann, [recipeId], 1, weekStart)));
    }
    app.clock.now = start;
    await change(ann, made[0] as ShoppingList, foodItem(made[0] as ShoppingList).itemId, { checked: true });
    await remove(ann, made[1] as ShoppingList, foodItem(made[1] as ShoppingList).itemId);
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await ann.call(listLists, { query: { page, limit: 2 } }));
    expect(pages.map(({ body }) => body.data.map((list) => list.listId))).toEqual([
      made.slice(0, 2).map((list) => list.listId),
      made.slice(2).map((list) => list.listId),
      [],
    ]);
    for (const { body, queries } of pages) {
      expect(body.pagination).toMatchObject({ total: 3, totalPages: 2 });
      expect(queries).toBeLessThanOrEqual(4);
    }
    const count = made[0]?.items.length ?? 0;
    expect(pages[0]?.body.data.map((list) => [list.itemCount, list.checkedCount])).toEqual([
      [count, 1],
      [count - 1, 0],
    ]);
    expect((await ann.call(listLists, { query: { limit: 0 } })).error.details).toHaveProperty('limit');
  });

  it('are not there for others, to read or to change', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const list = await listOf(ann, await planWith(ann, [(await cookbook())[5]?.id ?? '']));
    const { itemId } = foodItem(list);
    expect((await bob.call(listLists)).body).toMatchObject({ data: [], pagination: { total: 0 } });
    for (const answer of [
      await bob.call(getList, { params: { listId: list.listId } }),
      await add(bob, list, { name: 'Poison' }),
      await change(bob, list, itemId, { checked: true }),
      await remove(bob, list, itemId),
    ])
      expect([answer.status, answer.error.code]).toEqual([404, 'LIST_NOT_FOUND']);
    expect((await app.make.stranger().call(getList, { params: { listId: list.listId } })).status).toBe(401);
    expect(await read(ann, list)).toEqual(list);
  });

  it('ask the database no more for a full week than for a few things', async () => {
    const ann = await app.make.person();
    const recipeIds = (await cookbook()).slice(0, 28).map((row) => row.id);
    const list = await listOf(ann, await planWith(ann, recipeIds));
    expect(list.items.length).toBeGreaterThan(50);
    expect((await ann.call(getList, { params: { listId: list.listId } })).queries).toBeLessThanOrEqual(4);
  });
});

describe('items', () => {
  async function someList(): Promise<[Person, ShoppingList]> {
    const ann = await app.make.person();
    return [ann, await listOf(ann, await planWith(ann, [(await cookbook())[5]?.id ?? '']))];
  }
  const updates = async (list: ShoppingList) =>
    (await rowsOf(app, 'event', 'name', 'shopping_list.updated')).filter(
      (row) => (row.payload as { listId: string }).listId === list.listId,
    ).length;

  it('of one’s own find their aisle by what they are, and are shown as typed', async () => {
    const [ann, list] = await someList();
    const { status, body: milk } = await add(ann, list, { name: 'whole milk', quantity: 2, unit: 'l' });
    expect(status).toBe(201);
    expect(milk).toMatchObject({ own: true, foodId: null, aisle: 'dairy', quantity: 2, unit: 'l', checked: false });
    const name = '<img src=x onerror=alert(1)> 🧻';
    const { body: odd } = await add(ann, list, { name, note: 'three\nlayers' });
    expect(odd).toMatchObject({ name, aisle: 'other', quantity: null, note: 'three layers' });
    expect((await add(ann, list, { name: 'Bread', aisle: 'bakery' })).body.aisle).toBe('bakery');
    const shown = await read(ann, list);
    expect(shown.items.filter((item) => item.own)).toHaveLength(3);
    expect(shown.itemCount).toBe(list.itemCount + 3);
    expect(await updates(list)).toBe(3);
    expect(JSON.stringify(app.logged)).not.toContain('onerror');
  });

  it('replayed with the same id are one item', async () => {
    const [ann, list] = await someList();
    const itemId = app.ctx.newId();
    const first = await add(ann, list, { itemId, name: 'Soap' });
    const again = await add(ann, list, { itemId, name: 'Soap' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.body.itemId).toBe(itemId);
    expect((await read(ann, list)).items.filter((item) => item.own)).toHaveLength(1);
    expect(await updates(list)).toBe(1);
  });

  it('with the id of an item of somebody else are refused and leave that one alone', async () => {
    const [[ann, list], [bob, other]] = [await someList(), await someList()];
    const { itemId } = foodItem(list);
    expect((await add(bob, other, { itemId, name: 'Soap' })).error.code).toBe('ITEM_NOT_FOUND');
    expect(await read(ann, list)).toEqual(list);
  });

  it('of one’s own change by name, amount, aisle and note', async () => {
    const [ann, list] = await someList();
    const { body: item } = await add(ann, list, { name: 'Soap', quantity: 1 });
    const wish = { name: 'Shampoo', quantity: null, unit: null, aisle: 'health', note: 'for dry hair', checked: true };
    const { status, body } = await change(ann, list, item.itemId, wish);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...item,
      ...wish,
      tickedBy: { over: 'account', userId: ann.userId, name: ann.session.user.name },
    });
    expect((await read(ann, list)).items.find((one) => one.itemId === item.itemId)).toEqual(body);
  });

  it('of foods can be ticked and moved to another aisle, but not renamed or weighed by hand', async () => {
    const [ann, list] = await someList();
    const item = foodItem(list);
    expect((await change(ann, list, item.itemId, { checked: true, aisle: 'deli' })).body).toEqual({
      ...item,
      checked: true,
      tickedBy: { over: 'account', userId: ann.userId, name: ann.session.user.name },
      aisle: 'deli',
    });
    for (const body of [{ name: 'Gold' }, { quantity: 7 }, { unit: 'kg' }, { checked: false, quantity: null }]) {
      const { status, error } = await change(ann, list, item.itemId, body);
      expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    }
    expect((await read(ann, list)).items.find((one) => one.itemId === item.itemId)).toMatchObject({
      checked: true,
      name: item.name,
      quantity: item.quantity,
    });
  });

  it('are refused by field where they make no sense', async () => {
    const [ann, list] = await someList();
    for (const [field, body] of [
      ['name', { name: '' }],
      ['name', { name: ' \t ' }],
      ['name', { name: 'x'.repeat(10_000) }],
      ['quantity', { name: 'Soap', quantity: 0 }],
      ['quantity', { name: 'Soap', quantity: -1 }],
      ['quantity', { name: 'Soap', quantity: 1e-9 }],
      ['quantity', { name: 'Soap', quantity: 1e12 }],
      ['unit', { name: 'Soap', unit: 'x'.repeat(21) }],
      ['aisle', { name: 'Soap', aisle: 'moon' as 'other' }],
      ['note', { name: 'Soap', note: 'x'.repeat(201) }],
      ['itemId', { name: 'Soap', itemId: '7' }],
    ] as const)
      expect(Object.keys((await add(ann, list, body)).error.details ?? {}), field).toEqual([field]);
    expect((await change(ann, list, foodItem(list).itemId, {})).error.code).toBe('VALIDATION_ERROR');
    expect((await change(ann, list, foodItem(list).itemId, { checked: 'yes' })).error.code).toBe('VALIDATION_ERROR');
    expect(await read(ann, list)).toEqual(list);
    expect(await updates(list)).toBe(0);
  });

  it('taken off are gone: again, or a change of them, is ITEM_NOT_FOUND', async () => {
    const [ann, list] = await someList();
    const { body: own } = await add(ann, list, { name: 'Soap' });
    for (const { itemId } of [own, foodItem(list)]) {
      expect((await remove(ann, list, itemId)).status).toBe(204);
      expect((await remove(ann, list, itemId)).error.code).toBe('ITEM_NOT_FOUND');
      expect((await change(ann, list, itemId, { checked: true })).error.code).toBe('ITEM_NOT_FOUND');
    }
    const after = await read(ann, list);
    expect(after.items.map((item) => item.itemId)).toEqual(
      list.items
        .slice()
        .filter((item) => item !== foodItem(list))
        .map((item) => item.itemId),
    );
    expect((await change(ann, list, list.listId, { checked: true })).error.code).toBe('ITEM_NOT_FOUND');
  });

  it('of another list are not there', async () => {
    const [[ann, list], [, other]] = [await someList(), await someList()];
    const { itemId } = foodItem(other);
    expect((await change(ann, list, itemId, { checked: true })).error.code).toBe('ITEM_NOT_FOUND');
    expect((await remove(ann, list, itemId)).error.code).toBe('ITEM_NOT_FOUND');
  });
});
