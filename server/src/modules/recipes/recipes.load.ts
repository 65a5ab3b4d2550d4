import type { Recipe } from '@mealwright/cookbook/compute';
import { illustrate } from '@mealwright/cookbook/illustration';
import type { FoodTable } from '@mealwright/nutrition/foods';
import { v5 as uuidv5 } from 'uuid';
import type { NewRecipe } from './recipes.store.sql.ts';

const COOKBOOK_NAMESPACE = '0a6a3d3e-3d5b-4f39-9d8f-0c6f3a0b7c11';

/** The id of a cookbook recipe follows from its slug, so that plans and favourites outlive every renewal. */
export const cookbookId = (slug: string) => uuidv5(slug, COOKBOOK_NAMESPACE);

/** A recipe of the cookbook package as a row of the public cookbook. */
export function newRecipe(recipe: Recipe, foods: FoodTable): NewRecipe {
  const { perServing, coverage } = recipe.nutrition;
  return {
    id: cookbookId(recipe.id),
    household_id: null,
    slug: recipe.id,
    title: recipe.title,
    description: recipe.description,
    servings: recipe.servings,
    active_minutes: recipe.minutes.active,
    total_minutes: recipe.minutes.total,
    cuisine: recipe.cuisine,
    course: recipe.course,
    slots: recipe.slots,
    tags: recipe.tags,
    labels: recipe.labels,
    diet: recipe.diet,
    allergens: recipe.allergens,
    contains: recipe.contains,
    equipment: recipe.equipment,
    ingredients: recipe.ingredients.map(({ foodId, amount, unit, note, optional, grams, assumption }) => ({
      foodId,
      amount,
      unit,
      note,
      optional,
      grams,
      assumption:
        assumption === null ? null : [assumption.code, assumption.label].filter((part) => part !== null).join(': '),
    })),
    steps: recipe.steps,
    illustration: illustrate(recipe, foods),
    protein_source: recipe.proteinSource,
    grams: recipe.totalGrams,
    per_serving: { ...perServing },
    coverage,
    kcal: perServing.kcal ?? null,
    protein_g: perServing.proteinG ?? null,
    speech: 'en',
    words: recipe.ingredients.flatMap(({ foodId, name }) => [name, ...(foods.byId(foodId)?.synonyms ?? [])]).join(' '),
  };
}
