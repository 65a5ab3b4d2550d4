// For tests only: the food table as it stands in data/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Food, type ParsedFoods, parseFoods } from '../src/foods.ts';

const data = join(import.meta.dirname, '..', 'data');
let parsed: ParsedFoods | null = null;
export const realTable = (): ParsedFoods => {
  parsed ??= parseFoods(
    readdirSync(join(data, 'foods'))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(data, 'foods', name), 'utf8') })),
    readFileSync(join(data, 'figures.tsv'), 'utf8'),
    ['de.tsv', 'es.tsv', 'fr.tsv'].map((name) => ({ name, text: readFileSync(join(data, 'names', name), 'utf8') })),
  );
  return parsed;
};
export const realFood = (name: string): Food => {
  const food = realTable().table.find(name);
  if (food === null) throw new Error(`no food "${name}"`);
  return food;
};
