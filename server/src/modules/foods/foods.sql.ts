import type { Food } from '@mealwright/nutrition/foods';
import { sql } from 'kysely';
import type { Db, TxCtx } from '../../platform/ctx.ts';

export type FoodRow = {
  id: string;
  name: string;
  plural: string;
  name_de: string;
  plural_de: string;
  synonyms: string[];
  category: string;
  aisle: string;
  allergens: string[];
  diet: string;
  contains: string[];
  density: number | null;
  edible: number;
  portions: { label: string; grams: number }[];
  per_100g: Record<string, number | null>;
  source: { dataset: string; numbers: string[]; near: boolean };
  search_en: string;
  search_de: string;
};
const tables = (db: Db) => db.withTables<{ food: FoodRow }>();

export type FoodQuery = {
  q: string | undefined;
  category: string | undefined;
  locale: 'en' | 'de';
  page: number;
  limit: number;
};

/** Exact names first, then beginnings, then the most similar words. One query, which also counts (a second one beyond the end). */
export async function searchFoods(
  ctx: TxCtx,
  { q, category, locale, page, limit }: FoodQuery,
): Promise<{ rows: FoodRow[]; total: number }> {
  const name = locale === 'de' ? sql.ref('name_de') : sql.ref('name');
  const text = locale === 'de' ? sql.ref('search_de') : sql.ref('search_en');
  let query = tables(ctx.db).selectFrom('food').selectAll().select(sql<number>`count(*) OVER ()`.as('total'));
  if (category !== undefined) query = query.where('category', '=', category);
  if (q === undefined || q.trim() === '') {
    query = query.orderBy(sql`lower(${name})`).orderBy('id');
  } else {
    const words = sql`lower(unaccent(${q.trim()}))`;
    query = query
      .where(sql<boolean>`(${text} LIKE '%' || ${likeText(q)} || '%' OR ${words} <% ${text})`)
      .orderBy(sql`lower(unaccent(${name})) = ${words} DESC`)
      .orderBy(sql`${text} LIKE ${`%|${likeText(q)}|%`} DESC`)
      .orderBy(sql`lower(unaccent(${name})) LIKE ${`${likeText(q)}%`} DESC`)
      .orderBy(sql`word_similarity(${words}, ${text}) DESC`)
      .orderBy(sql`length(${name})`)
      .orderBy('id');
  }
  const rows = await query
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  if (rows.length > 0 || page === 1) return { rows, total: rows[0]?.total ?? 0 };
  // Beyond the end no row carries the count.
  const first = await query.clearOrderBy().limit(1).executeTakeFirst();
  return { rows, total: first?.total ?? 0 };
}

export const findFood = (ctx: TxCtx, id: string): Promise<FoodRow | undefined> =>
  tables(ctx.db).selectFrom('food').selectAll().where('id', '=', id).executeTakeFirst();

export async function knownFoodIds(ctx: TxCtx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tables(ctx.db)
    .selectFrom('food')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => row.id);
}

/** Inserts or renews the built-in foods. A food that is no longer in the table stays: lists and recipes may name it. */
export async function storeFoods(db: Db, foods: readonly Food[]): Promise<void> {
  for (let at = 0; at < foods.length; at += 500) {
    await tables(db)
      .insertInto('food')
      .values(foods.slice(at, at + 500).map(rowOf) as never)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => Object.fromEntries(foodColumns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
}

const foodColumns = [
  'name',
  'plural',
  'name_de',
  'plural_de',
  'synonyms',
  'category',
  'aisle',
  'allergens',
  'diet',
  'contains',
  'density',
  'edible',
  'portions',
  'per_100g',
  'source',
  'search_en',
  'search_de',
] as const;

function rowOf(food: Food) {
  const english = [food.name, food.plural, ...food.synonyms];
  const german = [food.nameDe, food.pluralDe];
  return {
    id: food.id,
    name: food.name,
    plural: food.plural,
    name_de: food.nameDe,
    plural_de: food.pluralDe,
    synonyms: food.synonyms,
    category: food.category,
    aisle: food.aisle,
    allergens: food.allergens,
    diet: food.diet,
    contains: food.contains,
    density: food.densityGPerMl,
    edible: food.edibleShare,
    portions: JSON.stringify(food.portions),
    per_100g: JSON.stringify(food.per100g),
    source: JSON.stringify(food.source),
    search_en: searchText(english),
    search_de: searchText([...german, ...english]),
  };
}

/** `|red onion|red onions|...|`, without accents, so that whole names can be told from parts. */
function searchText(names: readonly string[]): string {
  return `|${[...new Set(names.map(plain))].join('|')}|`;
}

/** As `lower(unaccent())` has it for the letters of our names. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
/** A bar stands between the names of the search text, never in one: who types it finds nothing. */
const likeText = (text: string) =>
  plain(text.trim())
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('|', '\u0001');
