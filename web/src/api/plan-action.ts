import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  addMeal,
  copyDay,
  generatePlan,
  getJob,
  getPlan,
  type Job,
  type Meal,
  type Plan,
  removeMeal,
  swapMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
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
  | { kind: 'generate'; fill: 'all' | 'empty' }
  /** Leads back to a plan that was there before; `to` is shown while the steps are on their way. */
  | { kind: 'restore'; to: Plan; steps: PlanAction[] };

export async function carryOut(action: PlanAction, weekStart: string, plan: Plan | null): Promise<Plan> {
  if (action.kind === 'generate') {
    const body = { weekStart, fill: action.fill, ...(plan === null ? {} : { version: plan.version }) };
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
    case 'restore': {
      let now = plan;
      for (const step of action.steps) now = await carryOut(step, weekStart, now);
      return now;
    }
  }
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
    current = await call(getJob, { params: { jobId: current.jobId } });
  }
  return current;
}

type Place = { date: string; meal: Meal };
const places = (plan: Plan) =>
  new Map<string, Place>(
    plan.days.flatMap(({ date, meals }) => meals.map((meal) => [`${date}/${meal.slotIndex}`, { date, meal }])),
  );

/** The steps that lead from `after` back to `before`, slot by slot. Works for every action, also for a whole new week. */
export function stepsBack(before: Plan, after: Plan): PlanAction[] {
  const was = places(before);
  const is = places(after);
  const steps: PlanAction[] = [];
  for (const [place, { meal }] of is) {
    if (!was.has(place)) steps.push({ kind: 'remove', mealId: meal.mealId });
  }
  for (const [place, { date, meal }] of was) {
    const now = is.get(place)?.meal;
    if (now === undefined || now.recipeId !== meal.recipeId || now.title !== meal.title) {
      steps.push({ kind: 'add', meal: asNew(date, meal) });
    } else {
      if (now.servings !== meal.servings) {
        steps.push({ kind: 'servings', mealId: now.mealId, servings: meal.servings });
      }
      if (now.locked !== meal.locked) steps.push({ kind: 'lock', mealId: now.mealId, locked: meal.locked });
    }
  }
  return steps;
}

/** The same meal once more; what stands in that place gives way. */
function copyOf(plan: Plan, { mealId, date, slotIndex }: { mealId: string; date: string; slotIndex: number }): NewMeal {
  const meal = plan.days.flatMap((day) => day.meals).find((one) => one.mealId === mealId);
  const slot = plan.slots[slotIndex]?.slot;
  if (meal === undefined || slot === undefined) throw new ApiError('MEAL_NOT_FOUND', 404);
  return { ...asNew(date, meal), slot, slotIndex, locked: false };
}

function asNew(date: string, meal: Meal): NewMeal {
  const place = { date, slot: meal.slot, slotIndex: meal.slotIndex, servings: meal.servings, locked: meal.locked };
  if (meal.recipeId !== null) return { ...place, recipeId: meal.recipeId, replace: true };
  const known = Object.entries(meal.nutrition).filter((entry): entry is [string, number] => entry[1] !== null);
  // A free entry says what one serving holds.
  const perServing = known.map(([key, value]) => [key, value / meal.servings] as const);
  return { ...place, title: meal.title, nutrition: Object.fromEntries(perServing), replace: true };
}
