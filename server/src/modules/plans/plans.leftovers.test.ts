import type { BodyInput } from '@mealwright/contracts/endpoint';
import type { Meal, Plan } from '@mealwright/contracts/plans';
import { addMeal, copyDay, createPlan, getPlan, putMeals, removeMeal, updatePlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import { generateList, getList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';

const app = useApp();
const MONDAY = '2026-11-16';
const TUESDAY = '2026-11-17';
const WEDNESDAY = '2026-11-18';

type Kitchen = { ann: Person; plan: Plan; chili: Meal; recipes: string[] };

const add = (ann: Person, plan: Plan, body: Partial<BodyInput<typeof addMeal>>) =>
  ann.call(addMeal, { params: { planId: plan.planId }, body: { date: MONDAY, slot: 'dinner', ...body } });
const change = (ann: Person, plan: Plan, ...meals: BodyInput<typeof updatePlan>['meals']) =>
  ann.call(updatePlan, { params: { userId: ann.userId, planId: plan.planId }, body: { meals } });
const mealsOf = (plan: Plan) => plan.days.flatMap((day) => day.meals.map((meal) => ({ ...meal, date: day.date })));
const mealOn = (plan: Plan, date: string, slot = 'dinner'): Meal =>
  mealsOf(plan).find((meal) => meal.date === date && meal.slot === slot) as Meal;

/** Two servings of a dish on Monday's dinner. */
async function kitchen(): Promise<Kitchen> {
  const ann = await app.make.person();
  const { body: cards } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 3 } });
  const recipes = cards.data.map(({ recipeId }) => recipeId);
  const { body: empty } = await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart: MONDAY } });
  const { body: plan } = await add(ann, empty, { recipeId: recipes[0] ?? '', servings: 2 });
  return { ann, plan, chili: mealOn(plan, MONDAY), recipes };
}
/** The same, with one serving of it left for Tuesday's lunch. */
async function withLeftovers(): Promise<Kitchen> {
  const home = await kitchen();
  const { body: plan, status } = await add(home.ann, home.plan, {
    leftoverOf: home.chili.mealId,
    date: TUESDAY,
    slot: 'lunch',
  });
  expect(status).toBe(201);
  return { ...home, plan };
}

