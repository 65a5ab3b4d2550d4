import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { type RecipeRow, type StoredRow, tables } from '../recipes.sql.ts';

type Mine = TxCtx<UserActor>;

/** Recipes of the household that lines may name; also those that were taken away, for the recipes that still hold them. */
export const findParts = (
  ctx: Mine,
  ids: readonly string[],
): Promise<Pick<RecipeRow, 'id' | 'title' | 'state' | 'grams' | 'ready' | 'ingredients'>[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tables(ctx.db)
        .selectFrom('recipe')
        .select(['id', 'title', 'state', 'grams', 'ready', 'ingredients'])
        .where('id', 'in', [...ids])
        .where('household_id', '=', ctx.actor.householdId)
        .where('state', 'is not', null)
        .execute();

/** Until the transaction ends nobody else of the household changes what is made of what: two at once could close a circle. */
export async function lockParts(ctx: Mine): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`recipe parts ${ctx.actor.householdId}`}, 0))`.execute(
    ctx.db,
  );
}

/** Whether the recipe is among these or, at any depth, inside one of them. */
export async function isInside(ctx: Mine, recipeId: string, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    WITH RECURSIVE inside(id) AS (
      SELECT unnest(${[...ids]}::uuid[])
      UNION
      SELECT unnest(recipe.parts) FROM recipe JOIN inside USING (id)
    )
    SELECT EXISTS (SELECT FROM inside WHERE id = ${recipeId}) AS there`.execute(ctx.db);
  return rows[0]?.there ?? false;
}

/** Recipes of the household that hold this one, locked until the transaction ends. */
export const lockWholes = (ctx: Mine, recipeId: string): Promise<StoredRow[]> =>
  tables(ctx.db)
    .selectFrom('recipe')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .where(sql<boolean>`recipe.parts @> ${[recipeId]}::uuid[]`)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
