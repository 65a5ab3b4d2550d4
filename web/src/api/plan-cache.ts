import type { Plan } from '@mealwright/contracts/plans';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

// Plans are cached by week: `null` says that the week has none yet.
export const weekPlan = (weekStart: string) => queryClient.getQueryData<Plan | null>(keys.week(weekStart));
export const keepPlan = (plan: Plan) => queryClient.setQueryData<Plan | null>(keys.week(plan.weekStart), plan);

export function cachedPlan(planId: string): Plan | null {
  for (const [, plan] of queryClient.getQueriesData<Plan | null>({ queryKey: [...keys.plans, 'week'] })) {
    if (plan?.planId === planId) return plan;
  }
  return null;
}

/** Whether something of the week was cooked in another one, or is eaten there. */
export const reachesOut = ({ days }: Plan): boolean => {
  const meals = days.flatMap((day) => day.meals);
  return meals.some(
    ({ leftoverOf, keptFor }) =>
      (keptFor ?? []).length > 0 || (leftoverOf !== null && !meals.some(({ mealId }) => mealId === leftoverOf)),
  );
};
/** The other weeks show such meals too. */
export const renewOthers = (weekStart: string) =>
  void queryClient.invalidateQueries({
    queryKey: [...keys.plans, 'week'],
    predicate: ({ queryKey }) => queryKey.at(-1) !== weekStart,
  });

/** The newest version that the socket told of, per plan: news that came while a change of ours was on its way. */
const heard = new Map<string, number>();
export const noteVersion = (planId: string, version: number) =>
  heard.set(planId, Math.max(version, heard.get(planId) ?? 0));
export const isOutdated = (plan: Plan) => (heard.get(plan.planId) ?? 0) > plan.version;
