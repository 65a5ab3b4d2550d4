import type { Locale } from '@mealwright/contracts/common';
import type { importOutcomes, importSources } from '@mealwright/contracts/recipe-imports';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

export type JobRow = {
  id: string;
  household_id: string;
  user_id: string;
  locale: Locale;
  source: (typeof importSources)[number];
  name: string;
  content: string | null;
  status: 'queued' | 'running' | 'done' | 'failed';
  program: string | null;
  found: number | null;
  position: number;
  lines: number;
  matched_lines: number;
  pictures: number;
  pictures_left: number;
  skipped: { where: string; why: string }[];
  error: { code: string; message: string } | null;
  created_at: Date;
  updated_at: Date;
};
export type ItemRow = {
  job_id: string;
  position: number;
  title: string;
  outcome: (typeof importOutcomes)[number];
  recipe_id: string | null;
  questions: number;
};
export type Tally = { stored: number; duplicates: number; ready: number };
type Mine = TxCtx<UserActor>;
const tables = (ctx: TxCtx) => ctx.db.withTables<{ import_job: JobRow; import_item: ItemRow }>();

export async function insertJob(
  ctx: Mine,
  row: Pick<JobRow, 'id' | 'locale' | 'source' | 'name' | 'content'>,
): Promise<void> {
  await tables(ctx)
    .insertInto('import_job')
    .values({
      ...row,
      household_id: ctx.actor.householdId,
      user_id: ctx.actor.userId,
      status: 'queued',
      program: null,
      found: null,
      position: 0,
      lines: 0,
      matched_lines: 0,
      pictures: 0,
      pictures_left: 0,
      skipped: '[]' as never,
      error: null,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute();
}

/** For the job itself, which knows no person yet. */
export const findAnyJob = (ctx: TxCtx, id: string): Promise<JobRow | undefined> =>
  tables(ctx).selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirst();

/** Locked until the transaction ends: two workers at the same import take turns. */
export const lockJob = (ctx: TxCtx, id: string): Promise<JobRow | undefined> =>
  tables(ctx).selectFrom('import_job').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function saveJob(
  ctx: TxCtx,
  id: string,
  { skipped, error, ...change }: Partial<Omit<JobRow, 'id'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('import_job')
    .set({
      ...change,
      ...(skipped === undefined ? {} : { skipped: JSON.stringify(skipped) as never }),
      ...(error === undefined ? {} : { error: (error === null ? null : JSON.stringify(error)) as never }),
      updated_at: ctx.now(),
    })
    .where('id', '=', id)
    .execute();
}

export async function insertItem(ctx: TxCtx, item: ItemRow): Promise<void> {
  await tables(ctx)
    .insertInto('import_item')
    .values(item)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const withTally = (ctx: Mine) =>
  tables(ctx)
    .selectFrom('import_job as job')
    .selectAll('job')
    .select([
      sql<number>`(SELECT count(*)::int FROM import_item WHERE job_id = job.id AND outcome = 'new')`.as('stored'),
      sql<number>`(SELECT count(*)::int FROM import_item WHERE job_id = job.id AND outcome = 'duplicate')`.as(
        'duplicates',
      ),
      sql<number>`(SELECT count(*)::int FROM import_item JOIN recipe ON recipe.id = recipe_id
        WHERE job_id = job.id AND outcome = 'new' AND recipe.ready AND recipe.deleted_at IS NULL)`.as('ready'),
    ])
    .where('job.household_id', '=', ctx.actor.householdId);

export const findJob = (ctx: Mine, id: string): Promise<(JobRow & Tally) | undefined> =>
  withTally(ctx).where('job.id', '=', id).executeTakeFirst();

export const lastJobs = (ctx: Mine): Promise<(JobRow & Tally)[]> =>
  withTally(ctx).orderBy('job.created_at', 'desc').limit(20).execute();

export async function listItems(ctx: Mine, jobId: string, { page, limit }: { page: number; limit: number }) {
  const rows = await tables(ctx)
    .selectFrom('import_item')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('position')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await tables(ctx)
    .selectFrom('import_item')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('job_id', '=', jobId)
    .executeTakeFirstOrThrow();
  return { rows, total };
}

/** Recipes of this import with these titles that are kept already; of two with the same title the first. */
export async function partIds(
  ctx: TxCtx,
  jobId: string,
  before: number,
  titles: readonly string[],
): Promise<Map<string, string>> {
  if (titles.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('import_item')
    .select(['title', 'recipe_id'])
    .where('job_id', '=', jobId)
    .where('position', '<', before)
    .where('title', 'in', [...titles])
    .where('recipe_id', 'is not', null)
    .orderBy('position', 'desc')
    .execute();
  return new Map(rows.map(({ title, recipe_id }) => [title, recipe_id ?? '']));
}

/** Files of these are still needed. */
export async function openJobIds(ctx: TxCtx): Promise<Set<string>> {
  const rows = await tables(ctx)
    .selectFrom('import_job')
    .select('id')
    .where('status', 'in', ['queued', 'running'])
    .execute();
  return new Set(rows.map((row) => row.id));
}
