import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import type { MealRow, PlanRow } from './plans.sql.ts';
import { LONGEST_KEPT_DAYS } from './weeks/weeks.rules.ts';

/**
 * A meal stays what is left of another only while that is the same dish on a day before; else it is a meal like others. What was
 * cooked in the week before keeps some days.
 */
export async function mendLeftovers(ctx: TxCtx, planId: string): Promise<void> {
  await sql`
    UPDATE meal SET leftover_of = NULL
    FROM meal AS source
    WHERE source.id = meal.leftover_of AND ${planId} IN (meal.plan_id, source.plan_id)
      AND (source.recipe_id IS DISTINCT FROM meal.recipe_id OR source.date >= meal.date
        OR (source.plan_id <> meal.plan_id AND source.date < meal.date - ${LONGEST_KEPT_DAYS}::int))`.execute(ctx.db);
}

/** What of this plan is left over from another week, and of which of its meals something is eaten in another: by the other plan. */
export async function linksOf(ctx: TxCtx, planId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ other: string; told: string }>`
    SELECT other, json_agg(json_build_array(later, date, servings, source, cooked_on, cooked_slot) ORDER BY later)::text AS told
    FROM (
      SELECT source.plan_id AS other, later.id AS later, later.date, later.servings,
        source.id AS source, source.date AS cooked_on, source.slot_index AS cooked_slot
      FROM meal AS later JOIN meal AS source ON source.id = later.leftover_of
      WHERE later.plan_id = ${planId} AND source.plan_id <> ${planId}
      UNION ALL
      SELECT later.plan_id, later.id, later.date, later.servings, source.id, source.date, source.slot_index
      FROM meal AS source JOIN meal AS later ON later.leftover_of = source.id
      WHERE source.plan_id = ${planId} AND later.plan_id <> ${planId}
    ) AS link
    GROUP BY other`.execute(ctx.db);
  return new Map(rows.map(({ other, told }) => [other, told]));
}

/** Plans whose leftovers begin or end in a plan that has changed show something else now. */
export async function touchPlans(ctx: TxCtx, planIds: readonly string[]): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    UPDATE plan SET version = version + 1, updated_at = ${ctx.now()}
    WHERE id = ANY(${[...planIds]}::uuid[]) RETURNING *`.execute(ctx.db);
  return rows;
}

/** Meals of other weeks of whose plan this is: the one that was named, or what that is itself left of. */
export async function cookedElsewhere(
  ctx: TxCtx<UserActor>,
  plan: Pick<PlanRow, 'id' | 'user_id'>,
  mealIds: readonly string[],
): Promise<(MealRow & { named: string })[]> {
  if (mealIds.length === 0) return [];
  const { rows } = await sql<MealRow & { named: string }>`
    SELECT cooked.*, named.id AS named
    FROM meal AS named JOIN meal AS cooked ON cooked.id = coalesce(named.leftover_of, named.id)
      JOIN plan ON plan.id = cooked.plan_id
    WHERE named.id = ANY(${[...mealIds]}::uuid[]) AND plan.id <> ${plan.id} AND plan.user_id = ${plan.user_id}
      AND plan.household_id = ${ctx.actor.householdId}`.execute(ctx.db);
  return rows;
}

/** What is eaten in other weeks of the meals of this plan. */
export async function eatenElsewhere(ctx: TxCtx<UserActor>, planId: string): Promise<MealRow[]> {
  const { rows } = await sql<MealRow>`
    SELECT later.* FROM meal AS source JOIN meal AS later ON later.leftover_of = source.id
    WHERE source.plan_id = ${planId} AND later.plan_id <> ${planId}`.execute(ctx.db);
  return rows;
}

/** Meals of other weeks are again what is left of these, where they are the same dish and nothing else meanwhile. */
export async function linkAgain(
  ctx: TxCtx,
  plan: Pick<PlanRow, 'id' | 'user_id'>,
  links: readonly { later: string; source: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    UPDATE meal SET leftover_of = source.id
    FROM unnest(${links.map(({ later }) => later)}::uuid[], ${links.map(({ source }) => source)}::uuid[]) AS link (later, source_id)
      JOIN meal AS source ON source.id = link.source_id, plan
    WHERE meal.id = link.later AND meal.leftover_of IS NULL AND meal.recipe_id = source.recipe_id AND source.date < meal.date
      AND plan.id = meal.plan_id AND plan.id <> ${plan.id} AND plan.user_id = ${plan.user_id}`.execute(ctx.db);
}
