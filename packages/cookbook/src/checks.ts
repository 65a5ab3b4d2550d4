// What must hold for the cookbook as a whole and for each recipe in it. The tests assert it, tools/check-data.ts prints it.
import { energyByMacros } from '@mealwright/nutrition/food-checks';
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Recipe } from './compute.ts';
import { nearDuplicates } from './duplicates.ts';
import { unmentioned } from './mentions.ts';
import { fahrenheit } from './steps.ts';

/** An error is wrong; a warning asks for a second look. */
export type Finding = { severity: 'error' | 'warning'; recipeId: string; code: string; message: string };

/** kcal of a serving that no recipe leaves. */
export const energyLimits = { least: 40, most: 1100 } as const;
const usualEnergy: Record<string, readonly [number, number]> = {
  main: [330, 800],
  breakfast: [200, 650],
  soup: [120, 650],
  salad: [100, 650],
  side: [50, 400],
  snack: [60, 380],
  dessert: [80, 450],
  drink: [40, 450],
};
const usualSodium: Record<string, number> = {
  main: 1200,
  soup: 1200,
  salad: 1000,
  breakfast: 1000,
  side: 600,
  snack: 500,
};

type Say = (severity: Finding['severity'], code: string, message: string) => void;

const checkNumbers = (recipe: Recipe, say: Say): void => {
  const { perServing, coverage } = recipe.nutrition;
  const { kcal, sodiumMg } = perServing;
  if (kcal === null) {
    say('error', 'energy-unknown', 'energy is not known');
    return;
  }
  const simple = recipe.course === 'simple';
  // A radish is less than 40 kcal and may be: the lower limit is for dishes.
  if (kcal > energyLimits.most || (!simple && kcal < energyLimits.least))
    say('error', 'energy', `${kcal.toFixed(0)} kcal a serving`);
  const usual = usualEnergy[recipe.course];
  if (usual !== undefined && (kcal < usual[0] || kcal > usual[1]))
    say('warning', 'energy-unusual', `${kcal.toFixed(0)} kcal a serving is unusual for a ${recipe.course}`);
  const reckoned = energyByMacros(perServing);
  const alcoholic = recipe.contains.includes('alcohol');
  if (reckoned === null) say('error', 'macro-unknown', 'a macronutrient is not known');
  else if (Math.abs(reckoned - kcal) > (alcoholic ? 0.3 : 0.15) * kcal + 10)
    say('error', 'energy-macros', `${kcal.toFixed(0)} kcal, but 4/4/9 gives ${reckoned.toFixed(0)}`);
  const salty = usualSodium[recipe.course];
  if (sodiumMg === null) say('warning', 'sodium-unknown', `sodium known for ${(100 * coverage.sodiumMg).toFixed(0)} %`);
  else if (salty !== undefined && sodiumMg > salty)
    say('warning', 'sodium', `${sodiumMg.toFixed(0)} mg sodium a serving`);
  if (recipe.gramsPerServing > 1100 || recipe.gramsPerServing < (simple ? 5 : 20))
    say('warning', 'weight', `${recipe.gramsPerServing.toFixed(0)} g a serving`);
};

