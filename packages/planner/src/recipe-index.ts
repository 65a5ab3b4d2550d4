import type { PlanRecipe, SlotKind } from './problem.ts';
import { DIET_LEVEL } from './problem.ts';

/** Recipes in columns, numbered 0..count-1. Built once per version of a cookbook and shared by all plans. */
export type RecipeIndex = {
  recipes: readonly PlanRecipe[];
  count: number;
  number: ReadonlyMap<string, number>;
  nutrients: readonly string[];
  nutrientNumber: ReadonlyMap<string, number>;
  /** values[recipe * nutrients.length + nutrient] per serving; NaN = unknown. */
  values: Float64Array;
  /** Minor units of money per serving; NaN = unknown. */
  cost: Float64Array;
  medianCost: number;
  minutes: Float64Array;
  dietLevel: Uint8Array;
  cuisines: readonly string[];
  cuisine: Int32Array;
  sources: readonly string[];
  /** -1 = no main protein source. */
  source: Int32Array;
  bySlot: { readonly [kind in SlotKind]: Int32Array };
  byAllergen: ReadonlyMap<string, Int32Array>;
  /** Which recipes use a food, and how many grams per serving. */
  byFood: ReadonlyMap<string, { recipe: Int32Array; grams: Float64Array }>;
  foodCount: Uint16Array;
};

/** `nutrientKeys`: every nutrient that a target may name. kcal is always included. */
export function indexRecipes(recipes: readonly PlanRecipe[], nutrientKeys: readonly string[]): RecipeIndex {
  const count = recipes.length;
  const nutrients = [...new Set(['kcal', ...nutrientKeys])];
  const width = nutrients.length;
  const values = new Float64Array(count * width);
  const cuisines = numbering();
  const sources = numbering();
  const bySlot: { [kind in SlotKind]: number[] } = { breakfast: [], lunch: [], dinner: [], snack: [] };
  const byAllergen = new Map<string, number[]>();
  const byFood = new Map<string, { recipe: number[]; grams: number[] }>();
  const foodCount = new Uint16Array(count);

  recipes.forEach((recipe, at) => {
    nutrients.forEach((nutrient, k) => {
      values[at * width + k] = recipe.perServing[nutrient] ?? Number.NaN;
    });
    for (const slot of new Set(recipe.slots)) bySlot[slot].push(at);
    for (const allergen of new Set(recipe.allergens)) listIn(byAllergen, allergen, () => [] as number[]).push(at);
    const grams = new Map<string, number>();
    for (const food of recipe.foods) grams.set(food.foodId, (grams.get(food.foodId) ?? 0) + food.grams);
    foodCount[at] = grams.size;
    for (const [foodId, amount] of grams) {
      const uses = listIn(byFood, foodId, () => ({ recipe: [] as number[], grams: [] as number[] }));
      uses.recipe.push(at);
      uses.grams.push(amount);
    }
  });

  const cost = Float64Array.from(recipes, (recipe) => recipe.cost ?? Number.NaN);
  const known = cost.filter((value) => !Number.isNaN(value)).sort();
  return {
    recipes,
    count,
    number: new Map(recipes.map((recipe, at) => [recipe.id, at])),
    nutrients,
    nutrientNumber: new Map(nutrients.map((nutrient, at) => [nutrient, at])),
    values,
    cost,
    medianCost: known.length > 0 ? known[known.length >> 1]! : 0,
    minutes: Float64Array.from(recipes, (recipe) => recipe.minutes),
    dietLevel: Uint8Array.from(recipes, (recipe) => DIET_LEVEL[recipe.diet]),
    cuisine: Int32Array.from(recipes, (recipe) => cuisines.of(recipe.cuisine)),
    cuisines: cuisines.names,
    source: Int32Array.from(recipes, (recipe) =>
      recipe.proteinSource === null ? -1 : sources.of(recipe.proteinSource),
    ),
    sources: sources.names,
    bySlot: {
      breakfast: Int32Array.from(bySlot.breakfast),
      lunch: Int32Array.from(bySlot.lunch),
      dinner: Int32Array.from(bySlot.dinner),
      snack: Int32Array.from(bySlot.snack),
    },
    byAllergen: new Map([...byAllergen].map(([allergen, list]) => [allergen, Int32Array.from(list)])),
    byFood: new Map(
      [...byFood].map(([foodId, { recipe, grams }]) => [
        foodId,
        { recipe: Int32Array.from(recipe), grams: Float64Array.from(grams) },
      ]),
    ),
    foodCount,
  };
}

function listIn<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function numbering(): { names: string[]; of: (name: string) => number } {
  const names: string[] = [];
  const at = new Map<string, number>();
  return {
    names,
    of(name) {
      const found = at.get(name);
      if (found !== undefined) return found;
      at.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}
