import type { Ctx, UserActor } from '../../platform/ctx.ts';
import * as sql from './recipes.sql.ts';

export type { PlannerRow, RecipeRow } from './recipes.sql.ts';
export { findRecipe, findRecipes, plannerRows, recipesVersion, storeCookbook, tasteOf } from './recipes.sql.ts';

/** Recipes by id, of those that the household may see. */
export async function recipesById(ctx: Ctx<UserActor>, ids: readonly string[]): Promise<Map<string, sql.RecipeRow>> {
  return new Map((await sql.findRecipes(ctx, [...new Set(ids)])).map((row) => [row.id, row]));
}
