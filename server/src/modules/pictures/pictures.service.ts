import { randomUUID } from 'node:crypto';
import { largestPicture, pictureTypes } from '@mealwright/contracts/pictures';
import type { RecipePicture } from '@mealwright/contracts/recipes';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { Failure, fail, found } from '../../platform/errors.ts';
import { fetchPicture } from '../../platform/outbound-pages.ts';
import { addressesOf, type PictureSize, pictureKey, pictureSizes, recipePictures } from '../recipes/recipes.api.ts';
import { cutPicture } from './pictures.make.ts';
import * as sql from './pictures.sql.ts';

type Mine = Ctx<UserActor>;
type Send = (tx: TxCtx, pictureId: string) => Promise<void>;
export type PictureRow = sql.PictureRow;

export const UPLOAD_MINUTES = 15;
const DAY_MS = 24 * 3600_000;
const SWEPT_AT_ONCE = 500;

/** Where a file waits for its job. Recipe and upload stand in it, so that confirming one means exactly that one. */
export const tempKey = (recipeId: string, uploadId: string): string => `temp/${recipeId}/${uploadId}`;
const sizes = Object.keys(pictureSizes) as PictureSize[];
const plainType = (text: string): string => (text.split(';')[0] ?? '').trim().toLowerCase();

export async function signUpload(
  ctx: Mine,
  recipeId: string,
  wish: { contentType: string; bytes?: number | undefined },
) {
  await recipePictures.check(ctx, recipeId);
  const contentType = plainType(wish.contentType);
  if (!(pictureTypes as readonly string[]).includes(contentType)) fail('PICTURE_TYPE', { allowed: pictureTypes });
  const { bytes = null } = wish;
  if (bytes !== null && bytes > largestPicture) fail('PICTURE_TOO_LARGE', { maxBytes: largestPicture });
  await checkSpace(ctx);
  const now = ctx.now();
  const key = tempKey(recipeId, randomUUID());
  const terms = { contentType, maxBytes: largestPicture, bytes, now, minutes: UPLOAD_MINUTES };
  const { url, headers } = await ctx.providers.storage.signPut(key, terms);
  const expiresAt = new Date(now.getTime() + UPLOAD_MINUTES * 60_000);
  return { uploadUrl: url, method: 'PUT' as const, headers, key, maxBytes: largestPicture, expiresAt };
}

export const readSpace = async (ctx: Mine) => ({
  usedBytes: await sql.usedBytes(ctx),
  limitBytes: ctx.settings.pictureBytes,
});

/** Whether so much more still fits. Pictures that are made at the same moment may lie over the limit together. */
export async function hasSpace(ctx: Mine, more = 1): Promise<boolean> {
  const { pictureBytes } = ctx.settings;
  return pictureBytes === null || (await sql.usedBytes(ctx)) + more <= pictureBytes;
}

async function checkSpace(ctx: Mine, more?: number): Promise<void> {
  if (!(await hasSpace(ctx, more))) fail('PICTURES_FULL', { limitBytes: ctx.settings.pictureBytes });
}

export type Upload = {
  recipeId: string;
  uploadId: string;
  type: string;
  max: number;
  until: number;
  signature: string;
  /** As the request states it. */
  contentType: string;
};

/** A file for which this server signed the address. The signature is the whole permission: no session is asked for. */
export async function takeUpload(
  ctx: Ctx,
  { recipeId, uploadId, signature, contentType, ...signed }: Upload,
  body: AsyncIterable<Buffer>,
): Promise<void> {
  const key = tempKey(recipeId, uploadId);
  const { storage, uploads } = ctx.providers;
  if (!uploads.isGranted({ key, ...signed }, signature, ctx.now())) fail('UPLOAD_REFUSED');
  if (plainType(contentType) !== signed.type) fail('PICTURE_TYPE', { allowed: [signed.type] });
  const bytes = await readWhole(body, signed.max);
  if (bytes.length === 0) fail('VALIDATION_ERROR', { body: 'is empty' });
  await storage.put(key, bytes, { contentType: signed.type });
}

async function readWhole(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) fail('PICTURE_TOO_LARGE', { maxBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An upload is confirmed once, however often it is said: it has the id of the picture that it becomes. */
export async function confirmUpload(ctx: Mine, recipeId: string, key: string, send: Send): Promise<PictureRow> {
  await recipePictures.check(ctx, recipeId);
  const uploadId = key.startsWith(tempKey(recipeId, '')) ? key.slice(tempKey(recipeId, '').length) : '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uploadId)) fail('UPLOAD_NOT_FOUND');
  const known = await sql.findPicture(ctx, uploadId);
  if (known !== undefined) return known;
  const size = found(await ctx.providers.storage.sizeOf(key), 'UPLOAD_NOT_FOUND');
  if (size > largestPicture) {
    await ctx.providers.storage.remove([key]);
    fail('PICTURE_TOO_LARGE', { maxBytes: largestPicture });
  }
  await ctx.tx(async (tx) => {
    if (await sql.insertPicture(tx, { id: uploadId, recipe_id: recipeId, address: null })) await send(tx, uploadId);
  });
  return found(await sql.findPicture(ctx, uploadId), 'UPLOAD_NOT_FOUND');
}

/** Makes the picture and shows it on its recipe. A second run writes the same files again. */
export async function makePicture(system: Ctx, pictureId: string): Promise<void> {
  const row = await sql.findAnyPicture(system, pictureId);
  if (row === undefined || row.status === 'done' || row.status === 'failed') return;
  const { recipe_id: recipeId, user_id: userId, household_id: householdId } = row;
  const ctx = system.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'picture' });
  const { storage } = ctx.providers;
  await sql.savePicture(ctx, pictureId, { status: 'running' });
  try {
    const cuts = await cutPicture(await sourceOf(ctx, row));
    const bytes = cuts.reduce((sum, cut) => sum + cut.bytes.length, 0);
    // How large it is becomes known only here: what was sent is mostly ten times as much.
    await checkSpace(ctx, bytes);
    for (const cut of cuts)
      await storage.put(pictureKey(recipeId, pictureId, cut.size), cut.bytes, { contentType: 'image/webp' });
    await ctx.tx((tx) => show(tx, { ...row, bytes }));
    await recipePictures.forget(ctx, recipeId);
  } catch (error) {
    // What the picture is to blame for is no better at a second try; all else is tried again by the queue.
    if (!(error instanceof Failure)) throw error;
    const { code, message } = error;
    await sql.savePicture(ctx, pictureId, { status: 'failed', error: { code, message } });
  }
  await storage.remove([tempKey(recipeId, pictureId)]);
}

