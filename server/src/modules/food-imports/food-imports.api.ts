import type { Ctx } from '../../platform/ctx.ts';
import { beginImport, continueImport, type ImportRow, readImport } from './food-imports.service.ts';

/** Reads a whole file here and now, without the queue; for the command line. */
export async function importFoodFile(ctx: Ctx, path: string, onProgress: (row: ImportRow) => void): Promise<ImportRow> {
  const { id } = await beginImport(ctx, path, async () => undefined);
  while (await continueImport(ctx, id, { onProgress }));
  return readImport(ctx, id);
}
