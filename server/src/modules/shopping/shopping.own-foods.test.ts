import { addFood } from '@mealwright/contracts/foods';
import { createRecipe } from '@mealwright/contracts/own-recipes';
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
