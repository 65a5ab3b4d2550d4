import { readMealReasons } from '@mealwright/contracts/meal-reasons';
import { generatePlan, type Plan } from '@mealwright/contracts/plans';
import { getRecipe } from '@mealwright/contracts/recipes';
import { generateList, type ListItem, updateItem } from '@mealwright/contracts/shopping';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
const NEXT = '2026-11-23';
const mealsOf = (plan: Plan) => plan.days.flatMap(({ meals }) => meals);

describe('what is at home', () => {
  let ann: Person;
  let plan: Plan;
  let item: ListItem;
  let listId: string;

  const say = async (atHome: boolean) => {
    await ann.call(updateItem, { params: { listId, itemId: item.itemId }, body: { atHome } });
    await app.settle();
  };
  const home = async (of: Plan) => {
    const named: string[] = [];
    for (const { mealId, recipeId } of mealsOf(of)) {
      const { body } = await ann.call(readMealReasons, { params: { planId: of.planId, mealId } });
      const found = body.data.find(({ code }) => code === 'foods.home');
      if (found === undefined) continue;
      expect(found.tone).toBe('good');
      const { body: recipe } = await ann.call(getRecipe, { params: { recipeId: recipeId ?? '' } });
      expect(recipe.ingredients.some(({ foodId }) => foodId === item.foodId)).toBe(true);
      named.push(...(found.params.foods as string[]));
    }
    return named;
  };
  const uses = async (of: Plan) => {
    let grams = 0;
    for (const { recipeId, servings } of mealsOf(of)) {
      const { body } = await ann.call(getRecipe, { params: { recipeId: recipeId ?? '' } });
      for (const one of body.ingredients)
        if (one.foodId === item.foodId) grams += ((one.grams ?? 0) * servings) / body.servings;
    }
    return grams;
  };
  const planned = async (weekStart: string) =>
    (await ann.call(generatePlan, { body: { weekStart, seed: 11 } })).body as Plan;

  beforeAll(async () => {
    ann = await app.make.person();
    plan = await app.make.plan(ann);
    const { body } = await ann.call(generateList, { body: { planId: plan.planId } });
    ({ listId } = body);
    const produce = body.items.filter(({ foodId, aisle }) => foodId !== null && aisle === 'produce');
    item = produce.toSorted((a, b) => (b.grams ?? 0) - (a.grams ?? 0))[0] as ListItem;
    expect(item.grams ?? 0).toBeGreaterThan(100);
  });

  it('is a reason for the meals that use it, and none any more when it is taken back', async () => {
    expect(await home(plan)).toEqual([]);
    await say(true);
    expect((await home(plan)).length).toBeGreaterThan(0);
    const [name = '', ...others] = new Set(await home(plan));
    expect([item.name.startsWith(name), others]).toEqual([true, []]);
    await say(false);
    expect(await home(plan)).toEqual([]);
  });

  it('is a small wish: the same week planned with it uses no less of it, and still meets its targets', async () => {
    const without = await planned(NEXT);
    await say(true);
    const next = await planned(NEXT);
    expect(await uses(next)).toBeGreaterThanOrEqual(await uses(without));
    expect(await uses(next)).toBeGreaterThan(0);
    expect(next.days.every(({ met }) => met)).toBe(true);
    // The same wishes and the same seed give the same week.
    expect(mealsOf(await planned(NEXT)).map(({ recipeId }) => recipeId)).toEqual(
      mealsOf(next).map(({ recipeId }) => recipeId),
    );
  });

  it('is nobody else’s', async () => {
    const bob = await app.make.person();
    const his = await app.make.plan(bob);
    for (const { mealId } of mealsOf(his).slice(0, 6)) {
      const { body } = await bob.call(readMealReasons, { params: { planId: his.planId, mealId } });
      expect(body.data.map(({ code }) => code)).not.toContain('foods.home');
    }
  });
});
