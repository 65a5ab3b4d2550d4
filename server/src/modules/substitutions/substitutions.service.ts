import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { suggestSubstitutions } from '@mealwright/contracts/substitutions';
import type { Food } from '@mealwright/nutrition/foods';
import { type Suggestion, suggestSubstitutes } from '@mealwright/nutrition/substitutions';
import type { Allergen, ContainsFlag, Diet } from '@mealwright/nutrition/vocabulary';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import { householdFoods } from '../foods/foods.api.ts';
import { readProfile } from '../profiles/profiles.api.ts';
import { findRecipe } from '../recipes/recipes.api.ts';
import { substitutionTable } from './substitutions.data.ts';
import { stricter } from './substitutions.rules.ts';

export type Suggested = {
  food: Food;
  grams: number;
  /** Of the recipe; null without one. */
  servings: number | null;
  diet: Diet;
  allergens: Allergen[];
  suggestions: { one: Suggestion; advice: string[] }[];
};

/** The profile decides what is safe; the recipe decides how much there is and what suits. */
export async function suggestFor(
  ctx: Ctx<UserActor>,
  { foodId, grams, recipeId, role, diet, allergens, limit, locale }: BodyOf<typeof suggestSubstitutions>,
): Promise<Suggested> {
  const { table } = await householdFoods(ctx);
  const food = found(table.byId(foodId), 'FOOD_NOT_FOUND');
  const recipe = recipeId === undefined ? null : found(await findRecipe(ctx, recipeId), 'RECIPE_NOT_FOUND');
  const { preferences } = await readProfile(ctx);
  const wish = {
    diet: stricter(preferences.diet, diet ?? 'omnivore'),
    allergens: [...new Set([...preferences.allergens, ...allergens])],
    avoid: preferences.avoid as ContainsFlag[],
    excluded: preferences.excludedFoods,
  };
  const lines = recipe?.ingredients ?? [];
  const inRecipe = lines.filter((line) => line.foodId === foodId).reduce((sum, line) => sum + line.grams, 0);
  const amount = grams ?? (inRecipe > 0 ? inRecipe : 100);
  const beside = lines.flatMap((line) => {
    const other = line.foodId === foodId ? null : table.byId(line.foodId);
    return other === null ? [] : [other];
  });
  const substitutions = substitutionTable(ctx.foods);
  const input = { food, grams: amount, role: role ?? null, wish, beside, most: limit };
  const suggestions = suggestSubstitutes(input, ctx.foods, substitutions).map((one) => ({
    one,
    advice: one.advice.flatMap((code) => substitutions.advice.get(code)?.[locale] ?? []),
  }));
  const { diet: safeDiet, allergens: safeFrom } = wish;
  return { food, grams: amount, servings: recipe?.servings ?? null, diet: safeDiet, allergens: safeFrom, suggestions };
}
