import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { all, countMatching } from './recipes.kinds.sql.ts';
import type { Search } from './recipes.search.rules.ts';
import { inTitle, searchRank } from './recipes.search.sql.ts';
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

/** Fewer than this are sorted; a page of more is read off an index that is in their order, which soon has enough that match. */
const FEW = 3000;

async function listSorted(
  ctx: Mine,
  filters: RecipeFilters,
  sorts: readonly RecipeSort[],
  { page, limit }: Page,
): Promise<Cards> {
  const { total, kinds } = await countMatching(ctx, filters);
  const offset = (page - 1) * limit;
  if (offset >= total) return { rows: [], total };
  const few = kinds !== null && total <= FEW ? [sql`recipe.kind = ANY(${kinds}::bigint[])`] : [];
  const ordered = sql.join([
    ...sorts.map(
      ({ by, direction }) =>
        sql`${sql.ref(`recipe.${sortColumns[by]}`)} ${sql.raw(direction === 'desc' ? 'DESC' : 'ASC')} NULLS LAST`,
    ),
    sql`recipe.id`,
  ]);
  const ids = sql`SELECT recipe.id FROM recipe WHERE ${all([visible(ctx), ...few, ...narrowing(filters)])}
    ORDER BY ${ordered} LIMIT ${limit} OFFSET ${offset}`;
  return { rows: await cardsOf(ctx, ids), total };
}

/** The cards of these ids, in their order. Only now are the rows read whole. */
async function cardsOf(ctx: Mine, ids: RawBuilder<unknown>): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    SELECT ${columns} FROM (SELECT id, row_number() OVER () AS place FROM (${ids}) AS ids) AS page JOIN recipe USING (id)
    ORDER BY page.place`.execute(ctx.db);
  return rows;
}
const columns = sql.join(cardColumns.map((column) => sql.ref(column)));

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
  const { rows } = await sql<CardRow & { total: number }>`
    WITH matching AS MATERIALIZED (
      SELECT recipe.id, ${inTitle(search)} AS named FROM recipe WHERE ${all([visible(ctx), ...narrowing(filters)])}
    ), best AS MATERIALIZED (
      SELECT recipe.id, likely.named, ${searchRank(search)} AS rank
      FROM recipe JOIN (SELECT id, named FROM matching ORDER BY named DESC, id LIMIT ${MOST_RANKED}) AS likely USING (id)
    ), page AS (
      SELECT id, row_number() OVER () AS place FROM (
        SELECT matching.id FROM ${from} ORDER BY rank DESC NULLS LAST, matching.named DESC, matching.id LIMIT ${limit} OFFSET ${offset}
      ) AS ids
    )
    SELECT ${columns}, counted.total::int AS total
    FROM (SELECT count(*) AS total FROM matching) AS counted
      LEFT JOIN (page JOIN recipe USING (id)) ON true
    ORDER BY page.place`.execute(ctx.db);
  const total = rows[0]?.total ?? 0;
  // Beyond the end there is a row with the count alone.
  return { rows: rows.filter(({ id }) => id !== null).map(({ total: _, ...row }) => row as CardRow), total };
}
