// Checks the food table and the cookbook: what does not resolve, what is not plausible, how the recipes spread.
// npx tsc -b tools; node tools/dist/check-data.js [--foods | --recipes] [--quiet] [part of a file name, recipe id or food id]
// --quiet: only what is wrong, without what is worth a look.
import { checkCookbook, type Finding } from '@mealwright/cookbook/checks';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { checkFood } from '@mealwright/nutrition/food-checks';
import { parseFoods } from '@mealwright/nutrition/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import {
  figuresText,
  readFigures,
  readFoodFiles,
  readNameFiles,
  readRecipeFiles,
  readUsda,
  usdaFolder,
} from './data-files.ts';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const only = args.find((arg) => arg === '--foods' || arg === '--recipes');
const filter = args.find((arg) => !arg.startsWith('--'));
const wanted = (text: string): boolean => filter === undefined || text.includes(filter);
const show = (heading: string, lines: string[]): void => {
  const shown = lines.filter(wanted);
  if (shown.length === 0) return;
  console.log(`\n${heading}: ${shown.length}`);
  for (const line of shown) console.log(`  ${line}`);
};

// Straight from the USDA data where it is at hand, so that new rows are checked before their figures are carried over.
const usda = readUsda(usdaFolder);
const figures = usda === null ? readFigures() : figuresText(usda, usda.keys());
const { table, problems } = parseFoods(readFoodFiles(), figures, readNameFiles());
const cookbook = readCookbook(readRecipeFiles(), table);
const report = checkCookbook(cookbook.recipes, table);
const fileOf = new Map(cookbook.places);
const findingLine = (finding: Finding): string =>
  `${fileOf.get(finding.recipeId) ?? ''} ${finding.recipeId} [${finding.code}] ${finding.message}`;
const foodFindings = table.foods.flatMap(checkFood);

console.log(`${table.foods.length} foods, ${cookbook.recipes.length} recipes`);
if (only !== '--recipes') {
  show(
    'Food table: rows that cannot be used',
    problems.map((one) => `${one.file}:${one.line} ${one.message}`),
  );
  if (!quiet)
    show('Food table: to look at', foodFindings.map((one) => `${one.foodId} [${one.code}] ${one.message}`).sort());
  const unknown = nutrientKeys.map((key) => ({
    key,
    share: table.foods.filter((food) => food.per100g[key] === null).length / table.foods.length,
  }));
  const worst = unknown.sort((a, b) => b.share - a.share).slice(0, 12);
  if (filter === undefined && !quiet)
    console.log(
      `\nMost often unknown: ${worst.map(({ key, share }) => `${key} ${(100 * share).toFixed(0)} %`).join(', ')}`,
    );
}
if (only !== '--foods') {
  const lineOf = (one: { file: string; line: number; recipe: string | null; message: string }) =>
    `${one.file}:${one.line} ${one.recipe ?? ''} ${one.message}`;
  show('Recipes that cannot be used', cookbook.problems.map(lineOf));
  for (const severity of quiet ? (['error'] as const) : (['error', 'warning'] as const))
    show(
      severity === 'error' ? 'Recipes: errors' : 'Recipes: to look at',
      report.findings
        .filter((finding) => finding.severity === severity)
        .map(findingLine)
        .sort(),
    );
}
console.log('\nQuota                     needed   there');
for (const { name, needed, count } of report.quotas)
  console.log(
    `${name.padEnd(24)} ${String(needed).padStart(7)} ${String(count).padStart(7)}${count < needed ? '   short' : ''}`,
  );

const errors =
  problems.length + cookbook.problems.length + report.findings.filter((one) => one.severity === 'error').length;
if (errors > 0) process.exitCode = 1;