describe('leftovers', () => {
  it('are the same dish on a later day and count for that day', async () => {
    const { plan, chili } = await withLeftovers();
    const left = mealOn(plan, TUESDAY, 'lunch');
    expect(left).toMatchObject({ recipeId: chili.recipeId, title: chili.title, leftoverOf: chili.mealId, servings: 1 });
    expect(left.nutrition.kcal).toBeCloseTo((chili.nutrition.kcal ?? 0) / 2, 9);
    expect(mealOn(plan, MONDAY).leftoverOf).toBeNull();
  });

  it('of leftovers are of the meal that was cooked', async () => {
    const { ann, plan, chili } = await withLeftovers();
    const left = mealOn(plan, TUESDAY, 'lunch');
    const { body } = await add(ann, plan, { leftoverOf: left.mealId, date: WEDNESDAY, slot: 'lunch' });
    expect(mealOn(body, WEDNESDAY, 'lunch').leftoverOf).toBe(chili.mealId);
  });

  it('are refused where nothing can be left: of the same day, of a later one, of words, of another plan', async () => {
    const { ann, plan, chili } = await kitchen();
    const { body: later } = await add(ann, plan, { title: 'Eating out', date: TUESDAY });
    const out = mealOn(later, TUESDAY);
    const { ann: bob, plan: his, chili: hisChili } = await kitchen();
    for (const [code, body] of [
      ['VALIDATION_ERROR', { leftoverOf: chili.mealId, date: MONDAY, slot: 'lunch' }],
      ['VALIDATION_ERROR', { leftoverOf: out.mealId, date: WEDNESDAY }],
      ['VALIDATION_ERROR', { leftoverOf: chili.mealId, recipeId: chili.recipeId as string, date: WEDNESDAY }],
      ['VALIDATION_ERROR', { leftoverOf: chili.mealId, title: 'Chili', date: WEDNESDAY }],
      ['VALIDATION_ERROR', { leftoverOf: 'chili', date: WEDNESDAY }],
      ['MEAL_NOT_FOUND', { leftoverOf: hisChili.mealId, date: WEDNESDAY }],
      ['MEAL_NOT_FOUND', { leftoverOf: plan.planId, date: WEDNESDAY }],
    ] as const) {
      const { error } = await add(ann, plan, body);
      expect([error.code, body]).toEqual([code, body]);
    }
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(later);
    expect((await add(bob, plan, { leftoverOf: chili.mealId, date: WEDNESDAY })).error.code).toBe('PLAN_NOT_FOUND');
    expect(mealsOf(his)).toHaveLength(1);
  });

  describe('become a meal like others', () => {
    it('when the meal they are left of is taken out', async () => {
      const { ann, plan, chili } = await withLeftovers();
      const { body } = await ann.call(removeMeal, {
        params: { planId: plan.planId },
        query: { mealId: chili.mealId },
      });
      expect(mealOn(body, TUESDAY, 'lunch')).toMatchObject({ leftoverOf: null, recipeId: chili.recipeId });
    });

    it('when another dish takes its place', async () => {
      const { ann, plan, recipes } = await withLeftovers();
      const { body } = await add(ann, plan, { recipeId: recipes[1] ?? '', replace: true });
      expect(mealOn(body, TUESDAY, 'lunch').leftoverOf).toBeNull();
    });

    it('when they are moved to the day it is cooked on, but not when they only move to a later day', async () => {
      const { ann, plan, chili } = await withLeftovers();
      const { mealId } = mealOn(plan, TUESDAY, 'lunch');
      const { body: later } = await change(ann, plan, { mealId, date: WEDNESDAY });
      expect(mealOn(later, WEDNESDAY, 'lunch').leftoverOf).toBe(chili.mealId);
      const { body: same } = await change(ann, later, { mealId, date: MONDAY });
      expect(mealOn(same, MONDAY, 'lunch').leftoverOf).toBeNull();
    });

    it('when the cooking moves behind them', async () => {
      const { ann, plan, chili } = await withLeftovers();
      const { body } = await change(ann, plan, { mealId: chili.mealId, date: WEDNESDAY });
      expect(mealOn(body, TUESDAY, 'lunch').leftoverOf).toBeNull();
    });

    it('when their day is copied onto the day of the cooking', async () => {
      const { ann, plan } = await withLeftovers();
      const { body, status } = await ann.call(copyDay, {
        params: { planId: plan.planId },
        body: { from: TUESDAY, to: [MONDAY, WEDNESDAY] },
      });
      expect(status).toBe(200);
      expect(mealsOf(body).map(({ date, slot, leftoverOf }) => [date, slot, leftoverOf])).toEqual([
        [MONDAY, 'lunch', null],
        [TUESDAY, 'lunch', null],
        [WEDNESDAY, 'lunch', null],
      ]);
    });
  });

  it('are bought with the meal they were cooked with, in one share', async () => {
    const { ann, plan, chili } = await withLeftovers();
    const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
    const [recipe] = (await rowsOf(app, 'recipe', 'id', chili.recipeId)) as {
      servings: number;
      ingredients: { foodId: string; grams: number }[];
    }[];
    const item = list.items.find((one) => one.foodId !== null);
    const grams = (recipe?.ingredients ?? [])
      .filter((one) => one.foodId === item?.foodId)
      .reduce((sum, one) => sum + one.grams, 0);
    const stored = (await rowsOf(app, 'list_item', 'id', item?.itemId)) as { sources: object[] }[];
    expect(stored[0]?.sources).toHaveLength(1);
    expect(stored[0]?.sources).toMatchObject([
      {
        mealId: chili.mealId,
        date: MONDAY,
        recipeId: chili.recipeId,
        title: chili.title,
        grams: expect.closeTo((grams * 3) / (recipe?.servings ?? 1), 6),
      },
    ]);

    await ann.call(removeMeal, { params: { planId: plan.planId }, query: { mealId: chili.mealId } });
    await app.settle();
    const { body: after } = await ann.call(getList, { params: { listId: list.listId } });
    const sources = after.items.find((one) => one.foodId === item?.foodId)?.sources;
    expect(sources).toMatchObject([{ mealId: mealOn(plan, TUESDAY, 'lunch').mealId, date: TUESDAY }]);
  });
});

