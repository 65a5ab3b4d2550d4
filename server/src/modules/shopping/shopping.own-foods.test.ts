import { addFood, deleteFood, replaceFood } from '@mealwright/contracts/foods';
import { changeRecipe, createRecipe } from '@mealwright/contracts/own-recipes';
import { addMeal, createPlan } from '@mealwright/contracts/plans';
import {
  checkSharedItem,
  generateList,
  getList,
  getSharedList,
  shareList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';

const app = useApp();

it('a food of one’s own stands on the list under its name, also for those who have the link', async () => {
  const ann = await app.make.person();
  const label = {
    per: '100g' as const,
    energy: { value: 1700, unit: 'kJ' as const },
    fatG: 15,
    carbsG: 55,
    proteinG: 9,
  };
  const { body: food } = await ann.call(addFood, { body: { name: 'Forest muesli bar', category: 'snack', label } });
  const as = { foodId: food.foodId, amount: 80, unit: 'g', note: null, optional: false, grams: null };
  const { body: recipe } = await ann.call(createRecipe, {
    body: { title: 'Bar bowl', servings: 1, slots: ['breakfast'], ingredients: [{ as }, { text: '200 g yogurt' }] },
  });
  const { body: plan } = await ann.call(createPlan, {
    params: { userId: ann.userId },
    body: { weekStart: '2026-11-16' },
  });
  const meal = { date: '2026-11-17', slot: 'breakfast' as const, recipeId: recipe.recipeId };
  expect((await ann.call(addMeal, { params: { planId: plan.planId }, body: meal })).status).toBe(201);
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  const item = list.items.find((one) => one.foodId === food.foodId)!;
  expect(item).toMatchObject({ name: 'Forest muesli bar', quantity: 80, unit: 'g', grams: 80 });
  const params = { listId: list.listId };
  const ticked = await ann.call(updateItem, { params: { ...params, itemId: item.itemId }, body: { checked: true } });
  expect(ticked.body.name).toBe('Forest muesli bar');
  const { body, queries } = await ann.call(getList, { params });
  expect(body.items.map((one) => one.name)).toContain('Forest muesli bar');
  expect(queries).toBeLessThanOrEqual(4);
  // Who has the link belongs to no household.
  const { body: link } = await ann.call(shareList, { params, body: { mode: 'edit' } });
  const ben = await app.make.person();
  const shared = await ben.call(getSharedList, { params: { token: link.token } });
  expect(shared.body.items.map((one) => one.name)).toContain('Forest muesli bar');
  const theirs = await ben.call(checkSharedItem, {
    params: { token: link.token, itemId: item.itemId },
    body: { checked: false },
  });
  expect(theirs.body.name).toBe('Forest muesli bar');
});

it('stands in the aisle that was said, also when that changes, and keeps its name on all that holds it when it is deleted', async () => {
  const ann = await app.make.person();
  const label = { per: '100g' as const, energy: { value: 250, unit: 'kcal' as const }, proteinG: 20 };
  const input = { name: 'Tempeh of the corner shop', aisle: 'deli' as const, label };
  const { body: food } = await ann.call(addFood, { body: input });
  expect(food.aisle).toBe('deli');
  const { foodId } = food;
  const as = { foodId, amount: 200, unit: 'g', note: null, optional: false, grams: null };
  const state = { title: 'Tempeh bowl', servings: 2, ingredients: [{ as }, { text: '150 g rice' }] };
  const { body: recipe } = await ann.call(createRecipe, { body: state });
  const week = { params: { userId: ann.userId }, body: { weekStart: '2026-11-16' } };
  const { body: plan } = await ann.call(createPlan, week);
  const meal = { date: '2026-11-17', slot: 'dinner' as const, recipeId: recipe.recipeId };
  await ann.call(addMeal, { params: { planId: plan.planId }, body: meal });
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  const shown = async () => {
    const { body } = await ann.call(getList, { params: { listId: list.listId } });
    const { name, aisle } = body.items.find((one) => one.foodId === foodId)!;
    return [name, aisle];
  };
  expect(await shown()).toEqual(['Tempeh of the corner shop', 'deli']);
  await ann.call(replaceFood, { params: { foodId }, body: { ...input, name: 'Smoked tempeh', aisle: 'dairy' } });
  await app.settle();
  expect(await shown()).toEqual(['Smoked tempeh', 'dairy']);

  expect((await ann.call(deleteFood, { params: { foodId } })).status).toBe(204);
  expect(await shown()).toEqual(['Smoked tempeh', 'dairy']);
  const params = { recipeId: recipe.recipeId };
  const changed = await ann.call(changeRecipe, { params, body: { servings: 4 } });
  expect(changed.status, JSON.stringify(changed.error)).toBe(200);
  expect(changed.body.ingredients[0]).toMatchObject({ foodId, name: 'Smoked tempeh', grams: 200 });
  expect(changed.body.ready).toBe(true);
  expect(changed.body.perServing.kcal).toBeCloseTo(recipe.perServing.kcal! / 2, 6);
  const printed = await app.http.inject({
    url: `/api/v1/recipes/${recipe.recipeId}/export?format=markdown`,
    headers: { authorization: `Bearer ${ann.session.accessToken}` },
  });
  expect(printed.body).toContain('200 g Smoked tempeh');
  // A new list of the plan names it as well.
  const { body: again } = await ann.call(generateList, { body: { planId: plan.planId } });
  expect(again.items.find((one) => one.foodId === foodId)).toMatchObject({ name: 'Smoked tempeh', aisle: 'dairy' });
});
