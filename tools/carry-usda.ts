// Carries the USDA figures over into packages/nutrition/data/figures.tsv: only the numbers that the food table names.
// By hand: npx tsc -b tools && node tools/dist/carry-usda.js [folder of the USDA data]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foodColumns, parseSource } from '@mealwright/nutrition/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';

const projectRoot = join(import.meta.dirname, '..', '..');
const usda = process.argv[2] ?? join(projectRoot, '..', 'shared', 'data', 'usda');
const foodFolder = join(projectRoot, 'packages', 'nutrition', 'data', 'foods');
const target = join(projectRoot, 'packages', 'nutrition', 'data', 'figures.tsv');

/** `energy_kcal` -> `kcal`, `vitA_rae_ug` -> `vitARaeUg`, `satfat_g` -> `satFatG`. */
const keyOf = (column: string): string =>
  column
    .replace('energy_kcal', 'kcal')
    .replace(/^(sat|mono|poly)fat_/, '$1Fat_')
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

type Row = { ndb: string; per100g: Record<string, number | null> };
const rows = readFileSync(join(usda, 'sr28.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Row);
const columns = Object.keys(rows[0]?.per100g ?? {});
if (columns.map(keyOf).join() !== nutrientKeys.join())
  throw new Error('the columns of the USDA data are not the 46 nutrients');
const byNumber = new Map(rows.map((row) => [row.ndb, row]));

const wanted = new Set<string>();
const missing: string[] = [];
const sourceColumn = foodColumns.indexOf('source');
for (const file of readdirSync(foodFolder)
  .filter((name) => name.endsWith('.tsv'))
  .sort())
  for (const [index, line] of readFileSync(join(foodFolder, file), 'utf8').split('\n').entries()) {
    const cell = line.split('\t')[sourceColumn];
    if (index === 0 || cell === undefined) continue;
    const source = parseSource(cell.trim());
    if (typeof source === 'string') missing.push(`${file}:${index + 1}: ${source}`);
    else
      for (const number of source.numbers)
        if (byNumber.has(number)) wanted.add(number);
        else missing.push(`${file}:${index + 1}: number ${number} is not in the USDA data`);
  }

const lines = [...wanted].sort().map((number) => {
  const values = byNumber.get(number)!.per100g;
  return [number, ...columns.map((column) => values[column] ?? '')].join('\t');
});
writeFileSync(target, `${['ndb', ...nutrientKeys].join('\t')}\n${lines.join('\n')}\n`);
for (const line of missing) console.error(line);
console.log(`${lines.length} foods carried over, ${missing.length} not found`);
