import type { PlanRequest } from './problem.ts';
import { DIET_LEVEL } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';

/** 1 per recipe that diet, allergens and exclusions leave. Minutes belong to the slot and are looked at there. */
export function keptByRequest(index: RecipeIndex, request: PlanRequest): Uint8Array {
  const level = DIET_LEVEL[request.diet];
  const kept = new Uint8Array(index.count);
  for (let recipe = 0; recipe < index.count; recipe++) kept[recipe] = index.dietLevel[recipe]! >= level ? 1 : 0;
  for (const allergen of request.allergens ?? [])
    for (const recipe of index.byAllergen.get(allergen) ?? []) kept[recipe] = 0;
  for (const foodId of request.excludedFoodIds ?? []) {
    for (const recipe of index.byFood.get(foodId)?.recipe ?? []) kept[recipe] = 0;
  }
  for (const recipeId of request.excludedRecipeIds ?? []) {
    const recipe = index.number.get(recipeId);
    if (recipe !== undefined) kept[recipe] = 0;
  }
  return kept;
}
