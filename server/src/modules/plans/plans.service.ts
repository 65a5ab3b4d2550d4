import type { Targets } from '@mealwright/contracts/common';
import type { BodyOf, QueryOf } from '@mealwright/contracts/endpoint';
import type {
  addMeal,
  copyDay,
  createPlan,
  holdToTargets as holdToTargetsContract,
  removeMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import type { SlotSetting } from '@mealwright/contracts/profiles';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { requireSelf } from '../accounts/accounts.api.ts';
import { readProfile } from '../profiles/profiles.api.ts';
import { findRecipe } from '../recipes/recipes.api.ts';
import { cookedElsewhere } from './plans.leftovers.sql.ts';
import { withLeftovers } from './plans.leftovers.ts';
import { qualityNow } from './plans.quality.ts';
import { daysOfWeek, targetsOfDays } from './plans.rules.ts';
import * as sql from './plans.sql.ts';
import { type ShownMeal, shownMeals } from './plans.views.sql.ts';
import { recurringMeals } from './weeks/recurring.ts';
import { isKeptFrom, isLeftoverOf } from './weeks/weeks.rules.ts';

export type { JobRow, PlanRow, StoredQuality } from './plans.sql.ts';
export type { ShownMeal } from './plans.views.sql.ts';

type Mine = Ctx<UserActor>;
type MineTx = TxCtx<UserActor>;
export type PlanWithMeals = { plan: sql.PlanRow; meals: ShownMeal[] };

export async function readPlan(ctx: MineTx, planId: string): Promise<PlanWithMeals> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  return { plan, meals: await shownMeals(ctx, [planId]) };
}

/** Plans of this household, newest week first. */
export async function readPlans(ctx: MineTx, planIds: readonly string[]): Promise<PlanWithMeals[]> {
  const plans = await sql.findPlans(ctx, planIds);
  const meals = await shownMeals(ctx, planIds);
  return plans.map((plan) => ({ plan, meals: meals.filter((meal) => meal.plan_id === plan.id) }));
}

