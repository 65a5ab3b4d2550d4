import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { addRecurring, changeRecurring } from '@mealwright/contracts/recurring-meals';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail, found } from '../../../platform/errors.ts';
import { requireSelf } from '../../accounts/accounts.api.ts';
import { findRecipe, findRecipes, type RecipeRow } from '../../recipes/recipes.api.ts';
import type { MealRow } from '../plans.sql.ts';
import { recurringPlaces } from './weeks.rules.ts';
import * as sql from './weeks.sql.ts';

type Mine = Ctx<UserActor>;
export type ShownRecurring = sql.RecurringRow & { title: string };
const MOST = 40;

export async function listRecurring(ctx: Mine, userId: string): Promise<ShownRecurring[]> {
  requireSelf(ctx, userId);
  return (await rulesWithRecipes(ctx)).map(({ rule, recipe }) => ({ ...rule, title: recipe.title }));
}

export async function addRecurringMeal(
  ctx: Mine,
  userId: string,
  { recipeId, ...body }: BodyOf<typeof addRecurring>,
): Promise<ShownRecurring> {
  requireSelf(ctx, userId);
  const { title } = found(await findRecipe(ctx, recipeId), 'RECIPE_NOT_FOUND');
  const row = await ctx.tx(async (tx) => {
    if ((await sql.listRecurring(tx)).length >= MOST) fail('TOO_MANY_RECURRING', { most: MOST });
    return sql.insertRecurring(tx, { recipe_id: recipeId, ...body });
  });
  return { ...row, title };
}

export async function changeRecurringMeal(
  ctx: Mine,
  userId: string,
  recurringId: string,
  body: BodyOf<typeof changeRecurring>,
): Promise<ShownRecurring> {
  requireSelf(ctx, userId);
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const row = found(await ctx.tx((tx) => sql.updateRecurring(tx, recurringId, given)), 'RECURRING_NOT_FOUND');
  const [recipe] = await findRecipes(ctx, [row.recipe_id]);
  return { ...row, title: found(recipe, 'RECURRING_NOT_FOUND').title };
}

export async function removeRecurringMeal(ctx: Mine, userId: string, recurringId: string): Promise<void> {
  requireSelf(ctx, userId);
  if (!(await ctx.tx((tx) => sql.deleteRecurring(tx, recurringId)))) fail('RECURRING_NOT_FOUND');
}

/** What a new week begins with: locked, so that all else is planned around it. */
export async function recurringMeals(
  ctx: Mine,
  weekStart: string,
  slots: readonly { slot: string }[],
): Promise<(Omit<MealRow, 'id' | 'plan_id'> & { per_serving: RecipeRow['per_serving'] })[]> {
  const rules = await rulesWithRecipes(ctx);
  const recipes = new Map(rules.map(({ recipe }) => [recipe.id, recipe]));
  return recurringPlaces(
    weekStart,
    slots,
    rules.map(({ rule }) => rule),
  ).map((meal) => ({
    ...meal,
    title: null,
    nutrition: null,
    locked: true,
    leftover_of: null,
    per_serving: found(recipes.get(meal.recipe_id), 'RECIPE_NOT_FOUND').per_serving,
  }));
}

/** Rules whose recipe is still there; one that was deleted comes back with it. */
async function rulesWithRecipes(ctx: Mine): Promise<{ rule: sql.RecurringRow; recipe: RecipeRow }[]> {
  const rules = await sql.listRecurring(ctx);
  const recipes = new Map(
    (await findRecipes(ctx, [...new Set(rules.map((rule) => rule.recipe_id))])).map((one) => [one.id, one]),
  );
  return rules.flatMap((rule) => {
    const recipe = recipes.get(rule.recipe_id);
    return recipe === undefined || recipe.deleted_at !== null ? [] : [{ rule, recipe }];
  });
}
