import { getRecipeState } from '@mealwright/contracts/own-recipes';
import { importRecipeFile, listImportedRecipes } from '@mealwright/contracts/recipe-imports';
import { addCollection, collectRecipe, exportFormats } from '@mealwright/contracts/recipe-shelves';
import { listRecipes } from '@mealwright/contracts/recipes';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { pdfText } from '../../../../test/pdf-text.ts';

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
const make = async (who: Person, more: object = {}) => (await app.make.recipe(who, { ...state, ...more })).recipeId;
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
