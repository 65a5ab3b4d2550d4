import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { Ctx } from '../../platform/ctx.ts';
import { dropKept, fetchKept, sweepKept } from '../sent-files/sent-files.api.ts';

type Row = { id: string; file: string };
const DAY_MS = 24 * 3600_000;

/** Where files from browsers lie while this machine reads them, each in a folder of its own; not among those that wait. */
const uploadFolder = (ctx: Pick<Ctx, 'settings'>): string => join(ctx.settings.dataFolder, 'imports', '.sent');

/** How a file from a browser stands in its import: a path of no machine. The end of a name says how it is packed. */
export const sentName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replace(/[^\p{L}\p{N} ._-]+/gu, '_')
    .replace(/^\.+/, '')
    .slice(-120) || 'foods';

export const isSent = ({ file }: Row): boolean => !isAbsolute(file);

/** Where the file is read; one from a browser is brought onto this machine first. null: it is gone. */
export async function pathOf(ctx: Ctx, row: Row): Promise<string | null> {
  if (!isSent(row)) return row.file;
  const path = join(uploadFolder(ctx), row.id, row.file);
  return existsSync(path) || (await fetchKept(ctx, row.id, path)) ? path : null;
}

/** A file from a browser goes when its import is over; one that someone laid there stays. */
export async function dropFile(ctx: Ctx, row: Row): Promise<void> {
  if (!isSent(row)) return;
  await dropKept(ctx, row.id);
  rmSync(join(uploadFolder(ctx), row.id), { recursive: true, force: true });
}

/** Files that no open import needs: the server stopped before they were taken away. */
export async function sweepFiles(ctx: Ctx, open: ReadonlySet<string>): Promise<void> {
  await sweepKept(ctx, 'foods', open);
  const folder = uploadFolder(ctx);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!open.has(name) && statSync(path).mtimeMs < Date.now() - DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}
