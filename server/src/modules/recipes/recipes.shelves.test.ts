import { createRecipe, getRecipeState } from '@mealwright/contracts/own-recipes';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipeFile, importRecipes, listImportedRecipes } from '@mealwright/contracts/recipe-imports';
import {
  addCollection,
  addToRecipeLog,
  collectRecipe,
  deleteCollection,
  deleteFromRecipeLog,
  exportFormats,
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
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { pdfText } from '../../../test/pdf-text.ts';

const app = useApp();
let cook: Person;
let other: Person;
beforeAll(async () => {
  cook = await app.make.person();
  other = await app.make.person();
});
const state = {
  title: 'Crème brûlée & “friends”',
  description: 'Sweet.',
  servings: 4,
  activeMinutes: 20,
  totalMinutes: 90,
  cuisine: 'french',
  course: 'dessert',
  slots: ['snack'] as const,
  tags: ['party', 'make ahead'],
  ingredients: [
    { text: '500 ml cream', group: 'For the custard' },
    { text: '5 egg yolks', group: 'For the custard' },
    { text: '3 tbsp sugar, for the top', group: 'For the top' },
  ],
  steps: ['Whisk and bake for 40 minutes at 150 °C.', 'Let it cool.'],
  sourceUrl: 'https://example.org/brulee',
  author: 'A cook',
};
const make = async (who: Person, more: object = {}) => {
  const { body, status, error } = await who.call(createRecipe, { body: { ...state, ...more } });
  expect(status, JSON.stringify(error)).toBe(201);
  return body.recipeId;
};
const download = async (who: Person, path: string) => {
  const headers = { authorization: `Bearer ${who.session.accessToken}` };
  const response = await app.http.inject({ method: 'GET', url: `/api/v1${path}`, headers });
  return { status: response.statusCode, type: String(response.headers['content-type']), bytes: response.rawPayload };
};

describe('an exported recipe', () => {
  it.each(exportFormats)('comes back from %s as it was', async (format) => {
    const recipeId = await make(cook);
    const { bytes, type } = await download(cook, `/recipes/${recipeId}/export?format=${format}`);
    expect(type).toMatch(/ld\+json|plain|markdown/);
    const reader = await app.make.person();
    const name = { jsonld: 'a.json', cooklang: 'a.cook', markdown: 'a.md' }[format];
    const sent = await app.http.inject({
      method: 'POST',
      url: `/api/v1${importRecipeFile.path}`,
      query: { name },
      payload: bytes,
      headers: { authorization: `Bearer ${reader.session.accessToken}`, 'content-type': 'application/octet-stream' },
    });
    await app.settle();
    const { jobId } = sent.json();
    const { body: items } = await reader.call(listImportedRecipes, { params: { jobId } });
    const { body: back } = await reader.call(getRecipeState, { params: { recipeId: items.data[0]!.recipeId! } });
    const { body: before } = await cook.call(getRecipeState, { params: { recipeId } });
    const kept = ['title', 'servings', 'totalMinutes', 'cuisine', 'course', 'tags', 'sourceUrl', 'author'] as const;
    for (const key of kept) expect(back.state[key], key).toEqual(before.state[key]);
    expect(back.state.ingredients.map(({ text, group }) => [group, text])).toEqual(
      before.state.ingredients.map(({ text, group }) => [group, text]),
    );
    expect(back.state.steps.map((step) => step.text)).toEqual(state.steps);
    expect(back.reading.perServing.kcal).toBeCloseTo(before.reading.perServing.kcal!, 6);
  });

  it('of the cookbook is written out in words too', async () => {
    const { body } = await cook.call(listRecipes, { query: { limit: 1, category: 'main' } });
    const { bytes } = await download(cook, `/recipes/${body.data[0]!.recipeId}/export?format=markdown`);
    expect(bytes.toString()).toContain(body.data[0]!.title);
  });

  it('of all come as one file; nobody gets those of others', async () => {
    const person = await app.make.person();
    expect((await download(person, '/recipes/export')).status).toBe(404);
    const recipeId = await make(person);
    await make(person, { title: 'Second', sourceUrl: null });
    const { type, bytes } = await download(person, '/recipes/export?format=markdown');
    expect([type, bytes.subarray(0, 2).toString()]).toEqual(['application/zip', 'PK']);
    expect(JSON.parse((await download(person, '/recipes/export')).bytes.toString())).toHaveLength(2);
    expect((await download(other, `/recipes/${recipeId}/export`)).status).toBe(404);
  });
});

describe('a printed recipe', () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ');

  it('holds title, ingredients under their headings, steps, numbers and source, in letters of many languages', async () => {
    const recipeId = await make(cook, {
      title: 'Crème brûlée, Борщ & Κρέμα',
      ingredients: [
        { text: '⅓ cup Zucker, fürs Gratinieren', group: 'Für die Kruste' },
        { text: '2 яйца', group: 'Для крема' },
      ],
    });
    const { type, bytes } = await download(cook, `/recipes/${recipeId}/export?format=pdf&locale=de`);
    expect([type, bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const text = plain(pdfText(bytes));
    for (const words of [
      'Crème brûlée, Борщ & Κρέμα',
      'Zutaten',
      'Für die Kruste',
      '1/3 cup Zucker, fürs Gratinieren',
      'Для крема',
      '2 яйца',
      'Whisk and bake for 40 minutes at 150 °C.',
      'Let it cool.',
      '4 Portionen',
      '1 h 30 min',
    ])
      expect(text).toContain(words);
    expect(text.replaceAll(' ', '')).toContain('https://example.org/brulee');
    // A line that no food is known for: no sum is printed as if it were one.
    expect(text).not.toContain('kcal');
  });

  it('of all is a book with contents, each recipe on a page of its own; of a collection, only those in it', async () => {
    const person = await app.make.person();
    await make(person, { title: 'Alpha cake' });
    await make(person, { title: 'Beta cake', sourceUrl: null });
    const { body } = await person.call(listRecipes, { query: { limit: 1, category: 'main', whose: 'cookbook' } });
    const { body: shelf } = await person.call(addCollection, { body: { name: 'To print' } });
    const params = { collectionId: shelf.collectionId, recipeId: body.data[0]!.recipeId };
    await person.call(collectRecipe, { params });
    const pages = pdfText((await download(person, '/recipes/export?format=pdf&paper=letter')).bytes)
      .split('\f')
      .map(plain);
    expect(pages).toHaveLength(3);
    expect(pages.some((page) => /A serving: [1-9]\d* kcal \d+ g protein/.test(page))).toBe(true);
    expect(pages.filter((page) => page.includes('Alpha cake') && page.includes('Beta cake'))).toHaveLength(1);
    const query = `collection=${shelf.collectionId}`;
    const book = plain(pdfText((await download(person, `/recipes/export?format=pdf&${query}`)).bytes));
    expect(book).toContain(body.data[0]!.title);
    expect(book).not.toContain('Alpha cake');
    expect(JSON.parse((await download(person, `/recipes/export?${query}`)).bytes.toString())).toHaveLength(1);
    expect((await download(other, `/recipes/export?format=pdf&${query}`)).status).toBe(404);
  });

  it('in letters that the font lacks is refused alone, and left out and said so among others', async () => {
    const person = await app.make.person();
    const recipeId = await make(person, { title: '麻婆豆腐の作り方', ingredients: ['豆腐 一丁'], steps: ['炒める。'] });
    const { status, bytes } = await download(person, `/recipes/${recipeId}/export?format=pdf`);
    expect([status, JSON.parse(bytes.toString()).error.code]).toEqual([422, 'PRINT_NOT_POSSIBLE']);
    for (const title of ['Read one', 'Read two']) await make(person, { title, sourceUrl: null });
    const book = plain(pdfText((await download(person, '/recipes/export?format=pdf')).bytes));
    expect(book).toContain('Recipes left out: 1.');
    expect(book).toContain('Read two');
  });
});

describe('what can be cooked', () => {
  it('is ranked by how much is there, and names what is missing', async () => {
    const person = await app.make.person();
    const lines = (...ingredients: string[]) => ({ ingredients, sourceUrl: null });
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
    const recipeId = await make(cook, { title: 'Narrowed', sourceUrl: null });
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
  const second = await make(person, { title: 'Second', sourceUrl: null });
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
