import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  addMeal,
  copyDay,
  generatePlan,
  getJob,
  getPlan,
  holdToTargets,
  type Job,
  type Meal,
  type OwnNutrition,
  type Plan,
  putMeals,
  removeMeal,
  swapMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import { type GoalInput, patchPreferences, putGoals, type SlotSetting } from '@mealwright/contracts/profiles';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';

type MealChange = BodyInput<typeof updatePlan>['meals'][number];
type NewMeal = Omit<BodyInput<typeof addMeal>, 'version'>;

/** What a person did to a week, as a value: it can be shown at once, sent, offered again after a conflict, and undone. */
export type PlanAction =
  | { kind: 'servings'; mealId: string; servings: number }
  | { kind: 'lock'; mealId: string; locked: boolean }
  | { kind: 'move'; mealId: string; date: string; slotIndex: number }
  | { kind: 'copy'; mealId: string; date: string; slotIndex: number }
  | { kind: 'remove'; mealId: string }
  | { kind: 'add'; meal: NewMeal }
  | { kind: 'swap'; mealId: string; recipeId: string }
  | { kind: 'copyDay'; from: string; to: string[] }
  /** `from`: what is over stays as it is. `profile`: wishes were changed for it, and were these before. */
  | {
      kind: 'generate';
      fill: 'all' | 'empty';
      from?: string | undefined;
      slots?: SlotSetting[] | undefined;
      profile?: ProfileBefore;
    }
  /** The week stays; what it reaches is wanted from now on. */
  | { kind: 'settle'; profile: ProfileBefore }
  /** The week as it was before, with the wishes that went with it. */
  | { kind: 'restore'; to: Plan; from?: string | undefined; profile?: ProfileBefore };

/** As much of the profile as was changed. */
export type ProfileBefore = { goals?: GoalInput | undefined; preferences?: BodyInput<typeof patchPreferences> };

export async function carryOut(action: PlanAction, weekStart: string, plan: Plan | null): Promise<Plan> {
  if (action.kind === 'generate') {
    const { fill, from, slots } = action;
    const body = { weekStart, fill, from, slots, ...(plan === null ? {} : { version: plan.version }) };
    return settled(await call(generatePlan, { body }));
  }
  if (plan === null) throw new ApiError('PLAN_NOT_FOUND', 404);
  const { planId, version } = plan;
  const params = { planId };
  switch (action.kind) {
    case 'servings':
      return change(plan, { mealId: action.mealId, servings: action.servings });
    case 'lock':
      return change(plan, { mealId: action.mealId, locked: action.locked });
    case 'move':
      return change(plan, { mealId: action.mealId, date: action.date, slotIndex: action.slotIndex });
    case 'copy':
      return call(addMeal, { params, body: { ...copyOf(plan, action), version } });
    case 'remove':
      return call(removeMeal, { params, query: { mealId: action.mealId, version } });
    case 'add':
      return call(addMeal, { params, body: { ...action.meal, version } });
    case 'copyDay':
      return call(copyDay, { params, body: { from: action.from, to: action.to, version } });
    case 'swap': {
      const body = { mealId: action.mealId, recipeId: action.recipeId, version };
      const answer = await call(swapMeal, { params, body });
      return answer.plan ?? call(getPlan, { params });
    }
    case 'settle':
      return call(holdToTargets, { params, body: { version } });
    case 'restore': {
      const body = { version, slots: action.to.slots, meals: allMeals(action.to) };
      if (action.profile === undefined) return call(putMeals, { params, body });
      // Meals first: where somebody was faster, the wishes stay too.
      const back = await call(putMeals, { params, body });
      await restoreProfile(action.profile);
      return call(holdToTargets, { params, body: { version: back.version, from: action.from } });
    }
  }
}

async function restoreProfile({ goals, preferences }: ProfileBefore): Promise<void> {
  const params = { userId: signedInUserId() };
  if (goals !== undefined) queryClient.setQueryData(keys.goals, await call(putGoals, { params, body: goals }));
  if (preferences === undefined) return;
  queryClient.setQueryData(keys.preferences, await call(patchPreferences, { params, body: preferences }));
}

