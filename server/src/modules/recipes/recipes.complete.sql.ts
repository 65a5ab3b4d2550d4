import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import type { Search } from './recipes.search.rules.ts';
import { searchQuery, searchRank } from './recipes.search.sql.ts';
import { tables, visible } from './recipes.sql.ts';

type Mine = TxCtx<UserActor>;
type Titles = Promise<{ id: string; title: string }[]>;

const titles = (ctx: Mine, limit: number) =>
  tables(ctx.db).selectFrom('recipe').select(['id', 'title']).where(visible(ctx)).limit(limit);
const title = sql`plain(title)`;
const plainWords = (q: string) => q.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** Titles that begin with the words, then those that hold them. */
export async function titlesHolding(ctx: Mine, q: string, limit: number): Titles {
  const words = plainWords(q);
  if (words === '') return [];
  const like = words.replace(/[\\%_]/g, '\\$&');
  return titles(ctx, limit)
    .where(sql<boolean>`${title} LIKE plain(${`%${like}%`})`)
    .orderBy(sql`${title} LIKE plain(${`${like}%`}) DESC`)
    .orderBy(sql`${title} LIKE plain(${`% ${like}%`}) DESC`)
    .orderBy('title')
    .execute();
}

/** Titles of what the search finds, the best first. */
export const titlesFound = (ctx: Mine, search: Search, limit: number): Titles =>
  titles(ctx, limit)
    .where(sql<boolean>`recipe.search @@ ${searchQuery(search)}`)
    .orderBy(sql`${searchRank(search)} DESC`)
    .orderBy('title')
    .execute();

/** How like a title must be to what was typed: two letters that changed places in "mushroom" come to 0.38. */
const LIKE_ENOUGH = 0.35;

/** Titles that are most like the words. */
export async function titlesLike(ctx: Mine, q: string, limit: number): Titles {
  const words = plainWords(q);
  if (words === '') return [];
  const likeness = sql<number>`word_similarity(plain(${words}), ${title})`;
  return titles(ctx, limit).where(likeness, '>=', LIKE_ENOUGH).orderBy(likeness, 'desc').orderBy('title').execute();
}
