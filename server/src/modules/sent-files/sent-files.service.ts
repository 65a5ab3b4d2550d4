import { largestFoodFile } from '@mealwright/contracts/food-imports';
import { largestImport } from '@mealwright/contracts/recipe-imports';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { drop, dropUnknown, keepPieces, sizeOf, writeTo } from './sent-files.pieces.ts';
import * as sql from './sent-files.sql.ts';

type Mine = Ctx<UserActor>;

const DAY_MS = 24 * 3600_000;
/** Files that a person has begun and not used. */
const MOST_OPEN = 5;

export async function receivedOf(ctx: Mine, key: string): Promise<number> {
  const file = await sql.findOpen(ctx, key);
  return file === undefined ? 0 : sizeOf(ctx, file.id);
}

/** Keeps what comes from `at` on; what came before a connection broke stays. How much is there afterwards. */
export async function receivePart(ctx: Mine, key: string, at: number, bytes: AsyncIterable<Buffer>): Promise<number> {
  const most = ctx.actor.role === 'admin' ? largestFoodFile : largestImport;
  const received = await receivedOf(ctx, key);
  if (at > received) {
    let end = at;
    // Taken off the line all the same: who is hung up on does not hear the answer.
    for await (const chunk of bytes) {
      end += chunk.length;
      if (end > most) fail('BODY_TOO_LARGE', { maxBytes: most });
    }
    return received;
  }
  const fileId = await sql.begin(ctx, ctx.newId(), key);
  // The oldest goes when there are too many.
  for (const { id } of await sql.tooMany(ctx, MOST_OPEN)) await drop(ctx, id);
  await keepPieces(ctx, fileId, at, bytes, most);
  return sizeOf(ctx, fileId);
}

export type FileWish = { sent?: string | undefined; bytes?: number | undefined };
type Use = { purpose: sql.Purpose; id: string; maxBytes: number };

/**
 * Keeps a file for a job until `dropKept`: what comes with the request, or what was sent in parts before. It is kept exactly when the
 * transaction of `use` commits; else what was sent is there for another try.
 */
export async function keepFile(
  ctx: Mine,
  { sent, bytes }: FileWish,
  body: AsyncIterable<Buffer>,
  { purpose, id, maxBytes }: Use,
  use: (tx: TxCtx<UserActor>, size: number) => Promise<void>,
): Promise<void> {
  if (sent !== undefined)
    return ctx.tx(async (tx) => {
      const file = await sql.lockOpen(tx, sent);
      const received = file === undefined ? 0 : await sizeOf(tx, file.id);
      if (file === undefined || received === 0 || received !== bytes) return fail('FILE_INCOMPLETE', { received });
      if (received > maxBytes) fail('BODY_TOO_LARGE', { maxBytes });
      await sql.take(tx, file.id, purpose, id);
      await use(tx, received);
    });
  const fileId = await sql.begin(ctx, ctx.newId(), null);
  try {
    await keepPieces(ctx, fileId, 0, body, maxBytes);
    const size = await sizeOf(ctx, fileId);
    if (size === 0) fail('VALIDATION_ERROR', { file: 'is empty' });
    await ctx.tx(async (tx) => {
      await sql.take(tx, fileId, purpose, id);
      await use(tx, size);
    });
  } catch (error) {
    await drop(ctx, fileId);
    throw error;
  }
}

/** Writes the file that is kept for this job where it can be read; false: there is none. */
export async function fetchKept(ctx: Ctx, id: string, path: string): Promise<boolean> {
  const file = await sql.findTaken(ctx, id);
  if (file === undefined) return false;
  await writeTo(ctx, file.id, path);
  return true;
}

/** Also when there is nothing. */
export async function dropKept(ctx: Ctx, id: string): Promise<void> {
  const file = await sql.findTaken(ctx, id);
  if (file !== undefined) await drop(ctx, file.id);
}

/** Files of jobs that are over: the process stopped before it dropped them. */
export async function sweepKept(ctx: Ctx, purpose: sql.Purpose, open: ReadonlySet<string>): Promise<void> {
  for (const { id, taken_for } of await sql.taken(ctx, purpose, aDayAgo(ctx)))
    if (!open.has(taken_for)) await drop(ctx, id);
}

/** Files that nobody has added to for a day. */
export async function sweep(ctx: Ctx): Promise<void> {
  for (const { id } of await sql.abandoned(ctx, aDayAgo(ctx))) await drop(ctx, id);
  // By the clock of the storage.
  await dropUnknown(ctx, new Date(Date.now() - DAY_MS));
}

const aDayAgo = (ctx: TxCtx): Date => new Date(ctx.now().getTime() - DAY_MS);
