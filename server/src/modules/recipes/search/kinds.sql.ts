import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { narrowing, ofHousehold, type RecipeFilters, visible } from '../recipes.sql.ts';
import { searchQuery } from './search.sql.ts';

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

/**
 * Where recipes are read from, with its conditions: `recipe`, or, where words are searched for, what searches look at of each (migration
 * 0032), which has few of the columns but these under the same names.
 */
export function fromFound(ctx: Mine, { search, tags, ...rest }: RecipeFilters): RawBuilder<unknown> {
  if (search === undefined) return sql`recipe WHERE ${all([visible(ctx), ...narrowing({ tags, ...rest })])}`;
  const tagged = narrowing({ tags }).map(
    (condition) => sql`recipe.id IN (SELECT recipe.id FROM recipe WHERE ${condition} AND recipe.deleted_at IS NULL)`,
  );
  // Selected, so that the planner sees no words: of foods that no recipe holds it thinks too many rows, and then reads the whole table.
  const words = sql`recipe.search @@ (SELECT ${searchQuery(search)})`;
  const fits = [ofHousehold(ctx), words, ...narrowing(rest), ...tagged];
  return sql`recipe_finding AS recipe WHERE ${all(fits)}`;
}

/** Each kind in this table with what it is, read off any recipe of it. */
export const kindsIn = (table: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT one.* FROM (SELECT DISTINCT kind FROM ${table}) AS found CROSS JOIN LATERAL (
    SELECT kind, course, cuisine, diet, labels, slots, allergens FROM recipe
    WHERE recipe.kind = found.kind AND recipe.deleted_at IS NULL LIMIT 1
  ) AS one`;

/** `counted`: recipes by kind and minutes under the filters of rows. `kinds`: what these kinds are. */
export const countedKinds = (ctx: Mine, ofRows: RecipeFilters): RawBuilder<unknown> => sql`
  counted AS MATERIALIZED (
    SELECT recipe.kind, recipe.total_minutes, count(*)::int AS size FROM ${fromFound(ctx, ofRows)}
    GROUP BY recipe.kind, recipe.total_minutes
  ), kinds AS MATERIALIZED (${kindsIn(sql`counted`)})`;

/** `chosen`: how many recipes match, and of which kinds; null: the filters leave every kind. With what it stands on. */
export function chosenKinds(ctx: Mine, filters: RecipeFilters): RawBuilder<unknown> {
  const { ofKinds, ofRows } = byKindOrRow(filters);
  const conditions = narrowing(ofKinds);
  if (conditions.length === 0)
    return sql`chosen AS MATERIALIZED (
      SELECT count(*)::int AS total, NULL::bigint[] AS kinds FROM ${fromFound(ctx, ofRows)}
    )`;
  return sql`${countedKinds(ctx, ofRows)}, chosen AS MATERIALIZED (
    SELECT coalesce(sum(counted.size), 0)::int AS total, array_agg(DISTINCT kind) AS kinds
    FROM counted JOIN kinds AS recipe USING (kind) WHERE ${all(conditions)}
  )`;
}
