import { readFileSync } from 'node:fs';
import type { FoodTable } from '@mealwright/nutrition/foods';
import { foodsLike, indexMeaning, type MeaningIndex, parseMeaning } from '@mealwright/nutrition/meaning/meaning';

const indexes = new WeakMap<FoodTable, MeaningIndex>();
/** Made when somebody first asks: about 0.1 s. */
function indexOf(table: FoodTable): MeaningIndex {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const file = new URL('../../../../packages/nutrition/data/meaning.tsv', import.meta.url);
  const made = indexMeaning(table, parseMeaning(readFileSync(file, 'utf8')));
  indexes.set(table, made);
  return made;
}

/** Ids of foods of the table that fit the words by meaning, the best first. */
export function idsLike(table: FoodTable, words: string, category: string | undefined, most: number): string[] {
  // Of one group more are looked at: the best of all groups may hold none of it.
  return foodsLike(words, indexOf(table), category === undefined ? most : 200)
    .filter(({ food }) => category === undefined || food.category === category)
    .slice(0, most)
    .map(({ food }) => food.id);
}
