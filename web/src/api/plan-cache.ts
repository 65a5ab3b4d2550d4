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

/** The newest version that the socket told of, per plan: news that came while a change of ours was on its way. */
const heard = new Map<string, number>();
export const noteVersion = (planId: string, version: number) =>
  heard.set(planId, Math.max(version, heard.get(planId) ?? 0));
export const isOutdated = (plan: Plan) => (heard.get(plan.planId) ?? 0) > plan.version;
