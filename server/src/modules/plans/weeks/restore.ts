import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { putMeals } from '@mealwright/contracts/plans';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail } from '../../../platform/errors.ts';
import { cookedElsewhere, eatenElsewhere, linkAgain } from '../plans.leftovers.sql.ts';
import { recipeNames } from '../plans.names.views.sql.ts';
import { daysOfWeek } from '../plans.rules.ts';
import { changePlan, type PlanWithMeals } from '../plans.service.ts';
import * as sql from '../plans.sql.ts';
import { isKeptFrom, isLeftoverOf } from './weeks.rules.ts';

type Wanted = BodyOf<typeof putMeals>['meals'][number];

/** All meals at once, e.g. as they were before a week was planned anew. One wrong meal, and nothing changes. */
export async function putAllMeals(
  ctx: Ctx<UserActor>,
  planId: string,
  body: BodyOf<typeof putMeals>,
): Promise<PlanWithMeals> {
  const wanted = body.meals.flatMap(({ recipeId }) => recipeId ?? []);
  const recipes = await recipeNames(ctx, wanted);
  const missing = wanted.find((id) => !recipes.has(id));
  const putAll: Parameters<typeof changePlan>[3] = async (tx, plan, before) => {
    if (missing !== undefined) fail('RECIPE_NOT_FOUND', { recipeId: missing });
    const slots = body.slots ?? plan.slots;
    requirePlaces(plan.week_start, slots, body.meals);
    // Ids of meals that are there now are theirs; all others are new, so that nobody can take a name of another plan.
    const there = new Set(before.map(({ id }) => id));
    const ids = new Map<Wanted, string>();
    for (const meal of body.meals) {
      const own = meal.mealId !== undefined && there.delete(meal.mealId);
      ids.set(meal, own ? (meal.mealId ?? tx.newId()) : tx.newId());
    }
    const named = new Map(body.meals.map((meal) => [meal.mealId, meal]));
    const outside = body.meals.flatMap(({ leftoverOf }) =>
      leftoverOf === null || named.has(leftoverOf) ? [] : leftoverOf,
    );
    const elsewhere = new Map((await cookedElsewhere(tx, plan, outside)).map((meal) => [meal.named, meal]));
    /** The meal that this one is left of, by the name it has now. */
    const sourceOf = (meal: Wanted): string | null => {
      if (meal.leftoverOf === null) return null;
      const here = named.get(meal.leftoverOf);
      if (here !== undefined) return isLeftoverOf(asLeftover(meal), asLeftover(here)) ? (ids.get(here) ?? null) : null;
      const there = elsewhere.get(meal.leftoverOf);
      return isKeptFrom(asLeftover(meal), there) ? (there?.id ?? null) : null;
    };
    // Other weeks eat of these meals, and forget it when they go, if only for a moment.
    const eaten = await eatenElsewhere(tx, planId);
    const links = body.meals.flatMap((meal) => {
      const source = ids.get(meal) ?? '';
      const later = [...meal.keptFor, ...eaten.filter((one) => one.leftover_of === source).map(({ id }) => id)];
      return [...new Set(later)].map((id) => ({ later: id, source }));
    });
    const rows = body.meals.map(
      (meal): sql.MealRow => ({
        id: ids.get(meal) ?? tx.newId(),
        plan_id: planId,
        date: meal.date,
        slot_index: meal.slotIndex,
        slot: slots[meal.slotIndex]?.slot ?? 'snack',
        recipe_id: meal.recipeId ?? null,
        title: meal.title ?? null,
        nutrition: meal.title === undefined ? null : (meal.nutrition ?? null),
        servings: meal.servings,
        locked: meal.locked,
        leftover_of: sourceOf(meal),
      }),
    );
    await sql.deleteMeals(
      tx,
      planId,
      before.map(({ id }) => id),
    );
    await sql.insertMeals(tx, rows);
    await linkAgain(tx, plan, links);
  };
  return changePlan(ctx, planId, body.version, putAll, body.slots === undefined ? {} : { slots: body.slots });
}

const asLeftover = ({ recipeId, date }: Wanted) => ({ recipe_id: recipeId ?? null, date });

function requirePlaces(weekStart: string, slots: readonly unknown[], meals: readonly Wanted[]): void {
  const days = daysOfWeek(weekStart);
  const taken = new Set<string>();
  for (const { date, slotIndex } of meals) {
    if (!days.includes(date)) fail('NOT_IN_PLAN_WEEK', { date, weekStart });
    if (slots[slotIndex] === undefined) fail('VALIDATION_ERROR', { slotIndex: 'this plan has no such slot' });
    if (taken.has(`${date} ${slotIndex}`)) fail('SLOT_TAKEN', { date, slotIndex });
    taken.add(`${date} ${slotIndex}`);
  }
}
