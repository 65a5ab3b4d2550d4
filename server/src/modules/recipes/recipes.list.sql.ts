import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { all, byKindOrRow, chosenKinds } from './recipes.kinds.sql.ts';
import type { Search } from './recipes.search.rules.ts';
import { namedRecipes, searchRank } from './recipes.search.sql.ts';
import {
  type CardRow,
  cardColumns,
  narrowing,
  type RecipeFilters,
  type RecipeSort,
  sortColumns,
  visible,
} from './recipes.sql.ts';

type Mine = TxCtx<UserActor>;
type Page = { page: number; limit: number };
type Cards = { rows: CardRow[]; total: number };

/** One page of cards, with the count of all. `best`: by how well they match the words. */
export function listCards(
  ctx: Mine,
  filters: RecipeFilters,
  order: readonly RecipeSort[] | 'best',
  page: Page,
): Promise<Cards> {
  const { search } = filters;
  if (order === 'best' && search !== undefined) return listBest(ctx, filters, search, page);
  return listSorted(ctx, filters, order === 'best' ? [] : order, page);
}

/** So few are found by their kinds and sorted; a page of more is read off an index in their order, which soon has enough that match. */
const FEW = 200;

/** Counted by kind first; only then is it known which of the two ways to the page is the short one. The other is not gone. */
async function listSorted(
  ctx: Mine,
  filters: RecipeFilters,
  sorts: readonly RecipeSort[],
  { page, limit }: Page,
): Promise<Cards> {
  const offset = (page - 1) * limit;
  const ordered = sql.join([
    ...sorts.map(
      ({ by, direction }) =>
        sql`${sql.ref(`recipe.${sortColumns[by]}`)} ${sql.raw(direction === 'desc' ? 'DESC' : 'ASC')} NULLS LAST`,
    ),
    sql`recipe.id`,
  ]);
  const { ofKinds, ofRows } = byKindOrRow(filters);
  const fits = [visible(ctx), ...narrowing(ofRows)];
  // Hidden from the planner, which would find the rows by kind and sort them all.
  const ofChosen = sql`coalesce(recipe.kind IN (SELECT unnest(kinds) FROM chosen), false)`;
  const walked = sql`SELECT recipe.id FROM recipe WHERE ${all(narrowing(ofKinds).length > 0 ? [...fits, ofChosen] : fits)}`;
  const columns = [...new Set(sorts.map(({ by }) => sortColumns[by]))];
  const found = sql`SELECT id FROM (
      SELECT ${sql.join(['id', ...columns].map((column) => sql.ref(`recipe.${column}`)))}
      FROM recipe WHERE recipe.kind = ANY((SELECT kinds FROM chosen)::bigint[]) AND ${all(fits)} OFFSET 0
    ) AS recipe WHERE true`;
  const way = (from: RawBuilder<unknown>, short: RawBuilder<unknown>) => sql`(${from}
    AND (SELECT total > ${offset}::int AND ${short} FROM chosen) ORDER BY ${ordered} LIMIT ${limit} OFFSET ${offset})`;
  const few = sql`(kinds IS NOT NULL AND total <= ${sql.lit(FEW)})`;
  return cardsAndTotal(
    ctx,
    sql`WITH ${chosenKinds(ctx, filters)}, page AS (
      SELECT id, row_number() OVER () AS place FROM (${way(walked, sql`NOT ${few}`)} UNION ALL ${way(found, few)}) AS ids
    )
    SELECT ${cardRefs}, chosen.total FROM chosen`,
  );
}

/** Of the page only now the rows are read whole, one by one: a plan made for any limit would walk the whole table. Beyond the end there is a row with the count alone. */
async function cardsAndTotal(ctx: Mine, counted: RawBuilder<unknown>): Promise<Cards> {
  const { rows } = await sql<CardRow & { total: number }>`${counted}
    LEFT JOIN (
      page CROSS JOIN LATERAL (SELECT ${cardRefs} FROM recipe WHERE recipe.id = page.id LIMIT 1) AS recipe
    ) ON true ORDER BY page.place`.execute(ctx.db);
  const total = rows[0]?.total ?? 0;
  return { rows: rows.filter(({ id }) => id !== null).map(({ total: _, ...row }) => row as CardRow), total };
}
const cardRefs = sql.join(cardColumns.map((column) => sql.ref(column)));

/** As many are weighed by how well they match; what stands behind them is told apart by its title alone. */
const MOST_RANKED = 400;

/** The matching rows are walked once, for count and page. */
async function listBest(ctx: Mine, filters: RecipeFilters, search: Search, { page, limit }: Page): Promise<Cards> {
  const offset = (page - 1) * limit;
  // Pages among those that are weighed need no look at the others.
  const from =
    offset + limit <= MOST_RANKED
      ? sql`best AS matching`
      : sql`matching LEFT JOIN (SELECT id, rank FROM best) AS best USING (id)`;
  return cardsAndTotal(
    ctx,
    sql`WITH matching AS MATERIALIZED (
      ${namedRecipes(search, all([visible(ctx), ...narrowing(filters)]))}
    ), best AS MATERIALIZED (
      SELECT recipe.id, likely.named, ${searchRank(search)} AS rank
      FROM recipe JOIN (SELECT id, named FROM matching ORDER BY named DESC, id LIMIT ${MOST_RANKED}) AS likely USING (id)
    ), page AS (
      SELECT id, row_number() OVER () AS place FROM (
        SELECT matching.id FROM ${from} ORDER BY rank DESC NULLS LAST, matching.named DESC, matching.id LIMIT ${limit} OFFSET ${offset}
      ) AS ids
    )
    SELECT ${cardRefs}, counted.total::int AS total FROM (SELECT count(*) AS total FROM matching) AS counted`,
  );
}
