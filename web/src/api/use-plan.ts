import { readMealReasons } from '@mealwright/contracts/meal-reasons';
import { listPlans, type Plan, swapMeal } from '@mealwright/contracts/plans';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { call } from './client.ts';
import { isCode } from './errors.ts';
import { keys } from './keys.ts';
import { carryOut, type PlanAction, wayBack } from './plan-action.ts';
import { isOutdated, keepPlan, reachesOut, renewOthers, weekPlan } from './plan-cache.ts';
import { previewOf } from './plan-preview.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId, useUser } from './session.ts';

export const weekQuery = (weekStart: string) => ({
  queryKey: keys.week(weekStart),
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Plan | null> => {
    const params = { userId: signedInUserId() };
    const answer = await call(listPlans, { params, query: { weekStart, limit: 1 } }, { signal });
    return answer.data[0] ?? null;
  },
});

export const useWeek = (weekStart: string) => useQuery(weekQuery(weekStart));

export const useSuggestions = (planId: string, mealId: string) =>
  useQuery({
    queryKey: keys.suggestions(planId, mealId),
    queryFn: async ({ signal }) => {
      const answer = await call(swapMeal, { params: { planId }, body: { mealId } }, { signal });
      return answer.suggestions;
    },
    staleTime: 0,
    gcTime: 0,
  });

/** Why a meal stands where it does; another version of the week may have other reasons. */
export function useReasons({ planId, version }: Plan, mealId: string) {
  const { locale } = useUser();
  return useQuery({
    queryKey: keys.reasons(planId, mealId, version, locale),
    queryFn: async ({ signal }) => {
      const answer = await call(readMealReasons, { params: { planId, mealId }, query: { locale } }, { signal });
      return answer.data;
    },
  });
}

export type PlanConflict = { action: PlanAction };
export type Done = {
  action: PlanAction;
  plan: Plan;
  /** What takes it back; null where there was nothing before. */
  undo: PlanAction | null;
};

/** The newest wish per meal: of five quick presses on the stepper only the last one needs to travel. */
const wishedServings = new Map<string, number>();

export function usePlanActions(
  weekStart: string,
  tell: { done: (done: Done) => void; failed: (error: unknown, action: PlanAction) => void },
) {
  const [conflict, setConflict] = useState<PlanConflict | null>(null);

  const mutation = useMutation({
    mutationKey: keys.plans,
    // One after the other: each carries the version that the one before it brought back.
    scope: { id: 'plan' },
    mutationFn: async (action: PlanAction) => {
      if (action.kind === 'servings' && wishedServings.get(action.mealId) !== action.servings) return null;
      return carryOut(action, weekStart, weekPlan(weekStart) ?? null);
    },
    onMutate: async (action) => {
      await queryClient.cancelQueries({ queryKey: keys.week(weekStart) });
      const before = weekPlan(weekStart) ?? null;
      if (before !== null) keepPlan(previewOf(action, before));
      return { before };
    },
    onSuccess: (plan, action, context) => {
      if (plan === null) return;
      const later = queryClient.isMutating({ mutationKey: keys.plans }) > 1;
      const shown = weekPlan(weekStart);
      // Later presses are already on the screen: take the version now, the numbers with their answer.
      keepPlan(later && shown ? { ...shown, version: plan.version } : plan);
      if (isOutdated(plan)) void queryClient.invalidateQueries({ queryKey: keys.week(weekStart) });
      void queryClient.invalidateQueries({ queryKey: keys.lists });
      if (reachesOut(plan) || (context.before !== null && reachesOut(context.before))) renewOthers(weekStart);
      tell.done({ action, plan, undo: wayBack(context.before, plan, action) });
    },
    onError: async (error, action, context) => {
      if (context?.before) keepPlan(context.before);
      await queryClient.invalidateQueries({ queryKey: keys.week(weekStart) });
      if (isCode(error, 'PLAN_CHANGED', 'PLAN_NOT_FOUND', 'MEAL_NOT_FOUND')) setConflict({ action });
      else tell.failed(error, action);
    },
  });

  const run = useCallback(
    (action: PlanAction) => {
      setConflict(null);
      if (action.kind === 'servings') wishedServings.set(action.mealId, action.servings);
      mutation.mutate(action);
    },
    [mutation.mutate],
  );
  return {
    run,
    pending: mutation.isPending ? (mutation.variables ?? null) : null,
    conflict,
    dismissConflict: () => setConflict(null),
  };
}
