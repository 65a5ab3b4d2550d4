import type { Locale } from '@mealwright/contracts/common';
import type { MealReason } from '@mealwright/contracts/meal-reasons';
import { nameOf } from '@mealwright/nutrition/food-names';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { found } from '../../../platform/errors.ts';
import { householdFoods } from '../../foods/foods.api.ts';
import { readProfile } from '../../profiles/profiles.api.ts';
import { tasteOf } from '../../recipes/recipes.api.ts';
import { foodsAtHome } from '../planning/home.sql.ts';
import { plannableRecipes } from '../planning/recipes.ts';
import { daysOfWeek } from '../plans.rules.ts';
import * as sql from '../plans.sql.ts';
import { shownMeals } from '../plans.views.sql.ts';
import { weekdayOf } from '../weeks/weeks.rules.ts';
import { reasonsFor, reasonsForOwn } from './why.rules.ts';
import { pastOf } from './why.sql.ts';

/** Why this meal: what speaks for it in its place, and what against it. */
export async function whyMeal(
  ctx: Ctx<UserActor>,
  { planId, mealId }: { planId: string; mealId: string },
  locale: Locale,
): Promise<MealReason[]> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  const meals = await shownMeals(ctx, [planId]);
  const meal = found(
    meals.find(({ id }) => id === mealId),
    'MEAL_NOT_FOUND',
  );
  const { preferences } = await readProfile(ctx);
  const { recipes, byId } = await plannableRecipes(ctx, preferences);
  const recipe = meal.recipe_id === null ? undefined : byId.get(meal.recipe_id);
  // Of a recipe that was deleted since nothing can be said but that it stands here.
  if (recipe === undefined) return reasonsForOwn(meal).filter(({ code }) => code !== 'own' || meal.recipe_id === null);
  const taste = await tasteOf(ctx);
  const { slot, date } = meal;
  const past = await pastOf(ctx, { recipeId: recipe.id, weekStart: plan.week_start, slot, weekday: weekdayOf(date) });
  // Foods of one's own are read only where a dish of the week holds one.
  const ids = meals.flatMap((one) => byId.get(one.recipe_id ?? '')?.foods.map(({ foodId }) => foodId) ?? []);
  const table = ids.every((id) => ctx.foods.byId(id) !== null) ? ctx.foods : (await householdFoods(ctx)).table;
  return reasonsFor({
    plan,
    meals,
    meal,
    day: daysOfWeek(plan.week_start).indexOf(date),
    recipe,
    recipes,
    byId,
    preferences,
    taste,
    past,
    atHome: new Set((await foodsAtHome(ctx)).map(({ foodId }) => foodId)),
    food: table.byId,
    nameOf: (id) => {
      const food = table.byId(id);
      return food === null ? id : nameOf(food, locale);
    },
  });
}
