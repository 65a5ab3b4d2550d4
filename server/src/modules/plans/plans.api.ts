import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import { findRecipes } from '../recipes/recipes.api.ts';
import { eatenElsewhere } from './plans.leftovers.sql.ts';
import { findPlan, mealsOf } from './plans.sql.ts';

/** One ingredient of one meal, for the servings that are planned. */
export type NeededFood = {
  foodId: string;
  grams: number;
  amount: number | null;
  unit: string | null;
  mealId: string;
  date: string;
  recipeId: string;
  title: string;
  /** The recipe does without it, and no sum counts it. */
  optional: boolean;
};

/** What the meals of a plan need, ingredient by ingredient; ends with PLAN_NOT_FOUND when it is not of this household. */
export async function neededFoods(
  ctx: TxCtx<UserActor> | Ctx<UserActor>,
  planId: string,
): Promise<{ version: number; weekStart: string; needs: NeededFood[] }> {
  const plan = found(await findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  const own = await mealsOf(ctx, planId);
  // What the week after eats of a dish is bought with it, and what was cooked in the week before was bought then.
  const meals = [...own, ...(await eatenElsewhere(ctx, planId))];
  const recipes = new Map(
    (
      await findRecipes(
        ctx,
        meals.flatMap((meal) => meal.recipe_id ?? []),
      )
    ).map((row) => [row.id, row]),
  );
  const needs = meals.flatMap((meal) => {
    const recipe = meal.recipe_id === null ? undefined : recipes.get(meal.recipe_id);
    if (recipe === undefined) return [];
    // What is left over was bought with the meal it was cooked with, and counts there.
    const cooked = meal.leftover_of === null ? meal : own.find(({ id }) => id === meal.leftover_of);
    if (cooked === undefined) return [];
    const share = meal.servings / recipe.servings;
    // Salt to taste weighs nothing and is not bought for the dish.
    const bought = recipe.ingredients.filter(({ grams }) => grams > 0);
    return bought.map(({ foodId, grams, amount, unit, optional }) => ({
      foodId,
      grams: grams * share,
      amount: amount === null ? null : amount * share,
      unit,
      mealId: cooked.id,
      date: cooked.date,
      recipeId: recipe.id,
      title: recipe.title,
      optional,
    }));
  });
  return { version: plan.version, weekStart: plan.week_start, needs };
}
