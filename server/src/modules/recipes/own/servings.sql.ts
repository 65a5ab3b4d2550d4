import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';

export type Unserved = {
  id: string;
  title: string;
  course: string;
  questions: number;
  /** Of the whole. */
  kcal: number | null;
  grams: number;
  yield_text: string | null;
};

const MOST = 1000;

/** Recipes of the household of which nobody said how many they serve, the newest first. */
export async function unserved(ctx: TxCtx<UserActor>): Promise<Unserved[]> {
  const { rows } = await sql<Unserved>`
    SELECT id, title, course, questions, (per_serving ->> 'kcal')::float8 AS kcal, grams, state ->> 'yieldText' AS yield_text FROM recipe
    WHERE household_id = ${ctx.actor.householdId} AND deleted_at IS NULL AND state IS NOT NULL AND state ->> 'servings' IS NULL
    ORDER BY created_at DESC, id LIMIT ${sql.lit(MOST)}`.execute(ctx.db);
  return rows;
}
