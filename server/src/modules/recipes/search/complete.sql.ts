import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { ofHousehold, visible } from '../recipes.sql.ts';
import { fromFound } from './kinds.sql.ts';
import type { Search } from './search.rules.ts';
import { likelihood, likelyOrder, searchRank } from './search.sql.ts';

type Mine = TxCtx<UserActor>;
export type Title = { id: string; title: string };

const plainWords = (q: string) => q.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
const escaped = (words: string) => words.replace(/[\\%_]/g, '\\$&');

/** Enough to choose from: whoever gets more than that types on. */
const MOST_CANDIDATES = 200;
/** Shorter words stand in every other title; they count as beginnings of words alone, which the index knows. */
const ANYWHERE_FROM = 3;

/** Titles that begin with the words, then those with a word that begins so, then those that hold them anywhere. */
export async function titlesHolding(ctx: Mine, q: string, limit: number): Promise<Title[]> {
  const words = escaped(plainWords(q));
  if (words === '') return [];
  const anywhere = words.length >= ANYWHERE_FROM || /[^a-z0-9]/.test(words);
  const ways = [`${words}%`, `% ${words}%`, ...(anywhere ? [`%${words}%`] : [])];
  const found = ways.map(
    (way, place) => sql`(SELECT recipe.id, ${sql.lit(place)}::int AS place FROM recipe_finding AS recipe
      WHERE ${ofHousehold(ctx)} AND recipe.low LIKE plain(${way}) LIMIT ${MOST_CANDIDATES})`,
  );
  const { rows } = await sql<Title>`
    SELECT id, recipe.title FROM (
      SELECT id, min(place) AS place FROM (${sql.join(found, sql` UNION ALL `)}) AS found GROUP BY id
    ) AS placed JOIN recipe USING (id)
    ORDER BY placed.place, recipe.title, id LIMIT ${limit}`.execute(ctx.db);
  return rows;
}

/** Titles of what the search finds, the best first. */
export async function titlesFound(ctx: Mine, search: Search, limit: number): Promise<Title[]> {
  const { rows } = await sql<Title>`
    SELECT whole.id, whole.title FROM recipe_finding AS recipe JOIN (
      SELECT id FROM (SELECT recipe.id, ${likelihood(search)} FROM ${fromFound(ctx, { search })}) AS named
      ORDER BY ${likelyOrder} LIMIT ${MOST_CANDIDATES}
    ) AS likely USING (id) JOIN recipe AS whole USING (id)
    ORDER BY ${searchRank(search)} DESC, whole.title LIMIT ${limit}`.execute(ctx.db);
  return rows;
}

/** Titles that hold one of each group of words. */
export async function titlesWithEach(ctx: Mine, groups: readonly string[][], limit: number): Promise<Title[]> {
  const holds = groups.map((words) => {
    const ways: RawBuilder<unknown>[] = words.map((word) => sql`recipe.low LIKE ${`%${escaped(word)}%`}`);
    return sql`(${sql.join(ways, sql` OR `)})`;
  });
  const { rows } = await sql<Title>`
    SELECT id, recipe.title FROM (
      SELECT recipe.id FROM recipe_finding AS recipe WHERE ${ofHousehold(ctx)} AND ${sql.join(holds, sql` AND `)} LIMIT ${MOST_CANDIDATES}
    ) AS found JOIN recipe USING (id) ORDER BY recipe.title, id LIMIT ${limit}`.execute(ctx.db);
  return rows;
}

/** Every word of the titles that the household may see. Cut at spaces first: most parts repeat, and only different ones are read closely. */
export async function wordsOfTitles(ctx: Mine): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    SELECT DISTINCT word FROM (
      SELECT DISTINCT part FROM recipe, string_to_table(recipe.title, ' ') AS part WHERE ${visible(ctx)}
    ) AS parts, regexp_split_to_table(plain(part), '[^[:alnum:]]+') AS word
    WHERE length(word) > 2`.execute(ctx.db);
  return rows.map(({ word }) => word);
}
