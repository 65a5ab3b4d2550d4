import type { Locale } from '@mealwright/contracts/common';
import { type RawBuilder, sql } from 'kysely';
import type { Search } from './search.rules.ts';

// What recipes are found by is one vector: the words of the recipe (in English, and in its own language where that is another
// one), and its foods by their ids (`f/chickpea`). A word in the reader's language asks for the word and for the foods that are
// called so; so "Kichererbsen" finds an English recipe with chickpeas, and one index serves all languages.

const configs: Record<Locale, 'english' | 'german' | 'spanish' | 'french'> = {
  en: 'english',
  de: 'german',
  es: 'spanish',
  fr: 'french',
};

type Found = {
  title: string;
  cuisine: string;
  course: string;
  tags: string[];
  words: string;
  description: string;
  /** The language that it is written in. */
  speech: Locale;
  ingredients: readonly { foodId: string }[];
};

/** What a recipe is found by, the title before all. */
export function searchVector(recipe: Found): RawBuilder<string> {
  const kinds = [recipe.cuisine, recipe.course, ...recipe.tags].join(' ');
  const foods = [...new Set(recipe.ingredients.map(({ foodId }) => lexeme(foodId)))]
    .map((one) => `${one}:1C`)
    .join(' ');
  const spoken = (
    locale: Locale,
  ) => sql`setweight(to_tsvector(${sql.lit(configs[locale])}, unaccent(${recipe.title})), 'A')
    || setweight(to_tsvector(${sql.lit(configs[locale])}, unaccent(${kinds})), 'B')
    || setweight(to_tsvector(${sql.lit(configs[locale])}, unaccent(${recipe.words})), 'C')
    || setweight(to_tsvector(${sql.lit(configs[locale])}, unaccent(${recipe.description})), 'D')`;
  const own = recipe.speech === 'en' ? sql`` : sql` || ${spoken(recipe.speech)}`;
  return sql<string>`${spoken('en')}${own} || ${foods}::tsvector`;
}

/** As it stands in a vector or a query, whatever is in it. */
const lexeme = (foodId: string) => `'f/${foodId.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** Every word must be there, the last one also as a beginning: it may still be in typing. */
export function searchQuery({ q, locale, words }: Search): RawBuilder<string> {
  const languages = locale === 'en' ? (['en'] as const) : (['en', locale] as const);
  const asWritten = sql`(${sql.join(
    languages.map((one) => sql`websearch_to_tsquery(${sql.lit(configs[one])}, unaccent(${q}))`),
    sql` || `,
  )})`;
  if (words === null || words.length === 0) return sql<string>`${asWritten}`;
  const terms = words.map(({ word, foods }, at) => {
    const typed = at === words.length - 1 ? `${word}:*` : word;
    const ways = languages.map((one) => sql`to_tsquery(${sql.lit(configs[one])}, unaccent(${typed}))`);
    // Those that recipes hold: of the 74 foods that are called rice in German, recipes hold 17.
    if (foods.length > 0) ways.push(sql`held_foods(${foods.map((id) => `f/${id}`)}::text[])`);
    return sql`(${sql.join(ways, sql` || `)})`;
  });
  return sql<string>`(${asWritten} || (${sql.join(terms, sql` && `)}))`;
}

/** How well a recipe matches: dishes that are named after the foods that were meant come before those that hold them. */
export function searchRank(search: Search): RawBuilder<number> {
  const called = search.names.map((name) => `"${name.replace(/"/g, ' ')}"`).join(' or ');
  const more = called === '' ? sql`` : sql` || websearch_to_tsquery('english', unaccent(${called}))`;
  // Selected, so that it is read once and not for each row. Of `recipe_finding AS recipe`.
  return sql<number>`ts_rank(recipe.search, (SELECT ${searchQuery(search)}${more}))`;
}

/** Enough of a word to know it by in a title, whatever its ending. As titles are kept: small, without accents. */
const stemOf = (word: string) =>
  word
    .slice(0, Math.max(4, word.length - 2))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
const MOST_STEMS = 4;

function stemsOf({ q, words, names }: Search): string[] {
  const typed = words === null ? q.split(/\s+/) : words.map(({ word }) => word);
  const stems = new Set([...typed, ...names.flatMap((name) => name.split(/\s+/))].map(stemOf));
  const telling = [...stems].filter((stem) => stem.length > 1);
  // What holds another one says nothing more.
  return telling
    .filter((stem) => !telling.some((other) => other !== stem && stem.includes(other)))
    .slice(0, MOST_STEMS);
}

/**
 * What is cheap to know of each recipe that is found, to choose whose rank is worth working out (`likelyOrder`): in how many of the words
 * its title has part, whether it is of the cookbook, and how much else the title says.
 */
export function likelihood(search: Search): RawBuilder<unknown> {
  const parts = stemsOf(search).map((stem) => sql`(strpos(recipe.low, ${stem}) > 0)::int`);
  const named = parts.length === 0 ? sql`0` : sql.join(parts, sql` + `);
  return sql`${named} AS named, recipe.household_id IS NULL AS shared, octet_length(recipe.low) AS size`;
}
export const likelyOrder = sql`named DESC, shared, size, id`;
