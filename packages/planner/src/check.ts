// The independent check. It knows nothing of the solver: from the raw recipes and the servings that are shown it computes
// every day again and lists whatever is not as asked. It deliberately shares no code with the rest of the package; the
// default bands are written out a second time here, and a test compares the two.

import type { PlanRecipe, PlanRequest } from './problem.ts';

export type Violation = {
  rule:
    | 'band'
    | 'diet'
    | 'allergen'
    | 'excluded'
    | 'minutes'
    | 'slot'
    | 'lock'
    | 'twice'
    | 'step'
    | 'servings'
    | 'unknown'
    | 'empty';
  day: number;
  slotIndex?: number;
  recipeId?: string;
  detail: string;
};

type ShownWeek = {
  readonly days: readonly {
    readonly meals: readonly { readonly slotIndex: number; readonly recipeId: string; readonly servings: number }[];
  }[];
};

const STRICTNESS = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];

/** Everything about the week that is not as the request asks; empty = the week is right. */
export function checkWeek(recipes: readonly PlanRecipe[], request: PlanRequest, week: ShownWeek): Violation[] {
  const found: Violation[] = [];
  const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const step = request.step ?? 0.25;
  if (week.days.length !== request.days.length) {
    found.push({ rule: 'empty', day: 0, detail: `${week.days.length} days instead of ${request.days.length}` });
  }
  request.days.forEach((wanted, day) => {
    const meals = week.days[day]?.meals ?? [];
    const fixed = (request.fixed ?? []).filter((entry) => entry.day === day);
    const eaten: { amount: (nutrient: string) => number | null | undefined; times: number }[] = [];
    const stands = new Map<string, number[]>();

    wanted.slots.forEach((slot, slotIndex) => {
      const inSlot = meals.filter((meal) => meal.slotIndex === slotIndex);
      const entry = fixed.find((meal) => meal.slotIndex === slotIndex);
      if (entry?.perMeal !== undefined) {
        const values = entry.perMeal;
        eaten.push({ amount: (nutrient) => values[nutrient] ?? 0, times: 1 });
        if (inSlot.length > 0) found.push({ rule: 'lock', day, slotIndex, detail: 'a free entry has the slot' });
        return;
      }
      if (inSlot.length !== 1) {
        found.push({ rule: 'empty', day, slotIndex, detail: `${inSlot.length} meals in the slot` });
      }
      for (const { recipeId, servings } of inSlot) {
        const recipe = byId.get(recipeId);
        const where = { day, slotIndex, recipeId };
        if (!recipe) {
          found.push({ ...where, rule: 'unknown', detail: 'no such recipe' });
          continue;
        }
        eaten.push({ amount: (nutrient) => recipe.perServing[nutrient], times: servings });
        stands.set(recipeId, [...(stands.get(recipeId) ?? []), slotIndex]);
        if (entry?.recipeId !== undefined) {
          if (entry.recipeId !== recipeId)
            found.push({ ...where, rule: 'lock', detail: `locked is ${entry.recipeId}` });
          if (entry.servings !== undefined && Math.abs(entry.servings - servings) > 1e-9) {
            found.push({ ...where, rule: 'lock', detail: `locked are ${entry.servings} servings` });
          }
          continue;
        }
        // What follows is about meals that the planner chose.
        if (STRICTNESS.indexOf(recipe.diet) < STRICTNESS.indexOf(request.diet)) {
          found.push({ ...where, rule: 'diet', detail: `${recipe.diet} is not ${request.diet}` });
        }
        for (const allergen of request.allergens ?? []) {
          if (recipe.allergens.includes(allergen)) found.push({ ...where, rule: 'allergen', detail: allergen });
        }
        if (request.excludedRecipeIds?.includes(recipeId))
          found.push({ ...where, rule: 'excluded', detail: 'the recipe' });
        for (const food of recipe.foods) {
          if (request.excludedFoodIds?.includes(food.foodId))
            found.push({ ...where, rule: 'excluded', detail: food.foodId });
        }
        if (slot.maxMinutes !== undefined && recipe.minutes > slot.maxMinutes) {
          found.push({ ...where, rule: 'minutes', detail: `${recipe.minutes} of ${slot.maxMinutes} minutes` });
        }
        if (!recipe.slots.includes(slot.slot)) found.push({ ...where, rule: 'slot', detail: `not for ${slot.slot}` });
        if (step > 0 && Math.abs(servings / step - Math.round(servings / step)) > 1e-9) {
          found.push({ ...where, rule: 'step', detail: `${servings} is not in steps of ${step}` });
        }
        if (!(servings >= 0.5 - 1e-9 && servings <= 3 + 1e-9)) {
          found.push({ ...where, rule: 'servings', detail: `${servings} servings` });
        }
      }
    });

    for (const [recipeId, slots] of stands) {
      const locked = slots.filter((s) => fixed.some((entry) => entry.slotIndex === s && entry.recipeId === recipeId));
      if (slots.length > 1 && locked.length < slots.length) {
        found.push({ rule: 'twice', day, recipeId, detail: `in slots ${slots.join(', ')}` });
      }
    }

    for (const [nutrient, target] of Object.entries(wanted.targets)) {
      let sum = 0;
      let unknown = 0;
      for (const { amount, times } of eaten) {
        const value = amount(nutrient);
        if (value === null || value === undefined) unknown++;
        else sum += value * times;
      }
      const [low, high] = bounds(nutrient, target.min, target.target, target.max);
      const hair = 1e-7;
      if (low !== undefined && sum < low - hair * Math.max(1, low)) {
        found.push({ rule: 'band', day, detail: `${nutrient} ${round(sum)} is below ${round(low)}` });
      }
      if (high !== undefined && sum > high + hair * Math.max(1, high)) {
        found.push({ rule: 'band', day, detail: `${nutrient} ${round(sum)} is above ${round(high)}` });
      }
      if (high !== undefined && unknown > 0) {
        found.push({ rule: 'unknown', day, detail: `${nutrient} of ${unknown} meals is unknown and has a maximum` });
      }
    }
  });
  return found;
}

function bounds(
  nutrient: string,
  min?: number,
  target?: number,
  max?: number,
): [number | undefined, number | undefined] {
  if (min !== undefined || max !== undefined || target === undefined) return [min, max];
  switch (nutrient) {
    case 'kcal':
      return [target * 0.95, target * 1.05];
    case 'proteinG':
    case 'carbsG':
    case 'fatG': {
      const width = target / 10 > 4 ? target / 10 : 4;
      return [target > width ? target - width : 0, target + width];
    }
    case 'sodiumMg':
      return [undefined, target];
    default:
      return [target, undefined];
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
