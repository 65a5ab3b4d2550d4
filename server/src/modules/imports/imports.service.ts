import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@mealwright/contracts/common';
import { largestImport } from '@mealwright/contracts/recipe-imports';
import { v5 as uuidv5 } from 'uuid';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { Failure, fail, found } from '../../platform/errors.ts';
import { fetchPage } from '../../platform/outbound-pages.ts';
import { pictureShelf } from '../pictures/pictures.api.ts';
import { type Reader, recipeShelf } from '../recipes/recipes.api.ts';
import { dropKept, type FileWish, fetchKept, keepFile, sweepKept } from '../sent-files/sent-files.api.ts';
import { partsFirst, type ReadRecipe, type ReadSource, stateOf } from './imports.rules.ts';
import * as sql from './imports.sql.ts';
import { readInThread } from './imports.thread.ts';

type Mine = Ctx<UserActor>;
type Send = (tx: TxCtx, jobId: string) => Promise<void>;
export type Wanted = { url: string } | { text: string } | { html: string; url?: string | undefined };
export type JobWithTally = sql.JobRow & sql.Tally;

const RECIPE_NAMESPACE = '5b1f2f0e-94a3-4a6f-8c0f-2d7c9e1b6a55';
/** Recipes that are written at once: the most that a stop has to do again. */
const BATCH = 10;

const folderOf = (ctx: Ctx): string => join(ctx.settings.dataFolder, 'uploads');
const fileOf = (ctx: Ctx, jobId: string): string => join(folderOf(ctx), jobId);
const picturesOf = (ctx: Ctx, jobId: string): string => join(folderOf(ctx), `${jobId}-pictures`);
const idOf = (jobId: string, position: number): string => uuidv5(`${jobId} ${position}`, RECIPE_NAMESPACE);

export async function beginImport(ctx: Mine, wanted: Wanted, locale: Locale, send: Send): Promise<JobWithTally> {
  const id = ctx.newId();
  const row =
    'text' in wanted
      ? { source: 'text' as const, name: firstLine(wanted.text), content: wanted.text }
      : 'html' in wanted
        ? { source: 'page' as const, name: wanted.url ?? '', content: wanted.html }
        : { source: 'address' as const, name: wanted.url, content: null };
  await ctx.tx(async (tx) => {
    // PostgreSQL keeps no such character.
    const content = row.content?.replaceAll('\0', ' ') ?? null;
    await sql.insertJob(tx, { id, locale, ...row, content });
    await send(tx, id);
  });
  return readJob(ctx, id);
}

const firstLine = (text: string): string => (text.trim().split('\n')[0] ?? '').replace(/\p{Cc}/gu, ' ').slice(0, 120);

/** The file is kept as it comes, or has come in parts before; the job exists when it is whole. */
export async function beginFileImport(
  ctx: Mine,
  body: AsyncIterable<Buffer>,
  { name, locale, ...file }: FileWish & { name: string; locale: Locale },
  send: Send,
): Promise<JobWithTally> {
  const id = ctx.newId();
  await keepFile(ctx, file, body, { purpose: 'recipes', id, maxBytes: largestImport }, async (tx) => {
    await sql.insertJob(tx, { id, locale, source: 'file', name: name.split(/[\\/]/).at(-1) ?? name, content: null });
    await send(tx, id);
  });
  return readJob(ctx, id);
}

export const readJob = async (ctx: Mine, jobId: string): Promise<JobWithTally> =>
  found(await sql.findJob(ctx, jobId), 'JOB_NOT_FOUND');
export const lastJobs = (ctx: Mine) => sql.lastJobs(ctx);
export async function listItems(ctx: Mine, jobId: string, page: { page: number; limit: number }) {
  await readJob(ctx, jobId);
  return sql.listItems(ctx, jobId, page);
}

/** Reads the source and keeps its recipes, from where it stands. A second run finds what the first one did and goes on behind it. */
export async function runImport(system: Ctx, jobId: string): Promise<void> {
  const job = await sql.findAnyJob(system, jobId);
  if (job === undefined || job.status === 'done' || job.status === 'failed') return;
  const { user_id: userId, household_id: householdId, locale } = job;
  const ctx = system.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'import' });
  try {
    const read = await readSource(ctx, job);
    if (read.recipes.length === 0) fail(job.source === 'file' ? 'FILE_NOT_READ' : 'NO_RECIPE');
    const { program, skipped } = read;
    await sql.saveJob(ctx, jobId, { status: 'running', program, skipped, found: read.recipes.length });
    await storeAll(ctx, jobId, partsFirst(read.recipes), await recipeShelf.readerOf(ctx, locale));
    await sql.saveJob(ctx, jobId, { status: 'done', content: null });
  } catch (error) {
    // What the source is to blame for is no better at a second try; all else is tried again by the queue.
    if (!(error instanceof Failure)) throw error;
    const { code, message } = error;
    await sql.saveJob(ctx, jobId, { status: 'failed', error: { code, message }, content: null });
  }
  await dropKept(ctx, jobId);
  rmSync(fileOf(ctx, jobId), { force: true });
  rmSync(picturesOf(ctx, jobId), { recursive: true, force: true });
}

