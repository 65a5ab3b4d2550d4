// The data files of the project as the pure packages want them (names and texts), and the USDA data beside the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextFile } from '@mealwright/nutrition/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';

/** Compiled to tools/dist. */
export const projectRoot = join(import.meta.dirname, '..', '..');
export const figuresFile = join(projectRoot, 'packages', 'nutrition', 'data', 'figures.tsv');
export const usdaFolder = join(projectRoot, '..', 'shared', 'data', 'usda');

const readFolder = (folder: string, ending: string): TextFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

export const readFoodFiles = (): TextFile[] =>
  readFolder(join(projectRoot, 'packages', 'nutrition', 'data', 'foods'), '.tsv');
export const readNameFiles = (): TextFile[] =>
  readFolder(join(projectRoot, 'packages', 'nutrition', 'data', 'names'), '.tsv');
export const readRecipeFiles = (): TextFile[] =>
  readFolder(join(projectRoot, 'packages', 'cookbook', 'recipes'), '.yaml');
export const readFigures = (): string => readFileSync(figuresFile, 'utf8');

/** `energy_kcal` -> `kcal`, `vitA_rae_ug` -> `vitARaeUg`, `satfat_g` -> `satFatG`. */
const keyOf = (column: string): string =>
  column
    .replace('energy_kcal', 'kcal')
    .replace(/^(sat|mono|poly)fat_/, '$1Fat_')
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

type Row = { ndb: string; per100g: Record<string, number | null> };

/** USDA number -> line of figures; null when the data folder is not there. */
export const readUsda = (folder: string): ReadonlyMap<string, string> | null => {
  const file = join(folder, 'sr28.jsonl');
  if (!existsSync(file)) return null;
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const columns = Object.keys(rows[0]?.per100g ?? {});
  if (columns.map(keyOf).join() !== nutrientKeys.join())
    throw new Error('the columns of the USDA data are not the 46 nutrients');
  return new Map(
    rows.map((row) => [row.ndb, [row.ndb, ...columns.map((column) => row.per100g[column] ?? '')].join('\t')]),
  );
};

/** The lines of the wanted numbers, sorted, under the header. */
export const figuresText = (usda: ReadonlyMap<string, string>, wanted: Iterable<string>): string => {
  const lines = [...wanted].sort().flatMap((number) => usda.get(number) ?? []);
  return `${['ndb', ...nutrientKeys].join('\t')}\n${lines.join('\n')}\n`;
};
