import { sql } from 'kysely';
import type { TxCtx } from '../../platform/ctx.ts';

/** A meal stays what is left of another only while that is the same dish on a day before; else it is a meal like others. */
export async function mendLeftovers(ctx: TxCtx, planId: string): Promise<void> {
  await sql`
    UPDATE meal SET leftover_of = NULL
    FROM meal AS source
    WHERE meal.plan_id = ${planId} AND source.id = meal.leftover_of
      AND (source.recipe_id IS DISTINCT FROM meal.recipe_id OR source.date >= meal.date)`.execute(ctx.db);
}