async function sourceOf(ctx: Mine, { id, recipe_id, address }: PictureRow): Promise<Uint8Array> {
  if (address !== null) return (ctx.providers.pictures ?? fetchPicture)(address);
  const stored = found(await ctx.providers.storage.get(tempKey(recipe_id, id)), 'UPLOAD_NOT_FOUND');
  return readWhole(stored.stream, largestPicture);
}

/** Of two on their way the one that was sent last stays, whichever is made first. */
async function show(tx: TxCtx<UserActor>, row: PictureRow): Promise<void> {
  const recipe = found(await recipePictures.lockAny(tx, row.recipe_id), 'RECIPE_NOT_FOUND');
  const current = recipe.picture_id === null ? undefined : await sql.findAnyPicture(tx, recipe.picture_id);
  const isLater = current !== undefined && current.created_at > row.created_at;
  const former_since = isLater ? tx.now() : null;
  await sql.savePicture(tx, row.id, { status: 'done', bytes: row.bytes, former_since });
  if (isLater) return;
  if (current !== undefined) await sql.savePicture(tx, current.id, { former_since: tx.now() });
  await recipePictures.set(tx, recipe, row.id);
}

/** Takes the picture away, or puts one back that the recipe had. */
export async function setPicture(
  ctx: Mine,
  recipeId: string,
  pictureId: string | null,
): Promise<{ picture: RecipePicture | null; former: string | null }> {
  const former = await ctx.tx(async (tx) => {
    const recipe = await recipePictures.lock(tx, recipeId);
    if (recipe.picture_id === pictureId) return pictureId;
    if (pictureId !== null) {
      const wanted = found(await sql.findPicture(tx, pictureId), 'PICTURE_NOT_FOUND');
      if (wanted.recipe_id !== recipeId || wanted.status !== 'done') fail('PICTURE_NOT_FOUND');
      await sql.savePicture(tx, pictureId, { former_since: null });
    }
    if (recipe.picture_id !== null) await sql.savePicture(tx, recipe.picture_id, { former_since: tx.now() });
    await recipePictures.set(tx, recipe, pictureId);
    return recipe.picture_id;
  });
  await recipePictures.forget(ctx, recipeId);
  return { picture: addressesOf(ctx.settings.pictureBase, recipeId, pictureId), former };
}

/** Files that were sent and never read, and pictures that nothing shows, go after a day. */
export async function sweepPictures(ctx: Ctx): Promise<void> {
  const { storage } = ctx.providers;
  const before = new Date(ctx.now().getTime() - DAY_MS);
  let batch: string[] = [];
  for await (const key of storage.listBefore('temp/', before)) {
    batch.push(key);
    if (batch.length === SWEPT_AT_ONCE) {
      await storage.remove(batch);
      batch = [];
    }
  }
  await storage.remove(batch);
  await recipePictures.dropOfDeleted(ctx, new Date(ctx.now().getTime() - ctx.settings.eraseAfterDays * DAY_MS));
  for (;;) {
    const unused = await sql.unusedPictures(ctx, before, SWEPT_AT_ONCE);
    if (unused.length === 0) return;
    // Files first: a row whose files are gone is found again, files without a row never.
    await storage.remove(unused.flatMap(({ id, recipe_id }) => sizes.map((size) => pictureKey(recipe_id, id, size))));
    await sql.deletePictures(
      ctx,
      unused.map(({ id }) => id),
    );
  }
}

/** How much space pictures take that were made before that was kept. */
export async function measurePictures(ctx: Ctx): Promise<void> {
  for (;;) {
    const rows = await sql.unmeasured(ctx, SWEPT_AT_ONCE);
    if (rows.length === 0) return;
    for (const { id, recipe_id } of rows) {
      let bytes = 0;
      for (const size of sizes) bytes += (await ctx.providers.storage.sizeOf(pictureKey(recipe_id, id, size))) ?? 0;
      await sql.savePicture(ctx, id, { bytes });
    }
  }
}

/** What this household has, for the export of its data. */
export async function exportPictures(ctx: Mine) {
  return (await sql.listPictures(ctx)).map(({ id, recipe_id, created_at }) => ({
    recipe_id,
    ...addressesOf(ctx.settings.pictureBase, recipe_id, id),
    created_at,
  }));
}