/** All plans of the signed-in user, for the export. */
export async function exportPlans(ctx: Mine): Promise<PlanWithMeals[]> {
  const { rows } = await sql.listVersions(ctx, undefined, { page: 1, limit: 10_000 });
  return readPlans(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** A week for those who fill it by hand: empty but for the meals that every week begins with. */
export async function makeEmptyPlan(
  ctx: Mine,
  userId: string,
  body: BodyOf<typeof createPlan>,
): Promise<PlanWithMeals> {
  requireSelf(ctx, userId);
  const { preferences, goals } = await readProfile(ctx);
  const slots = body.slots ?? preferences.slots;
  const recurring = await recurringMeals(ctx, body.weekStart, slots);
  return ctx.tx(async (tx) => {
    const plan = await sql.insertPlan(tx, {
      weekStart: body.weekStart,
      slots,
      targets: targetsOfDays(body.weekStart, goals),
      source: 'user',
    });
    if (plan === undefined) fail('PLAN_EXISTS', { weekStart: body.weekStart });
    await sql.insertMeals(
      tx,
      recurring.map(({ per_serving: _, ...meal }) => ({ ...meal, id: tx.newId(), plan_id: plan.id })),
    );
    await publish(tx, 'meal_plan.created', factOf(plan));
    return { plan, meals: await shownMeals(tx, [plan.id]) };
  });
}

export async function deletePlan(ctx: Mine, userId: string, planId: string): Promise<void> {
  requireSelf(ctx, userId);
  await ctx.tx(async (tx) => {
    const plan = found(await sql.lockPlan(tx, planId), 'PLAN_NOT_FOUND');
    await withLeftovers(tx, planId, async () => {
      if (!(await sql.deletePlan(tx, planId))) fail('PLAN_NOT_FOUND');
    });
    await publish(tx, 'meal_plan.updated', { ...factOf(plan), version: plan.version + 1 });
  });
}

/** Servings, locks and moves, all or none. Who moves onto another meal changes places with it. */
export async function changeMeals(
  ctx: Mine,
  userId: string,
  planId: string,
  body: BodyOf<typeof updatePlan>,
): Promise<PlanWithMeals> {
  requireSelf(ctx, userId);
  return changePlan(ctx, planId, body.version, async (tx, plan, meals) => {
    const changed = new Map<string, sql.MealRow>();
    for (const change of body.meals) {
      const before = found(
        meals.find((meal) => meal.id === change.mealId),
        'MEAL_NOT_FOUND',
      );
      const meal = changed.get(before.id) ?? { ...before };
      if (change.servings !== undefined) meal.servings = change.servings;
      if (change.locked !== undefined) meal.locked = change.locked;
      if (change.date !== undefined || change.slotIndex !== undefined) {
        const place = { date: change.date ?? meal.date, slot_index: change.slotIndex ?? meal.slot_index };
        requirePlace(plan, place);
        const there = meals
          .map((one) => changed.get(one.id) ?? one)
          .find((one) => isAt(one, place) && one.id !== meal.id);
        if (there !== undefined)
          changed.set(there.id, { ...there, date: meal.date, slot_index: meal.slot_index, slot: meal.slot });
        Object.assign(meal, place, { slot: plan.slots[place.slot_index]?.slot });
      }
      changed.set(meal.id, meal);
    }
    await sql.updateMeals(tx, [...changed.values()]);
  });
}

export async function putMeal(ctx: Mine, planId: string, body: BodyOf<typeof addMeal>): Promise<PlanWithMeals> {
  if (body.recipeId !== undefined) found(await findRecipe(ctx, body.recipeId), 'RECIPE_NOT_FOUND');
  return changePlan(ctx, planId, body.version, async (tx, plan, meals) => {
    const slotIndex =
      body.slotIndex ?? freeSlot(plan, meals, body) ?? plan.slots.findIndex(({ slot }) => slot === body.slot);
    const place = { date: body.date, slot_index: slotIndex };
    requirePlace(plan, place);
    if (plan.slots[slotIndex]?.slot !== body.slot)
      fail('VALIDATION_ERROR', { slotIndex: `is not a ${body.slot} in this plan` });
    const there = meals.find((meal) => isAt(meal, place));
    if (there !== undefined && !body.replace) fail('SLOT_TAKEN', { mealId: there.id });
    if (there?.locked) fail('MEAL_LOCKED', { mealId: there.id });
    const source = await sourceOf(tx, plan, meals, body);
    if (there !== undefined) await sql.deleteMeals(tx, planId, [there.id]);
    await sql.insertMeals(tx, [
      {
        id: tx.newId(),
        plan_id: planId,
        ...place,
        slot: body.slot,
        recipe_id: body.recipeId ?? source?.recipe_id ?? null,
        title: body.title ?? null,
        nutrition: body.title === undefined ? null : (body.nutrition ?? null),
        servings: body.servings,
        locked: body.locked,
        leftover_of: source?.id ?? null,
      },
    ]);
    if (body.recipeId !== undefined) {
      await publish(tx, 'meal.planned', { userId: tx.actor.userId, planId, recipeIds: [body.recipeId] });
      ctx.count('meals_planned');
    }
  });
}

export async function takeMeal(ctx: Mine, planId: string, query: QueryOf<typeof removeMeal>): Promise<PlanWithMeals> {
  return changePlan(ctx, planId, query.version, async (tx, _plan, meals) => {
    const meal = found(
      meals.find(({ id }) => id === query.mealId),
      'MEAL_NOT_FOUND',
    );
    await sql.deleteMeals(tx, planId, [meal.id]);
  });
}

/** The meals of one day on other days too; locked meals there stay, the rest gives way. */
export async function copyMeals(ctx: Mine, planId: string, body: BodyOf<typeof copyDay>): Promise<PlanWithMeals> {
  return changePlan(ctx, planId, body.version, async (tx, plan, meals) => {
    for (const date of [body.from, ...body.to]) requirePlace(plan, { date, slot_index: 0 });
    const days = [...new Set(body.to)].filter((date) => date !== body.from);
    const source = meals.filter((meal) => meal.date === body.from);
    const gone = meals.filter((meal) => days.includes(meal.date) && !meal.locked);
    const stays = meals.filter((meal) => days.includes(meal.date) && meal.locked);
    await sql.deleteMeals(
      tx,
      planId,
      gone.map(({ id }) => id),
    );
    // What is left of a meal that stays can be eaten on another day after it too; of last week's as long as that keeps.
    const left = meals.filter((meal) => !gone.includes(meal));
    const sources = source.flatMap(({ leftover_of }) => leftover_of ?? []);
    const before = await cookedElsewhere(tx, plan, sources);
    const leftOn = (date: string, { leftover_of, recipe_id }: sql.MealRow) => {
      const here = left.find(({ id }) => id === leftover_of);
      const there = before.find(({ id }) => id === leftover_of);
      return isLeftoverOf({ recipe_id, date }, here) || isKeptFrom({ recipe_id, date }, there) ? leftover_of : null;
    };
    const copies = days.flatMap((date) =>
      source
        .filter((meal) => !stays.some((one) => isAt(one, { date, slot_index: meal.slot_index })))
        .map((meal) => ({ ...meal, id: tx.newId(), date, locked: false, leftover_of: leftOn(date, meal) })),
    );
    await sql.insertMeals(tx, copies);
  });
}

/** The same meals, held against what is wanted now; what is over keeps what was wanted then. */
export async function holdToTargets(
  ctx: Mine,
  planId: string,
  { from, version }: BodyOf<typeof holdToTargetsContract>,
): Promise<PlanWithMeals> {
  const { goals } = await readProfile(ctx);
  const targetsNow = ({ week_start, targets }: sql.PlanRow): Targets[] => {
    const days = daysOfWeek(week_start);
    return targetsOfDays(week_start, goals).map((now, at) =>
      from !== undefined && (days[at] ?? '') < from ? (targets[at] ?? now) : now,
    );
  };
  return changePlan(ctx, planId, version, async () => {}, { targetsNow });
}

/**
 * The one way to change a plan: locked, compared with the version that the caller saw, changed, version grown, told to others.
 * Whoever saw an older version is told PLAN_CHANGED and nothing is lost.
 */
export async function changePlan(
  ctx: Mine,
  planId: string,
  seenVersion: number | undefined,
  change: (tx: MineTx, plan: sql.PlanRow, meals: sql.MealRow[]) => Promise<void>,
  ofPlan: { slots?: SlotSetting[]; targetsNow?: (plan: sql.PlanRow) => Targets[] } = {},
): Promise<PlanWithMeals> {
  return ctx.tx(async (tx) => {
    const before = found(await sql.lockPlan(tx, planId), 'PLAN_NOT_FOUND');
    if (seenVersion !== undefined && seenVersion !== before.version) fail('PLAN_CHANGED', { version: before.version });
    const meals = await sql.mealsOf(tx, planId);
    await withLeftovers(tx, planId, () => change(tx, before, meals));
    const shown = await shownMeals(tx, [planId]);
    const { slots, targetsNow } = ofPlan;
    const targets = targetsNow?.(before) ?? before.targets;
    const quality = qualityNow(before.quality, { targets, meals: shown });
    const plan = await sql.touchPlan(tx, planId, {
      ...(slots === undefined ? {} : { slots }),
      ...(targetsNow === undefined ? {} : { targets }),
      quality,
    });
    await publish(tx, 'meal_plan.updated', factOf(plan));
    return { plan, meals: shown };
  });
}

export function factOf(plan: sql.PlanRow) {
  return { userId: plan.user_id, householdId: plan.household_id, planId: plan.id, version: plan.version };
}

function isAt(meal: sql.MealRow, place: { date: string; slot_index: number }): boolean {
  return meal.date === place.date && meal.slot_index === place.slot_index;
}

function requirePlace(plan: sql.PlanRow, { date, slot_index }: { date: string; slot_index: number }): void {
  if (!daysOfWeek(plan.week_start).includes(date)) fail('NOT_IN_PLAN_WEEK', { date, weekStart: plan.week_start });
  if (plan.slots[slot_index] === undefined) fail('VALIDATION_ERROR', { slotIndex: 'this plan has no such slot' });
}

/**
 * The meal that something is left of: a dish of a day before, here or at the end of the week before. What is itself left over leads
 * to where it was cooked.
 */
async function sourceOf(
  ctx: MineTx,
  plan: sql.PlanRow,
  meals: readonly sql.MealRow[],
  { leftoverOf, date }: { leftoverOf?: string | undefined; date: string },
): Promise<sql.MealRow | undefined> {
  if (leftoverOf === undefined) return undefined;
  const named = meals.find((meal) => meal.id === leftoverOf);
  const here = meals.find((meal) => meal.id === named?.leftover_of) ?? (named?.leftover_of == null ? named : undefined);
  const source = found(here ?? (await cookedElsewhere(ctx, plan, [leftoverOf]))[0], 'MEAL_NOT_FOUND');
  const fits = here === undefined ? isKeptFrom : isLeftoverOf;
  if (!fits({ recipe_id: source.recipe_id, date }, source))
    fail('VALIDATION_ERROR', { leftoverOf: 'is not a dish of an earlier day' });
  return source;
}

/** The first slot of that kind which is free on that day. */
function freeSlot(
  plan: sql.PlanRow,
  meals: readonly sql.MealRow[],
  { date, slot }: { date: string; slot: string },
): number | undefined {
  const free = plan.slots.findIndex(
    (one, slot_index) => one.slot === slot && !meals.some((meal) => isAt(meal, { date, slot_index })),
  );
  return free === -1 ? undefined : free;
}
