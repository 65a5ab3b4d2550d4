// `npm run plan -- --kcal 2000 --protein 150 --diet vegan`: a week on the built-in cookbook, without a server.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { plannable } from '@mealwright/cookbook/plannable';
import { parseFoods } from '@mealwright/nutrition/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { mergeNeeds, needsOf } from '@mealwright/nutrition/shopping';
import { allergens, diets } from '@mealwright/nutrition/vocabulary';
import { checkWeek } from '@mealwright/planner/check';
import { explain } from '@mealwright/planner/explain';
import { planWeek } from '@mealwright/planner/plan';
import type { PlanRequest, SlotKind, Target } from '@mealwright/planner/problem';
import { indexRecipes } from '@mealwright/planner/recipe-index';
import { loadSolver } from '@mealwright/planner/solver';
import { readFigures, readFoodFiles, readRecipeFiles } from './data-files.ts';
import { explanationLines, listLines, weekLines } from './plan-text.ts';

const help = `npm run plan -- [options]

  --kcal N          energy a day (2000); planned to within 5 %
  --protein N       grams a day; also --carbs, --fat: within 10 %, at least 4 g
  --fibre N         grams a day at least
  --sodium N        milligrams a day at most
  --target K=A..B   any nutrient by its key, e.g. --target ironMg=15.. --target proteinG=120..150 (may be repeated)
  --diet D          ${diets.join(', ')}
  --allergens LIST  never in the plan: ${allergens.join(', ')}
                    (nuts: peanuts too; tree-nuts: without them)
  --exclude LIST    foods never in the plan, by name: --exclude coriander,tuna
  --slots N         meals a day, 3 to 5, or a list: --slots breakfast,lunch,dinner,snack,snack
  --max-minutes N   longest recipe
  --seed N          another seed, another week (1)
  --cookbook FILE   recipes in the format of packages/cookbook/recipes instead of the built-in ones
  --json            the plan, its check and the list as JSON

Exit code 0: every day meets every target. 2: that cannot be done; the reason is printed. 1: a wrong option.`;

const slotsByCount: Record<number, SlotKind[]> = {
  3: ['breakfast', 'lunch', 'dinner'],
  4: ['breakfast', 'lunch', 'dinner', 'snack'],
  5: ['breakfast', 'snack', 'lunch', 'snack', 'dinner'],
};
/** Words as people say them. The regulation's "nuts" are tree nuts; who says it on a command line hardly wants peanuts. */
const allergensSaid: Record<string, readonly string[]> = {
  dairy: ['milk'],
  eggs: ['egg'],
  nuts: ['nuts', 'peanut'],
  peanuts: ['peanut'],
  soya: ['soy'],
  wheat: ['gluten'],
  shellfish: ['crustaceans', 'molluscs'],
  'tree-nuts': ['nuts'],
};

class WrongOption extends Error {}

