import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRecipeState } from '@mealwright/contracts/own-recipes';
import { getJob } from '@mealwright/contracts/plans';
import {
  type ImportJob,
  importRecipeFile,
  importRecipes,
  listImportedRecipes,
  listRecipeImports,
} from '@mealwright/contracts/recipe-imports';
import { getRecipe, listRecipes } from '@mealwright/contracts/recipes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { photo } from '../../../test/photos.ts';
import { rowsOf } from '../../../test/state.ts';
import { projectFolder } from '../../app.ts';
import { Failure } from '../../platform/errors.ts';
import { noFoodData } from '../../providers/fooddata/embedded.ts';
import { runImport } from './imports.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-uploads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pages = async (address: string) => ({
  url: address,
  html: `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name: 'Lentil soup',
    recipeYield: '4 servings',
    totalTime: 'PT45M',
    recipeCategory: 'Soup',
    recipeCuisine: 'Indian',
    recipeIngredient: ['300 g red lentils', '1 onion, chopped', '1 l water', '2 tsp salt'],
    recipeInstructions: [{ '@type': 'HowToStep', text: 'Cook everything for 30 minutes.' }],
  })}</script>`,
});
const pictures = async (address: string) => {
  if (address.includes('gone')) throw new Failure('PAGE_GONE');
  return address.includes('not-a-picture') ? Buffer.from('<html>') : photo('png', 300, 200);
};
const app = useApp({ config: { dataFolder: folder }, providers: { foodData: noFoodData, pages, pictures } });
let cook: Person;
beforeAll(async () => {
  cook = await app.make.person();
});

const jobOf = async (who: Person, jobId: string) => (await who.call(getJob, { params: { jobId } })).body as ImportJob;
async function read(who: Person, body: object): Promise<ImportJob> {
  const { body: job, status, error } = await who.call(importRecipes, { body });
  expect(status, JSON.stringify(error)).toBe(202);
  await app.settle();
  return jobOf(who, job.jobId);
}
async function send(who: Person, name: string, bytes: Buffer | string) {
  const response = await app.http.inject({
    method: 'POST',
    url: `/api/v1${importRecipeFile.path}`,
    query: { name },
    payload: bytes,
    headers: { authorization: `Bearer ${who.session.accessToken}`, 'content-type': 'application/octet-stream' },
  });
  return { status: response.statusCode, body: response.json() };
}
async function sendAndRead(who: Person, name: string, bytes: Buffer | string): Promise<ImportJob> {
  const { status, body } = await send(who, name, bytes);
  expect(status, JSON.stringify(body)).toBe(202);
  await app.settle();
  return jobOf(who, body.jobId);
}
const itemsOf = async (who: Person, jobId: string) =>
  (await who.call(listImportedRecipes, { params: { jobId }, query: { limit: 100 } })).body.data;

describe('a web address', () => {
  it('becomes a recipe with its source, its kind, and numbers of its own', async () => {
    const job = await read(cook, { url: 'https://example.org/lentil-soup?utm_source=x' });
    expect(job).toMatchObject({ status: 'done', progress: 1, error: null });
    expect(job.report).toMatchObject({
      source: 'address',
      found: 1,
      stored: 1,
      duplicates: 0,
      ready: 1,
      lines: 4,
      matchedLines: 4,
    });
    const [item] = await itemsOf(cook, job.jobId);
    const { body } = await cook.call(getRecipe, { params: { recipeId: item!.recipeId! } });
    expect(body).toMatchObject({
      title: 'Lentil soup',
      own: true,
      servings: 4,
      totalMinutes: 45,
      course: 'soup',
      cuisine: 'indian',
      diet: 'vegan',
      source: { url: 'https://example.org/lentil-soup?utm_source=x' },
    });
  });

  it('read again is known again, also when the address carries other marks', async () => {
    const job = await read(cook, { url: 'https://www.example.org/lentil-soup/?utm_campaign=y' });
    expect(job.report).toMatchObject({ stored: 0, duplicates: 1 });
    const [item] = await itemsOf(cook, job.jobId);
    expect(item).toMatchObject({ outcome: 'duplicate', title: 'Lentil soup', recipeId: expect.any(String) });
  });
});

