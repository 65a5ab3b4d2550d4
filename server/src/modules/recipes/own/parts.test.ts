import {
  asPart,
  changeRecipe,
  createRecipe,
  deleteRecipe,
  getRecipeState,
  readRecipeState,
  restoreRecipeVersion,
} from '@mealwright/contracts/own-recipes';
import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { exportRecipe } from '@mealwright/contracts/recipe-shelves';
import { getRecipe } from '@mealwright/contracts/recipes';
import { generateList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { shareOf } from './parts.rules.ts';

const app = useApp();

const make = (who: Person, title: string, ingredients: readonly unknown[], servings: number | null = 4) =>
  app.make.recipe(who, { title, servings, ingredients });
const part = (
  recipeId: string,
  amount: number | null,
  unit: string | null = 'serving',
  grams: number | null = null,
) => ({
  as: { foodId: asPart(recipeId), amount, unit, note: null, optional: false, grams },
});
const read = async (who: Person, recipeId: string) => (await who.call(getRecipe, { params: { recipeId } })).body;
const pesto = ['100 g basil', '50 g pine nuts', '50 g parmesan', '100 ml olive oil'];
const change = (who: Person, recipeId: string, ingredients: readonly unknown[]) =>
  who.call(changeRecipe, { params: { recipeId }, body: { ingredients: ingredients as never } });

describe('a recipe that is an ingredient', () => {
  it('brings its foods: energy, allergens and diet go through it', async () => {
    const ann = await app.make.person();
    const inner = await make(ann, 'Pesto', pesto);
    const pasta = await make(ann, 'Pasta', ['400 g spaghetti']);
    const outer = await make(ann, 'Pasta with pesto', ['400 g spaghetti', part(inner.recipeId, 2)]);
    // Two of four servings of pesto, over four servings of pasta.
    const kcal = pasta.perServing.kcal! + inner.perServing.kcal! / 2;
    expect(outer.perServing.kcal!).toBeCloseTo(kcal, 6);
    expect(inner.allergens).toContain('milk');
    expect([...outer.allergens].sort()).toEqual([...new Set([...pasta.allergens, ...inner.allergens])].sort());
    expect(outer.diet).toBe(inner.diet);
    expect(outer.ready).toBe(true);
    const brought = outer.ingredients.filter((one) => one.of !== null);
    expect(brought.map((one) => one.foodId)).toEqual(inner.ingredients.map((one) => one.foodId));
    expect(brought.map((one) => one.grams)).toEqual(inner.ingredients.map((one) => one.grams / 2));
    expect(brought[0]!.of).toEqual({ recipeId: inner.recipeId, title: 'Pesto', amount: 2, unit: 'serving' });
  });

  it('is taken by servings, by batches and by weight, and asked about where that cannot be told', async () => {
    const whole = { servings: 4, grams: 600 };
    const of = (amount: number | null, unit: string | null, grams: number | null = null) =>
      shareOf({ amount, unit, grams }, whole);
    expect([of(2, 'serving'), of(1, null), of(3, 'portions')]).toEqual([0.5, 0.25, 0.75]);
    expect([of(2, 'batch'), of(150, 'g'), of(0.6, 'kg'), of(1, 'serving', 300)]).toEqual([2, 0.25, 1, 0.5]);
    expect([of(null, null), of(1, 'handful')]).toEqual([null, null]);
    expect(shareOf({ amount: 1, unit: 'serving', grams: null }, { servings: null, grams: 600 })).toBeNull();
    const ann = await app.make.person();
    const inner = await make(ann, 'Pesto', pesto);
    const { body } = await ann.call(readRecipeState, {
      body: { title: 'Odd', servings: 2, ingredients: [part(inner.recipeId, 1, 'handful')] },
    });
    expect(body.lines[0]).toMatchObject({ status: 'open', doubts: ['amount-open'], food: { name: 'Pesto' } });
    expect([body.ready, body.diet]).toEqual([false, 'omnivore']);
  });

  it('is offered where a line names it in free words, and leaves as a reference once it is taken', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const inner = await make(ann, 'Glimmer paste', pesto);
    const body = { title: 'Pasta', servings: 2, ingredients: ['200 g spaghetti', '2 batches glimmer paste, warm'] };
    const { body: reading } = await ann.call(readRecipeState, { body });
    const foodId = asPart(inner.recipeId);
    const offer = { foodId, name: 'Glimmer paste', amount: 2, unit: 'batch' };
    expect(reading.lines.map((line) => line.part)).toEqual([null, offer]);
    expect(reading.lines[1]!.doubts).not.toEqual([]);
    // Nobody else is told of it, and it is no part of itself.
    expect(JSON.stringify((await ben.call(readRecipeState, { body })).body)).not.toContain('Glimmer paste');
    const itself = await ann.call(readRecipeState, { body: { ...body, title: 'Glimmer paste' } });
    expect(itself.body.lines.map((line) => line.part)).toEqual([null, null]);
    // As it is kept, the offer stands in the review; taken, it is gone.
    const kept = await make(ann, 'Pasta', body.ingredients, 2);
    const state = async () =>
      (await ann.call(getRecipeState, { params: { recipeId: kept.recipeId }, query: { locale: 'en' } })).body;
    const { state: asWritten, reading: asRead } = await state();
    expect(asRead.lines[1]!.part).toEqual(offer);
    const { amount, unit } = offer;
    const as = { foodId, amount, unit, note: 'warm', optional: false, grams: null };
    const taken = [asWritten.ingredients[0]!, { ...asWritten.ingredients[1]!, as, mark: 'sure' }];
    expect((await change(ann, kept.recipeId, taken)).status).toBe(200);
    expect((await state()).reading.lines[1]).toMatchObject({ part: null, status: 'counted', doubts: [] });
    const file = await ann.call(exportRecipe, { params: { recipeId: kept.recipeId }, query: { format: 'jsonld' } });
    const written = JSON.stringify(file.body);
    expect(written).toContain('2 batch Glimmer paste, warm');
    expect(written).toContain('"Glimmer paste"');
  });

  it('with an open question makes the whole unsure: no promise of allergens or diet', async () => {
    const ann = await app.make.person();
    const inner = await make(ann, 'Mystery', ['100 g spinach', '100 g glimmerwort']);
    const outer = await make(ann, 'Around it', ['100 g rice', part(inner.recipeId, 1)]);
    expect([inner.ready, outer.ready, outer.diet, outer.labels]).toEqual([false, false, 'omnivore', []]);
    const { body } = await ann.call(readRecipeState, {
      body: { title: 'Around it', servings: 4, ingredients: [part(inner.recipeId, 1)] },
    });
    expect(body.lines[0]!.doubts).toEqual(['part-open']);
  });

  it('changes what holds it, at every depth, also when a version comes back', async () => {
    const ann = await app.make.person();
    const a = await make(ann, 'A', ['100 g butter']);
    const b = await make(ann, 'B', ['100 g rice', part(a.recipeId, 1, 'batch')]);
    const c = await make(ann, 'C', [part(a.recipeId, 1, 'batch'), part(b.recipeId, 1, 'batch')]);
    const butter = a.perServing.kcal!;
    const rice = b.perServing.kcal! - butter;
    expect(c.perServing.kcal!).toBeCloseTo(2 * butter + rice, 6);
    expect((await change(ann, a.recipeId, ['200 g butter'])).status).toBe(200);
    const after = await read(ann, c.recipeId);
    expect(after.perServing.kcal!).toBeCloseTo(4 * butter + rice, 6);
    expect(after.version).toBe(1);
    expect((await read(ann, b.recipeId)).perServing.kcal!).toBeCloseTo(2 * butter + rice, 6);
    await ann.call(restoreRecipeVersion, { params: { recipeId: a.recipeId, version: 1 } });
    expect((await read(ann, c.recipeId)).perServing.kcal!).toBeCloseTo(2 * butter + rice, 6);
    // Taken away it is still in what was made of it.
    await ann.call(deleteRecipe, { params: { recipeId: a.recipeId } });
    expect((await read(ann, c.recipeId)).perServing.kcal!).toBeCloseTo(2 * butter + rice, 6);
    expect((await change(ann, b.recipeId, ['100 g rice', part(a.recipeId, 1, 'batch')])).status).toBe(200);
  });

  it('is never itself, at any depth, also when two close the circle at once', async () => {
    const ann = await app.make.person();
    const a = await make(ann, 'A', ['100 g rice']);
    const b = await make(ann, 'B', [part(a.recipeId, 1)]);
    const c = await make(ann, 'C', [part(b.recipeId, 1)]);
    for (const id of [a.recipeId, b.recipeId, c.recipeId])
      expect((await change(ann, a.recipeId, [part(id, 1)])).error.code).toBe('RECIPE_IN_ITSELF');
    const [x, y] = [await make(ann, 'X', ['1 egg']), await make(ann, 'Y', ['1 onion'])];
    const both = await Promise.all([
      change(ann, x.recipeId, [part(y.recipeId, 1)]),
      change(ann, y.recipeId, [part(x.recipeId, 1)]),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is one of the household, and nobody else’s', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const theirs = await make(ben, 'Secret', ['100 g rice']);
    const body = { title: 'Thief', servings: 1, ingredients: [part(theirs.recipeId, 1)] };
    expect((await ann.call(createRecipe, { body })).error.code).toBe('RECIPE_NOT_FOUND');
    const { body: reading } = await ann.call(readRecipeState, { body });
    expect(JSON.stringify(reading)).not.toContain('Secret');
    expect(reading.lines[0]!.doubts).toEqual(['food-open']);
  });

  it('is bought by its foods', async () => {
    const ann = await app.make.person();
    const inner = await make(ann, 'Pesto', pesto, 2);
    const outer = await make(ann, 'Pasta with pesto', ['200 g spaghetti', part(inner.recipeId, 1)], 2);
    const { body: plan } = await ann.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: '2026-11-16' },
    });
    const meal = { date: '2026-11-17', slot: 'dinner' as const, recipeId: outer.recipeId, servings: 2 };
    expect((await ann.call(addMeal, { params: { planId: plan.planId }, body: meal })).status).toBe(201);
    const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
    const nuts = inner.ingredients[1]!;
    const item = list.items.find((one) => one.foodId === nuts.foodId)!;
    expect([nuts.grams, item.sources[0]!.grams]).toEqual([50, 25]);
    expect(list.items.map((one) => one.foodId).sort()).toEqual(outer.ingredients.map((one) => one.foodId).sort());
  });
});
