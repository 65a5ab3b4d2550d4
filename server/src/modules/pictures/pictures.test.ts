import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteRecipe } from '@mealwright/contracts/own-recipes';
import { pictureSpace, pictureUploadUrl, setRecipePicture } from '@mealwright/contracts/pictures';
import { addMeal, createPlan, getPlan } from '@mealwright/contracts/plans';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { sendTo } from '../../../test/bytes.ts';
import type { Person } from '../../../test/make.ts';
import { photo } from '../../../test/photos.ts';
import { pictureSteps, pictureSuite } from '../../../test/pictures.suite.ts';
import { rowsOf } from '../../../test/state.ts';
import { measurePictures, sweepPictures } from './pictures.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const app = useApp({ config: { dataFolder: folder } });
const { newRecipe, ask, confirm, give, pictureOf, fetched } = pictureSteps(app);
let cook: Person;
beforeAll(async () => {
  cook = await app.make.person();
});
const jpeg = { 'content-type': 'image/jpeg' };
const change = (url: string, name: string, value: string) => {
  const changed = new URL(url, 'http://localhost');
  changed.searchParams.set(name, value);
  return `${changed.pathname}${changed.search}`;
};

pictureSuite('pictures in the data folder', app);

describe('an address to send a picture to', () => {
  const put = async (url: string, headers: Record<string, string>, payload: Buffer) => {
    const answer = await app.http.inject({ method: 'PUT', url, headers, payload });
    return { status: answer.statusCode, code: answer.body === '' ? null : answer.json().error.code };
  };

  it('is given for pictures of the types that are read, and for 10 MB', async () => {
    const recipeId = await newRecipe(cook);
    for (const contentType of ['image/svg+xml', 'text/html', 'image/heic', 'application/octet-stream', '', 'image/'])
      expect((await ask(cook, recipeId, { contentType })).error, contentType).toMatchObject({ code: 'PICTURE_TYPE' });
    expect((await ask(cook, recipeId, { contentType: 'IMAGE/JPEG; x=1' })).body.headers).toEqual(jpeg);
    const tooLarge = await ask(cook, recipeId, { contentType: 'image/jpeg', bytes: 10 * 1024 * 1024 + 1 });
    expect([tooLarge.status, tooLarge.error.code]).toEqual([413, 'PICTURE_TOO_LARGE']);
    expect((await ask(cook, recipeId, { contentType: 'image/jpeg', bytes: 10 * 1024 * 1024 })).status).toBe(200);
    const stranger = await app.make.stranger().call(pictureUploadUrl, { params: { recipeId }, body: jpeg });
    expect(stranger.error.code).toBe('UNAUTHENTICATED');
  });

  it('holds for 15 minutes', async () => {
    const recipeId = await newRecipe(cook);
    const { body: signed } = await ask(cook, recipeId);
    const start = app.clock.now;
    app.clock.now = new Date(start.getTime() + 15 * 60_000);
    expect(await put(signed.uploadUrl, jpeg, await photo())).toEqual({ status: 403, code: 'UPLOAD_REFUSED' });
    expect((await confirm(cook, recipeId, signed.key)).error.code).toBe('UPLOAD_NOT_FOUND');
    app.clock.now = new Date(start.getTime() + 15 * 60_000 - 1000);
    expect(await put(signed.uploadUrl, jpeg, await photo())).toEqual({ status: 204, code: null });
    app.clock.now = start;
  });

  it('cannot be changed: neither type nor size nor time nor the recipe', async () => {
    const recipeId = await newRecipe(cook);
    const other = await newRecipe(cook);
    const { uploadUrl: url, key } = (await ask(cook, recipeId, { contentType: 'image/jpeg', bytes: 100 })).body;
    const forged = [
      change(url, 'type', 'text/html'),
      change(url, 'max', '99999999'),
      change(url, 'until', '4102444800'),
      change(url, 'signature', 'A'.repeat(43)),
      change(url, 'signature', ''),
      url.replace(recipeId, other),
      url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ];
    for (const one of forged) {
      expect(one).not.toBe(url);
      const type = new URL(one, 'http://localhost').searchParams.get('type') ?? '';
      const { status, code } = await put(one, { 'content-type': type }, Buffer.alloc(10, 1));
      expect([status, code], one).toEqual([403, 'UPLOAD_REFUSED']);
    }
    expect(await app.ctx.providers.storage.sizeOf(key)).toBeNull();
    // Other tokens of this server are none of these, and the other way round.
    const { accessToken } = cook.session;
    expect((await put(change(url, 'signature', accessToken.slice(0, 99)), jpeg, Buffer.alloc(10))).status).toBe(403);
  });

  it('takes no more than was said, nothing empty, and no other type', async () => {
    const recipeId = await newRecipe(cook);
    const { uploadUrl: url, key } = (await ask(cook, recipeId, { contentType: 'image/jpeg', bytes: 100 })).body;
    expect(await put(url, jpeg, Buffer.alloc(101, 1))).toEqual({ status: 413, code: 'PICTURE_TOO_LARGE' });
    expect(await put(url, jpeg, Buffer.alloc(0))).toEqual({ status: 400, code: 'VALIDATION_ERROR' });
    expect((await put(url, { 'content-type': 'image/svg+xml' }, Buffer.alloc(9))).code).toBe('PICTURE_TYPE');
    expect(await app.ctx.providers.storage.sizeOf(key)).toBeNull();
    const open = (await ask(cook, recipeId)).body.uploadUrl;
    expect((await put(open, jpeg, Buffer.alloc(10 * 1024 * 1024 + 1, 1))).code).toBe('PICTURE_TOO_LARGE');
  });

  it('is confirmed by its own key and no other', async () => {
    const recipeId = await newRecipe(cook);
    const { body: signed } = await ask(cook, recipeId);
    await sendTo(app, signed.uploadUrl, signed.headers, await photo());
    for (const key of [
      '',
      'temp',
      `temp/${recipeId}/`,
      `temp/${recipeId}/../${recipeId}`,
      '../secret',
      `${signed.key}x`,
    ])
      expect((await confirm(cook, recipeId, key)).error.code, key).toBe('UPLOAD_NOT_FOUND');
    expect((await confirm(cook, await newRecipe(cook), signed.key)).error.code).toBe('UPLOAD_NOT_FOUND');
  });
});

