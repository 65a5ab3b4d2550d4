import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { generatePlan, regeneratePlan } from '@mealwright/contracts/plans';
import type { SlotSetting } from '@mealwright/contracts/profiles';
import type { Explanation } from '@mealwright/planner/explain';
import type { PlanRequest } from '@mealwright/planner/problem';
import { tried } from '@mealwright/planner/tried';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { Failure, fail, found } from '../../../platform/errors.ts';
import { publish } from '../../../platform/events.ts';
import { job } from '../../../platform/jobs.ts';
import { readProfile } from '../../profiles/profiles.api.ts';
import { tasteOf } from '../../recipes/recipes.api.ts';
import { withLeftovers } from '../plans.leftovers.ts';
import { freshQuality } from '../plans.quality.ts';
import { daysOfWeek, explanationView, fixedMeals, mealsOfWeek, planRequest, targetsOfDays } from '../plans.rules.ts';
import { factOf, type PlanWithMeals } from '../plans.service.ts';
import * as sql from '../plans.sql.ts';
import { type ShownMeal, shownMeals } from '../plans.views.sql.ts';
import { recurringMeals } from '../weeks/recurring.ts';
import { foodsAtHome } from './home.sql.ts';
import { plannableRecipes } from './recipes.ts';
import { planInThread } from './threads.ts';

type Mine = Ctx<UserActor>;
type Wish = {
  weekStart: string;
  slots?: SlotSetting[] | undefined;
  seed?: number | undefined;
  fill: 'all' | 'empty';
  from?: string | undefined;
  version?: number | undefined;
};

/**
 * Plans the week of the wish, or plans it anew: locked meals and free entries stay, with `fill: empty` all meals stay, and with `from`
 * all that is over.
 */
export async function generateWeek(ctx: Mine, wish: BodyOf<typeof generatePlan>): Promise<PlanWithMeals> {
  return planTheWeek(ctx, wish, await sql.findPlanOfWeek(ctx, wish.weekStart));
}

export async function regenerateWeek(
  ctx: Mine,
  planId: string,
  body: BodyOf<typeof regeneratePlan>,
): Promise<PlanWithMeals> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  return planTheWeek(ctx, { ...body, weekStart: plan.week_start }, plan);
}

async function planTheWeek(ctx: Mine, wish: Wish, plan: sql.PlanRow | undefined): Promise<PlanWithMeals> {
  if (plan !== undefined && wish.version !== undefined && wish.version !== plan.version)
    fail('PLAN_CHANGED', { version: plan.version });
  const { preferences, goals } = await readProfile(ctx);
  const days = daysOfWeek(wish.weekStart);
  const { from = wish.weekStart } = wish;
  const ahead = days.filter((day) => day >= from);
  const isOver = (meal: { date: string }) => !ahead.includes(meal.date);
  // The plan keeps its meal times; how long each may take is as the profile says now.
  const sameTimes =
    plan !== undefined &&
    plan.slots.map(({ slot }) => slot).join() === preferences.slots.map(({ slot }) => slot).join();
  const slots = wish.slots ?? (plan === undefined || sameTimes ? preferences.slots : plan.slots);
  const before = plan === undefined ? [] : await shownMeals(ctx, [plan.id]);
  // What was cooked in the week before is there to be eaten, whatever else is planned.
  const isThere = (meal: ShownMeal) => meal.leftover_of !== null && !before.some(({ id }) => id === meal.leftover_of);
  const stays = before.filter(
    (meal) =>
      slots[meal.slot_index]?.slot === meal.slot &&
      (isOver(meal) || wish.fill === 'empty' || meal.locked || meal.recipe_id === null || isThere(meal)),
  );
  if (stays.filter((meal) => !isOver(meal)).length === slots.length * ahead.length) fail('NOTHING_TO_PLAN');
  // What was eaten is held against what was wanted then.
  const targets = targetsOfDays(wish.weekStart, goals).map((now, at) =>
    isOver({ date: days[at] ?? '' }) ? (plan?.targets[at] ?? now) : now,
  );
  const plannable = await plannableRecipes(ctx, preferences);
  const seed = wish.seed ?? seedOf(ctx.newId());
  // A new week begins with the meals that recur.
  const recurring =
    plan === undefined ? (await recurringMeals(ctx, wish.weekStart, slots)).filter((meal) => !isOver(meal)) : [];
  const standing = [...stays, ...recurring];
  const fixed = fixedMeals(
    ahead,
    standing.filter((meal) => !isOver(meal)),
    plannable.byId,
  );
  const request = planRequest({
    targets: targets.slice(-ahead.length),
    slots,
    preferences,
    recipes: plannable.recipes,
    taste: await tasteOf(ctx),
    fixed,
    atHome: await foodsAtHome(ctx),
    eaten: standing.filter(isOver).flatMap((meal) => meal.recipe_id ?? []),
    seed,
  });
  const { week, explanation: why, solveMs } = await planInThread(ctx, plannable, request);
  const explanation = preferences.fromOurs === true && why !== null ? await withCookbook(ctx, why, request) : why;
  const known = {
    gap: week.gap,
    preference: week.preference,
    solveMs: Math.round(solveMs),
    seed,
    explanation: week.status === 'met' ? null : explanationView(explanation),
  };
  const planned = mealsOfWeek(ahead, slots, week);
  return ctx.tx(async (tx) => {
    const row =
      plan ??
      (await sql.insertPlan(tx, { weekStart: wish.weekStart, slots, targets, source: 'auto' })) ??
      fail('PLAN_CHANGED');
    // What was read for planning must still be so.
    const now = found(await sql.lockPlan(tx, row.id), 'PLAN_NOT_FOUND');
    if (plan !== undefined && now.version !== plan.version) fail('PLAN_CHANGED', { version: now.version });
    const staying = new Set(stays.map(({ id }) => id));
    await withLeftovers(tx, row.id, () =>
      sql.deleteMeals(
        tx,
        row.id,
        before.filter(({ id }) => !staying.has(id)).map(({ id }) => id),
      ),
    );
    const fresh = planned.filter(
      (meal) => !standing.some((one) => one.date === meal.date && one.slot_index === meal.slot_index),
    );
    await sql.insertMeals(
      tx,
      [
        ...recurring.map(({ per_serving: _, ...meal }) => meal),
        ...fresh.map((meal) => ({ title: null, nutrition: null, locked: false, leftover_of: null, ...meal })),
      ].map((meal) => ({ ...meal, id: tx.newId(), plan_id: row.id })),
    );
    const shown = await shownMeals(tx, [row.id]);
    const quality = freshQuality(known, { targets, meals: shown }, now.quality);
    const saved = await sql.touchPlan(tx, row.id, { slots, targets, quality, source: 'auto' });
    await publish(tx, plan === undefined ? 'meal_plan.created' : 'meal_plan.updated', factOf(saved));
    await publish(tx, 'meal.planned', {
      userId: tx.actor.userId,
      planId: row.id,
      recipeIds: fresh.flatMap((meal) => meal.recipe_id ?? []),
    });
    ctx.count('meals_planned', fresh.length);
    return { plan: saved, meals: shown };
  });
}

