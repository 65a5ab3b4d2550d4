import {
  answerServings,
  changeRecipe,
  createRecipe,
  getRecipeState,
  listRecipeVersions,
  listUnserved,
  readRecipeState,
} from '@mealwright/contracts/own-recipes';
import { getRecipe } from '@mealwright/contracts/recipes';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { likelyServings } from './servings.rules.ts';

const app = useApp();
let anna: Person;
let bert: Person;
beforeAll(async () => {
  [anna, bert] = [await app.make.person(), await app.make.person()];
});
const make = async (title: string, ingredients: string[], more: object = {}) =>
  (await anna.call(createRecipe, { body: { title, ingredients, ...more } })).body.recipeId;
const unserved = async (who = anna) => (await who.call(listUnserved)).body.data;
const answer = async (answers: { recipeId: string; servings: number | null; estimated?: boolean }[], who = anna) =>
  (await who.call(answerServings, { body: { answers } })).body;
const recipeOf = async (recipeId: string) => (await anna.call(getRecipe, { params: { recipeId } })).body;

describe('recipes that do not say how many they serve', () => {
  it('are told with an estimate, and are ready once it is accepted, which is marked; taken back it is as before', async () => {
    const stew = await make('Stew', ['800 g lentils', '1 kg carrots', '4 tbsp olive oil'], {
      yieldText: 'one big pot',
    });
    const sauce = await make('Mustard sauce', ['1 tsp mustard']);
    await make('Said', ['100 g rice'], { servings: 2 });
    const [, said] = [await unserved(bert), await unserved()];
    expect(said.map(({ title }) => title).sort()).toEqual(['Mustard sauce', 'Stew']);
    const open = said.find(({ recipeId }) => recipeId === stew);
    expect(open).toMatchObject({ yieldText: 'one big pot', otherQuestions: 0 });
    expect(open?.likely).toBeGreaterThanOrEqual(5);
    expect(open?.likely).toBeLessThanOrEqual(10);
    expect(said.find(({ recipeId }) => recipeId === sauce)?.likely).toBeNull();
    expect((await recipeOf(stew)).ready).toBe(false);

    const servings = open?.likely ?? 0;
    expect(await answer([{ recipeId: stew, servings, estimated: true }])).toEqual({ changed: [stew], ready: [stew] });
    const after = await recipeOf(stew);
    expect(after).toMatchObject({ ready: true, servings, servingsEstimated: true });
    expect(after.perServing.kcal).toBeCloseTo((open?.kcal ?? 0) / servings, 6);
    expect((await unserved()).map(({ recipeId }) => recipeId)).toEqual([sauce]);
    expect((await anna.call(listRecipeVersions, { params: { recipeId: stew } })).body.data).toHaveLength(2);

    expect(await answer([{ recipeId: stew, servings: null }])).toEqual({ changed: [stew], ready: [] });
    expect(await recipeOf(stew)).toMatchObject({ ready: false, servingsEstimated: false });
    await answer([{ recipeId: stew, servings, estimated: true }]);
    // Whoever says it stands above the estimate.
    await anna.call(changeRecipe, { params: { recipeId: stew }, body: { servings: 8 } });
    expect(await recipeOf(stew)).toMatchObject({ servings: 8, servingsEstimated: false });
    expect((await answer([{ recipeId: stew, servings: 3, estimated: true }])).changed).toEqual([]);
    expect((await answer([{ recipeId: stew, servings: null }])).changed).toEqual([]);
    const { state } = (await anna.call(getRecipeState, { params: { recipeId: stew } })).body;
    expect([state.servings, state.servingsEstimated]).toEqual([8, false]);
  });

  it('are answered by their household alone', async () => {
    const soup = await make('Soup of ours', ['1 kg carrots', '500 g potatoes', '100 g butter']);
    expect(await unserved(bert)).toEqual([]);
    expect(await answer([{ recipeId: soup, servings: 2 }], bert)).toEqual({ changed: [], ready: [] });
    expect((await recipeOf(soup)).ready).toBe(false);
    expect((await anna.call(answerServings, { body: { answers: [] } })).status).toBe(400);
    expect((await anna.call(answerServings, { body: { answers: [{ recipeId: soup, servings: 0 }] } })).status).toBe(
      400,
    );
  });
});

it('the estimate grows with the dish, whatever its course', () => {
  for (const course of ['main', 'soup', 'dessert', 'side', 'something new']) {
    const of = [600, 1200, 2400, 4800, 9600].map((kcal) => likelyServings(course, kcal, kcal) ?? 0);
    expect([...of].sort((a, b) => a - b)).toEqual(of);
    expect(new Set(of).size).toBeGreaterThan(3);
    expect(Math.max(...of)).toBeLessThanOrEqual(60);
  }
  expect(likelyServings('main', 1e9, 1e9)).toBe(60);
  expect(likelyServings('main', null, 500)).toBeNull();
  expect(likelyServings('main', 40, 500)).toBeNull();
});

it('what a dish is made of is asked about when its amount is missing; what goes with it is not', async () => {
  const asked = async (text: string) =>
    (await anna.call(readRecipeState, { body: { title: 'x', servings: 2, ingredients: ['200 g rice', text] } })).body
      .lines[1]!.doubts;
  for (const text of ['Salmon steaks', 'Spaghetti', 'Rice', 'chicken breasts', 'potatoes'])
    expect(await asked(text), text).toEqual(['amount-open']);
  for (const text of [
    'salt',
    'red pepper flakes',
    'grated cheese (optional)',
    'parmesan, to taste',
    'cooked rice, for serving',
    'basil',
    'chopped parsley',
    'olive oil',
    'lemon juice',
  ])
    expect(await asked(text), text).toEqual([]);
});
