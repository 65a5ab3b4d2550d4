// `npm run bench -- parse`: pages, ingredient lines, languages, matching and nutrition in tables. Reads ../shared where it is there
// and says so where it is not. The results kept are in RESULTS-parse.md.
import { join } from 'node:path';
import { estimateLine } from '@mealwright/nutrition/lines/estimate';
import { match } from '@mealwright/nutrition/lines/match';
import { measurePages } from './lib/page-times.ts';
import {
  microsecondsPerLine,
  type NutritionErrors,
  projectRoot,
  readTable,
  scoreLanguages,
  scoreLines,
  scoreNutrition,
  sentencesOf,
} from './lib/parse-measure.ts';
import { machine, table as tableOf } from './lib/report.ts';

const percent = (share: number) => (share * 100).toFixed(1);
const missing = (what: string) => console.log(`\n${what}: ../shared is not beside the project, left out.`);

console.log(machine());
const pages = measurePages(join(projectRoot, '..', 'shared', 'data'));
if (pages === null) missing('Pages');
else {
  const row = (name: string, times: { mean: number; median: number; slowest: number }) => [
    name,
    ...[times.mean, times.median, times.slowest].map((ms) => ms.toFixed(1)),
  ];
  console.log(`\nPages: processor time of ${pages.pages} development pages, ms a page`);
  console.log(
    tableOf(
      ['', 'mean', 'median', 'slowest'],
      [row('once, in a fresh process', pages.first), row('warm, least of five', pages.warm)],
    ),
  );
  console.log(
    tableOf(
      ['field', '%', 'pages'],
      [...pages.fields].map(([field, [right, all]]) => [field, percent(right / all), String(all)]),
    ),
  );
}
const table = readTable();

for (const set of ['dev.jsonl', 'compound.jsonl']) {
  const scored = scoreLines(set);
  if (scored === null) {
    missing(set);
    continue;
  }
  console.log(
    `\nIngredient lines, ${set}: ${scored.lines} lines, ${scored.thrown} thrown, ${scored.linesPerSecond} lines/s`,
  );
  console.log(
    tableOf(
      ['', '%', 'lines'],
      Object.entries(scored.scores).map(([name, { pct, n }]) => [name, pct.toFixed(1), String(n)]),
    ),
  );
}
const sentences = sentencesOf('dev.jsonl');
if (sentences.length > 0) {
  const each = microsecondsPerLine(sentences);
  console.log(`\nProcessor time a line: ${each.toFixed(1)} µs (${Math.round(1e6 / each)} lines/s)`);
}

console.log('\nOther languages (our own lines; right of 50)');
console.log(
  tableOf(
    ['language', 'amount', 'unit', 'name', 'whole line', 'language seen'],
    scoreLanguages().map((one) =>
      [one.language, one.amount, one.unit, one.name, one.line, one.detected].map((cell) => String(cell)),
    ),
  ),
);

if (sentences.length > 0) {
  let matched = 0;
  let open = 0;
  let openLines = 0;
  for (const sentence of sentences) {
    const one = estimateLine(sentence, table, 4, { language: 'en' });
    // What is open has no weight: counted as 150 g each, more than the mean line.
    if (one.food === null) {
      open += 150;
      openLines++;
    } else matched += one.grams ?? 0;
  }
  console.log(
    `\nMatched to some food: ${sentences.length - openLines} of ${sentences.length} dev lines, ${percent(matched / (matched + open))} % of the mass`,
  );
  const names = sentences.map((sentence) => estimateLine(sentence, table, 4, { language: 'en' }).line.name);
  const before = process.cpuUsage();
  for (const name of names) match(name, table);
  const { user, system } = process.cpuUsage(before);
  console.log(`Matches: ${Math.round((names.length / (user + system)) * 1e6)} a second of processor time`);
}

const nutrition = scoreNutrition(table);
if (nutrition === null) missing('Nutrition');
else {
  const [whole] = nutrition.parts;
  const shares = (name: string, value: (part: NutritionErrors) => number) => [
    name,
    ...nutrition.parts.map((part) => percent(value(part))),
  ];
  console.log(`\nNutrition per serving, ${whole?.recipes} core recipes of declared-dev.jsonl, and two halves of them`);
  console.log(
    tableOf(
      ['measure, %', ...nutrition.parts.map(({ recipes }) => String(recipes))],
      [
        shares('kcal, median error', (part) => part.kcal),
        shares('kcal, median with its sign', (part) => part.kcalBias),
        shares('recipes within 10 %', (part) => part.within10),
        shares('recipes within 25 %', (part) => part.within25),
        shares('protein, median error', (part) => part.protein),
        shares('fat, median error', (part) => part.fat),
        shares('carbohydrate, median error', (part) => part.carbs),
      ],
    ),
  );
  console.log('\nThe ten worst');
  console.log(
    tableOf(
      ['recipe', 'servings', 'declared kcal', 'estimated', 'questions'],
      nutrition.worst.map(({ recipe, got }) => [
        recipe.title.slice(0, 44),
        `${recipe.servings} ${recipe.yieldUnit ?? ''}`,
        String(recipe.declared.kcal),
        String(Math.round(got.perServing.kcal ?? 0)),
        [...new Set(got.questions.map((question) => question.code))].join(' '),
      ]),
    ),
  );
}