const checkIngredients = (recipe: Recipe, table: FoodTable, say: Say): void => {
  for (const { foodId, name, amount, unit, grams, assumption } of recipe.ingredients) {
    const food = table.byId(foodId);
    const line = `${amount} ${unit ?? ''} ${name}`;
    if (assumption?.code === 'other-portion' || assumption?.code === 'other-preparation')
      say('warning', 'portion', `${line}: weighed as "${assumption.label ?? 'density'}" (${grams.toFixed(0)} g)`);
    if (assumption?.code === 'natural-count' && /^(cup|tbsp|tsp)\b/.test(assumption.label ?? ''))
      say('warning', 'portion', `${line}: no unit, counted by the ${assumption.label} (${grams.toFixed(0)} g)`);
    const kcal = ((food?.per100g.kcal ?? 0) * grams) / 100 / recipe.servings;
    if (kcal > 650) say('warning', 'much', `${line} brings ${kcal.toFixed(0)} kcal to each serving`);
    if (food?.category === 'herb-spice' && grams / recipe.servings > 25)
      say('warning', 'much', `${line} is ${(grams / recipe.servings).toFixed(0)} g of it in each serving`);
  }
  const ids = recipe.ingredients.map((ingredient) => ingredient.foodId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  for (const id of new Set(twice)) say('warning', 'twice', `${id} stands in two lines`);
};

const checkSteps = (recipe: Recipe, table: FoodTable, say: Say): void => {
  const spans = recipe.steps.flat();
  for (const span of spans) {
    if (span.kind === 'timer' && span.seconds > recipe.minutes.total * 60)
      say('error', 'timer', `a timer of ${span.seconds / 60} min in a recipe of ${recipe.minutes.total} min`);
    if (span.kind === 'temperature' && (span.celsius < 40 || span.celsius > 290))
      say('error', 'temperature', `${span.celsius} °C (${fahrenheit(span.celsius)} °F)`);
  }
  if (recipe.course === 'simple') return;
  if (recipe.steps.length < 3) say('warning', 'steps', `${recipe.steps.length} steps only`);
  const silent = unmentioned(recipe, table);
  if (silent.length > 0) say('warning', 'mention', `no step mentions ${silent.join(', ')}`);
};

const checkLabels = (recipe: Recipe, say: Say): void => {
  if (recipe.tags.includes('quick') && !recipe.labels.includes('quick'))
    say('error', 'label', `tagged quick, takes ${recipe.minutes.total} min`);
  if (recipe.labels.includes('gluten-free') && recipe.allergens.includes('gluten'))
    say('error', 'label', 'gluten-free with gluten');
  if (
    recipe.diet === 'vegan' &&
    recipe.allergens.some((code) => ['milk', 'egg', 'fish', 'crustaceans', 'molluscs'].includes(code))
  )
    say('error', 'label', 'vegan with an animal allergen');
  const name = recipe.title.toLowerCase();
  if (/\bvegan\b/.test(name) && recipe.diet !== 'vegan') say('error', 'label', `called vegan, is ${recipe.diet}`);
  if (/\bgluten-free\b/.test(name) && recipe.allergens.includes('gluten'))
    say('error', 'label', 'called gluten-free, is not');
};

export const checkRecipe = (recipe: Recipe, table: FoodTable): Finding[] => {
  const findings: Finding[] = [];
  const say: Say = (severity, code, message) => findings.push({ severity, recipeId: recipe.id, code, message });
  checkNumbers(recipe, say);
  checkIngredients(recipe, table, say);
  checkSteps(recipe, table, say);
  checkLabels(recipe, say);
  return findings;
};

export type Quota = { name: string; needed: number; count: number };
/** How far the recipes spread, against what nearly every profile needs to find a week. */
export const quotas = (recipes: readonly Recipe[]): Quota[] => {
  const dishes = recipes.filter((recipe) => recipe.course !== 'simple');
  const count = (test: (recipe: Recipe) => boolean): number => dishes.filter(test).length;
  const label = (...wanted: string[]) => count((recipe) => recipe.labels.some((one) => wanted.includes(one)));
  const inSlot = (...wanted: string[]) => count((recipe) => recipe.slots.some((one) => wanted.includes(one)));
  return [
    { name: 'recipes', needed: 300, count: dishes.length },
    { name: 'cuisines', needed: 15, count: new Set(dishes.map((recipe) => recipe.cuisine)).size },
    { name: 'breakfasts', needed: 60, count: inSlot('breakfast') },
    { name: 'lunches and dinners', needed: 180, count: inSlot('lunch', 'dinner') },
    { name: 'snacks and sides', needed: 60, count: inSlot('snack', 'side') },
    { name: 'vegan', needed: 90, count: count((recipe) => recipe.diet === 'vegan') },
    { name: 'vegetarian', needed: 160, count: count((recipe) => ['vegan', 'vegetarian'].includes(recipe.diet)) },
    { name: 'without gluten', needed: 110, count: label('gluten-free') },
    { name: 'without dairy', needed: 110, count: label('dairy-free') },
    { name: 'low-carb or keto', needed: 40, count: label('low-carb', 'keto') },
    { name: 'high-protein', needed: 90, count: label('high-protein') },
    { name: 'at most 30 minutes', needed: 150, count: label('quick') },
    { name: 'good leftovers', needed: 40, count: count((recipe) => recipe.tags.includes('leftovers')) },
    { name: 'simple foods', needed: 80, count: recipes.length - dishes.length },
  ];
};

export type CookbookReport = { findings: Finding[]; quotas: Quota[] };
export const checkCookbook = (recipes: readonly Recipe[], table: FoodTable): CookbookReport => {
  const findings = recipes.flatMap((recipe) => checkRecipe(recipe, table));
  for (const { a, b, foods, title } of nearDuplicates(recipes, table))
    findings.push({
      severity: 'error',
      recipeId: a,
      code: 'duplicate',
      message: `nearly ${b}: ${(100 * foods).toFixed(0)} % of the ingredients, ${(100 * title).toFixed(0)} % of the title`,
    });
  return { findings, quotas: quotas(recipes) };
};
