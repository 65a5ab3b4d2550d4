import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { useMutation } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { carryOut, type PlanAction, wayBack } from './plan-action.ts';
import { keepPlan, reachesOut, renewOthers, weekPlan } from './plan-cache.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';
import { weekQuery } from './use-plan.ts';

type NewMeal = Omit<BodyInput<typeof addMeal>, 'version'>;

/** Puts a recipe into a week from anywhere in the app; a week without a plan gets one first. Gives what takes it back. */
export async function addToPlan(weekStart: string, meal: NewMeal): Promise<PlanAction | null> {
  try {
    const found = await queryClient.fetchQuery({ ...weekQuery(weekStart), staleTime: 5000 });
    const plan = found ?? (await call(createPlan, { params: { userId: signedInUserId() }, body: { weekStart } }));
    const after = await call(addMeal, { params: { planId: plan.planId }, body: { ...meal, version: plan.version } });
    keepPlan(after);
    void queryClient.invalidateQueries({ queryKey: keys.lists });
    if (reachesOut(plan) || reachesOut(after)) renewOthers(weekStart);
    return wayBack(plan, after);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: keys.week(weekStart) });
    throw error;
  }
}
/** Takes back what was added, while nothing else has changed. */
export async function takeBack(weekStart: string, undo: PlanAction): Promise<void> {
  try {
    keepPlan(await carryOut(undo, weekStart, weekPlan(weekStart) ?? null));
  } finally {
    void queryClient.invalidateQueries({ queryKey: keys.lists });
    void queryClient.invalidateQueries({ queryKey: keys.plans });
  }
}
export const useAddToPlan = (weekStart: string) =>
  useMutation({
    mutationKey: keys.plans,
    scope: { id: 'plan' },
    mutationFn: (meal: NewMeal) => addToPlan(weekStart, meal),
  });