const change = (plan: Plan, meal: MealChange) =>
  call(updatePlan, {
    params: { userId: signedInUserId(), planId: plan.planId },
    body: { version: plan.version, meals: [meal] },
  });

/** A server under load answers with a job instead of a plan. */
async function settled(answer: Plan | Job): Promise<Plan> {
  let current = answer;
  while ('jobId' in current) {
    if (current.status === 'failed') throw new ApiError('UNKNOWN', 500, { ...current.error });
    if (current.status === 'done' && current.result !== null) {
      return call(getPlan, { params: { planId: current.result.planId } });
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    const job = await call(getJob, { params: { jobId: current.jobId } });
    // Imports are jobs too, but none of ours.
    if (job.kind !== 'plan') throw new ApiError('JOB_NOT_FOUND', 404);
    current = job;
  }
  return current;
}

/** Whether two plans of a week hold the same meals. */
export function isSameWeek(a: Plan, b: Plan): boolean {
  const told = (plan: Plan) =>
    plan.days.map(({ meals }) =>
      meals.map(({ slotIndex, recipeId, title, servings, locked, leftoverOf }) => [
        slotIndex,
        recipeId,
        title,
        servings,
        locked,
        leftoverOf !== null,
      ]),
    );
  return JSON.stringify(told(a)) === JSON.stringify(told(b));
}

/** What leads back to how a week was; one that was not planned at all becomes an empty one. */
export function wayBack(before: Plan | null, after: Plan, action?: PlanAction): PlanAction | null {
  const to = before ?? { ...after, days: after.days.map((day) => ({ ...day, meals: [] })) };
  const profile = action !== undefined && 'profile' in action ? action.profile : undefined;
  if (action === undefined || profile === undefined) return isSameWeek(to, after) ? null : { kind: 'restore', to };
  // Taken back once: the wishes are as they were, and another press would not bring the others again.
  if (action.kind === 'restore') return null;
  return { kind: 'restore', to, profile, from: action.kind === 'generate' ? action.from : undefined };
}

/** All meals of a plan, as they are sent. */
const allMeals = (plan: Plan): BodyInput<typeof putMeals>['meals'] =>
  plan.days.flatMap(({ date, meals }) =>
    meals.map((meal) => {
      const { slot: _, ...rest } = asNew(date, meal);
      const keptFor = (meal.keptFor ?? []).map(({ mealId }) => mealId);
      return { ...rest, mealId: meal.mealId, leftoverOf: meal.leftoverOf, keptFor };
    }),
  );

/** The same meal once more; what stands in that place gives way. */
function copyOf(plan: Plan, { mealId, date, slotIndex }: { mealId: string; date: string; slotIndex: number }): NewMeal {
  const meal = plan.days.flatMap((day) => day.meals).find((one) => one.mealId === mealId);
  const slot = plan.slots[slotIndex]?.slot;
  if (meal === undefined || slot === undefined) throw new ApiError('MEAL_NOT_FOUND', 404);
  return { ...asNew(date, meal), slot, slotIndex, locked: false, replace: true };
}

type Placed = {
  date: string;
  slot: Meal['slot'];
  slotIndex: number;
  servings: number;
  locked: boolean;
} & ({ recipeId: string } | { title: string; nutrition: OwnNutrition });

function asNew(date: string, meal: Meal): Placed {
  const place = { date, slot: meal.slot, slotIndex: meal.slotIndex, servings: meal.servings, locked: meal.locked };
  if (meal.recipeId !== null) return { ...place, recipeId: meal.recipeId };
  const known = Object.entries(meal.nutrition).filter((entry): entry is [string, number] => entry[1] !== null);
  // A free entry says what one serving holds.
  const perServing = known.map(([key, value]) => [key, value / meal.servings] as const);
  return { ...place, title: meal.title, nutrition: Object.fromEntries(perServing) };
}
