import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { useMutation } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { keepPlan } from './plan-cache.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';
import { weekQuery } from './use-plan.ts';

type NewMeal = Omit<BodyInput<typeof addMeal>, 'version'>;

/** Puts a recipe into a week from anywhere in the app; a week without a plan gets one first. */
export async function addToPlan(weekStart: string, meal: NewMeal): Promise<void> {
  try {
    const found = await queryClient.fetchQuery({ ...weekQuery(weekStart), staleTime: 5000 });
    const plan = found ?? (await call(createPlan, { params: { userId: signedInUserId() }, body: { weekStart } }));
    keepPlan(await call(addMeal, { params: { planId: plan.planId }, body: { ...meal, version: plan.version } }));
    void queryClient.invalidateQueries({ queryKey: keys.lists });
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: keys.week(weekStart) });
    throw error;
  }
}
export const useAddToPlan = (weekStart: string) =>
  useMutation({
    mutationKey: keys.plans,
    scope: { id: 'plan' },
    mutationFn: (meal: NewMeal) => addToPlan(weekStart, meal),
  });
