import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import type { Past } from './why.rules.ts';

/** What the weeks before say about a dish, in one query. */
export async function pastOf(
  ctx: TxCtx<UserActor>,
  dish: { recipeId: string; weekStart: string; slot: string; weekday: string },
): Promise<Past> {
  const { householdId } = ctx.actor;
  const { rows } = await sql<Past>`
    SELECT
      (SELECT max(meal.date) FROM meal JOIN plan ON plan.id = meal.plan_id
        WHERE meal.recipe_id = ${dish.recipeId} AND plan.household_id = ${householdId}
          AND meal.date < ${dish.weekStart}::date) AS last,
      EXISTS (SELECT FROM plan JOIN meal ON meal.plan_id = plan.id
        WHERE plan.household_id = ${householdId} AND plan.week_start < ${dish.weekStart}::date) AS earlier,
      EXISTS (SELECT FROM recurring_meal
        WHERE user_id = ${ctx.actor.userId} AND recipe_id = ${dish.recipeId} AND slot = ${dish.slot}
          AND ${dish.weekday} = ANY(weekdays)) AS recurring`.execute(ctx.db);
  return rows[0] ?? { last: null, earlier: false, recurring: false };
}