function options() {
  try {
    return parseArgs({
      options: {
        kcal: { type: 'string', default: '2000' },
        protein: { type: 'string' },
        carbs: { type: 'string' },
        fat: { type: 'string' },
        fibre: { type: 'string' },
        sodium: { type: 'string' },
        target: { type: 'string', multiple: true, default: [] },
        diet: { type: 'string', default: 'omnivore' },
        allergens: { type: 'string', default: '' },
        exclude: { type: 'string', default: '' },
        slots: { type: 'string', default: '4' },
        'max-minutes': { type: 'string' },
        seed: { type: 'string', default: '1' },
        cookbook: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongOption((error as Error).message);
  }
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new WrongOption(`--${name} needs a number that is not negative, not "${text}"`);
  return value;
}

const words = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new WrongOption(`--${name} does not know "${value}"; it knows ${known.join(', ')}`);
  return found;
}

function targetsOf(given: ReturnType<typeof options>): Record<string, Target> {
  const targets: Record<string, Target> = { kcal: { target: number('kcal', given.kcal) } };
  const plain = { protein: 'proteinG', carbs: 'carbsG', fat: 'fatG' } as const;
  for (const [name, key] of Object.entries(plain)) {
    const value = given[name as keyof typeof plain];
    if (value !== undefined) targets[key] = { target: number(name, value) };
  }
  if (given.fibre !== undefined) targets.fibreG = { min: number('fibre', given.fibre) };
  if (given.sodium !== undefined) targets.sodiumMg = { max: number('sodium', given.sodium) };
  for (const text of given.target) {
    const [key = '', range = ''] = text.split('=');
    const [min = '', max = ''] = range.split('..');
    const nutrient = oneOf('target', key, nutrientKeys);
    if (!range.includes('..')) targets[nutrient] = { target: number('target', range) };
    else
      targets[nutrient] = {
        ...(min === '' ? {} : { min: number('target', min) }),
        ...(max === '' ? {} : { max: number('target', max) }),
      };
  }
  return targets;
}

function slotsOf(given: ReturnType<typeof options>): { slot: SlotKind; maxMinutes?: number }[] {
  const kinds = /^\d+$/.test(given.slots)
    ? slotsByCount[Number(given.slots)]
    : words(given.slots).map((word) => oneOf('slots', word, ['breakfast', 'lunch', 'dinner', 'snack'] as const));
  if (kinds === undefined || kinds.length === 0 || kinds.length > 6)
    throw new WrongOption('--slots is 3, 4 or 5, or a list of one to six meal times');
  const minutes = given['max-minutes'];
  return kinds.map((slot) => ({
    slot,
    ...(minutes === undefined ? {} : { maxMinutes: number('max-minutes', minutes) }),
  }));
}

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    console.log(help);
    return 0;
  }
  const { table } = parseFoods(readFoodFiles(), readFigures());
  const files =
    given.cookbook === undefined
      ? readRecipeFiles()
      : [{ name: basename(given.cookbook), text: readText(given.cookbook) }];
  const { recipes, problems } = readCookbook(files, table);
  for (const { file, line, message } of given.cookbook === undefined ? [] : problems)
    console.error(`${file}:${line} ${message}`);
  if (recipes.length === 0) throw new WrongOption('the cookbook holds no recipe that can be used');

  const targets = targetsOf(given);
  const request: PlanRequest = {
    days: Array.from({ length: 7 }, () => ({ slots: slotsOf(given), targets })),
    diet: oneOf('diet', given.diet, diets),
    allergens: words(given.allergens)
      .flatMap((word) => allergensSaid[word] ?? [word])
      .map((word) => oneOf('allergens', word, allergens)),
    excludedFoodIds: words(given.exclude).map((word) => {
      const food = table.find(word);
      if (food === null) throw new WrongOption(`--exclude: there is no food "${word}"`);
      return food.id;
    }),
    seed: number('seed', given.seed),
  };
  const plannables = recipes.map(plannable);
  const solver = await loadSolver();
  const index = indexRecipes(plannables, nutrientKeys);
  const from = performance.now();
  const week = planWeek(solver, index, request);
  const milliseconds = performance.now() - from;
  const explanation = week.status === 'met' ? null : explain(solver, index, request, week);
  const violations = checkWeek(plannables, request, week);
  const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const needs = week.days.flatMap((day, at) =>
    day.meals.flatMap((meal) => {
      const recipe = byId.get(meal.recipeId);
      return recipe === undefined ? [] : needsOf(recipe, meal.servings, { key: `${at}-${meal.slotIndex}` });
    }),
  );
  const list = mergeNeeds(needs, table).lines;
  if (given.json) {
    const days = week.days.map((day) => ({
      ...day,
      meals: day.meals.map((meal) => ({
        ...meal,
        slot: request.days[0]?.slots[meal.slotIndex]?.slot,
        title: byId.get(meal.recipeId)?.title,
      })),
    }));
    const shopping = list.map(({ foodId, name, aisle, quantity, unit, grams }) => ({
      foodId,
      name,
      aisle,
      quantity,
      unit,
      grams,
    }));
    console.log(
      JSON.stringify(
        { ...week, days, targets, milliseconds: Math.round(milliseconds), violations, explanation, shopping },
        null,
        2,
      ),
    );
  } else {
    console.log(weekLines(week, request, (id) => byId.get(id)?.title ?? id, milliseconds).join('\n'));
    console.log(week.status === 'met' ? listLines(list).join('\n') : explanationLines(explanation).join('\n'));
  }
  return week.status === 'met' ? 0 : 2;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongOption(`--cookbook: ${file} cannot be read`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof WrongOption)) throw error;
  console.error(`${error.message}\n\n${help}`);
  process.exitCode = 1;
}
