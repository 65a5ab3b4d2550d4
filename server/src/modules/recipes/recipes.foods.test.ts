import { addFood, type OwnFoodInput, replaceFood } from '@mealwright/contracts/foods';
import { asPart, listRecipeVersions } from '@mealwright/contracts/own-recipes';
import { getRecipe, listRecipes } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';

const app = useApp();

const label = {
  per: '100g',
  energy: { value: 400, unit: 'kcal' },
  fatG: 10,
  satFatG: 2,
  carbsG: 60,
  sugarsG: 20,
  fibreG: 8,
  proteinG: 10,
  salt: { value: 0.2, unit: 'g-salt' },
};
const bar = { name: 'Forest crunch', brand: null, category: 'snack', diet: 'vegan', allergens: [], label } as const;
const food = (change: Partial<Omit<OwnFoodInput, 'label'>> & { label?: object } = {}) => ({ ...bar, ...change });

const make = (who: Person, title: string, ingredients: readonly unknown[]) =>
  app.make.recipe(who, { title, servings: 2, ingredients });
const line = (foodId: string, amount: number, unit: string) => ({
  as: { foodId, amount, unit, note: null, optional: false, grams: null },
});
const read = async (who: Person, recipeId: string) => (await who.call(getRecipe, { params: { recipeId } })).body;
const kcalOnCard = async (who: Person, recipeId: string) =>
  (await who.call(listRecipes, { query: { whose: 'ours' } })).body.data.find((card) => card.recipeId === recipeId)
    ?.perServing.kcal;

describe('an own food whose label is written anew', () => {
  it('changes every recipe that holds it, on its page and on its card, and those that hold these', async () => {
    const ann = await app.make.person();
    const { body: own } = await ann.call(addFood, { body: food() });
    // Named by its text, by choice, and through another recipe.
    const text = await make(ann, 'By its name', ['100 g forest crunch']);
    const chosen = await make(ann, 'Chosen', [line(own.foodId, 100, 'g')]);
    const whole = await make(ann, 'Around it', [line(asPart(chosen.recipeId), 2, 'serving')]);
    const without = await make(ann, 'Without it', ['100 g rice']);
    expect([text, chosen, whole].map((one) => one.perServing.kcal)).toEqual([200, 200, 200]);
    expect(chosen.diet).toBe('vegan');
    expect(await kcalOnCard(ann, chosen.recipeId)).toBe(200);
    const anew = food({
      diet: 'vegetarian',
      allergens: ['milk'],
      label: { ...label, energy: { value: 300, unit: 'kcal' } },
    });
    const { status } = await ann.call(replaceFood, { params: { foodId: own.foodId }, body: anew });
    expect(status).toBe(200);
    await app.settle();
    for (const { recipeId } of [text, chosen, whole]) {
      const after = await read(ann, recipeId);
      expect(after.perServing.kcal).toBe(150);
      expect(after).toMatchObject({ diet: 'vegetarian', allergens: ['milk'], version: 1 });
      expect(await kcalOnCard(ann, recipeId)).toBe(150);
    }
    expect((await read(ann, without.recipeId)).updatedAt).toBe(without.updatedAt);
    // What it says is as it was: nothing to undo.
    const { body: versions } = await ann.call(listRecipeVersions, { params: { recipeId: chosen.recipeId } });
    expect(versions.data).toHaveLength(1);
  });

  it('answers a question that it left open', async () => {
    const ann = await app.make.person();
    const { body: own } = await ann.call(addFood, { body: food() });
    const made = await make(ann, 'Two bars', [line(own.foodId, 2, 'bar')]);
    expect([made.ready, made.openLines.length]).toEqual([false, 1]);
    const portions = [{ label: 'bar', grams: 50 }];
    await ann.call(replaceFood, { params: { foodId: own.foodId }, body: food({ portions }) });
    await app.settle();
    const after = await read(ann, made.recipeId);
    expect([after.ready, after.openLines, after.perServing.kcal]).toEqual([true, [], 200]);
  });

  it('leaves what another household made of its own', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const { body: own } = await ann.call(addFood, { body: food() });
    await ben.call(addFood, { body: food() });
    const theirs = await make(ben, 'Ben’s', ['100 g forest crunch']);
    const anew = food({ label: { ...label, energy: { value: 300, unit: 'kcal' } } });
    await ann.call(replaceFood, { params: { foodId: own.foodId }, body: anew });
    await app.settle();
    expect((await read(ben, theirs.recipeId)).perServing.kcal).toBe(200);
  });
});
