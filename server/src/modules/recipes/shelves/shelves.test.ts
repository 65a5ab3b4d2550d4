import { getRecipeState } from '@mealwright/contracts/own-recipes';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipes } from '@mealwright/contracts/recipe-imports';
import {
  addCollection,
  addToRecipeLog,
  collectRecipe,
  deleteCollection,
  deleteFromRecipeLog,
  listCollected,
  listCollections,
  listMade,
  listRecipeLog,
  recipesByIngredients,
  renameCollection,
  uncollectRecipe,
} from '@mealwright/contracts/recipe-shelves';
import { getRecipe, listRecipes, recipeFacets } from '@mealwright/contracts/recipes';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
let cook: Person;
let other: Person;
beforeAll(async () => {
  cook = await app.make.person();
  other = await app.make.person();
});
const state = {
  title: 'Crème brûlée',
  course: 'dessert',
  servings: 4,
  ingredients: ['500 ml cream', '5 egg yolks'],
  steps: ['Bake.'],
};
const make = async (who: Person, more: object = {}) => (await app.make.recipe(who, { ...state, ...more })).recipeId;

describe('what can be cooked', () => {
  it('is ranked by how much is there, and names what is missing', async () => {
    const person = await app.make.person();
    const lines = (...ingredients: string[]) => ({ ingredients });
    const whole = await make(person, { title: 'Whole', ...lines('200 g spaghetti', '100 g spinach', '1 l water') });
    const half = await make(person, { title: 'Half', ...lines('200 g spaghetti', '200 g glutinous rice') });
    const none = await make(person, { title: 'None', ...lines('200 g glutinous rice') });
    const { body } = await person.call(recipesByIngredients, {
      query: { foods: 'spaghetti,spinach-raw,spinach', limit: 100 },
    });
    const ids = body.data.map((one) => one.recipe.recipeId);
    expect(ids[0]).toBe(whole);
    expect(body.data[0]).toMatchObject({ ofWeight: 1, ofCount: 1, missing: [] });
    const other = body.data.find((one) => one.recipe.recipeId === half)!;
    expect(other).toMatchObject({ ofWeight: 0.5, ofCount: 0.5 });
    expect(other.missing.map((one) => [one.name.includes('rice'), Math.round(one.grams)])).toEqual([[true, 200]]);
    expect(ids).not.toContain(none);
    const scores = body.data.map((one) => one.ofWeight + one.ofCount);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(body.pagination.total).toBeGreaterThanOrEqual(body.data.length);
  });

  it('asks for at least one food, and takes no quotes for SQL or JSON', async () => {
    expect((await cook.call(recipesByIngredients, { query: { foods: ' , ' } })).status).toBe(400);
    const odd = await cook.call(recipesByIngredients, { query: { foods: `'; DROP TABLE recipe; --,"}]` } });
    expect([odd.status, odd.body.data]).toEqual([200, []]);
  });
});

describe('collections', () => {
  it('are made, filled, renamed and taken away; recipes stay', async () => {
    const recipeId = await make(cook, { title: 'Collected' });
    const { body: made, status } = await cook.call(addCollection, { body: { name: 'Sundays' } });
    expect([status, made.recipeCount]).toEqual([201, 0]);
    expect((await cook.call(addCollection, { body: { name: 'sundays' } })).error.code).toBe('COLLECTION_EXISTS');
    const params = { collectionId: made.collectionId };
    for (let twice = 0; twice < 2; twice += 1)
      expect((await cook.call(collectRecipe, { params: { ...params, recipeId } })).status).toBe(204);
    expect((await cook.call(listCollected, { params })).body.data.map((card) => card.title)).toEqual(['Collected']);
    const holding = await cook.call(listCollections, { query: { recipeId } });
    expect(holding.body.data).toMatchObject([{ name: 'Sundays', recipeCount: 1 }]);
    expect((await cook.call(renameCollection, { params, body: { name: 'Weekends' } })).body.name).toBe('Weekends');
    for (const endpoint of [listCollected, deleteCollection])
      expect((await other.call(endpoint, { params })).error.code).toBe('COLLECTION_NOT_FOUND');
    expect((await other.call(listCollections)).body.data).toEqual([]);
    await cook.call(uncollectRecipe, { params: { ...params, recipeId } });
    expect((await cook.call(listCollected, { params })).body.pagination.total).toBe(0);
    expect((await cook.call(deleteCollection, { params })).status).toBe(204);
    expect((await cook.call(getRecipeState, { params: { recipeId } })).status).toBe(200);
  });

  it('narrow every list and its counts, at once after a change, for the household alone', async () => {
    const recipeId = await make(cook, { title: 'Narrowed' });
    const { body: made } = await cook.call(addCollection, { body: { name: 'Narrow' } });
    const query = { collection: made.collectionId };
    const titles = async () => (await cook.call(listRecipes, { query })).body.data.map((card) => card.title);
    expect(await titles()).toEqual([]);
    await cook.call(collectRecipe, { params: { collectionId: made.collectionId, recipeId } });
    expect(await titles()).toEqual(['Narrowed']);
    expect((await cook.call(recipeFacets, { query })).body).toMatchObject({ total: 1, course: { dessert: 1 } });
    expect((await cook.call(listRecipes, { query: { ...query, whose: 'cookbook' } })).body.data).toEqual([]);
    const { body: all } = await cook.call(listCollections);
    expect(all.data.find((one) => one.name === 'Narrow')?.covers.map((cover) => cover.title)).toEqual(['Narrowed']);
    await cook.call(uncollectRecipe, { params: { collectionId: made.collectionId, recipeId } });
    expect(await titles()).toEqual([]);
    for (const endpoint of [listRecipes, recipeFacets])
      expect((await other.call(endpoint, { query })).error.code).toBe('COLLECTION_NOT_FOUND');
  });

  it('stand beside lists of what is ours and what is of the cookbook', async () => {
    const person = await app.make.person();
    await make(person, { title: 'Only ours' });
    const titles = async (whose: 'ours' | 'cookbook') =>
      (await person.call(listRecipes, { query: { whose, limit: 100 } })).body.data.map((card) => card.title);
    expect(await titles('ours')).toEqual(['Only ours']);
    expect(await titles('cookbook')).not.toContain('Only ours');
  });

  it('take no recipe of another household', async () => {
    const recipeId = await make(other, { title: 'Theirs' });
    const { body } = await cook.call(addCollection, { body: { name: 'Mine' } });
    const { error } = await cook.call(collectRecipe, { params: { collectionId: body.collectionId, recipeId } });
    expect(error.code).toBe('RECIPE_NOT_FOUND');
  });
});

