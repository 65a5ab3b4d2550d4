// Carries the USDA figures over into packages/nutrition/data/figures.tsv: only the numbers that the food table names.
// By hand: npx tsc -b tools; node tools/dist/carry-usda.js [folder of the USDA data]
import { writeFileSync } from 'node:fs';
import { foodColumns, parseSource } from '@mealwright/nutrition/foods';
import { figuresFile, figuresText, readFoodFiles, readUsda, usdaFolder } from './data-files.ts';

const folder = process.argv[2] ?? usdaFolder;
const usda = readUsda(folder);
if (usda === null) {
  console.error(`No sr28.jsonl in ${folder}.`);
  process.exit(1);
}

const wanted = new Set<string>();
let missing = 0;
const sourceColumn = foodColumns.indexOf('source');
for (const file of readFoodFiles())
  for (const [index, line] of file.text.split('\n').entries()) {
    const cell = line.split('\t')[sourceColumn];
    if (index === 0 || cell === undefined) continue;
    const source = parseSource(cell.trim());
    const unknown = typeof source === 'string' ? [cell] : source.numbers.filter((number) => !usda.has(number));
    for (const number of unknown) console.error(`${file.name}:${index + 1}: ${number} is not in the USDA data`);
    missing += unknown.length;
    if (typeof source !== 'string') for (const number of source.numbers) wanted.add(number);
  }
writeFileSync(figuresFile, figuresText(usda, wanted));
console.log(`${wanted.size} foods carried over, ${missing} not found`);
if (missing > 0) process.exitCode = 1;