async function readSource(ctx: Ctx, job: sql.JobRow): Promise<ReadSource> {
  if (job.source === 'text') return readInThread({ kind: 'text', text: job.content ?? '' });
  if (job.source === 'page')
    return readInThread({ kind: 'page', html: job.content ?? '', url: job.name === '' ? null : job.name });
  if (job.source === 'file') {
    const path = fileOf(ctx, job.id);
    // Onto the machine that reads it, which need not be the one that it came to.
    if (!existsSync(path) && !(await fetchKept(ctx, job.id, path))) fail('FILE_NOT_READ');
    return readInThread({ kind: 'file', path, name: job.name, pictures: picturesOf(ctx, job.id) });
  }
  const page = await (ctx.providers.pages ?? fetchPage)(job.name);
  return readInThread({ kind: 'page', ...page });
}

type Tally = Pick<sql.JobRow, 'lines' | 'matched_lines' | 'pictures' | 'pictures_left'>;
/** Pictures that wait in the storage, by the id of the recipe that they are for; whether the household has room for any. */
type Laid = { ids: Map<string, string>; hasSpace: boolean };

async function storeAll(ctx: Mine, jobId: string, recipes: readonly ReadRecipe[], reader: Reader): Promise<void> {
  for (;;) {
    const { position: start } = found(await sql.findAnyJob(ctx, jobId), 'JOB_NOT_FOUND');
    const batch = recipes.slice(start, start + BATCH);
    const laid = await layPictures(ctx, jobId, start, batch);
    await ctx.tx(async (tx) => {
      const job = found(await sql.lockJob(tx, jobId), 'JOB_NOT_FOUND');
      // Another worker was here meanwhile: this batch is done.
      if (job.position !== start) return;
      const stored: string[] = [];
      for (const [at, recipe] of batch.entries())
        stored.push(...(await storeOne(tx, job, start + at, recipe, reader, laid, job)));
      await recipeShelf.tell(tx, stored);
      const { lines, matched_lines, pictures, pictures_left } = job;
      const tally: Tally = { lines, matched_lines, pictures, pictures_left };
      await sql.saveJob(tx, jobId, { ...tally, position: start + batch.length });
    });
    // Whoever hears of these asks for them now.
    await recipeShelf.forget(ctx);
    for (const [recipeId, pictureId] of laid.ids) await pictureShelf.forget(ctx, recipeId, pictureId);
    // Others want their turn: a batch takes some ten milliseconds.
    await new Promise((next) => setImmediate(next));
    if (start + batch.length >= recipes.length) break;
  }
}

async function layPictures(ctx: Mine, jobId: string, start: number, batch: readonly ReadRecipe[]): Promise<Laid> {
  const ids = new Map<string, string>();
  const hasSpace = await pictureShelf.hasSpace(ctx);
  for (const [at, { pictureFile }] of batch.entries()) {
    if (pictureFile === null || !hasSpace) continue;
    const recipeId = idOf(jobId, start + at);
    ids.set(recipeId, await pictureShelf.lay(ctx, recipeId, readFileSync(pictureFile)));
  }
  return { ids, hasSpace };
}

/** Under an id that follows from import and place: whatever happens in between, each recipe is there once. The id, when it is new. */
async function storeOne(
  tx: TxCtx<UserActor>,
  { id: jobId }: sql.JobRow,
  position: number,
  recipe: ReadRecipe,
  reader: Reader,
  laid: Laid,
  tally: Tally,
): Promise<string[]> {
  const item = { job_id: jobId, position, title: recipe.title.slice(0, 300) };
  const state = stateOf(recipe, await sql.partIds(tx, jobId, position, recipe.parts));
  if (state === null) {
    await sql.insertItem(tx, { ...item, outcome: 'unusable', recipe_id: null, questions: 0 });
    return [];
  }
  const id = idOf(jobId, position);
  const { twin, row, reading } = await recipeShelf.put(tx, id, state, reader);
  const rating = recipe.rating;
  // The owner's own stars, not the average of a site.
  if (twin === null && rating !== null && rating.count === null)
    await recipeShelf.rate(tx, id, Math.min(5, Math.max(1, Math.round(rating.value))));
  await sql.insertItem(tx, {
    ...item,
    outcome: twin === null ? 'new' : 'duplicate',
    recipe_id: twin ?? id,
    questions: twin === null ? row.questions : 0,
  });
  if (twin !== null) return [];
  const naming = reading.lines.filter((line) => line.status !== 'no-food');
  tally.lines += naming.length;
  tally.matched_lines += naming.filter((line) => line.food !== null).length;
  const pictureId = laid.ids.get(id);
  const from =
    pictureId !== undefined ? { laid: pictureId } : state.imageUrl !== null ? { address: state.imageUrl } : null;
  tally.pictures_left += recipe.pictureCount - (pictureId === undefined ? 0 : 1);
  if (from === null || !laid.hasSpace) return [id];
  tally.pictures += 1;
  await pictureShelf.bring(tx, id, from);
  // Used: the others are forgotten after the batch.
  laid.ids.delete(id);
  return [id];
}

/** Files that no open import needs: the server stopped before they were taken away. */
export async function sweepFiles(ctx: Ctx): Promise<void> {
  const open = await sql.openJobIds(ctx);
  await sweepKept(ctx, 'recipes', open);
  const folder = folderOf(ctx);
  if (!existsSync(folder)) return;
  const before = Date.now() - 24 * 3600_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const jobId = name.replace(/-pictures$|\.[0-9a-f-]+\.half$/, '');
    if (!open.has(jobId) && statSync(path).mtimeMs < before) rmSync(path, { recursive: true, force: true });
  }
}