/** Own recipes alone do not do: what the cookbook would bring is tried. */
async function withCookbook(ctx: Mine, why: Explanation, request: PlanRequest): Promise<Explanation> {
  const { week } = await planInThread(ctx, await plannableRecipes(ctx), { ...request, work: 'first' });
  const none = { nutrient: null, bound: null, slot: null, from: null, to: null };
  const [settled, ...others] = why.relaxations;
  const ours = { kind: 'ours' as const, ...none, ...tried(week) };
  const relaxations = settled?.kind === 'settle' ? [settled, ours, ...others] : [ours, ...why.relaxations];
  return { ...why, relaxations };
}

/** A week that is made while the caller does not wait; they ask for the job, or are told over the socket. */
export async function queueWeek(ctx: Mine, wish: Wish): Promise<sql.JobRow> {
  return ctx.tx(async (tx) => {
    const row = await sql.insertJob(tx);
    const { userId, householdId, role } = ctx.actor;
    await tx.send(generateJob, { jobId: row.id, actor: { userId, householdId, role }, wish }, row.id);
    return row;
  });
}

export const readJob = async (ctx: Mine, jobId: string) => found(await sql.findJob(ctx, jobId), 'JOB_NOT_FOUND');

type QueuedWeek = { jobId: string; actor: { userId: string; householdId: string; role: 'user' | 'admin' }; wish: Wish };

export const generateJob = job<QueuedWeek>({
  name: 'plans-generate',
  retryLimit: 2,
  async run(system, { jobId, actor, wish }) {
    const ctx = system.as({ kind: 'user', sessionId: 'job', ...actor });
    const tell = (progress: number) => ctx.push(actor.householdId, { type: 'plan.progress', jobId, progress });
    await sql.updateJob(ctx, jobId, { status: 'running', progress: 0.1 });
    tell(0.1);
    try {
      const { plan } = await generateWeek(ctx, wish);
      await sql.updateJob(ctx, jobId, { status: 'done', progress: 1, plan_id: plan.id });
    } catch (error) {
      // What the wish itself is guilty of stays so on every try; the rest is tried again.
      const { code, message } = error instanceof Failure ? error : new Failure('INTERNAL_ERROR');
      await sql.updateJob(ctx, jobId, { status: 'failed', error: { code, message } });
      if (!(error instanceof Failure)) throw error;
    }
    tell(1);
  },
});

const JOBS_KEPT_MS = 7 * 24 * 3600 * 1000;

export const forgetJobs = job({
  name: 'plans-forget-jobs',
  cron: '41 3 * * *',
  run: (ctx) => sql.forgetOldJobs(ctx, new Date(ctx.now().getTime() - JOBS_KEPT_MS)),
});

/** A seed from a random id: plans differ from time to time unless a seed is given. */
function seedOf(id: string): number {
  return Number.parseInt(id.slice(-7), 16);
}
