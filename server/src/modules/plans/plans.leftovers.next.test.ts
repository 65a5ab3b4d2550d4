import type { BodyInput } from '@mealwright/contracts/endpoint';
import { readMealReasons } from '@mealwright/contracts/meal-reasons';
import type { Meal, Plan } from '@mealwright/contracts/plans';
import {
  addMeal,
  copyDay,
  createPlan,
  deletePlan,
  getPlan,
  putMeals,
  regeneratePlan,
  removeMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import { generateList, getList } from '@mealwright/contracts/shopping';
import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';

const app = useApp();
const WEDNESDAY = '2026-11-18';
const SUNDAY = '2026-11-22';
const MONDAY = '2026-11-23';
const THURSDAY = '2026-11-26';

const add = (person: Person, plan: Plan, body: Partial<BodyInput<typeof addMeal>>) =>
  person.call(addMeal, { params: { planId: plan.planId }, body: { date: SUNDAY, slot: 'dinner', ...body } });
const mealsOf = (plan: Plan) => plan.days.flatMap((day) => day.meals.map((meal) => ({ ...meal, date: day.date })));
const mealOn = (plan: Plan, date: string, slot = 'dinner'): Meal =>
  mealsOf(plan).find((meal) => meal.date === date && meal.slot === slot) as Meal;

describe('leftovers of the week before', () => {
  let ann: Person;
  /** The week that ends with a dish on Sunday, of which Monday's lunch eats one serving. */
  let cooking: Plan;
  let eating: Plan;
  let chili: Meal;
  let left: Meal;
  const now = async (plan: Plan) => (await ann.call(getPlan, { params: { planId: plan.planId } })).body;
  const take = (plan: Plan, { mealId }: Meal) =>
    ann.call(removeMeal, { params: { planId: plan.planId }, query: { mealId } });

  beforeEach(async () => {
    ann = await app.make.person();
    const { body: cards } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 1 } });
    const recipeId = cards.data[0]?.recipeId ?? '';
    const week = async (weekStart: string) =>
      (await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart } })).body;
    ({ body: cooking } = await add(ann, await week('2026-11-16'), { recipeId, servings: 2 }));
    chili = mealOn(cooking, SUNDAY);
    const answer = await add(ann, await week(MONDAY), { leftoverOf: chili.mealId, date: MONDAY, slot: 'lunch' });
    expect(answer.status).toBe(201);
    eating = answer.body;
    left = mealOn(eating, MONDAY, 'lunch');
  });

  it('are left over on the days they are copied to as long as the dish keeps, and cooked anew after that', async () => {
    const to = ['2026-11-24', THURSDAY, '2026-11-27'];
    const { body: copied } = await ann.call(copyDay, {
      params: { planId: eating.planId },
      body: { from: MONDAY, to },
    });
    const linked = to
      .map((date) => mealOn(copied, date, 'lunch'))
      .map(({ leftoverOf, cookedOn }) => [leftoverOf, cookedOn]);
    expect(linked).toEqual([
      [chili.mealId, SUNDAY],
      [chili.mealId, SUNDAY],
      [null, null],
    ]);
    const { keptFor } = mealOn(await now(cooking), SUNDAY);
    expect(keptFor.map(({ date }) => date).sort()).toEqual([MONDAY, '2026-11-24', THURSDAY]);
  });

  it('count for their day, say where they were cooked, and the cooking knows of them', async () => {
    expect(left).toMatchObject({ recipeId: chili.recipeId, leftoverOf: chili.mealId, cookedOn: SUNDAY, servings: 1 });
    expect(eating.days[0]?.nutrition.kcal).toBeCloseTo((chili.nutrition.kcal ?? 0) / 2, 9);
    const before = await now(cooking);
    expect(before.version).toBe(cooking.version + 1);
    expect(mealOn(before, SUNDAY).keptFor).toEqual([{ mealId: left.mealId, date: MONDAY, servings: 1 }]);
    const code = async (plan: Plan, { mealId }: Meal, wanted: string) =>
      (await ann.call(readMealReasons, { params: { planId: plan.planId, mealId } })).body.data.find(
        (one) => one.code === wanted,
      )?.meals[0]?.date;
    expect(await code(eating, left, 'leftover')).toBe(SUNDAY);
    expect(await code(cooking, chili, 'cooked')).toBe(MONDAY);
  });

  it('of leftovers are of the meal that was cooked', async () => {
    const { body } = await add(ann, eating, { leftoverOf: left.mealId, date: '2026-11-24' });
    expect(mealOn(body, '2026-11-24').leftoverOf).toBe(chili.mealId);
    expect(mealOn(await now(cooking), SUNDAY).keptFor).toHaveLength(2);
  });

  it('keep four days, and are nobody else’s', async () => {
    const { body: last } = await add(ann, eating, { leftoverOf: chili.mealId, date: THURSDAY });
    expect(mealOn(last, THURSDAY).leftoverOf).toBe(chili.mealId);
    const { error } = await add(ann, eating, { leftoverOf: chili.mealId, date: '2026-11-27' });
    expect(error.code).toBe('VALIDATION_ERROR');
    const bob = await app.make.person();
    const body = { weekStart: MONDAY };
    const { body: his } = await bob.call(createPlan, { params: { userId: bob.userId }, body });
    const refused = await add(bob, his, { leftoverOf: chili.mealId, date: MONDAY, slot: 'lunch' });
    expect(refused.error.code).toBe('MEAL_NOT_FOUND');
    const { body: moved } = await ann.call(updatePlan, {
      params: { userId: ann.userId, planId: eating.planId },
      body: { meals: [{ mealId: left.mealId, date: '2026-11-28' }] },
    });
    expect(mealOn(moved, '2026-11-28', 'lunch')).toMatchObject({ leftoverOf: null, cookedOn: null });
  });

  /** Grams of each food on the list of a week, by the meal they are bought for. */
  const bought = async (plan: Plan) => {
    await app.settle();
    const { body: made } = await ann.call(generateList, { body: { planId: plan.planId } });
    const { body: list } = await ann.call(getList, { params: { listId: made.listId } });
    return list.items.flatMap(({ foodId, sources }) =>
      sources.map(({ mealId, quantity }) => `${foodId} ${mealId} ${quantity}`),
    );
  };

  it('are bought in the week of the cooking, and not again', async () => {
    expect(await bought(eating)).toEqual([]);
    const all = await bought(cooking);
    expect(all.length).toBeGreaterThan(0);
    const { body: three } = await ann.call(updatePlan, {
      params: { userId: ann.userId, planId: cooking.planId },
      body: { meals: [{ mealId: chili.mealId, servings: 3 }] },
    });
    await take(eating, left);
    // Three servings for one day are what two and one were.
    expect(await bought(three)).toEqual(all);
  });

  it('are a meal like others, and bought for themselves, when the cooking goes; undo brings both back', async () => {
    const before = await now(cooking);
    const all = await bought(cooking);
    const { body: without } = await take(cooking, chili);
    const alone = await now(eating);
    expect(mealOn(alone, MONDAY, 'lunch')).toMatchObject({ mealId: left.mealId, leftoverOf: null });
    expect(alone.version).toBe(eating.version + 1);
    expect((await bought(eating)).every((one) => one.includes(left.mealId))).toBe(true);
    expect(await bought(cooking)).toEqual([]);

    const meals = mealsOf(before).map(({ mealId, date, slotIndex, recipeId, servings, keptFor }) => ({
      mealId,
      date,
      slotIndex,
      recipeId: recipeId ?? '',
      servings,
      keptFor: keptFor.map((one) => one.mealId),
    }));
    const { body: again } = await ann.call(putMeals, {
      params: { planId: cooking.planId },
      body: { version: without.version, meals },
    });
    const source = mealOn(again, SUNDAY);
    expect(source.keptFor).toEqual(mealOn(before, SUNDAY).keptFor);
    expect(mealOn(await now(eating), MONDAY, 'lunch').leftoverOf).toBe(source.mealId);
    expect(await bought(eating)).toEqual([]);
    expect((await bought(cooking)).map((one) => one.replace(source.mealId, chili.mealId))).toEqual(all);
  });

  it('stay what they are when the week of the cooking, or their own, is put as it was', async () => {
    const meals = [{ mealId: chili.mealId, date: SUNDAY, slotIndex: chili.slotIndex, recipeId: chili.recipeId ?? '' }];
    await ann.call(putMeals, { params: { planId: cooking.planId }, body: { meals } });
    expect(mealOn(await now(eating), MONDAY, 'lunch').leftoverOf).toBe(chili.mealId);
    const own = { date: MONDAY, slotIndex: left.slotIndex, recipeId: left.recipeId ?? '', leftoverOf: chili.mealId };
    const { body } = await ann.call(putMeals, { params: { planId: eating.planId }, body: { meals: [own] } });
    expect(mealOn(body, MONDAY, 'lunch')).toMatchObject({ leftoverOf: chili.mealId, cookedOn: SUNDAY });
    expect(mealOn(await now(cooking), SUNDAY).keptFor).toHaveLength(1);
  });

  it('leave the cooking for its own day when they go', async () => {
    await take(eating, left);
    const after = await now(cooking);
    expect(mealOn(after, SUNDAY).keptFor).toEqual([]);
    expect(after.version).toBe(cooking.version + 2);
    const again = await add(ann, eating, { leftoverOf: chili.mealId, date: MONDAY, slot: 'lunch' });
    expect(again.status).toBe(201);
    await ann.call(deletePlan, { params: { userId: ann.userId, planId: eating.planId } });
    expect(mealOn(await now(cooking), SUNDAY).keptFor).toEqual([]);
  });

  it('stay when their week is planned anew, and are freed when that of the cooking is, or is deleted', async () => {
    const { body: planned } = await ann.call(regeneratePlan, { params: { planId: eating.planId }, body: { seed: 3 } });
    const stayed = mealOn(planned as Plan, MONDAY, 'lunch');
    expect(stayed).toMatchObject({ mealId: left.mealId, leftoverOf: chili.mealId });
    expect(mealsOf(planned as Plan)).toHaveLength(28);
    await ann.call(regeneratePlan, { params: { planId: cooking.planId }, body: { seed: 3 } });
    expect(mealOn(await now(eating), MONDAY, 'lunch').leftoverOf).toBeNull();
    const dinner = mealOn(await now(cooking), '2026-11-21');
    const { body: next } = await add(ann, eating, { leftoverOf: dinner.mealId, date: MONDAY, replace: true });
    expect(mealOn(next, MONDAY).leftoverOf).toBe(dinner.mealId);
    await ann.call(deletePlan, { params: { userId: ann.userId, planId: cooking.planId } });
    expect(mealOn(await now(eating), MONDAY).leftoverOf).toBeNull();
  });

  it('do not lead back into the week that cooks', async () => {
    const { error } = await add(ann, cooking, { leftoverOf: left.mealId, date: WEDNESDAY });
    expect(error.code).toBe('MEAL_NOT_FOUND');
  });
});
