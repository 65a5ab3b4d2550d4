// RecipeSource + food table -> Recipe: every ingredient a food and grams, and everything that follows from them.
// Optional ingredients are not counted (decision 016); they are on the list that is bought, and their allergens count.
// Raw foods are summed as they go in. No loss of vitamins and no loss of water in cooking is reckoned; a dish therefore
// weighs less on the plate than `totalGrams`, and its heat-sensitive vitamins are upper figures.
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import { allergensOf, containsOf, dietOf, type Label, labelsOf } from '@mealwright/nutrition/labels';
import type { NutrientKey, NutrientValues } from '@mealwright/nutrition/nutrients';
import { type Grams, type PerServing, type Servings, servings, type Total } from '@mealwright/nutrition/quantity';
import { type Part, totalOf, totalsPer100g, totalsPerServing } from '@mealwright/nutrition/totals';
import type { Allergen, ContainsFlag, Diet } from '@mealwright/nutrition/vocabulary';
import { type Assumption, weigh } from '@mealwright/nutrition/weigh';
import { proteinSourceOf } from './protein-source.ts';
import type { IngredientLine, Problem, RecipeSource, SimpleSource } from './recipe-file.ts';
import type { ProteinSource } from './vocabulary.ts';

export type RecipeIngredient = {
  foodId: string;
  /** The food's name, or its plural where the amount asks for it. */
  name: string;
  amount: number;
  unit: string | null;
  note: string | null;
  optional: boolean;
  /** Of the edible part. */
  grams: Grams;
  assumption: Assumption | null;
};

/** As written, and what follows from it. */
export type Recipe = Omit<RecipeSource, 'servings' | 'ingredients' | 'file' | 'line'> & {
  servings: Servings;
  ingredients: RecipeIngredient[];
  totalGrams: Total<Grams>;
  gramsPerServing: PerServing<Grams>;
  nutrition: {
    total: Total<NutrientValues>;
    perServing: PerServing<NutrientValues>;
    coverage: Record<NutrientKey, number>;
  };
  allergens: Allergen[];
  diet: Diet;
  contains: ContainsFlag[];
  labels: Label[];
  proteinSource: ProteinSource;
  /** No prices are known yet. */
  cost: null;
};

export type Computed = { recipe: Recipe | null; problems: Problem[] };

const wordsOf = (food: Food, amount: number, unit: string | null): string => {
  const many = unit === null || ['small', 'medium', 'large', 'piece'].includes(unit) ? amount > 1 : unit === 'handful';
  return many ? food.plural : food.name;
};

type Place = { file: string; recipe: string | null };
type Resolved = { ingredient: RecipeIngredient; part: Part };
const resolve = (line: IngredientLine, table: FoodTable, place: Place): Resolved | Problem => {
  const food = table.find(line.food);
  if (food === null) return { ...place, line: line.line, message: `no food "${line.food}"` };
  const weighed = weigh({ amount: line.amount, unit: line.unit, note: line.note }, food);
  if (!weighed.ok) {
    const labels = food.portions.map((portion) => portion.label).join(', ');
    return {
      ...place,
      line: line.line,
      message: `"${line.unit ?? ''} ${line.food}": ${weighed.failure}; ${food.id} has: ${labels || 'no portion'}`,
    };
  }
  const { unit, note, optional } = line;
  const amount = line.amount ?? 0;
  return {
    ingredient: {
      foodId: food.id,
      name: wordsOf(food, amount, unit),
      amount,
      unit,
      note,
      optional,
      grams: weighed.grams,
      assumption: weighed.assumption,
    },
    part: { food, grams: weighed.grams },
  };
};

const compute = (source: Omit<RecipeSource, 'line'>, table: FoodTable): Computed => {
  const problems: Problem[] = [];
  const ingredients: RecipeIngredient[] = [];
  const parts: Part[] = [];
  const foods: Food[] = [];
  for (const line of source.ingredients) {
    const resolved = resolve(line, table, { file: source.file, recipe: source.id });
    if ('message' in resolved) problems.push(resolved);
    else {
      ingredients.push(resolved.ingredient);
      foods.push(resolved.part.food);
      if (!line.optional) parts.push(resolved.part);
    }
  }
  if (problems.length > 0) return { recipe: null, problems };
  const count = servings(source.servings);
  const totals = totalOf(parts);
  const one = totalsPerServing(totals, count);
  const { id, title, description, minutes, cuisine, course, slots, tags, equipment, steps } = source;
  const recipe: Recipe = {
    id,
    title,
    description,
    servings: count,
    minutes,
    cuisine,
    course,
    slots,
    tags,
    equipment,
    ingredients,
    steps,
    totalGrams: totals.grams,
    gramsPerServing: one.grams,
    nutrition: { total: totals.values, perServing: one.values, coverage: totals.coverage },
    allergens: allergensOf(foods),
    diet: dietOf(foods),
    contains: containsOf(foods),
    labels: labelsOf({
      foods,
      perServing: one.values,
      per100g: totalsPer100g(totals),
      totalMinutes: minutes.total,
    }),
    proteinSource: proteinSourceOf(parts),
    cost: null,
  };
  return { recipe, problems };
};

export const computeRecipe = (source: RecipeSource, table: FoodTable): Computed => compute(source, table);

/** Fetching, washing and putting it on a plate. */
const simpleMinutes = { active: 2, total: 2 };
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const number = (amount: number): string => (amount === 0.5 ? '½' : String(amount));

/** "Apple", "Carrots", "Almonds": in the plural where several are on the plate. */
const simpleTitle = (food: Food, source: SimpleSource, weight: number): string => {
  const counted = wordsOf(food, source.amount, source.unit) === food.plural;
  const first = food.portions[0];
  const single =
    first !== undefined && ['small', 'medium', 'large', 'piece'].includes(first.label) ? first.grams : null;
  const several = source.unit === 'g' && single !== null && weight > 2 * single;
  return capital(counted || several ? food.plural : food.name);
};

/** A food that is eaten as it is, as a recipe of one ingredient and one serving. */
export const computeSimple = (source: SimpleSource, table: FoodTable): Computed => {
  const food = table.find(source.food);
  const problem = (message: string): Computed => ({
    recipe: null,
    problems: [{ file: source.file, line: source.line, recipe: null, message }],
  });
  if (food === null) return problem(`no food "${source.food}"`);
  const { amount, unit, file, line } = source;
  const weighed = weigh({ amount, unit }, food);
  if (!weighed.ok) return problem(`"${unit ?? ''} ${source.food}": ${weighed.failure}`);
  const title = simpleTitle(food, source, weighed.grams);
  const measure = unit === null ? number(amount) : `${number(amount)} ${unit}`;
  const weight = unit === 'g' ? `${amount} g` : `${measure}, about ${Math.round(weighed.grams)} g`;
  return compute(
    {
      id: `simple-${food.id}`,
      title,
      description: `${title}, as it is (${weight}).`,
      servings: 1,
      minutes: simpleMinutes,
      cuisine: 'international',
      course: 'simple',
      slots: source.slots,
      tags: [],
      equipment: [],
      ingredients: [{ amount, unit, food: food.name, note: null, optional: false, line }],
      steps: [[{ kind: 'text', text: `Have ${measure} of it, washed, peeled or warmed where it needs to be.` }]],
      file,
    },
    table,
  );
};