describe('notes and days it was made', () => {
  it('stand under the recipe, newest first, for the household alone', async () => {
    const recipeId = await make(cook, { title: 'Logged' });
    const params = { recipeId };
    const { body: note } = await cook.call(addToRecipeLog, { params, body: { text: 'Less sugar.' } });
    app.clock.now = new Date(app.clock.now.getTime() + 1000);
    await cook.call(addToRecipeLog, { params, body: { madeOn: '2026-11-15' } });
    const { body } = await cook.call(listRecipeLog, { params });
    expect(body.made).toBe(1);
    expect(body.data.map(({ kind, day, text, byMe }) => [kind, day, text, byMe])).toEqual([
      ['made', '2026-11-15', '', true],
      ['note', null, 'Less sugar.', true],
    ]);
    expect((await cook.call(addToRecipeLog, { params, body: {} })).status).toBe(400);
    expect((await other.call(listRecipeLog, { params })).status).toBe(404);
    const entry = { recipeId, entryId: note.entryId };
    expect((await other.call(deleteFromRecipeLog, { params: entry })).error.code).toBe('ENTRY_NOT_FOUND');
    expect((await cook.call(deleteFromRecipeLog, { params: entry })).status).toBe(204);
    expect((await cook.call(listRecipeLog, { params })).body.data).toHaveLength(1);
  });
});

it('days on which something was made keep their stars, which are my rating too, and are listed over all recipes', async () => {
  const person = await app.make.person();
  const first = await make(person, { title: 'First' });
  const second = await make(person, { title: 'Second' });
  const made = (recipeId: string, body: object) => person.call(addToRecipeLog, { params: { recipeId }, body });
  expect((await made(first, { madeOn: '2026-11-10', rating: 4, text: 'Good.' })).body.rating).toBe(4);
  await made(second, { madeOn: '2026-11-12' });
  await made(second, { text: 'A note alone.' });
  expect((await made(first, { madeOn: '2026-11-10', rating: 6 })).status).toBe(400);
  // Somewhere the next day has begun; the one after it has nowhere.
  const { error } = await made(first, { madeOn: '2026-11-20' });
  expect(error.details).toEqual({ madeOn: 'lies in the future' });
  const { body } = await person.call(listMade);
  expect(body.data.map(({ recipe, day, rating, text }) => [recipe.title, day, rating, text])).toEqual([
    ['Second', '2026-11-12', null, ''],
    ['First', '2026-11-10', 4, 'Good.'],
  ]);
  expect(body.pagination.total).toBe(2);
  expect((await person.call(getRecipe, { params: { recipeId: first } })).body.myRating).toBe(4);
  expect((await other.call(listMade)).body.data).toEqual([]);
});

it('imports count as jobs of their household', async () => {
  const { body } = await cook.call(importRecipes, { body: { text: 'Soup\nIngredients\n1 onion\nMethod\nCook.' } });
  expect((await cook.call(getJob, { params: { jobId: body.jobId } })).body.kind).toBe('import');
});
