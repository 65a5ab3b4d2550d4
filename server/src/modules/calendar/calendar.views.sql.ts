import type { SlotSetting } from '@mealwright/contracts/profiles';
import { sql } from 'kysely';
import type { TxCtx } from '../../platform/ctx.ts';
import type { CalendarMeal } from './calendar.rules.ts';
import type { FeedRow } from './calendar.sql.ts';

/** In whose language it is written, and when they eat. */
type FeedOwner = { locale: string; slots: SlotSetting[] | null };

/** Whoever has the token may read; a deleted account shows nothing any more. */
export async function findFeedByToken(ctx: TxCtx, tokenHash: string): Promise<(FeedRow & FeedOwner) | undefined> {
  const { rows } = await sql<FeedRow & FeedOwner>`
    SELECT calendar_feed.*, app_user.locale, profile.preferences -> 'slots' AS slots
    FROM calendar_feed JOIN app_user ON app_user.id = calendar_feed.user_id AND app_user.deleted_at IS NULL
      LEFT JOIN profile ON profile.user_id = app_user.id
    WHERE calendar_feed.token_hash = ${tokenHash}`.execute(ctx.db);
  return rows[0];
}

/** The meals of all plans of a household from a day on. */
export async function mealsFrom(ctx: TxCtx, householdId: string, day: string): Promise<CalendarMeal[]> {
  const { rows } = await sql<CalendarMeal>`
    SELECT meal.id, meal.date, meal.slot, meal.slot_index,
      (SELECT count(*)::int FROM jsonb_array_elements(plan.slots) WITH ORDINALITY AS before(one, at)
        WHERE before.at <= meal.slot_index AND before.one ->> 'slot' = meal.slot) AS nth, coalesce(meal.title, recipe.title) AS title,
      meal.leftover_of IS NOT NULL AS leftover,
      CASE WHEN meal.leftover_of IS NULL THEN recipe.total_minutes END AS minutes,
      coalesce(recipe.kcal, (meal.nutrition ->> 'kcal')::float8) * meal.servings AS kcal,
      plan.updated_at AS changed_at
    FROM meal JOIN plan ON plan.id = meal.plan_id LEFT JOIN recipe ON recipe.id = meal.recipe_id
    WHERE plan.household_id = ${householdId} AND meal.date >= ${day}
    ORDER BY meal.date, meal.slot_index, meal.id
    LIMIT 2000`.execute(ctx.db);
  return rows;
}