describe('stored pictures', () => {
  it('are all that can be fetched: no upload, no path out, no guess', async () => {
    const recipeId = await newRecipe(cook);
    await give(cook, recipeId, await photo());
    const { body: signed } = await ask(cook, recipeId);
    await sendTo(app, signed.uploadUrl, signed.headers, await photo());
    const large = (await pictureOf(cook, recipeId))?.large ?? '';
    const missing = [
      `/pictures/${signed.key}`,
      '/pictures/',
      '/pictures/..%2fsecret',
      '/pictures/recipes/..%2f..%2fsecret',
      large.replace(/[0-9a-f]{8}(?=-[0-9a-f-]*_1200)/, '00000000'),
      large.replace('1200x800', '1200x801'),
      `${large}.half`,
    ];
    for (const url of missing) {
      const answer = await fetched(url);
      expect(answer.statusCode, url).toBe(404);
      expect(answer.headers['cache-control'] ?? 'no-store', url).toBe('no-store');
    }
    expect((await app.http.inject({ method: 'HEAD', url: large })).headers['content-type']).toBe('image/webp');
  });

  it('are shown in the week, whose plan becomes a new version', async () => {
    const recipeId = await newRecipe(cook);
    const params = { userId: cook.userId };
    const { body: plan } = await cook.call(createPlan, { params, body: { weekStart: '2026-12-07' } });
    const { body: with_ } = await cook.call(addMeal, {
      params: { planId: plan.planId },
      body: { date: '2026-12-08', slot: 'lunch', recipeId, servings: 1 },
    });
    await give(cook, recipeId, await photo());
    const { body: now } = await cook.call(getPlan, { params: { planId: plan.planId } });
    expect(now.version).toBeGreaterThan(with_.version);
    const meals = now.days.flatMap((day) => day.meals);
    expect(meals.find((meal) => meal.recipeId === recipeId)?.picture).toEqual(await pictureOf(cook, recipeId));
  });
});

