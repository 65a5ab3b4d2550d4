// For tests only: the cookbook and the food table as they stand in the data folders.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FoodTable, parseFoods } from '@mealwright/nutrition/foods';
import { type Cookbook, readCookbook } from '../src/cookbook.ts';

const packages = join(import.meta.dirname, '..', '..');
const read = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

let table: FoodTable | null = null;
export const realTable = (): FoodTable => {
  const data = join(packages, 'nutrition', 'data');
  table ??= parseFoods(read(join(data, 'foods'), '.tsv'), readFileSync(join(data, 'figures.tsv'), 'utf8')).table;
  return table;
};
let cookbook: Cookbook | null = null;
export const realCookbook = (): Cookbook => {
  cookbook ??= readCookbook(read(join(packages, 'cookbook', 'recipes'), '.yaml'), realTable());
  return cookbook;
};
/** Name -> inside of the icon file. */
export const realIcons = (): ReadonlyMap<string, string> =>
  new Map(read(join(packages, 'cookbook', 'icons'), '.svg').map(({ name, text }) => [name.slice(0, -4), text]));
