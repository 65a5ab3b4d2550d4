import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { SwapSuggestion, swapMeal } from '@mealwright/contracts/plans';
import type { Preferences } from '@mealwright/contracts/profiles';
import type { PlannedMeal } from '@mealwright/planner/problem';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail, found } from '../../../platform/errors.ts';
import { publish } from '../../../platform/events.ts';
import { readProfile } from '../../profiles/profiles.api.ts';
import { addressesOf, tasteOf } from '../../recipes/recipes.api.ts';
import { daysOfWeek, doesNotSuit, eatenOf, fixedMeals, planRequest, type Taste } from '../plans.rules.ts';
import { changePlan, type PlanWithMeals } from '../plans.service.ts';
import * as sql from '../plans.sql.ts';
import { type ShownMeal, shownMeals } from '../plans.views.sql.ts';
import { foodsAtHome } from './home.sql.ts';
import { type Plannable, plannableRecipes, UNKNOWN_MINUTES } from './recipes.ts';
import { planInThread, swapsInThread } from './threads.ts';

type Mine = Ctx<UserActor>;
const SUGGESTIONS = 5;

/** All that a swap is decided from. */
type Scene = {
  plan: sql.PlanRow;
  meals: ShownMeal[];
  meal: ShownMeal;
  preferences: Preferences;
  plannable: Plannable;
  taste: Taste;
  atHome: { foodId: string; grams: number }[];
};

/** Five replacements for a meal that keep its day on target, or (with `recipeId`) the change itself, with the day's portions. */
export async function swapMealOfPlan(
  ctx: Mine,
  planId: string,
  body: BodyOf<typeof swapMeal>,
): Promise<{ suggestions: SwapSuggestion[]; changed: PlanWithMeals | null }> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  if (body.version !== undefined && body.version !== plan.version) fail('PLAN_CHANGED', { version: plan.version });
  const meals = await shownMeals(ctx, [planId]);
  const meal = found(
    meals.find(({ id }) => id === body.mealId),
    'MEAL_NOT_FOUND',
  );
  if (meal.locked) fail('MEAL_LOCKED', { mealId: meal.id });
  const { preferences } = await readProfile(ctx);
  const scene = {
    plan,
    meals,
    meal,
    preferences,
    plannable: await plannableRecipes(ctx, preferences),
    taste: await tasteOf(ctx),
    atHome: await foodsAtHome(ctx),
  };
  const { recipeId } = body;
  if (recipeId === undefined) return { suggestions: await suggest(ctx, scene), changed: null };

  const wanted = found(scene.plannable.byId.get(recipeId), 'RECIPE_NOT_FOUND');
  if (doesNotSuit(wanted, preferences)) fail('RECIPE_DOES_NOT_SUIT');
  const suggestion = (await suggest(ctx, scene)).find((one) => one.recipeId === recipeId);
  const portions =
    suggestion === undefined
      ? await portionsWith(ctx, scene, recipeId)
      : new Map([
          [meal.id, suggestion.servings],
          ...suggestion.portions.map((one) => [one.mealId, one.servings] as const),
        ]);
  const changed = await changePlan(ctx, planId, plan.version, async (tx, _plan, now) => {
    const rows = now
      .filter(({ id }) => portions.has(id))
      .map((one) => ({ ...one, servings: portions.get(one.id) ?? one.servings }));
    await sql.updateMeals(
      tx,
      rows.map((one) => (one.id === meal.id ? { ...one, recipe_id: recipeId, title: null } : one)),
    );
    await publish(tx, 'meal.planned', { userId: tx.actor.userId, planId, recipeIds: [recipeId] });
  });
  return { suggestions: [], changed };
}

function requestOf({ plan, meals, preferences, plannable, taste, atHome }: Scene) {
  // Free entries and recipes that are deleted count for their day; locked meals keep their portion.
  const fixed = fixedMeals(
    daysOfWeek(plan.week_start),
    meals.filter((one) => one.locked || !isPlannable(one, plannable)),
    plannable.byId,
  );
  return planRequest({
    targets: plan.targets,
    slots: plan.slots,
    preferences,
    recipes: plannable.recipes,
    taste,
    fixed,
    atHome,
    seed: 1,
  });
}