describe('the sweep', () => {
  const files = () =>
    readdirSync(join(folder, 'storage'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const filesOf = (recipeId: string) => files().filter((path) => path.includes(recipeId)).length;

  // Files carry the time of the world, sessions that of the app.
  let owner: Person;
  beforeAll(async () => {
    app.clock.now = new Date();
    owner = await app.make.person();
  });

  it('takes what was never confirmed and what is shown no more, a day later, and nothing else', async () => {
    const [left, replaced, kept] = [await newRecipe(owner), await newRecipe(owner), await newRecipe(owner)];
    const { body: signed } = await ask(owner, left);
    await sendTo(app, signed.uploadUrl, signed.headers, await photo());
    await give(owner, replaced, await photo());
    const former = (await pictureOf(owner, replaced))?.large ?? '';
    await give(owner, replaced, await photo('png'));
    const shown = (await pictureOf(owner, replaced))?.large ?? '';
    await give(owner, kept, await photo());
    const counts = () => [filesOf(left), filesOf(replaced), filesOf(kept)];
    expect(counts()).toEqual([1, 6, 3]);
    const start = app.clock.now.getTime();
    app.clock.now = new Date(start + 23 * 3600_000);
    await sweepPictures(app.ctx);
    expect(counts()).toEqual([1, 6, 3]);
    app.clock.now = new Date(start + 25 * 3600_000);
    await sweepPictures(app.ctx);
    expect(counts()).toEqual([0, 3, 3]);
    expect((await fetched(former)).statusCode).toBe(404);
    expect((await fetched(shown)).statusCode).toBe(200);
    app.clock.now = new Date(start);
  });

  it('takes the pictures of recipes that are gone for good', async () => {
    const gone = await newRecipe(owner);
    await give(owner, gone, await photo());
    expect(filesOf(gone)).toBe(3);
    await sql`DELETE FROM recipe WHERE id = ${gone}`.execute(app.ctx.db);
    await sweepPictures(app.ctx);
    expect(filesOf(gone)).toBe(0);
    expect(await rowsOf(app, 'picture', 'recipe_id', gone)).toEqual([]);
  });
});

describe('the space for pictures of a household', () => {
  const small = useApp({ config: { dataFolder: join(folder, 'small'), pictureBytes: 20_000 } });
  const steps = pictureSteps(small);
  const spaceOf = async (who: Person) => (await who.call(pictureSpace, {})).body;

  it('is told, counts what lies there, and is full for this household alone', async () => {
    const [ann, ben] = [await small.make.person(), await small.make.person()];
    expect(await spaceOf(ann)).toEqual({ usedBytes: 0, limitBytes: 20_000 });
    const recipeId = await steps.newRecipe(ann);
    const { job } = await steps.give(ann, recipeId, await photo());
    expect(job.status).toBe('done');
    const { result } = job;
    let lying = 0;
    for (const url of Object.values(result!)) lying += (await steps.fetched(url)).rawPayload.length;
    expect(await spaceOf(ann)).toEqual({ usedBytes: lying, limitBytes: 20_000 });
    expect(await spaceOf(ben)).toEqual({ usedBytes: 0, limitBytes: 20_000 });

    // One that is too large only when it is cut is refused by its job, and leaves no file.
    const noisy = await sharp(randomBytes(900 * 600 * 3), { raw: { width: 900, height: 600, channels: 3 } })
      .jpeg()
      .toBuffer();
    const other = await steps.newRecipe(ann);
    const refused = await steps.give(ann, other, noisy);
    expect([refused.job.status, refused.job.error?.code]).toEqual(['failed', 'PICTURES_FULL']);
    expect((await spaceOf(ann)).usedBytes).toBe(lying);
    expect(existsSync(join(folder, 'small', 'storage', 'recipes', other))).toBe(false);

    await sql`UPDATE picture SET bytes = 20000 WHERE recipe_id = ${recipeId}`.execute(small.ctx.db);
    const full = await steps.ask(ann, other);
    expect([full.status, full.error.code]).toEqual([409, 'PICTURES_FULL']);
    expect((await steps.ask(ben, await steps.newRecipe(ben))).status).toBe(200);
  });

  it('frees itself: by what is taken away after a day, by deleted recipes after their time; old ones are measured', async () => {
    const ann = await small.make.person();
    const [kept, gone, deleted] = [await steps.newRecipe(ann), await steps.newRecipe(ann), await steps.newRecipe(ann)];
    for (const recipeId of [kept, gone, deleted])
      expect((await steps.give(ann, recipeId, await photo())).job.status).toBe('done');
    const { usedBytes } = await spaceOf(ann);
    await ann.call(setRecipePicture, { params: { recipeId: gone }, body: { pictureId: null } });
    await ann.call(deleteRecipe, { params: { recipeId: deleted } });
    expect((await spaceOf(ann)).usedBytes).toBe(usedBytes);
    const start = small.clock.now;
    const sweptAfter = async (hours: number) => {
      small.clock.now = new Date(start.getTime() + hours * 3600_000);
      await sweepPictures(small.ctx);
      small.clock.now = start;
    };
    await sweptAfter(25);
    expect((await spaceOf(ann)).usedBytes).toBe((usedBytes * 2) / 3);
    await sweptAfter(31 * 24);
    expect((await spaceOf(ann)).usedBytes).toBe(usedBytes / 3);
    await sql`UPDATE picture SET bytes = NULL WHERE recipe_id = ${kept}`.execute(small.ctx.db);
    await measurePictures(small.ctx);
    expect((await spaceOf(ann)).usedBytes).toBe(usedBytes / 3);
  });
});
