// What `npm run bench -- parse` measures: lines against labelled sets, languages, nutrition against declared values.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FoodTable, parseFoods } from '@mealwright/nutrition/foods';
import { type Estimate, estimate } from '@mealwright/nutrition/lines/estimate';
import type { Language } from '@mealwright/nutrition/lines/lexicon';
import { parse } from '@mealwright/nutrition/lines/parse';
import { quantile } from './report.ts';

/** Compiled to bench/dist/lib. */
export const projectRoot = join(import.meta.dirname, '..', '..', '..');
const shared = join(projectRoot, '..', 'shared');
const nutritionFolder = join(projectRoot, 'packages', 'nutrition');

export const readTable = (): FoodTable => {
  const folder = join(nutritionFolder, 'data', 'foods');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  return parseFoods(files, readFileSync(join(nutritionFolder, 'data', 'figures.tsv'), 'utf8')).table;
};

export type LineScores = {
  lines: number;
  thrown: number;
  linesPerSecond: number;
  scores: Record<string, { pct: number; n: number }>;
};
/** The scorer beside the project; null when it or the set is not there. */
export const scoreLines = (set: string): LineScores | null => {
  const scorer = join(shared, 'bench', 'parse', 'score-ingredients.mjs');
  const file = join(shared, 'data', 'ingredients', set);
  if (!existsSync(scorer) || !existsSync(file)) return null;
  const adapter = join(projectRoot, 'bench', 'adapters', 'ingredients.mjs');
  const out = execFileSync(process.execPath, [scorer, adapter, file, '--json'], { encoding: 'utf8' });
  return JSON.parse(out) as LineScores;
};

/** Processor time of one line in microseconds: other programs on the machine do not change it much. */
export const microsecondsPerLine = (sentences: readonly string[]): number => {
  for (const sentence of sentences.slice(0, 500)) parse(sentence, { language: 'en' });
  const before = process.cpuUsage();
  let count = 0;
  for (let round = 0; round < 10; round++)
    for (const sentence of sentences) {
      parse(sentence, { language: 'en' });
      count++;
    }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
};

export const sentencesOf = (set: string): string[] => {
  const file = join(shared, 'data', 'ingredients', set);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { sentence: string }).sentence);
};

export type LanguageScore = {
  language: string;
  lines: number;
  amount: number;
  unit: number;
  name: number;
  line: number;
  detected: number;
};
export const scoreLanguages = (): LanguageScore[] => {
  const folder = join(nutritionFolder, 'src', 'lines', 'tests');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((file) => {
      const language = file.slice(0, 2) as Language;
      const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1);
      const score: LanguageScore = {
        language: file.replace('.tsv', ''),
        lines: rows.length,
        amount: 0,
        unit: 0,
        name: 0,
        line: 0,
        detected: 0,
      };
      for (const row of rows) {
        const [text = '', amount = '', max = '', unit = '', name = ''] = row.split('\t');
        const line = parse(text, { language });
        const same = (got: number | null, want: string) =>
          want === '' ? got === null : got !== null && Math.abs(got - Number(want)) < 0.006;
        const amountRight = same(line.amount, amount) && same(line.amountMax, max);
        const unitRight = (line.unit ?? '') === unit;
        const nameRight = line.name.toLowerCase() === name.toLowerCase();
        score.amount += Number(amountRight);
        score.unit += Number(unitRight);
        score.name += Number(nameRight);
        score.line += Number(amountRight && unitRight && nameRight);
        score.detected += Number(parse(text).language === language);
      }
      return score;
    });
};

type Declared = {
  title: string;
  ingredients: string[];
  servings: number;
  yieldUnit: string | null;
  servingSize: string | null;
  declared: { kcal: number; protein: number; fat: number; carbs: number };
  core: boolean;
};
export type Compared = { recipe: Declared; got: Estimate; kcal: number; signed: number };
export type NutritionScore = {
  /** Of the whole set, then of its halves: what holds for one half only is learnt by heart. */
  parts: NutritionErrors[];
  worst: Compared[];
};
export type NutritionErrors = {
  recipes: number;
  kcal: number;
  kcalBias: number;
  within10: number;
  within25: number;
  protein: number;
  fat: number;
  carbs: number;
};
/** Which half a recipe falls into: by its title, so that nobody chooses. */
const halfOf = (title: string): number => createHash('sha256').update(title).digest()[0]! & 1;
/** Median relative errors per serving over the recipes marked `core`; null when the set is not there. */
export const scoreNutrition = (table: FoodTable): NutritionScore | null => {
  const file = join(shared, 'data', 'nutrition', 'declared-dev.jsonl');
  if (!existsSync(file)) return null;
  const recipes = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Declared)
    .filter((recipe) => recipe.core);
  const off = (got: number | null, want: number) => (want === 0 ? 0 : Math.abs((got ?? 0) - want) / want);
  const compared = recipes.map((recipe): Compared & { protein: number; fat: number; carbs: number } => {
    const got = estimate({ ingredients: recipe.ingredients, servings: recipe.servings }, table);
    const { kcal, proteinG, fatG, carbsG } = got.perServing;
    const { declared } = recipe;
    return {
      recipe,
      got,
      kcal: off(kcal, declared.kcal),
      signed: ((kcal ?? 0) - declared.kcal) / declared.kcal,
      protein: off(proteinG, declared.protein),
      fat: off(fatG, declared.fat),
      carbs: off(carbsG, declared.carbs),
    };
  });
  const errorsOf = (of: typeof compared): NutritionErrors => {
    // Of an even number the mean of the middle two.
    const median = (key: 'kcal' | 'signed' | 'protein' | 'fat' | 'carbs') => {
      const values = of.map((one) => one[key]);
      return (quantile(values, 0.5) + quantile(values, 0.5 + 1e-9)) / 2;
    };
    const share = (limit: number) => of.filter((one) => one.kcal <= limit).length / of.length;
    return {
      recipes: of.length,
      kcal: median('kcal'),
      kcalBias: median('signed'),
      within10: share(0.1),
      within25: share(0.25),
      protein: median('protein'),
      fat: median('fat'),
      carbs: median('carbs'),
    };
  };
  const half = (which: number) => compared.filter(({ recipe }) => halfOf(recipe.title) === which);
  return {
    parts: [compared, half(0), half(1)].map(errorsOf),
    worst: [...compared].sort((a, b) => b.kcal - a.kcal).slice(0, 10),
  };
};
