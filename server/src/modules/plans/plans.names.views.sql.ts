import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import type { RecipeRow } from '../recipes/recipes.api.ts';

export type RecipeName = Pick<RecipeRow, 'id' | 'title' | 'deleted_at'>;

/** What recipes are called, deleted ones too: whole recipes would be a hundred times as much. */
export async function recipeNames(ctx: TxCtx<UserActor>, ids: readonly string[]): Promise<Map<string, RecipeName>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .withTables<{ recipe: RecipeRow }>()
    .selectFrom('recipe')
    .select(['id', 'title', 'deleted_at'])
    .where('id', 'in', [...new Set(ids)])
    .where((where) => where.or([where('household_id', 'is', null), where('household_id', '=', ctx.actor.householdId)]))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