const text = `Grandmother's pancakes
Serves 4

Ingredients
200 g plain flour
2 eggs
400 ml milk
100 g glimmerwort

Method
1. Whisk everything.
2. Fry for 3 minutes.`;

describe('text and pages', () => {
  it('are read; a line that nobody knows is a question', async () => {
    const job = await read(cook, { text });
    expect(job.report).toMatchObject({ source: 'text', stored: 1, ready: 0, lines: 4, matchedLines: 3 });
    const [item] = await itemsOf(cook, job.jobId);
    const { body } = await cook.call(getRecipeState, { params: { recipeId: item!.recipeId! } });
    expect(body.state.steps.map((step) => step.text)).toEqual(['Whisk everything.', 'Fry for 3 minutes.']);
    expect(body.reading.doubts).toEqual([{ code: 'food-open', line: 3, value: null }]);
  });

  it('of a page that the browser has open', async () => {
    const { html } = await pages('');
    const other = await app.make.person();
    const job = await read(other, { html, url: 'https://example.org/a' });
    expect(job.report).toMatchObject({ source: 'page', stored: 1 });
  });

  it('without a recipe say what to do next', async () => {
    const job = await read(cook, { html: '<html><body><p>News of the day</p></body></html>' });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'NO_RECIPE' } });
    expect(await rowsOf(app, 'import_job', 'id', job.jobId)).toMatchObject([{ content: null }]);
  });

  it('that are made to hang or to harm are read or refused, and nothing of a script stays', async () => {
    const evil = `<h1>Soup<script>alert(1)</script></h1><ul class="ingredients"><li>1 onion<img src=x onerror=alert(1)></li><li>1 l water</li></ul><ol class="instructions"><li>Cook it <b>well</b>.</li></ol>`;
    const job = await read(cook, { html: evil });
    expect(job.status).toBe('done');
    const [item] = await itemsOf(cook, job.jobId);
    const stored = JSON.stringify((await cook.call(getRecipeState, { params: { recipeId: item!.recipeId! } })).body);
    expect(stored).not.toMatch(/<script|onerror|<img/);
    const deep = await read(cook, { html: '<div>'.repeat(150_000) });
    expect(['NO_RECIPE', 'READING_TOO_LONG']).toContain(deep.error?.code);
  });

  it('are nobody else’s business', async () => {
    const job = await read(cook, { text: 'x' });
    const other = await app.make.person();
    expect((await other.call(getJob, { params: { jobId: job.jobId } })).status).toBe(404);
    expect((await other.call(listImportedRecipes, { params: { jobId: job.jobId } })).status).toBe(404);
    expect((await other.call(listRecipeImports)).body.data).toEqual([]);
    expect((await app.make.stranger().call(importRecipes, { body: { text: 'x' } })).status).toBe(401);
  });
});

const recipe = (title: string, food: string, more: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: title,
  recipeYield: '2',
  recipeIngredient: [`200 g ${food}`, '1 onion'],
  recipeInstructions: 'Cook it.',
  ...more,
});

