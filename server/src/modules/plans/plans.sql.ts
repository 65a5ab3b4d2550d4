import type { Targets } from '@mealwright/contracts/common';
import type { Explanation } from '@mealwright/contracts/plans';
import type { SlotSetting } from '@mealwright/contracts/profiles';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

export type KeptQuality = {
  gap: number | null;
  preference: number | null;
  solveMs: number | null;
  seed: number | null;
  asGenerated: boolean;
  explanation: Explanation | null;
  /** Which week it speaks of (plans.quality.ts); weeks made before this was kept have none. */
  of?: string;
};
/** With what was known of the weeks before it. */
export type StoredQuality = KeptQuality & { kept?: KeptQuality[] };
export type PlanRow = {
  id: string;
  household_id: string;
  user_id: string;
  week_start: string;
  version: number;
  slots: SlotSetting[];
  /** Of the seven days, in order. */
  targets: Targets[];
  quality: StoredQuality | null;
  source: 'user' | 'auto';
  created_at: Date;
  updated_at: Date;
};
export type MealRow = {
  id: string;
  plan_id: string;
  date: string;
  slot_index: number;
  slot: string;
  recipe_id: string | null;
  title: string | null;
  nutrition: Record<string, number> | null;
  servings: number;
  locked: boolean;
  /** The meal of an earlier day that was cooked for this one too. */
  leftover_of: string | null;
};
export type JobRow = {
  id: string;
  user_id: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  progress: number;
  plan_id: string | null;
  error: { code: string; message: string } | null;
  created_at: Date;
  updated_at: Date;
};
const tables = (ctx: TxCtx) => ctx.db.withTables<{ plan: PlanRow; meal: MealRow; plan_job: JobRow }>();
type Mine = TxCtx<UserActor>;

