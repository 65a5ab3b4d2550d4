import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { largestFoodFile } from '@mealwright/contracts/food-imports';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { type FileWish, keepFile } from '../sent-files/sent-files.api.ts';

const DAY_MS = 24 * 3600_000;

/** Where files from browsers lie, each in a folder of its own, until they are read; not among those that wait. */
const uploadFolder = (ctx: Pick<Ctx, 'settings'>): string => join(ctx.settings.dataFolder, 'imports', '.sent');

/** Uses the file as it comes, or the one that was sent in parts, at a path of its own; nothing stays of one that is not whole. */
export async function withUpload<T>(
  ctx: Ctx<UserActor>,
  { name, ...file }: FileWish & { name: string },
  body: AsyncIterable<Buffer>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(uploadFolder(ctx), ctx.newId());
  const path = join(folder, plainName(name));
  try {
    return await keepFile(ctx, { ...file, maxBytes: largestFoodFile }, body, path, () => use(path));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The end of a name says how it is packed; nothing else of it matters. */
const plainName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N} ._-]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(-120) || 'foods';

/** A file from a browser goes when its import is over; one that someone laid there stays. */
export function dropFile(ctx: Ctx, path: string): void {
  if (dirname(dirname(path)) === uploadFolder(ctx)) rmSync(dirname(path), { recursive: true, force: true });
}

/** Files that no open import needs: the server stopped between writing one and making its import. */
export function sweepFiles(ctx: Ctx, needed: ReadonlySet<string>): void {
  const folder = uploadFolder(ctx);
  if (!existsSync(folder)) return;
  const open = new Set([...needed].map((path) => dirname(path)));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!open.has(path) && statSync(path).mtimeMs < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}
