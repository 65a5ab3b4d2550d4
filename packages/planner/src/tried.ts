// What is told of a week that was made to try a change.

import type { MissedTarget, PlannedWeek, Relaxation } from './problem.ts';

/** What is known of a change when a plan was made with it. */
export function tried(week: PlannedWeek | null): Pick<Relaxation, 'confirmed' | 'changes' | 'misses' | 'dishes'> {
  if (week === null) return { confirmed: false, changes: [], misses: null, dishes: null };
  return { confirmed: week.status === 'met', changes: [], misses: worstMisses(week), dishes: dishesOf(week) };
}

export function dishesOf({ days }: PlannedWeek): number {
  return new Set(days.flatMap(({ meals }) => meals.map(({ recipeId }) => recipeId))).size;
}

/** Of each bound that is missed the day that misses it most, the largest misses first. */
export function worstMisses({ days }: Pick<PlannedWeek, 'days'>): MissedTarget[] {
  const worst = new Map<string, MissedTarget>();
  for (const missed of days.flatMap((day) => day.missed)) {
    const key = `${missed.nutrient} ${missed.bound}`;
    if (offOf(missed) > offOf(worst.get(key))) worst.set(key, missed);
  }
  return [...worst.values()].sort((a, b) => offOf(b) - offOf(a));
}

function offOf(missed: MissedTarget | undefined): number {
  return missed === undefined ? -1 : Math.abs(missed.value - missed.limit) / Math.max(1e-9, Math.abs(missed.limit));
}
