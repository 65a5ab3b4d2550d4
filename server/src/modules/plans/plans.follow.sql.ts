import { sql } from 'kysely';
import type { TxCtx } from '../../platform/ctx.ts';
import type { PlanRow } from './plans.sql.ts';

type Followed = Pick<PlanRow, 'id' | 'household_id' | 'user_id' | 'version'>;

/** Every plan that holds the recipe grows by one version; `householdId` null: whoever's it is. */
export async function followRecipe(ctx: TxCtx, householdId: string | null, recipeId: string): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    UPDATE plan SET version = version + 1, updated_at = ${ctx.now()}
    WHERE id IN (SELECT plan_id FROM meal WHERE recipe_id = ${recipeId})
      AND (${householdId}::uuid IS NULL OR household_id = ${householdId}::uuid)
    RETURNING id, household_id, user_id, version`.execute(ctx.db);
  return rows;
}
