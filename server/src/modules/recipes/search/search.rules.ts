import type { Locale } from '@mealwright/contracts/common';
import { nameKey, wordsOf } from '@mealwright/nutrition/food-names';
import type { FoodTable } from '@mealwright/nutrition/foods';

/** A word that was typed, and the foods that are called so in the reader's language. */
export type SearchWord = { word: string; foods: string[] };
export type Search = {
  q: string;
  locale: Locale;
  /** null: there are operators in it, and it is taken as it is written. */
  words: SearchWord[] | null;
  /** What was meant, in the language of the cookbook: dishes that are named after it come first. */
  names: string[];
};

/** Quotes, a minus before a word, or an "or": whoever writes these means what websearch makes of them. */
const hasOperators = (q: string) => /"|(^|\s)-[\p{L}\p{N}"]|\sor\s/iu.test(q);

/** Small words, which stand in names of foods but say nothing of them. */
const small: Record<Locale, ReadonlySet<string>> = {
  en: new Set(),
  de: new Set(
    'der die das den dem des ein eine einen einer mit und oder ohne aus in im fur zum zur von vom auf'.split(' '),
  ),
  es: new Set('de del la el los las un una unos unas con sin y o a al en para por'.split(' ')),
  fr: new Set('de du des d la le les l un une et ou a au aux avec sans en pour par'.split(' ')),
};

const MOST_FOODS = 120;
const MOST_NAMES = 4;

export function readSearch(q: string, locale: Locale, foods: FoodTable): Search {
  if (hasOperators(q)) return { q, locale, words: null, names: [] };
  const typed = wordsIn(q);
  const telling = typed.filter((word) => !small[locale].has(word));
  const kept = telling.length === 0 ? typed : telling;
  const names: string[] = [];
  const words = kept.map((word, at) => {
    const found =
      locale === 'en' ? { foods: [], called: [] } : foodsCalled(word, at === kept.length - 1, locale, foods);
    names.push(...found.called);
    return { word, foods: found.foods };
  });
  return { q, locale, words, names: [...new Set(names)].slice(0, MOST_NAMES) };
}

/** Without accents and capitals, as names are compared. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Word -> ids of the foods that have it in a name; made once for each language. */
const indexes = new WeakMap<FoodTable, Map<Locale, Map<string, string[]>>>();
function indexOf(table: FoodTable, locale: Locale): Map<string, string[]> {
  const ofTable = indexes.get(table) ?? new Map<Locale, Map<string, string[]>>();
  indexes.set(table, ofTable);
  const known = ofTable.get(locale);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const food of table.foods) {
    const { name, plural, synonyms } = wordsOf(food, locale);
    const all = new Set([name, plural, ...synonyms].flatMap((one) => wordsIn(nameKey(one))));
    for (const word of all) {
      if (small[locale].has(word)) continue;
      const ids = made.get(word);
      if (ids === undefined) made.set(word, [food.id]);
      else ids.push(food.id);
    }
  }
  ofTable.set(locale, made);
  return made;
}

/** Long enough that a word which ends or begins so is one of its kind: "Reis" in "Basmatireis", not "Ei" in "Brei". */
const ENDING = 4;
const BEGINNING = 3;

function foodsCalled(
  typed: string,
  inTyping: boolean,
  locale: Locale,
  table: FoodTable,
): { foods: string[]; called: string[] } {
  const word = nameKey(typed);
  const index = indexOf(table, locale);
  const exact = index.get(word) ?? [];
  const found = new Set(exact);
  const begins = word.length >= BEGINNING && (inTyping || exact.length === 0);
  // German writes its kinds as one word.
  const ends = locale === 'de' && word.length >= ENDING;
  if (begins || ends)
    for (const [name, ids] of index) {
      if ((begins && name.startsWith(word)) || (ends && name.endsWith(word))) for (const id of ids) found.add(id);
    }
  const foods = [...found].slice(0, MOST_FOODS);
  const called = foods.flatMap((id) => table.byId(id) ?? []);
  const precisely = called.filter((food) => {
    const { name, plural } = wordsOf(food, locale);
    return nameKey(name) === word || nameKey(plural) === word;
  });
  const shared = sharedWord(called.map(({ name }) => name));
  return { foods, called: [...precisely.slice(0, 2).map(({ name }) => name), ...(shared === null ? [] : [shared])] };
}

/** As large a part of the foods has it in its name. */
const SHARED = 0.4;

/** The word that most of these names hold, as "rice" of all foods that are called "Reis"; of equals the one that more names end with. */
function sharedWord(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) {
    const words = wordsIn(name).map(singular);
    for (const word of new Set(words))
      if (word.length >= BEGINNING) counts.set(word, (counts.get(word) ?? 0) + (word === words.at(-1) ? 1.001 : 1));
  }
  const [word, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return count >= names.length * SHARED && count > 0 ? word : null;
}
const singular = (word: string) => word.replace(/oes$/, 'o').replace(/([^s])s$/, '$1');