describe('a file', () => {
  const many = Array.from({ length: 35 }, (_, at) => recipe(`Glimmerdish ${at}`, 'rice'));

  it('keeps each recipe once, also when the worker was killed in the middle and begins anew', async () => {
    const person = await app.make.person();
    const { body } = await send(person, 'recipes.json', JSON.stringify(many));
    // The first run ends after two batches, as a killed process does: nothing after them is written.
    let batches = 0;
    const dying = Object.assign(Object.create(app.ctx), {
      as: (actor: never) => {
        const own = app.ctx.as(actor);
        return Object.assign(Object.create(own), {
          actor,
          tx: (work: never) => {
            batches += 1;
            return batches > 2 ? Promise.reject(new Error('killed')) : own.tx(work);
          },
        });
      },
    });
    await expect(runImport(dying, body.jobId)).rejects.toThrow('killed');
    expect((await jobOf(person, body.jobId)).report.stored).toBe(20);
    await app.settle();
    const job = await jobOf(person, body.jobId);
    expect(job).toMatchObject({ status: 'done', report: { found: 35, stored: 35, duplicates: 0, ready: 35 } });
    expect((await person.call(listRecipes, { query: { q: 'glimmerdish', limit: 1 } })).body.pagination.total).toBe(35);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
    // A third run has nothing to do.
    await runImport(app.ctx, body.jobId);
    expect((await jobOf(person, body.jobId)).report.stored).toBe(35);
  });

  it('sent twice is stored once', async () => {
    const person = await app.make.person();
    const bytes = JSON.stringify([recipe('Same', 'rice'), recipe('same ', 'rice'), recipe('Same', 'lentils')]);
    expect((await sendAndRead(person, 'a.json', bytes)).report).toMatchObject({ stored: 2, duplicates: 1 });
    expect((await sendAndRead(person, 'b.json', bytes)).report).toMatchObject({ stored: 0, duplicates: 3 });
  });

  it('of nothing known is refused with a reason', async () => {
    const job = await sendAndRead(cook, 'photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    expect(job).toMatchObject({ status: 'failed', error: { code: 'FILE_NOT_READ' } });
    expect((await send(cook, 'empty.zip', '')).status).toBe(400);
    expect((await send(cook, '', 'x')).status).toBe(400);
  });

  it('of a stranger is refused', async () => {
    const response = await app.http.inject({
      method: 'POST',
      url: `/api/v1${importRecipeFile.path}?name=x`,
      payload: 'x',
      headers: { 'content-type': 'application/zip' },
    });
    expect(response.statusCode).toBe(401);
  });
});

describe('pictures', () => {
  const ingredients =
    '<ingredient-list><ingredient><amount>200</amount><unit>g</unit><item>rice</item></ingredient></ingredient-list>';
  const gourmet = (title: string, image: Buffer | null) =>
    `<recipe><title>${title}</title>${image === null ? '' : `<image format="jpeg">${image.toString('base64')}</image>`}${ingredients}<instructions>Cook it.</instructions></recipe>`;
  const file = (...recipes: string[]) => `<?xml version="1.0"?><gourmetDoc>${recipes.join('')}</gourmetDoc>`;
  const pictureOf = async (who: Person, title: string) =>
    (await who.call(listRecipes, { query: { q: title, limit: 1 } })).body.data[0]?.picture;
  const waiting = () => {
    const temp = join(folder, 'storage/temp');
    return existsSync(temp) ? readdirSync(temp) : [];
  };

  it('inside a file come along, each to its recipe, and leave nothing behind', async () => {
    const person = await app.make.person();
    const bytes = file(
      gourmet('Snowdrop', await photo('jpeg', 300, 200)),
      gourmet('Crocus', null),
      gourmet('Primrose', await photo('png', 200, 300)),
    );
    const job = await sendAndRead(person, 'gourmet.grmt', bytes);
    expect(job.report).toMatchObject({ found: 3, stored: 3, pictures: 2, picturesLeft: 0 });
    const snowdrop = await pictureOf(person, 'Snowdrop');
    expect((await app.http.inject({ url: snowdrop?.large ?? '' })).headers['content-type']).toBe('image/webp');
    expect(await pictureOf(person, 'Crocus')).toBeNull();
    expect(await pictureOf(person, 'Primrose')).not.toBeNull();
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
    expect(waiting()).toEqual([]);
    // Read again: the recipes are there, and keep the pictures that they have.
    const again = await sendAndRead(person, 'gourmet.grmt', bytes);
    expect(again.report).toMatchObject({ stored: 0, duplicates: 3, pictures: 0 });
    expect(await pictureOf(person, 'Snowdrop')).toEqual(snowdrop);
    expect(waiting()).toEqual([]);
  });

  it('that are damaged take nothing from their recipe', async () => {
    const person = await app.make.person();
    const broken = (await photo('jpeg', 300, 200)).subarray(0, 300);
    const job = await sendAndRead(person, 'gourmet.grmt', file(gourmet('Foxglove', broken)));
    expect(job).toMatchObject({ status: 'done', report: { stored: 1, pictures: 1 } });
    expect(await pictureOf(person, 'Foxglove')).toBeNull();
    expect(waiting()).toEqual([]);
  });

  it('at an address are fetched after the import; what cannot be had is no failure of it', async () => {
    const person = await app.make.person();
    const image = (name: string) => ({ image: `https://example.org/${name}.jpg` });
    const recipes = [
      recipe('Cowslip', 'rice', image('there')),
      recipe('Bluebell', 'lentils', image('gone')),
      recipe('Harebell', 'oats', image('not-a-picture')),
      recipe('Oxlip', 'potatoes', { image: 'file:///etc/passwd' }),
    ];
    const job = await sendAndRead(person, 'recipes.json', JSON.stringify(recipes));
    expect(job).toMatchObject({ status: 'done', report: { stored: 4, pictures: 3 } });
    expect(await pictureOf(person, 'Cowslip')).toMatchObject({ large: expect.stringContaining('_1200x800.webp') });
    for (const title of ['Bluebell', 'Harebell', 'Oxlip']) expect(await pictureOf(person, title), title).toBeNull();
    const rows = await rowsOf(app, 'picture', 'user_id', person.userId);
    expect(rows.map(({ status, error }) => [status, (error as { code: string } | null)?.code]).sort()).toEqual([
      ['done', undefined],
      ['failed', 'PAGE_GONE'],
      ['failed', 'PICTURE_TYPE'],
    ]);
  });
});

const exportsFolder = join(projectFolder, '../shared/data/exports');
describe.skipIf(!existsSync(exportsFolder))('every sample of other programs', () => {
  const files = existsSync(exportsFolder)
    ? readdirSync(exportsFolder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.\w+$/.test(name))
        .sort()
    : [];
  it('is read, or says why not', async () => {
    const person = await app.make.person();
    const table: string[] = [];
    const sum = { found: 0, stored: 0, duplicates: 0, lines: 0, matched: 0, pictures: 0, failed: 0 };
    for (const name of files) {
      const { status, body } = await send(person, name, readFileSync(join(exportsFolder, name)));
      if (status === 400) {
        table.push(`${name}: empty`);
        continue;
      }
      await app.settle();
      const { report, error, status: end } = await jobOf(person, body.jobId);
      expect(['done', 'failed'], name).toContain(end);
      if (end === 'failed') {
        sum.failed += 1;
        expect(error!.code, name).toBe('FILE_NOT_READ');
      } else
        expect(report.stored + report.duplicates, name).toBe(
          report.found! - (await itemsOf(person, body.jobId)).filter((one) => one.outcome === 'unusable').length,
        );
      sum.found += report.found ?? 0;
      sum.stored += report.stored;
      sum.duplicates += report.duplicates;
      sum.lines += report.lines;
      sum.matched += report.matchedLines;
      sum.pictures += report.pictures;
      table.push(
        `${name}: ${report.program ?? '-'}, ${report.found ?? 0} found, ${report.stored} stored, ${report.duplicates} there, ${report.ready} ready, ${report.matchedLines}/${report.lines} lines, ${report.pictures} pictures${error === null ? '' : `, ${error.code}`}`,
      );
    }
    console.info(`${table.join('\n')}\n${JSON.stringify(sum)}`);
    expect(sum.stored).toBeGreaterThan(50);
    expect(sum.matched / sum.lines).toBeGreaterThan(0.85);
  }, 240_000);
});
