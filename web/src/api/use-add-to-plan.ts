import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { useMutation } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { keepPlan } from './plan-cache.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';
import { weekQuery } from './use-plan.ts';

/** Puts a recipe into a week from anywhere in the app; a week without a plan gets one first. */
export const useAddToPlan = (weekStart: string) =>
  useMutation({
    mutationKey: keys.plans,
    scope: { id: 'plan' },
    mutationFn: async (meal: Omit<BodyInput<typeof addMeal>, 'version'>) => {
      const found = await queryClient.fetchQuery({ ...weekQuery(weekStart), staleTime: 5000 });
      const plan = found ?? (await call(createPlan, { params: { userId: signedInUserId() }, body: { weekStart } }));
      return call(addMeal, { params: { planId: plan.planId }, body: { ...meal, version: plan.version } });
    },
    onSuccess: (plan) => {
      keepPlan(plan);
      void queryClient.invalidateQueries({ queryKey: keys.lists });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: keys.week(weekStart) }),
  });
