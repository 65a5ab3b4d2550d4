import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import {
  type CardRow,
  cardColumns,
  narrowing,
  type RecipeFilters,
  type RecipeSort,
  sortColumns,
  visible,
} from '../recipes.sql.ts';
import { all, byKindOrRow, chosenKinds, fromFound, kindsIn } from './kinds.sql.ts';
import type { Search } from './search.rules.ts';
import { likelihood, likelyOrder, searchRank } from './search.sql.ts';

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
  const sorts = order === 'best' ? [] : order;
  if (search === undefined) return listSorted(ctx, filters, sorts, page);
  return order === 'best' ? listBest(ctx, filters, search, page) : listFound(ctx, filters, sorts, page);
}

const orderOf = (sorts: readonly RecipeSort[]): RawBuilder<unknown> =>
  sql.join([
    ...sorts.map(
      ({ by, direction }) =>
        sql`${sql.ref(`recipe.${sortColumns[by]}`)} ${sql.raw(direction === 'desc' ? 'DESC' : 'ASC')} NULLS LAST`,
    ),
    sql`recipe.id`,
  ]);

/** Two ways to the same page, of which one does the work: `short` says whether it is the one, by what `counted` knows of the total. */
type Way = { from: RawBuilder<unknown>; short: RawBuilder<unknown> };
function pageOf(
  ways: readonly Way[],
  counted: RawBuilder<unknown>,
  sorts: readonly RecipeSort[],
  { page, limit }: Page,
) {
  const offset = (page - 1) * limit;
  const ids = ways.map(
    ({ from, short }) => sql`(${from} AND (SELECT total > ${offset}::int AND ${short} FROM ${counted})
    ORDER BY ${orderOf(sorts)} LIMIT ${limit} OFFSET ${offset})`,
  );
  return sql`page AS (SELECT id, row_number() OVER () AS place FROM (${sql.join(ids, sql` UNION ALL `)}) AS ids)`;
}

/** Read with all that they are sorted by before they are sorted; the planner may not change that. */
function readFirst(sorts: readonly RecipeSort[], recipes: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = ['id', ...new Set(sorts.map(({ by }) => sortColumns[by]))];
  return sql`SELECT id FROM (
      SELECT ${sql.join(columns.map((column) => sql.ref(`recipe.${column}`)))} FROM ${recipes} OFFSET 0
    ) AS recipe WHERE true`;
}

/** So few are found by their kinds and sorted; a page of more is read off an index in their order, which soon has enough that match. */
const FEW = 200;

/** Counted by kind first; only then is it known which of the two ways to the page is the short one. The other is not gone. */
async function listSorted(ctx: Mine, filters: RecipeFilters, sorts: readonly RecipeSort[], page: Page): Promise<Cards> {
  const { ofKinds, ofRows } = byKindOrRow(filters);
  const fits = [visible(ctx), ...narrowing(ofRows)];
  // Hidden from the planner, which would find the rows by kind and sort them all.
  const ofChosen = sql`coalesce(recipe.kind IN (SELECT unnest(kinds) FROM chosen), false)`;
  const walked = sql`SELECT recipe.id FROM recipe WHERE ${all(narrowing(ofKinds).length > 0 ? [...fits, ofChosen] : fits)}`;
  const found = sql`recipe WHERE recipe.kind = ANY((SELECT kinds FROM chosen)::bigint[]) AND ${all(fits)}`;
  const few = sql`(kinds IS NOT NULL AND total <= ${sql.lit(FEW)})`;
  const ways = [
    { from: walked, short: sql`NOT ${few}` },
    { from: readFirst(sorts, found), short: few },
  ];
  return cardsAndTotal(
    ctx,
    sql`WITH ${chosenKinds(ctx, filters)}, ${pageOf(ways, sql`chosen`, sorts, page)}
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
const MOST_RANKED = 240;

/** `matching`: the recipes that words find, under all filters; they are walked once, for count and page. */
function matchingRecipes(ctx: Mine, filters: RecipeFilters, more = sql``): RawBuilder<unknown> {
  const { ofKinds, ofRows } = byKindOrRow(filters);
  const conditions = narrowing(ofKinds);
  const found = sql`SELECT recipe.id, recipe.kind${more} FROM ${fromFound(ctx, ofRows)}`;
  if (conditions.length === 0) return sql`matching AS MATERIALIZED (${found})`;
  return sql`found AS MATERIALIZED (${found}), matching AS MATERIALIZED (
    SELECT * FROM found WHERE kind IN (SELECT kind FROM (${kindsIn(sql`found`)}) AS recipe WHERE ${all(conditions)})
  )`;
}

async function listBest(ctx: Mine, filters: RecipeFilters, search: Search, { page, limit }: Page): Promise<Cards> {
  const offset = (page - 1) * limit;
  // Pages among those that are weighed need no look at the others.
  const from =
    offset + limit <= MOST_RANKED
      ? sql`(SELECT * FROM best) AS matching`
      : sql`matching LEFT JOIN (SELECT id, rank FROM best) AS best USING (id)`;
  return cardsAndTotal(
    ctx,
    sql`WITH ${matchingRecipes(ctx, filters, sql`, ${likelihood(search)}`)}, best AS MATERIALIZED (
      SELECT likely.*, ${searchRank(search)} AS rank
      FROM recipe_finding AS recipe JOIN (SELECT * FROM matching ORDER BY ${likelyOrder} LIMIT ${MOST_RANKED}) AS likely USING (id)
    ), page AS (
      SELECT id, row_number() OVER () AS place FROM (
        SELECT id FROM ${from} ORDER BY rank DESC NULLS LAST, ${likelyOrder} LIMIT ${limit} OFFSET ${offset}
      ) AS ids
    )
    SELECT ${cardRefs}, counted.total::int AS total FROM (SELECT count(*) AS total FROM matching) AS counted`,
  );
}

/** So few are looked up and sorted; of more, a page is read off an index in their order. */
const FEW_FOUND = 2000;

/** What words find, in another order than the best. */
async function listFound(ctx: Mine, filters: RecipeFilters, sorts: readonly RecipeSort[], page: Page): Promise<Cards> {
  const few = sql`total <= ${sql.lit(FEW_FOUND)}`;
  // Hidden from the planner, as above.
  const walked = sql`SELECT recipe.id FROM recipe
    WHERE ${visible(ctx)} AND coalesce(recipe.id IN (SELECT id FROM matching), false)`;
  const ways = [
    { from: walked, short: sql`NOT ${few}` },
    { from: readFirst(sorts, sql`recipe JOIN matching USING (id)`), short: few },
  ];
  return cardsAndTotal(
    ctx,
    sql`WITH ${matchingRecipes(ctx, filters)}, counted AS MATERIALIZED (SELECT count(*)::int AS total FROM matching),
    ${pageOf(ways, sql`counted`, sorts, page)}
    SELECT ${cardRefs}, counted.total FROM counted`,
  );
}
