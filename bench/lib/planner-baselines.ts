// What other planners do, for comparison: any recipes that pass the hard filters, and greedy choice by macros.

import type { PlannedMeal, PlanRecipe, PlanRequest, SlotKind } from '@mealwright/planner/problem';
import { seededRandom } from '@mealwright/planner/random';

export type Meals = { days: { meals: PlannedMeal[] }[] };

const STRICTNESS = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];
const SHARE: { readonly [kind in SlotKind]: number } = { breakfast: 0.25, lunch: 0.32, dinner: 0.32, snack: 0.11 };
const MACROS = ['kcal', 'proteinG', 'carbsG', 'fatG'] as const;

export function allowed(
  recipes: readonly PlanRecipe[],
  request: PlanRequest,
  slot: SlotKind,
  maxMinutes = Infinity,
): PlanRecipe[] {
  const level = STRICTNESS.indexOf(request.diet);
  return recipes.filter(
    (recipe) =>
      recipe.slots.includes(slot) &&
      STRICTNESS.indexOf(recipe.diet) >= level &&
      recipe.minutes <= maxMinutes &&
      !recipe.allergens.some((allergen) => request.allergens?.includes(allergen)),
  );
}

/** One serving of any allowed recipe, none twice a day. */
export function randomWeek(recipes: readonly PlanRecipe[], request: PlanRequest, seed: number): Meals {
  const random = seededRandom(seed);
  return {
    days: request.days.map((day) => {
      const meals: PlannedMeal[] = [];
      day.slots.forEach(({ slot, maxMinutes }, slotIndex) => {
        const list = allowed(recipes, request, slot, maxMinutes).filter(
          ({ id }) => !meals.some((meal) => meal.recipeId === id),
        );
        const recipe = list[Math.floor(random() * list.length)];
        if (recipe) meals.push({ slotIndex, recipeId: recipe.id, servings: 1 });
      });
      return { meals };
    }),
  };
}

/** Slot by slot the unused recipe and portion nearest to what is left of the day's energy and macros. */
export function greedyWeek(recipes: readonly PlanRecipe[], request: PlanRequest): Meals {
  const used = new Set<string>();
  return {
    days: request.days.map((day) => {
      const aims = MACROS.map((nutrient) => {
        const target = day.targets[nutrient];
        return target?.target ?? target?.max ?? target?.min ?? 0;
      });
      const left = [...aims];
      let weight = day.slots.reduce((sum, { slot }) => sum + SHARE[slot], 0);
      const meals: PlannedMeal[] = [];
      const order = day.slots.map((_, at) => at).sort((a, b) => SHARE[day.slots[b]!.slot] - SHARE[day.slots[a]!.slot]);
      for (const slotIndex of order) {
        const { slot, maxMinutes } = day.slots[slotIndex]!;
        const share = SHARE[slot] / weight;
        let best: { recipe: PlanRecipe; servings: number; off: number } | null = null;
        for (const recipe of allowed(recipes, request, slot, maxMinutes)) {
          if (used.has(recipe.id)) continue;
          const values = MACROS.map((nutrient) => recipe.perServing[nutrient] ?? 0);
          const wanted = (left[0]! * share) / Math.max(1, values[0]!);
          const servings = Math.min(2, Math.max(0.5, Math.round(wanted * 4) / 4));
          let off = 0;
          MACROS.forEach((_, k) => {
            off += ((left[k]! * share - servings * values[k]!) / Math.max(1, aims[k]!)) ** 2;
          });
          if (!best || off < best.off) best = { recipe, servings, off };
        }
        if (!best) continue;
        const { recipe, servings } = best;
        used.add(recipe.id);
        meals.push({ slotIndex, recipeId: recipe.id, servings });
        MACROS.forEach((nutrient, k) => {
          left[k]! -= servings * (recipe.perServing[nutrient] ?? 0);
        });
        weight -= SHARE[slot];
      }
      return { meals };
    }),
  };
}
