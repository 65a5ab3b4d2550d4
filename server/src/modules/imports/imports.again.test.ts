import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asPart, getRecipeState } from '@mealwright/contracts/own-recipes';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipeFile, listImportedRecipes } from '@mealwright/contracts/recipe-imports';
import { exportFormats } from '@mealwright/contracts/recipe-shelves';
import { newBudget, openZip } from '@mealwright/importers/archive';
import { emptyRecipe } from '@mealwright/importers/recipe';
import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { photo } from '../../../test/photos.ts';
import { pictureSteps } from '../../../test/pictures.suite.ts';
import { partIn, partsFirst } from './imports.rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const app = useApp({ config: { dataFolder: folder } });
const { give, pictureOf, fetched } = pictureSteps(app);

const make = async (who: Person, title: string, ingredients: readonly unknown[]): Promise<string> =>
  (await app.make.recipe(who, { title, servings: 4, ingredients, steps: ['Do it.'] })).recipeId;
const signed = (who: Person) => ({ authorization: `Bearer ${who.session.accessToken}` });
const exported = async (who: Person, path: string) => {
  const { statusCode, headers, rawPayload } = await app.http.inject({ url: `/api/v1${path}`, headers: signed(who) });
  expect(statusCode).toBe(200);
  return { type: headers['content-type'], bytes: rawPayload };
};
const imported = async (who: Person, name: string, payload: Buffer) => {
  const headers = { ...signed(who), 'content-type': 'application/octet-stream' };
  const url = `/api/v1${importRecipeFile.path}`;
  const { jobId } = (await app.http.inject({ method: 'POST', url, query: { name }, payload, headers })).json();
  await app.settle();
  const { body: job } = await who.call(getJob, { params: { jobId } });
  const { body: items } = await who.call(listImportedRecipes, { params: { jobId } });
  return { job, items: items.data };
};
/** A dish that is made of another one, which has a photo. */
async function kitchen() {
  const who = await app.make.person();
  const pesto = await make(who, 'Pesto (green), 50 %', ['100 g basil', '100 ml olive oil']);
  const as = { foodId: asPart(pesto), amount: 2, unit: 'serving', note: 'warm', optional: false, grams: null };
  const pasta = await make(who, 'A pasta', ['400 g spaghetti', { as, group: 'For the sauce' }]);
  expect((await give(who, pesto, await photo())).job.status).toBe('done');
  return { who, pesto, pasta };
}

describe('what leaves comes back', () => {
  it.each(exportFormats)('as %s: photos, and recipes in recipes', async (format) => {
    const { who, pasta } = await kitchen();
    const { type, bytes } = await exported(who, `/recipes/export?format=${format}`);
    expect(type).toBe('application/zip');
    const reader = await app.make.person();
    const { job, items } = await imported(reader, 'all.zip', bytes);
    expect(job).toMatchObject({ status: 'done', report: { found: 2, stored: 2, pictures: 1, skipped: [] } });
    // The part is there before what is made of it.
    expect(items.map(({ title }) => title)).toEqual(['Pesto (green), 50 %', 'A pasta']);
    const [inner, outer] = items.map(({ recipeId }) => recipeId!);
    const { large } = (await pictureOf(reader, inner!))!;
    expect((await fetched(large)).rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    expect(await pictureOf(reader, outer!)).toBeNull();
    const back = (await reader.call(getRecipeState, { params: { recipeId: outer! } })).body;
    const before = (await who.call(getRecipeState, { params: { recipeId: pasta } })).body;
    const line = before.state.ingredients[1]!;
    expect(back.state.ingredients[1]).toEqual({ ...line, as: { ...line.as, foodId: asPart(inner!) } });
    expect(back.reading.perServing.kcal).toBeCloseTo(before.reading.perServing.kcal!, 6);

    const again = await imported(who, 'all.zip', bytes);
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  });

  it('one recipe with its photo is an archive, and a line stays plain where the file has not the other recipe', async () => {
    const { who, pesto, pasta } = await kitchen();
    const one = await exported(who, `/recipes/${pesto}/export?format=jsonld`);
    const files = openZip(one.bytes, newBudget(), []);
    expect(files.map(({ path }) => path.split('/')[1])).toEqual(['recipe.json', 'full.webp']);
    expect(JSON.parse(Buffer.from(files[0]!.read()!).toString()).image).toBe('full.webp');
    const plain = await exported(who, `/recipes/${pasta}/export?format=jsonld`);
    expect(plain.type).toContain('ld+json');
    const reader = await app.make.person();
    const { items } = await imported(reader, 'a.json', plain.bytes);
    const { body } = await reader.call(getRecipeState, { params: { recipeId: items[0]!.recipeId! } });
    expect(body.state.ingredients[1]).toMatchObject({ text: '2 serving Pesto (green), 50 %, warm', as: null });
  });

  it('the photo is printed', async () => {
    const { who, pesto, pasta } = await kitchen();
    const pictures = ({ bytes }: { bytes: Buffer }) =>
      bytes
        .toString('latin1')
        .match(/\/Subtype \/Image[\s\S]{0,200}?DCTDecode|DCTDecode[\s\S]{0,200}?\/Subtype \/Image/g)?.length ?? 0;
    expect(pictures(await exported(who, `/recipes/${pesto}/export?format=pdf`))).toBe(1);
    expect(pictures(await exported(who, `/recipes/${pasta}/export?format=pdf`))).toBe(0);
    expect(pictures(await exported(who, '/recipes/export?format=pdf'))).toBe(1);
  });
});

describe('a line that names a recipe', () => {
  const ids = new Map([
    ['Pesto', 'a'],
    ['Red Pesto', 'b'],
  ]);
  it('is taken apart', () => {
    const read = (text: string) => {
      const as = partIn(text, ids);
      return as && [as.foodId, as.amount, as.unit, as.note, as.optional];
    };
    expect(read('2 serving Pesto')).toEqual(['recipe:a', 2, 'serving', null, false]);
    expect(read('0.5 batch Red Pesto, warm, stirred, optional')).toEqual([
      'recipe:b',
      0.5,
      'batch',
      'warm, stirred',
      true,
    ]);
    expect(read('Pesto')).toEqual(['recipe:a', null, null, null, false]);
    expect(read('150 g Pesto')).toEqual(['recipe:a', 150, 'g', null, false]);
    for (const other of ['2 tbsp Pesto alla genovese', 'a jar of Pesto', '2 serving pasta'])
      expect(read(other)).toBeNull();
  });

  it('waits for it, however deep and in however odd a circle', () => {
    const recipe = (title: string, ...parts: string[]) => ({ ...emptyRecipe(title), parts });
    const sorted = (...all: ReturnType<typeof recipe>[]) => partsFirst(all).map(({ title }) => title);
    expect(sorted(recipe('C', 'B'), recipe('X'), recipe('B', 'A', 'None'), recipe('A'))).toEqual(['A', 'B', 'C', 'X']);
    expect(sorted(recipe('A', 'B'), recipe('B', 'A'), recipe('C', 'C'))).toEqual(['B', 'A', 'C']);
    expect(sorted(recipe('A'), recipe('A'))).toEqual(['A', 'A']);
    const chain = Array.from({ length: 20_000 }, (_, at) => recipe(`${at}`, `${at + 1}`));
    expect(sorted(...chain)[0]).toBe('19999');
  });
});
