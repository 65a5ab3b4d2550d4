import type { Locale } from '@mealwright/contracts/common';
import type { FoodOrigin } from '@mealwright/contracts/foods';
import { type RawBuilder, sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { plain } from './foods.rules.ts';

/** A food of any origin, in one form. */
export type AnyFoodRow = {
  origin: FoodOrigin;
  id: string;
  name: string;
  plural: string;
  name_de: string;
  plural_de: string;
  name_es: string;
  plural_es: string;
  name_fr: string;
  plural_fr: string;
  brand: string | null;
  gtin: string | null;
  synonyms: string[];
  category: string;
  aisle: string;
  allergens: string[] | null;
  diet: string | null;
  contains: string[];
  density: number | null;
  edible: number;
  portions: { label: string; grams: number }[];
  per_100g: Record<string, number | null>;
  marks: { code: string; nutrient: string | null }[];
  source: { dataset: string; numbers: string[]; near: boolean };
  label: unknown;
};

export type FoodQuery = {
  q: string | undefined;
  category: string | undefined;
  origin: FoodOrigin | undefined;
  locale: Locale;
  page: number;
  limit: number;
};
/** All that is asked about who looks is the household. */
type Mine = Pick<TxCtx, 'db'> & { actor: Pick<UserActor, 'householdId'> };
type Part = RawBuilder<unknown>;

const none = sql`NULL::text`;
const builtIn = (search: Part, where: Part): Part => sql`
  SELECT 'table' AS origin, id, name, plural, name_de, plural_de, name_es, plural_es,
    name_fr, plural_fr, ${none} AS brand, ${none} AS gtin, synonyms, category, aisle,
    allergens, diet, contains, density, edible, portions, per_100g, '[]'::jsonb AS marks, source, NULL::jsonb AS label,
    ${search} AS search FROM food WHERE ${where}`;
const own = (ctx: Mine, where: Part): Part => sql`
  SELECT 'own', id::text, name, name, name, name, name, name, name, name, brand, gtin, '{}'::text[], category, coalesce(aisle, 'other'), allergens, diet, '{}'::text[],
    density, 1, portions, per_100g, marks, jsonb_build_object('dataset', 'label', 'numbers', '[]'::jsonb, 'near', false), label,
    search FROM own_food WHERE household_id = ${ctx.actor.householdId} AND ${where}`;
const outside = (where: Part): Part => sql`
  SELECT 'outside', id, name, name, coalesce(name_de, name), coalesce(name_de, name), name, name, name, name, brand, gtin, '{}'::text[], category, 'other',
    allergens, diet, '{}'::text[], density, 1, portions, per_100g, marks,
    jsonb_build_object('dataset', dataset, 'numbers', jsonb_build_array(coalesce(fdc_id::text, gtin)), 'near', false), NULL::jsonb,
    search FROM outside_food WHERE complete AND ${where}`;

/** Products of a whole country may match; more than these nobody pages through. */
const MOST_PRODUCTS = 500;

/**
 * Exact names first, then beginnings, then the most similar words; among equals own foods, then the food table. Products only
 * with words. One query, which also counts (a second one beyond the end).
 */
export async function searchFoods(ctx: Mine, query: FoodQuery): Promise<{ rows: AnyFoodRow[]; total: number }> {
  const { q, category, origin, locale, page, limit } = query;
  const name = sql.ref(locale === 'en' ? 'name' : `name_${locale}`);
  const column = sql.ref(`search_${locale}`);
  const text = q?.trim() ?? '';
  const words = sql`lower(unaccent(${text}))`;
  const hit = (search: Part): Part =>
    text === '' ? sql`true` : sql`(${search} LIKE '%' || ${likeText(text)} || '%' OR ${words} <% ${search})`;
  const kind = category === undefined ? sql`true` : sql`category = ${category}`;
  const wanted = (one: FoodOrigin) => origin === undefined || origin === one;
  const parts: Part[] = [];
  if (wanted('table')) parts.push(builtIn(column, sql`${kind} AND ${hit(column)}`));
  if (wanted('own')) parts.push(own(ctx, sql`deleted_at IS NULL AND ${kind} AND ${hit(sql.ref('search'))}`));
  if (wanted('outside') && (text !== '' || origin === 'outside'))
    parts.push(sql`(${outside(sql`${kind} AND ${hit(sql.ref('search'))}`)} LIMIT ${MOST_PRODUCTS})`);
  // The first part names the columns, wherever it comes from.
  const first = builtIn(column, sql`false`);
  const all = sql`(${sql.join([first, ...parts], sql` UNION ALL `)}) AS one`;
  const order =
    text === ''
      ? sql`lower(${name}), id`
      : sql`lower(unaccent(${name})) = ${words} DESC, search LIKE ${`%|${likeText(text)}|%`} DESC,
          lower(unaccent(${name})) LIKE ${`${likeText(text)}%`} DESC, word_similarity(${words}, search) DESC,
          origin = 'own' DESC, origin = 'table' DESC, length(${name}), id`;
  const { rows } = await sql<AnyFoodRow & { total: number }>`
    SELECT *, count(*) OVER () AS total FROM ${all} ORDER BY ${order} LIMIT ${limit} OFFSET ${(page - 1) * limit}`.execute(
    ctx.db,
  );
  if (rows.length > 0 || page === 1) return { rows, total: rows[0]?.total ?? 0 };
  // Beyond the end no row carries the count.
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${all}`.execute(ctx.db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Foods of any origin by their ids; what is not there or not the household's is left out, and own ones that were taken away, unless `gone`. */
export async function findFoods(ctx: Mine, ids: readonly string[], gone = false): Promise<AnyFoodRow[]> {
  if (ids.length === 0) return [];
  const own_ids = ids.filter((id) => /^[0-9a-f]{8}-/.test(id));
  const list = sql.join(ids.map((id) => sql`${id}`));
  const parts = [builtIn(sql.ref('search_en'), sql`id IN (${list})`), outside(sql`id IN (${list})`)];
  const there = gone ? sql`true` : sql`deleted_at IS NULL`;
  if (own_ids.length > 0)
    parts.push(own(ctx, sql`${there} AND id::text IN (${sql.join(own_ids.map((id) => sql`${id}`))})`));
  const { rows } = await sql<AnyFoodRow>`${sql.join(parts, sql` UNION ALL `)}`.execute(ctx.db);
  return rows;
}

/** All foods of the household, also those that were taken away (`gone`): lines that named them still do. */
export async function ownFoods(ctx: Mine): Promise<(AnyFoodRow & { gone: boolean })[]> {
  const named = builtIn(sql.ref('search_en'), sql`false`);
  const { rows } = await sql<AnyFoodRow & { gone: boolean }>`
    SELECT *, false AS gone FROM (${named} UNION ALL ${own(ctx, sql`deleted_at IS NULL`)}) AS here UNION ALL
    SELECT *, true FROM (${named} UNION ALL ${own(ctx, sql`deleted_at IS NOT NULL`)}) AS away
    ORDER BY gone, name LIMIT 2000`.execute(ctx.db);
  return rows;
}

/** Own foods first; of products the one read last. */
export async function foodByGtin(
  ctx: Mine,
  gtin: string,
): Promise<(AnyFoodRow & { fetched_at: Date | null }) | undefined> {
  const { rows } = await sql<AnyFoodRow & { fetched_at: Date | null }>`
    SELECT one.*, (SELECT fetched_at FROM outside_food WHERE outside_food.id = one.id AND one.origin = 'outside') AS fetched_at
    FROM (${builtIn(sql.ref('search_en'), sql`false`)} UNION ALL ${own(ctx, sql`deleted_at IS NULL AND gtin = ${gtin}`)} UNION ALL ${outside(
      sql`gtin = ${gtin}`,
    )}) AS one ORDER BY origin = 'own' DESC, fetched_at DESC NULLS LAST, id LIMIT 1`.execute(ctx.db);
  return rows[0];
}

/** A bar stands between the names of the search text, never in one: who types it finds nothing. */
const likeText = (text: string) =>
  plain(text)
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('|', '\u0001');
