import type { Meal, Plan } from '@mealwright/contracts/plans';
import { addMeal, createPlan, getPlan, regeneratePlan, removeMeal, updatePlan } from '@mealwright/contracts/plans';
import {
  addItem,
  generateList,
  getList,
  type ListItem,
  removeItem,
  type ShoppingList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';
import type { RecipeRow } from '../recipes/recipes.sql.ts';

const app = useApp();

type Kitchen = { ann: Person; plan: Plan; list: ShoppingList; shared: string; alone: string };

/** Two dinners on the list that share one food; `alone` is a food that only the second needs. */
async function kitchen(): Promise<Kitchen> {
  const ann = await app.make.person();
  const rows = (await rowsOf(app, 'recipe')) as unknown as RecipeRow[];
  const mains = rows.filter((row) => row.course === 'main');
  const foodsOf = (row: RecipeRow) => row.ingredients.map((one) => one.foodId).filter((id) => id !== 'water');
  const shared = 'onion';
  const [first, second] = mains.filter((row) => foodsOf(row).includes(shared)) as [RecipeRow, RecipeRow];
  const alone = foodsOf(second).find((id) => !foodsOf(first).includes(id)) as string;
  const { body: plan } = await ann.call(createPlan, {
    params: { userId: ann.userId },
    body: { weekStart: '2026-11-16' },
  });
  for (const [date, recipe] of [
    ['2026-11-16', first],
    ['2026-11-18', second],
  ] as const)
    await ann.call(addMeal, {
      params: { planId: plan.planId },
      body: { date, slot: 'dinner', recipeId: recipe.id, servings: 2 },
    });
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  await app.settle();
  return { ann, plan: (await ann.call(getPlan, { params: { planId: plan.planId } })).body, list, shared, alone };
}
const read = async ({ ann, list }: Kitchen) => (await ann.call(getList, { params: { listId: list.listId } })).body;
const itemOf = (list: ShoppingList, foodId: string) => list.items.find((item) => item.foodId === foodId) as ListItem;
const mealOn = ({ plan }: Kitchen, date: string) => plan.days.find((day) => day.date === date)?.meals[0] as Meal;
const takeOut = ({ ann, plan }: Kitchen, meal: Meal) =>
  ann.call(removeMeal, { params: { planId: plan.planId }, query: { mealId: meal.mealId } });
const serve = ({ ann, plan }: Kitchen, meal: Meal, servings: number) =>
  ann.call(updatePlan, {
    params: { userId: ann.userId, planId: plan.planId },
    body: { meals: [{ mealId: meal.mealId, servings }] },
  });
const tick = ({ ann, list }: Kitchen, item: ListItem, body: object = { checked: true }) =>
  ann.call(updateItem, { params: { listId: list.listId, itemId: item.itemId }, body });
const takeOff = ({ ann, list }: Kitchen, item: ListItem) =>
  ann.call(removeItem, { params: { listId: list.listId, itemId: item.itemId } });

/** Whether the list is read after the event has brought it up to date, or before. */
const moments = [
  ['after the event was heard', () => app.settle()],
  ['before anybody has heard of it', async () => undefined],
] as const;

describe.each(moments)('a list read %s', (_, moment) => {
  it('has lost exactly the share of a meal that was taken out', async () => {
    const home = await kitchen();
    const meal = mealOn(home, '2026-11-18');
    const before = itemOf(home.list, home.shared);
    await takeOut(home, meal);
    await moment();
    const after = await read(home);
    const left = itemOf(after, home.shared);
    const rest = before.sources.filter((source) => source.mealId !== meal.mealId);
    expect(rest).toHaveLength(1);
    expect(left.sources.map(({ mealId, grams }) => ({ mealId, grams }))).toEqual(
      rest.map(({ mealId, grams }) => ({ mealId, grams })),
    );
    expect(left.grams).toBeCloseTo(rest[0]?.grams ?? Number.NaN, 2);
    expect(left.itemId).toBe(before.itemId);
    expect(itemOf(after, home.alone)).toBeUndefined();
    expect(after.items.flatMap((item) => item.sources.map((source) => source.mealId))).not.toContain(meal.mealId);
  });

  it('follows changed servings', async () => {
    const home = await kitchen();
    const before = itemOf(home.list, home.alone);
    await serve(home, mealOn(home, '2026-11-18'), 5);
    await moment();
    const after = itemOf(await read(home), home.alone);
    expect(after.grams).toBeCloseTo((before.grams ?? Number.NaN) * 2.5, 2);
    expect(after.itemId).toBe(before.itemId);
  });

  it('keeps ticks, aisles and own items through every change', async () => {
    const home = await kitchen();
    const { ann, list } = home;
    await tick(home, itemOf(list, home.shared), { checked: true, aisle: 'deli', note: 'the red ones' });
    const { body: own } = await ann.call(addItem, {
      params: { listId: list.listId },
      body: { name: 'Soap', quantity: 2 },
    });
    const { body: ticked } = await tick(home, own);
    await serve(home, mealOn(home, '2026-11-16'), 7);
    await moment();
    await ann.call(generateList, { body: { planId: home.plan.planId } });
    const after = await read(home);
    expect(itemOf(after, home.shared)).toMatchObject({ checked: true, aisle: 'deli', note: 'the red ones' });
    expect(after.items.find((item) => item.own)).toEqual(ticked);
  });

  it('leaves a food off that was taken off, until more of it is needed', async () => {
    const home = await kitchen();
    const item = itemOf(home.list, home.shared);
    await takeOff(home, item);
    await moment();
    await home.ann.call(generateList, { body: { planId: home.plan.planId } });
    expect(itemOf(await read(home), home.shared)).toBeUndefined();
    await serve(home, mealOn(home, '2026-11-16'), 1);
    await moment();
    expect(itemOf(await read(home), home.shared)).toBeUndefined();
    await serve(home, mealOn(home, '2026-11-16'), 6);
    await moment();
    const back = itemOf(await read(home), home.shared);
    expect(back).toMatchObject({ itemId: item.itemId });
    expect(back.grams).toBeGreaterThan(item.grams ?? Number.NaN);
  });
});

describe('a list and its plan', () => {
  it('agree after the week is planned anew: each share is a meal of the plan', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann, { seed: 1 });
    const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
    const { body } = await ann.call(regeneratePlan, { params: { planId: plan.planId }, body: { seed: 2 } });
    await app.settle();
    const { body: after } = await ann.call(getList, { params: { listId: list.listId } });
    const meals = new Map((body as Plan).days.flatMap((day) => day.meals.map((meal) => [meal.mealId, day.date])));
    const shares = after.items.flatMap((item) => item.sources);
    expect(new Set(shares.map((share) => share.mealId))).toEqual(new Set(meals.keys()));
    for (const share of shares) expect(share.date).toBe(meals.get(share.mealId));
    expect(after.listId).toBe(list.listId);
  });

  it('hold a meal whose recipe is deleted by now: it is still to be cooked', async () => {
    const home = await kitchen();
    const { recipeId } = mealOn(home, '2026-11-18');
    const mark = (deleted_at: Date | null) =>
      app.ctx.db
        .withTables<{ recipe: RecipeRow }>()
        .updateTable('recipe')
        .set({ deleted_at })
        .where('id', '=', recipeId ?? '')
        .execute();
    await mark(new Date());
    await serve(home, mealOn(home, '2026-11-16'), 3);
    await app.settle();
    const after = await read(home);
    await mark(null);
    expect(itemOf(after, home.alone)?.grams).toBe(itemOf(home.list, home.alone).grams);
  });

  it('part when a free entry needs nothing', async () => {
    const home = await kitchen();
    await home.ann.call(addMeal, {
      params: { planId: home.plan.planId },
      body: { date: '2026-11-20', slot: 'dinner', title: 'Eating out', nutrition: { kcal: 700 } },
    });
    await app.settle();
    expect((await read(home)).items.map((item) => [item.foodId, item.grams])).toEqual(
      home.list.items.map((item) => [item.foodId, item.grams]),
    );
  });

  it('hear of a change once more without harm', async () => {
    const home = await kitchen();
    await serve(home, mealOn(home, '2026-11-16'), 3);
    await app.settle();
    const once = await read(home);
    await app.ctx.db
      .withTables<{ event: { sent_at: Date | null; name: string } }>()
      .updateTable('event')
      .set({ sent_at: null })
      .where('name', '=', 'meal_plan.updated')
      .execute();
    await app.settle();
    expect(await read(home)).toEqual(once);
  });

  it('do not lose a tick that is set while the plan changes', async () => {
    const home = await kitchen();
    await Promise.all([
      tick(home, itemOf(home.list, home.shared)),
      tick(home, itemOf(home.list, home.alone)),
      serve(home, mealOn(home, '2026-11-16'), 4),
      read(home),
    ]);
    await app.settle();
    const after = await read(home);
    expect([home.shared, home.alone].map((foodId) => itemOf(after, foodId).checked)).toEqual([true, true]);
  });
});