export const findPlan = (ctx: Mine, planId: string): Promise<PlanRow | undefined> =>
  tables(ctx)
    .selectFrom('plan')
    .selectAll()
    .where('id', '=', planId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

/** The version of a plan that is mine: enough to know whether what was kept of it still holds. */
export const findVersion = (ctx: Mine, planId: string): Promise<{ version: number } | undefined> =>
  tables(ctx)
    .selectFrom('plan')
    .select('version')
    .where('id', '=', planId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

export const findPlanOfWeek = (ctx: Mine, weekStart: string): Promise<PlanRow | undefined> =>
  tables(ctx)
    .selectFrom('plan')
    .selectAll()
    .where('user_id', '=', ctx.actor.userId)
    .where('week_start', '=', weekStart)
    .executeTakeFirst();

/**
 * Locked until the transaction ends: changes of one plan come one after the other. The weeks beside it, which leftovers may lead to,
 * are locked with it, always in the same order.
 */
export async function lockPlan(ctx: Mine, planId: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    SELECT plan.* FROM plan JOIN plan AS wanted ON wanted.id = ${planId} AND wanted.household_id = ${ctx.actor.householdId}
    WHERE plan.user_id = wanted.user_id AND plan.week_start BETWEEN wanted.week_start - 13 AND wanted.week_start + 13
    ORDER BY plan.week_start, plan.id FOR UPDATE OF plan`.execute(ctx.db);
  return rows.find(({ id }) => id === planId);
}

export const findPlans = (ctx: Mine, planIds: readonly string[]): Promise<PlanRow[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : tables(ctx)
        .selectFrom('plan')
        .selectAll()
        .where('id', 'in', [...planIds])
        .where('household_id', '=', ctx.actor.householdId)
        .orderBy('week_start', 'desc')
        .execute();

/** Which plans, newest week first, in which version. */
export async function listVersions(
  ctx: Mine,
  weekStart: string | undefined,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: Pick<PlanRow, 'id' | 'version'>[]; total: number }> {
  const mine = tables(ctx).selectFrom('plan').select(['id', 'version']).where('user_id', '=', ctx.actor.userId);
  if (weekStart !== undefined) {
    // What the screen asks for: a week has one plan, so there is nothing to count and nothing to sort.
    const rows = await mine.where('week_start', '=', weekStart).execute();
    return { rows: page === 1 ? rows : [], total: rows.length };
  }
  const query = mine.select(sql<number>`count(*) OVER ()`.as('total'));
  const rows = await query
    .orderBy('week_start', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  if (rows.length > 0 || page === 1) return { rows, total: rows[0]?.total ?? 0 };
  // Beyond the end no row carries the count.
  return { rows, total: (await query.limit(1).executeTakeFirst())?.total ?? 0 };
}

/** The new plan, or nothing when the week has one already. */
export async function insertPlan(
  ctx: Mine,
  plan: { weekStart: string; slots: SlotSetting[]; targets: Targets[]; source: 'user' | 'auto' },
): Promise<PlanRow | undefined> {
  return tables(ctx)
    .insertInto('plan')
    .values({
      id: ctx.newId(),
      household_id: ctx.actor.householdId,
      user_id: ctx.actor.userId,
      week_start: plan.weekStart,
      version: 1,
      slots: JSON.stringify(plan.slots) as never,
      targets: JSON.stringify(plan.targets) as never,
      quality: null,
      source: plan.source,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Every change of a plan or its meals ends here: the version grows by one. */
export async function touchPlan(
  ctx: Mine,
  planId: string,
  change: { slots?: SlotSetting[]; targets?: Targets[]; quality: StoredQuality | null; source?: 'auto' },
): Promise<PlanRow> {
  const quality = change.quality === null ? null : (JSON.stringify(change.quality) as unknown as StoredQuality);
  return tables(ctx)
    .updateTable('plan')
    .set({
      version: sql<number>`version + 1`,
      updated_at: ctx.now(),
      quality,
      ...(change.slots === undefined ? {} : { slots: JSON.stringify(change.slots) as never }),
      ...(change.targets === undefined ? {} : { targets: JSON.stringify(change.targets) as never }),
      ...(change.source === undefined ? {} : { source: change.source }),
    })
    .where('id', '=', planId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deletePlan(ctx: Mine, planId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('plan')
    .where('id', '=', planId)
    .where('user_id', '=', ctx.actor.userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

export const mealsOf = (ctx: Mine, planId: string): Promise<MealRow[]> =>
  tables(ctx)
    .selectFrom('meal')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('date')
    .orderBy('slot_index')
    .execute();

export async function insertMeals(ctx: Mine, meals: readonly MealRow[]): Promise<void> {
  if (meals.length === 0) return;
  const rows = meals.map((meal) => ({
    ...meal,
    nutrition: meal.nutrition === null ? null : JSON.stringify(meal.nutrition),
  }));
  await tables(ctx)
    .insertInto('meal')
    .values(rows as never)
    .execute();
}

export async function deleteMeals(ctx: Mine, planId: string, mealIds: readonly string[]): Promise<void> {
  if (mealIds.length === 0) return;
  await tables(ctx)
    .deleteFrom('meal')
    .where('plan_id', '=', planId)
    .where('id', 'in', [...mealIds])
    .execute();
}

/** Meals may change places, so the rule "one meal in a slot" is checked at the end of the transaction. */
export async function updateMeals(ctx: Mine, meals: readonly MealRow[]): Promise<void> {
  await sql`SET CONSTRAINTS meal_slot DEFERRED`.execute(ctx.db);
  for (const { id, plan_id, nutrition: _, ...change } of meals) {
    await tables(ctx).updateTable('meal').set(change).where('id', '=', id).where('plan_id', '=', plan_id).execute();
  }
  await sql`SET CONSTRAINTS meal_slot IMMEDIATE`.execute(ctx.db);
}

export async function insertJob(ctx: Mine): Promise<JobRow> {
  return tables(ctx)
    .insertInto('plan_job')
    .values({
      id: ctx.newId(),
      user_id: ctx.actor.userId,
      status: 'queued',
      progress: 0,
      plan_id: null,
      error: null,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateJob(
  ctx: TxCtx,
  jobId: string,
  change: Partial<Omit<JobRow, 'error'>> & { error?: JobRow['error'] },
): Promise<void> {
  const { error, ...rest } = change;
  await tables(ctx)
    .updateTable('plan_job')
    .set({ ...rest, ...(error == null ? {} : { error: JSON.stringify(error) as never }), updated_at: ctx.now() })
    .where('id', '=', jobId)
    .execute();
}

export const findJob = (ctx: Mine, jobId: string): Promise<JobRow | undefined> =>
  tables(ctx)
    .selectFrom('plan_job')
    .selectAll()
    .where('id', '=', jobId)
    .where('user_id', '=', ctx.actor.userId)
    .executeTakeFirst();

export async function forgetOldJobs(ctx: TxCtx, before: Date): Promise<void> {
  await tables(ctx).deleteFrom('plan_job').where('created_at', '<', before).execute();
}