async function suggest(ctx: Mine, scene: Scene): Promise<SwapSuggestion[]> {
  const { plan, meals, meal, plannable } = scene;
  const days = daysOfWeek(plan.week_start);
  const planned = meals.filter((one) => isPlannable(one, plannable));
  const week = { days: days.map((date) => ({ meals: planned.filter((one) => one.date === date).map(plannedMeal) })) };
  const cell = { day: days.indexOf(meal.date), slotIndex: meal.slot_index };
  const choices = await swapsInThread(ctx, plannable, { request: requestOf(scene), week, cell, count: SUGGESTIONS });
  return choices.map((choice) => {
    const recipe = found(plannable.byId.get(choice.recipeId), 'RECIPE_NOT_FOUND');
    const { minutes, ...deltas } = choice.deltas;
    // The planner compares recipes; what a free entry held goes too.
    const gone = isPlannable(meal, plannable) ? null : eatenOf(meal);
    return {
      recipeId: choice.recipeId,
      title: recipe.title ?? '',
      cuisine: recipe.cuisine,
      totalMinutes: recipe.minutes === UNKNOWN_MINUTES ? null : recipe.minutes,
      picture: addressesOf(ctx.settings.pictureBase, recipe.id, recipe.pictureId),
      illustration: recipe.illustration,
      servings: choice.servings,
      portions: choice.meals.flatMap(({ slotIndex, servings }) => {
        const other = meals.find((one) => one.date === meal.date && one.slot_index === slotIndex && one.id !== meal.id);
        return other === undefined || other.servings === servings ? [] : [{ mealId: other.id, servings }];
      }),
      deltas: gone === null ? deltas : lessThan(deltas, gone),
      // Between a known and an unknown time there is no difference to tell.
      minutesDelta: Math.abs(minutes ?? 0) > UNKNOWN_MINUTES / 2 ? null : minutes,
      dayMet: choice.met,
    };
  });
}

/** The day planned around a recipe of the person's own choice: which portions of its meals come nearest to the targets. */
async function portionsWith(ctx: Mine, scene: Scene, recipeId: string): Promise<Map<string, number>> {
  const { plan, meals, meal, plannable } = scene;
  const day = daysOfWeek(plan.week_start).indexOf(meal.date);
  const request = requestOf(scene);
  const ofDay = meals.filter((one) => one.date === meal.date);
  const open = ofDay.filter((one) => one.id === meal.id || (isPlannable(one, plannable) && !one.locked));
  const filled = new Set(ofDay.map((one) => one.slot_index));
  const slots = plan.slots.map((_, at) => at).filter((at) => filled.has(at));
  const { week } = await planInThread(ctx, plannable, {
    ...request,
    // Empty slots of the day stay empty: only what stands there is weighed anew.
    days: request.days
      .slice(day, day + 1)
      .map((one) => ({ ...one, slots: slots.flatMap((at) => one.slots[at] ?? []) })),
    fixed: [
      ...(request.fixed ?? [])
        .filter((one) => one.day === day && one.slotIndex !== meal.slot_index)
        .map((one) => ({ ...one, day: 0, slotIndex: slots.indexOf(one.slotIndex) })),
      ...open.map((one) => ({
        day: 0,
        slotIndex: slots.indexOf(one.slot_index),
        recipeId: one.id === meal.id ? recipeId : (one.recipe_id ?? ''),
      })),
    ],
  });
  const served = new Map(week.days[0]?.meals.map(({ slotIndex, servings }) => [slots[slotIndex], servings]));
  return new Map(open.map((one) => [one.id, served.get(one.slot_index) ?? one.servings]));
}

const isPlannable = (meal: { recipe_id: string | null }, { byId }: Plannable) =>
  meal.recipe_id !== null && byId.has(meal.recipe_id);

/** Unknown on either side is unknown. */
function lessThan(deltas: SwapSuggestion['deltas'], gone: Record<string, number | null>): SwapSuggestion['deltas'] {
  return Object.fromEntries(
    Object.entries(deltas).map(([key, value]) => {
      const held = gone[key] ?? null;
      return [key, value === null || held === null ? null : value - held];
    }),
  );
}

function plannedMeal(meal: sql.MealRow): PlannedMeal {
  return { slotIndex: meal.slot_index, recipeId: meal.recipe_id ?? '', servings: meal.servings };
}
