import { createRecipe, deleteRecipe } from '@mealwright/contracts/own-recipes';
import {
  confirmPictureUpload,
  type PictureJob,
  pictureUploadUrl,
  setRecipePicture,
} from '@mealwright/contracts/pictures';
import { getJob } from '@mealwright/contracts/plans';
import { getRecipe, listRecipes, type RecipePicture } from '@mealwright/contracts/recipes';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from './app.ts';
import { sendTo } from './bytes.ts';
import type { Person } from './make.ts';
import { blue, bomb, colourAt, phonePhoto, photo, red, svg } from './photos.ts';

/** What one does with pictures, step by step. */
export function pictureSteps(app: TestApp) {
  const newRecipe = async (who: Person, title = 'Lentil stew'): Promise<string> => {
    const body = { title: `${title} ${Math.random()}`, servings: 2, ingredients: ['300 g dried lentils'] };
    return (await who.call(createRecipe, { body })).body.recipeId;
  };
  const ask = (who: Person, recipeId: string, body: object = { contentType: 'image/jpeg' }) =>
    who.call(pictureUploadUrl, { params: { recipeId }, body });
  const confirm = (who: Person, recipeId: string, key: string) =>
    who.call(confirmPictureUpload, { params: { recipeId }, body: { key } });
  /** Asks, sends and confirms; then the job as it ends. */
  async function give(who: Person, recipeId: string, bytes: Uint8Array, contentType = 'image/jpeg') {
    const { body: signed } = await ask(who, recipeId, { contentType, bytes: bytes.length });
    expect(await sendTo(app, signed.uploadUrl, signed.headers, bytes)).toBeLessThan(300);
    const { status, body, error } = await confirm(who, recipeId, signed.key);
    expect(status, JSON.stringify(error)).toBe(202);
    await app.settle();
    const job = (await who.call(getJob, { params: { jobId: body.jobId } })).body as PictureJob;
    return { job, key: signed.key };
  }
  const pictureOf = async (who: Person, recipeId: string): Promise<RecipePicture | null> =>
    (await who.call(getRecipe, { params: { recipeId } })).body.picture;
  const fetched = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers });
  return { newRecipe, ask, confirm, give, pictureOf, fetched };
}

