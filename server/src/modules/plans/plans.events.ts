import type { Hears } from '../../platform/events.ts';
import { publish } from '../../platform/events.ts';
import { forgetAtHome, noteAtHome } from './planning/home.sql.ts';
import { followRecipe } from './plans.follow.sql.ts';

/** What a plan shows of a recipe has changed: its plans get a version more, so that figures and lists follow. */
export const plansHear: Hears = {
  'recipe.updated': (ctx, { householdId, recipeId }) =>
    ctx.tx(async (tx) => {
      for (const plan of await followRecipe(tx, householdId, recipeId))
        await publish(tx, 'meal_plan.updated', {
          userId: plan.user_id,
          householdId: plan.household_id,
          planId: plan.id,
          version: plan.version,
        });
    }),
  'food.at_home': (ctx, { householdId, foodId, grams }) =>
    ctx.tx((tx) =>
      grams === null ? forgetAtHome(tx, { householdId, foodId }) : noteAtHome(tx, { householdId, foodId, grams }),
    ),
};
