import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { largestFoodFile } from '@mealwright/contracts/food-imports';
import { unknownNutrients } from '@mealwright/nutrition/nutrients';
import { withFigures } from '@mealwright/nutrition/outside/fdc';
import { hasFigures, type OutsideFood } from '@mealwright/nutrition/outside/outside-food';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { searchText, storeOutsideFoods } from '../foods/foods.api.ts';
import { type FileWish, keepFile } from '../sent-files/sent-files.api.ts';
import { openSource, type Said, type Source } from './food-imports.formats.ts';
import * as sql from './food-imports.sql.ts';
import { UnreadableFile } from './food-imports.streams.ts';
import { dropFile, isSent, pathOf, sentName, sweepFiles } from './food-imports.upload.ts';

export type { ImportRow } from './food-imports.sql.ts';

/** Records that are written at once: one transaction, and the most that a stop has to do again. */
const BATCH = 1000;
/** Other imports get their turn: one hands over to the next slice of itself. */
const SLICE_MS = 8 * 60_000;

export const importFolder = (ctx: Ctx): string => join(ctx.settings.dataFolder, 'imports');

/** Files that wait in the folder `imports` of the data folder. */
export function waitingFiles(ctx: Ctx): { name: string; bytes: number }[] {
  const folder = importFolder(ctx);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .slice(0, 200)
    .map((name) => ({ name, bytes: sizeOf(join(folder, name)) }));
}