/** The way of a picture, whatever storage is behind it. */
export function pictureSuite(name: string, app: TestApp): void {
  const { newRecipe, ask, confirm, give, pictureOf, fetched } = pictureSteps(app);
  let cook: Person;
  beforeAll(async () => {
    cook = await app.make.person();
  });

  describe(name, () => {
    it('are sent, made, and shown on the recipe and in lists', async () => {
      const recipeId = await newRecipe(cook, 'Quillwort pie');
      expect(await pictureOf(cook, recipeId)).toBeNull();
      const bytes = await photo('jpeg');
      const { body: signed, status } = await ask(cook, recipeId, {
        filename: 'stew.jpg',
        contentType: 'image/jpeg',
        bytes: bytes.length,
      });
      expect(status).toBe(200);
      expect(signed).toMatchObject({ method: 'PUT', maxBytes: 10 * 1024 * 1024 });
      expect(Date.parse(signed.expiresAt) - app.ctx.now().getTime()).toBeGreaterThan(14.9 * 60_000);
      expect((await confirm(cook, recipeId, signed.key)).error.code).toBe('UPLOAD_NOT_FOUND');
      expect(await sendTo(app, signed.uploadUrl, signed.headers, bytes)).toBeLessThan(300);
      const confirmed = await confirm(cook, recipeId, signed.key);
      expect(confirmed.status).toBe(202);
      expect(confirmed.body).toMatchObject({ kind: 'picture', status: 'queued', recipeId, result: null, error: null });
      await app.settle();
      const { body: job } = await cook.call(getJob, { params: { jobId: confirmed.body.jobId } });
      const picture = await pictureOf(cook, recipeId);
      expect(job).toMatchObject({ status: 'done', progress: 1, result: picture });
      const { body: list } = await cook.call(listRecipes, { query: { q: 'quillwort' } });
      expect(list.data.find((card) => card.recipeId === recipeId)?.picture).toEqual(picture);
      // What was sent is not kept.
      expect(await app.ctx.providers.storage.sizeOf(signed.key)).toBeNull();
      // Said twice is the same picture.
      expect((await confirm(cook, recipeId, signed.key)).body).toMatchObject({ jobId: confirmed.body.jobId });
    });

    it('come in three sizes as WebP under addresses that are kept for ever', async () => {
      const recipeId = await newRecipe(cook);
      await give(cook, recipeId, await photo('png', 1000, 1000), 'image/png');
      const picture = await pictureOf(cook, recipeId);
      const sizes = { large: [1200, 800], medium: [600, 400], thumb: [200, 200] } as const;
      for (const [size, [width, height]] of Object.entries(sizes)) {
        const url = picture?.[size as keyof RecipePicture] ?? '';
        expect(url).toMatch(new RegExp(`^/pictures/recipes/${recipeId}/.*_${width}x${height}\\.webp$`));
        const answer = await fetched(url);
        expect(answer.statusCode).toBe(200);
        expect(answer.headers).toMatchObject({
          'content-type': 'image/webp',
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        });
        expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'webp', width, height });
        expect((await fetched(url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
      }
    });

    it('are upright, and say neither where nor by whom they were taken', async () => {
      const bytes = await phonePhoto();
      const before = await sharp(bytes).metadata();
      expect(before.orientation).toBe(6);
      // The letters that the test looks for are in the original.
      expect(bytes.includes('CameraMaker')).toBe(true);
      expect(before.exif?.length).toBeGreaterThan(100);
      const recipeId = await newRecipe(cook);
      await give(cook, recipeId, bytes);
      for (const url of Object.values((await pictureOf(cook, recipeId)) ?? {})) {
        const { rawPayload } = await fetched(url);
        const { exif, xmp, iptc, icc, orientation } = await sharp(rawPayload).metadata();
        expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
        for (const word of ['Exif', 'CameraMaker', 'Somebody', 'GPS']) expect(rawPayload.includes(word)).toBe(false);
        // Turned by a quarter: what was left is up.
        expect(await colourAt(rawPayload, 0.5, 0.1)).toBe('red');
        expect(await colourAt(rawPayload, 0.5, 0.9)).toBe('blue');
      }
    });

    it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('may be %s, whatever type is stated', async (format) => {
      const recipeId = await newRecipe(cook);
      const stated = format === 'png' ? 'image/jpeg' : `image/${format}`;
      const { job } = await give(cook, recipeId, await photo(format), stated);
      expect(job).toMatchObject({ status: 'done' });
      const { rawPayload } = await fetched((await pictureOf(cook, recipeId))?.medium ?? '');
      expect(await colourAt(rawPayload, 0.1, 0.5)).toBe('red');
      expect(await colourAt(rawPayload, 0.9, 0.5)).toBe('blue');
    });

    it('refuse what is none, with the reason, and leave the recipe as it was', async () => {
      const recipeId = await newRecipe(cook);
      await give(cook, recipeId, await photo());
      const picture = await pictureOf(cook, recipeId);
      const tiff = await sharp({ create: { width: 20, height: 20, channels: 3, background: red } })
        .tiff()
        .toBuffer();
      const whole = await photo('jpeg', 1200, 900);
      const cases: [string, Buffer][] = [
        ['PICTURE_TYPE', svg],
        ['PICTURE_TYPE', Buffer.concat([Buffer.from('\n\n'), svg])],
        ['PICTURE_TYPE', tiff],
        ['PICTURE_TYPE', Buffer.from('%PDF-1.7 not a picture')],
        ['PICTURE_TYPE', Buffer.from('MZ this program cannot be run in DOS mode')],
        ['PICTURE_TOO_MANY_PIXELS', await bomb()],
        ['PICTURE_BROKEN', whole.subarray(0, Math.floor(whole.length / 2))],
        ['PICTURE_BROKEN', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 7)])],
        ['PICTURE_BROKEN', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), svg])],
      ];
      for (const [code, bytes] of cases) {
        const { job, key } = await give(cook, recipeId, bytes);
        expect(job.error?.code, bytes.subarray(0, 20).toString('latin1')).toBe(code);
        expect(job).toMatchObject({ status: 'failed', result: null });
        expect(await app.ctx.providers.storage.sizeOf(key)).toBeNull();
      }
      expect(await pictureOf(cook, recipeId)).toEqual(picture);
    });

    it('of later uploads stand in place of earlier ones, each under an address of its own', async () => {
      const recipeId = await newRecipe(cook);
      const { job: former } = await give(cook, recipeId, await photo());
      expect(former.former).toBeNull();
      const first = await pictureOf(cook, recipeId);
      const solid = { create: { width: 900, height: 600, channels: 3 as const, background: blue } };
      const { job } = await give(cook, recipeId, await sharp(solid).jpeg().toBuffer());
      expect(job.former).toBe(former.jobId);
      const second = await pictureOf(cook, recipeId);
      expect(second?.large).not.toBe(first?.large);
      expect(await colourAt((await fetched(second?.large ?? '')).rawPayload, 0.1, 0.5)).toBe('blue');
      // Open windows still show the former one.
      expect(await colourAt((await fetched(first?.large ?? '')).rawPayload, 0.1, 0.5)).toBe('red');
    });

    it('are taken away and put back', async () => {
      const recipeId = await newRecipe(cook);
      const { job } = await give(cook, recipeId, await photo());
      const picture = await pictureOf(cook, recipeId);
      const set = (pictureId: string | null) =>
        cook.call(setRecipePicture, { params: { recipeId }, body: { pictureId } });
      expect((await set(null)).body).toEqual({ picture: null, former: job.jobId });
      expect(await pictureOf(cook, recipeId)).toBeNull();
      expect((await set(null)).body).toEqual({ picture: null, former: null });
      expect((await set(job.jobId)).body).toEqual({ picture, former: null });
      expect(await pictureOf(cook, recipeId)).toEqual(picture);
      // Neither that of another recipe nor one that never was.
      const other = await give(cook, await newRecipe(cook), await photo());
      expect((await set(other.job.jobId)).error.code).toBe('PICTURE_NOT_FOUND');
      expect((await set(recipeId)).error.code).toBe('PICTURE_NOT_FOUND');
    });

    it('of others cannot be touched: there is no such recipe', async () => {
      const recipeId = await newRecipe(cook);
      const { job, key } = await give(cook, recipeId, await photo());
      const stranger = await app.make.person();
      expect((await ask(stranger, recipeId)).error.code).toBe('RECIPE_NOT_FOUND');
      expect((await confirm(stranger, recipeId, key)).error.code).toBe('RECIPE_NOT_FOUND');
      const own = await newRecipe(stranger);
      const taken = await confirm(stranger, own, key);
      expect(taken.error.code).toBe('UPLOAD_NOT_FOUND');
      const { status, error } = await stranger.call(setRecipePicture, {
        params: { recipeId },
        body: { pictureId: null },
      });
      expect([status, error.code]).toEqual([404, 'RECIPE_NOT_FOUND']);
      expect((await stranger.call(getJob, { params: { jobId: job.jobId } })).error.code).toBe('JOB_NOT_FOUND');
      const { body: all } = await stranger.call(listRecipes, { query: { limit: 1 } });
      const cookbook = all.data[0]?.recipeId ?? '';
      expect((await ask(stranger, cookbook)).error.code).toBe('RECIPE_NOT_FOUND');
      await cook.call(deleteRecipe, { params: { recipeId } });
      expect((await ask(cook, recipeId)).error.code).toBe('RECIPE_NOT_FOUND');
    });
  });
}
