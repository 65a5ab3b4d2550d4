// A recipe as a planner reads it. The type is the planner's by shape: neither package imports the other.
import type { SomeNutrients } from '@mealwright/nutrition/nutrients';
import type { Allergen, Diet } from '@mealwright/nutrition/vocabulary';
import type { Recipe } from './compute.ts';

export type MealSlot = 'breakfast' | 'lunch' | 'dinner' | 'snack';
export type Plannable = {
  id: string;
  title: string;
  slots: MealSlot[];
  /** Of one serving. */
  perServing: SomeNutrients;
  minutes: number;
  /** No prices are known yet. */
  cost: null;
  cuisine: string;
  /** null: no food in it brings protein worth the name. */
  proteinSource: string | null;
  diet: Diet;
  allergens: readonly Allergen[];
  /** Grams of one serving. */
  foods: { foodId: string; grams: number }[];
  course: string;
};

/** Where a recipe may stand in a plan: a single food is a snack, and a side dish does not make a meal. */
export function mealSlots(course: string, slots: readonly string[]): MealSlot[] {
  return course === 'simple' ? ['snack'] : (slots.filter((slot) => slot !== 'side') as MealSlot[]);
}

export function plannable(recipe: Recipe): Plannable {
  return {
    id: recipe.id,
    title: recipe.title,
    slots: mealSlots(recipe.course, recipe.slots),
    perServing: recipe.nutrition.perServing,
    minutes: recipe.minutes.total,
    cost: null,
    cuisine: recipe.cuisine,
    proteinSource: recipe.proteinSource === 'none' ? null : recipe.proteinSource,
    diet: recipe.diet,
    allergens: recipe.allergens,
    foods: recipe.ingredients.map(({ foodId, grams }) => ({ foodId, grams: grams / recipe.servings })),
    course: recipe.course,
  };
}