function sizeOf(path: string): number {
  const about = statSync(path);
  if (!about.isDirectory()) return about.size;
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

/** Makes the import of a file, or takes up the one that has stopped half-way. */
export async function beginImport(
  ctx: Ctx,
  path: string,
  send: (tx: TxCtx, importId: string) => Promise<void>,
): Promise<sql.ImportRow> {
  const fingerprint = `${path}\n${sizeOf(path)}\n${Math.round(statSync(path).mtimeMs)}`;
  const id = await ctx.tx(async (tx) => {
    const open = await sql.findOpenImport(tx, fingerprint);
    const importId = open?.id ?? tx.newId();
    if (open === undefined)
      await sql.insertImport(tx, { id: importId, file: path, fingerprint, bytes_total: sizeOf(path) });
    else await sql.saveImport(tx, { ...open, status: 'waiting', problem: null });
    await send(tx, importId);
    return importId;
  });
  return readImport(ctx, id);
}

export async function beginSentImport(
  ctx: Ctx<UserActor>,
  { name, ...file }: FileWish & { name: string },
  body: AsyncIterable<Buffer>,
  send: (tx: TxCtx, importId: string) => Promise<void>,
): Promise<sql.ImportRow> {
  const id = ctx.newId();
  await keepFile(ctx, file, body, { purpose: 'foods', id, maxBytes: largestFoodFile }, async (tx, size) => {
    await sql.insertImport(tx, { id, file: sentName(name), fingerprint: id, bytes_total: size });
    await send(tx, id);
  });
  return readImport(ctx, id);
}

export const sweepSent = async (ctx: Ctx): Promise<void> => sweepFiles(ctx, await sql.openImports(ctx));

/** The path of a file in the folder of imports; its name may lead nowhere else. */
export function waitingPath(ctx: Ctx, name: string): string {
  const path = join(importFolder(ctx), name);
  if (basename(name) !== name || name.startsWith('.') || !existsSync(path))
    fail('VALIDATION_ERROR', { file: 'there is no such file in the folder imports' });
  return path;
}

export const readImport = async (ctx: TxCtx, id: string) => found(await sql.findImport(ctx, id), 'NOT_FOUND');
export const readImports = (ctx: TxCtx) => sql.lastImports(ctx);

type Progress = { sliceMs?: number; batch?: number; onProgress?: (row: sql.ImportRow) => void };

/**
 * Reads on where the import stands, for at most a slice of time. Records and the place of the import are written together, so
 * whatever happens in between, each record counts once. Returns true when there is more to do.
 */
export async function continueImport(ctx: Ctx, importId: string, options: Progress = {}): Promise<boolean> {
  const row = await readImport(ctx, importId);
  // A file from a browser that failed is gone.
  if (row.status === 'done' || (row.status === 'failed' && isSent(row))) return false;
  const until = Date.now() + (options.sliceMs ?? SLICE_MS);
  try {
    const path = await pathOf(ctx, row);
    if (path === null) throw new UnreadableFile('The file is gone; send it again.');
    const source = await openSource(path);
    const state = { ...row, format: source.format, status: 'running' as const };
    for (; state.part < source.parts.length; state.part += 1) {
      const more = await readPart(ctx, source, state, until, options);
      if (more) return true;
      state.position = 0;
    }
    if (source.format === 'usda-csv' && (await finishStaged(ctx, state, until, options))) return true;
    await sql.saveImport(ctx, { ...state, status: 'done', bytes_done: state.bytes_total, problem: null });
    await dropFile(ctx, row);
    return false;
  } catch (error) {
    // A file that cannot be read is no better at the next try; all else (the database was away) may be.
    const packed = (error as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false;
    if (!(error instanceof UnreadableFile) && !packed) throw error;
    const problem = packed
      ? 'The packed file is damaged; what came before the damage is in.'
      : (error as Error).message;
    await sql.saveImport(ctx, { ...(await readImport(ctx, importId)), status: 'failed', problem });
    await dropFile(ctx, row);
    return false;
  }
}

async function readPart(
  ctx: Ctx,
  source: Source,
  state: sql.ImportRow,
  until: number,
  { batch = BATCH, onProgress }: Progress,
): Promise<boolean> {
  const part = source.parts[state.part]!;
  const before = source.parts.slice(0, state.part).reduce((sum, one) => sum + one.size, 0);
  const { said, done } = part.open();
  let passed = 0;
  let waiting: Said[] = [];
  const write = async () => {
    const records = waiting;
    waiting = [];
    const next = { ...state, position: passed, bytes_done: Math.min(before + done(), state.bytes_total) };
    next.left_out = { ...state.left_out };
    // Of tables only the foods count as records; the rest describes them.
    for (const one of records)
      if (one.kind === 'food' || one.kind === 'name' || one.kind === 'left-out') next.records_read += 1;
    for (const one of records) if (one.kind === 'left-out') next.left_out[one.why] = (next.left_out[one.why] ?? 0) + 1;
    const foods = records.flatMap((one) => (one.kind === 'food' ? [one.food] : []));
    next.stored += foods.length;
    next.marked += foods.filter((food) => food.marks.length > 0).length;
    await ctx.tx(async (tx) => {
      await storeOutsideFoods(tx, foods);
      await stage(tx, records);
      await sql.saveImport(tx, next);
    });
    Object.assign(state, next);
    onProgress?.(next);
  };
  for await (const one of said) {
    passed += 1;
    if (passed <= state.position) continue;
    waiting.push(one);
    if (waiting.length < batch) continue;
    await write();
    if (Date.now() >= until) return true;
  }
  await write();
  return false;
}

const searchOf = (food: { name: string; brand: string | null }) =>
  searchText([food.name, food.brand === null ? null : `${food.brand} ${food.name}`]);

async function stage(tx: TxCtx, records: readonly Said[]): Promise<void> {
  const names: OutsideFood[] = [];
  const brands = new Map<number, sql.BrandStage>();
  const portions = new Map<number, { label: string; grams: number }[]>();
  const figures = new Map<number, Record<string, number>>();
  for (const one of records) {
    if (one.kind === 'name') names.push(one.food);
    if (one.kind === 'brand' && one.food.fdcId !== null) {
      const { fdcId, gtin, brand, category, densityGPerMl, portions: own } = one.food;
      brands.set(fdcId, { fdc_id: fdcId, gtin, brand, category, density: densityGPerMl, portions: own });
    }
    if (one.kind === 'portion')
      portions.set(one.fdcId, [...(portions.get(one.fdcId) ?? []), { label: one.label, grams: one.grams }]);
    if (one.kind === 'figure') figures.set(one.fdcId, { ...figures.get(one.fdcId), [one.nutrient]: one.amount });
  }
  if (names.length > 0) await sql.stageNames(tx, names, searchOf);
  if (brands.size > 0) await sql.stageBrands(tx, [...brands.values()]);
  if (portions.size > 0)
    await sql.stagePortions(
      tx,
      [...portions].map(([fdc_id, list]) => ({ fdc_id, portions: list })),
    );
  if (figures.size > 0)
    await sql.stageFigures(
      tx,
      [...figures].map(([fdc_id, raw]) => ({ fdc_id, raw })),
    );
}

/** The figures that were gathered from the tables become foods. */
async function finishStaged(
  ctx: Ctx,
  state: sql.ImportRow,
  until: number,
  { batch = BATCH, onProgress }: Progress,
): Promise<boolean> {
  for (;;) {
    const staged = await sql.stagedFoods(ctx, batch);
    if (staged.length === 0) break;
    const next = { ...state };
    await ctx.tx(async (tx) => {
      const finished = staged.map((one) => finishedFood(one));
      await sql.finishFoods(tx, finished);
      next.stored += finished.length;
      next.marked += finished.filter((one) => one.marks.length > 0).length;
      await sql.saveImport(tx, next);
    });
    Object.assign(state, next);
    onProgress?.(next);
    if (Date.now() >= until) return true;
  }
  const without = await sql.dropUnfinished(ctx);
  if (without > 0) state.left_out = { ...state.left_out, 'no-figures': without };
  return false;
}

function finishedFood({ id, name, brand, density, raw }: sql.StagedFood) {
  const amounts = new Map(Object.entries(raw).map(([nutrient, amount]) => [Number(nutrient), amount]));
  const bare = {
    per100g: unknownNutrients(),
    marks: density === null ? [] : [{ code: 'density-assumed', nutrient: null }],
  };
  const { per100g, marks } = withFigures(bare as unknown as OutsideFood, amounts);
  return { id, per_100g: hasFigures(per100g) ? per100g : unknownNutrients(), marks, search: searchOf({ name, brand }) };
}
