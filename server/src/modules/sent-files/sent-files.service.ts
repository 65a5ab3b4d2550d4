import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { largestFoodFile } from '@mealwright/contracts/food-imports';
import { largestImport } from '@mealwright/contracts/recipe-imports';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { writeBounded } from '../../platform/write-bounded.ts';

type Mine = Ctx<UserActor>;
type Place = Pick<Mine, 'settings' | 'actor'>;

const DAY_MS = 24 * 3600_000;
/** Files that a person has begun and not used. */
const MOST_OPEN = 5;

const rootOf = (ctx: Pick<Ctx, 'settings'>): string => join(ctx.settings.dataFolder, 'sent');
const folderOf = (ctx: Place): string => join(rootOf(ctx), ctx.actor.userId);
const pathOf = (ctx: Place, key: string): string => join(folderOf(ctx), key);
const sizeOf = (path: string): number => fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;

export const receivedOf = (ctx: Place, key: string): number => sizeOf(pathOf(ctx, key));

/** Writes what comes from `at` on; what came before a connection broke stays. How much is there afterwards. */
export async function receivePart(ctx: Mine, key: string, at: number, bytes: AsyncIterable<Buffer>): Promise<number> {
  const path = pathOf(ctx, key);
  if (at > sizeOf(path)) {
    // Taken off the line all the same: who is hung up on does not hear the answer.
    for await (const _ of bounded(bytes, at, mostOf(ctx)));
    return sizeOf(path);
  }
  makeRoom(ctx, key);
  fs.closeSync(fs.openSync(path, 'a', 0o600));
  // Not appended: a late byte of a connection that was given up lands where the same byte is.
  await pipeline(bounded(bytes, at, mostOf(ctx)), fs.createWriteStream(path, { flags: 'r+', start: at }));
  return sizeOf(path);
}

const mostOf = (ctx: Place): number => (ctx.actor.role === 'admin' ? largestFoodFile : largestImport);

async function* bounded(bytes: AsyncIterable<Buffer>, at: number, maxBytes: number) {
  let end = at;
  for await (const chunk of bytes) {
    end += chunk.length;
    if (end > maxBytes) fail('BODY_TOO_LARGE', { maxBytes });
    yield chunk;
  }
}

/** The oldest goes when there are too many. */
function makeRoom(ctx: Place, key: string): void {
  const folder = folderOf(ctx);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const others = fs
    .readdirSync(folder)
    .filter((name) => name !== key)
    .map((name) => ({ path: join(folder, name), at: fs.statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of others.slice(MOST_OPEN - 1)) fs.rmSync(path, { force: true });
}

export type FileWish = { sent?: string | undefined; bytes?: number | undefined };

/** Uses a file at the path where it is read: written there as it comes, or sent in parts before. Nothing stays there of one that fails. */
export async function keepFile<T>(
  ctx: Place,
  { sent, bytes, maxBytes }: FileWish & { maxBytes: number },
  body: AsyncIterable<Buffer>,
  path: string,
  use: () => Promise<T>,
): Promise<T> {
  fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (sent !== undefined) return takeSent(ctx, { sent, bytes, maxBytes }, path, use);
  try {
    await writeBounded(path, body, maxBytes);
    return await use();
  } catch (error) {
    fs.rmSync(path, { force: true });
    throw error;
  }
}

/** Moves a file that has come whole to where it is read; when its use fails, it comes back for another try. */
async function takeSent<T>(
  ctx: Place,
  { sent, bytes, maxBytes }: { sent: string; bytes: number | undefined; maxBytes: number },
  path: string,
  use: () => Promise<T>,
): Promise<T> {
  const from = pathOf(ctx, sent);
  const received = sizeOf(from);
  if (received === 0 || received !== bytes) fail('FILE_INCOMPLETE', { received });
  if (received > maxBytes) fail('BODY_TOO_LARGE', { maxBytes });
  fs.renameSync(from, path);
  try {
    return await use();
  } catch (error) {
    fs.renameSync(path, from);
    throw error;
  }
}

/** Files that nobody has added to for a day. */
export async function sweep(ctx: Ctx): Promise<void> {
  const root = rootOf(ctx);
  if (!fs.existsSync(root)) return;
  for (const person of fs.readdirSync(root)) {
    const folder = join(root, person);
    const names = fs.readdirSync(folder);
    const old = names.filter((name) => fs.statSync(join(folder, name)).mtimeMs < Date.now() - DAY_MS);
    for (const name of old) fs.rmSync(join(folder, name), { force: true });
    // Not while someone makes it: it is a day old, too.
    if (old.length === names.length && fs.statSync(folder).mtimeMs < Date.now() - DAY_MS) fs.rmdirSync(folder);
  }
}
