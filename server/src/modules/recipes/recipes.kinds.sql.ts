import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { narrowing, type RecipeFilters, visible } from './recipes.sql.ts';

type Mine = TxCtx<UserActor>;

// Recipes that most filters treat alike are of one kind (migration 0031): a hundred thousand recipes are some hundred or thousand
// kinds. So recipes are counted by kind, from a small index, and such a filter looks at each kind once instead of at each recipe.

/** Filters that all recipes of a kind pass, or none; and the rest, which looks at recipes. */
export function byKindOrRow({ category, dietary, cuisine, slot, excludeAllergens, ...ofRows }: RecipeFilters): {
  ofKinds: RecipeFilters;
  ofRows: RecipeFilters;
} {
  return { ofKinds: { category, dietary, cuisine, slot, excludeAllergens }, ofRows };
}

export const all = (conditions: readonly unknown[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` AND `)})`;

/** `counted`: recipes by kind and minutes under the filters of rows. `kinds`: what these kinds are, read off any recipe of each. */
export const countedKinds = (ctx: Mine, ofRows: RecipeFilters): RawBuilder<unknown> => sql`
  counted AS MATERIALIZED (
    SELECT recipe.kind, recipe.total_minutes, count(*)::int AS size FROM recipe
    WHERE ${visible(ctx)} AND ${all(narrowing(ofRows))} GROUP BY recipe.kind, recipe.total_minutes
  ), kinds AS MATERIALIZED (
    SELECT one.* FROM (SELECT DISTINCT kind FROM counted) AS found CROSS JOIN LATERAL (
      SELECT kind, course, cuisine, diet, labels, slots, allergens FROM recipe
      WHERE recipe.kind = found.kind AND recipe.deleted_at IS NULL LIMIT 1
    ) AS one
  )`;

/** `chosen`: how many recipes match, and of which kinds; null: the filters leave every kind. With what it stands on. */
export function chosenKinds(ctx: Mine, filters: RecipeFilters): RawBuilder<unknown> {
  const { ofKinds, ofRows } = byKindOrRow(filters);
  const conditions = narrowing(ofKinds);
  if (conditions.length === 0)
    return sql`chosen AS MATERIALIZED (
      SELECT count(*)::int AS total, NULL::bigint[] AS kinds FROM recipe WHERE ${all([visible(ctx), ...narrowing(ofRows)])}
    )`;
  return sql`${countedKinds(ctx, ofRows)}, chosen AS MATERIALIZED (
    SELECT coalesce(sum(counted.size), 0)::int AS total, array_agg(DISTINCT kind) AS kinds
    FROM counted JOIN kinds AS recipe USING (kind) WHERE ${all(conditions)}
  )`;
}