describe('putting all meals at once', () => {
  const put = (person: Person, plan: Plan, body: Partial<BodyInput<typeof putMeals>>) =>
    person.call(putMeals, { params: { planId: plan.planId }, body: { meals: [], ...body } });
  /** What is sent to have a plan again as it was. */
  const asSent = (plan: Plan): BodyInput<typeof putMeals>['meals'] =>
    mealsOf(plan).map(({ mealId, date, slotIndex, recipeId, title, nutrition, servings, locked, leftoverOf }) => ({
      mealId,
      date,
      slotIndex,
      servings,
      locked,
      leftoverOf,
      ...(recipeId === null
        ? {
            title,
            nutrition: Object.fromEntries(
              Object.entries(nutrition).map(([key, value]) => [key, (value ?? 0) / servings]),
            ),
          }
        : { recipeId }),
    }));
  const seen = (plan: Plan) =>
    mealsOf(plan).map(({ mealId: _, leftoverOf, ...meal }) => ({ ...meal, left: leftoverOf !== null }));

  it('brings a week back in one call: dishes, words, servings, locks and leftovers', async () => {
    const { ann, plan } = await withLeftovers();
    const { body: full } = await add(ann, plan, {
      title: 'Eating out',
      nutrition: { kcal: 800 },
      date: WEDNESDAY,
      servings: 1.5,
      locked: true,
    });
    const planned = await app.make.plan(ann, { weekStart: MONDAY });
    expect(mealsOf(planned).length).toBe(28);
    const { body, status } = await put(ann, planned, {
      version: planned.version,
      meals: asSent(full),
      slots: full.slots,
    });
    expect(status).toBe(200);
    expect(seen(body)).toEqual(seen(full));
    expect(mealOn(body, TUESDAY, 'lunch').leftoverOf).toBe(mealOn(body, MONDAY).mealId);
    expect(body.version).toBe(planned.version + 1);
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(body);
  });

  it('is told when someone was faster, and does nothing', async () => {
    const { ann, plan } = await withLeftovers();
    const { status, error } = await put(ann, plan, { version: plan.version - 1 });
    expect([status, error.code]).toEqual([409, 'PLAN_CHANGED']);
    expect(mealsOf((await ann.call(getPlan, { params: { planId: plan.planId } })).body)).toHaveLength(2);
  });

  it('is refused whole when one meal is wrong', async () => {
    const { ann, plan, recipes } = await kitchen();
    const good = { date: MONDAY, slotIndex: 0, recipeId: recipes[0] ?? '' };
    for (const [code, ...meals] of [
      ['NOT_IN_PLAN_WEEK', good, { ...good, date: '2026-11-23' }],
      ['SLOT_TAKEN', good, good],
      ['RECIPE_NOT_FOUND', good, { ...good, slotIndex: 1, recipeId: plan.planId }],
      ['VALIDATION_ERROR', good, { ...good, slotIndex: 4 }],
      ['VALIDATION_ERROR', good, { ...good, slotIndex: 1, servings: 0.3 }],
      ['VALIDATION_ERROR', good, { ...good, slotIndex: 1, title: 'Soup' }],
      ['VALIDATION_ERROR', good, { date: MONDAY, slotIndex: 1 }],
      ['VALIDATION_ERROR', ...Array.from({ length: 43 }, () => good)],
    ] as const) {
      const { error } = await put(ann, plan, { meals: [...meals] });
      expect([error.code, meals.at(-1)]).toEqual([code, meals.at(-1)]);
    }
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });

  it('neither reaches the plan of others nor takes the name of their meals', async () => {
    const { ann, plan, chili } = await kitchen();
    const { ann: bob, plan: his } = await kitchen();
    expect((await put(bob, plan, {})).error.code).toBe('PLAN_NOT_FOUND');
    const { body } = await put(bob, his, {
      meals: [{ mealId: chili.mealId, date: MONDAY, slotIndex: 0, recipeId: chili.recipeId as string }],
    });
    expect(mealsOf(body)[0]?.mealId).not.toBe(chili.mealId);
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });
});
