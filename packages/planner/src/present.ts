// From menus to the plan that is shown: recipe ids, servings, the day's sums and what is missed.

import { boundsOf } from './bands.ts';
import type { Week } from './first-plan.ts';
import type { Problem } from './prepare.ts';
import type { MissedTarget, PlannedDay, PlannedMeal, PlannedWeek, Targets } from './problem.ts';

export type Proof = { bound: number; continuous: number | null; leastViolation: number };

export function present(problem: Problem, week: Week, proof: Proof, work: PlannedWeek['work']): PlannedWeek {
  const { request, index, types } = problem;
  let liking = 0;
  let meals = 0;
  let cost = 0;
  let costUnknown = 0;
  const days: PlannedDay[] = request.days.map((day, d) => {
    const menu = week.menus[d]!;
    const type = types[menu.type]!;
    const sums = new Float64Array(index.nutrients.length);
    const planned: PlannedMeal[] = type.lanes.map((lane, i) => {
      const recipe = lane.recipe[menu.picks[i]!]!;
      const servings = menu.stepped!.portions[i]!;
      for (let k = 0; k < sums.length; k++) sums[k]! += servings * known(index.values[recipe * sums.length + k]!);
      liking += problem.preference[recipe]!;
      meals++;
      if (Number.isNaN(index.cost[recipe]!)) costUnknown++;
      else cost += servings * index.cost[recipe]!;
      return { slotIndex: type.slotIndex[i]!, recipeId: index.recipes[recipe]!.id, servings };
    });
    const nutrition: { [nutrient: string]: number } = {};
    index.nutrients.forEach((nutrient, k) => {
      nutrition[nutrient] = sums[k]!;
    });
    for (const entry of request.fixed ?? []) {
      if (entry.day !== d || entry.perMeal === undefined) continue;
      for (const nutrient of Object.keys(entry.perMeal)) {
        nutrition[nutrient] = (nutrition[nutrient] ?? 0) + (entry.perMeal[nutrient] ?? 0);
      }
    }
    const missed = missedTargets(day.targets, nutrition);
    return { meals: planned, nutrition, met: missed.length === 0, missed };
  });
  const met = days.every((day) => day.met) && types.every((type) => type.empty.length === 0);
  const gap = (objective: number): number => Math.max(0, proof.bound - objective) / Math.max(1, Math.abs(objective));
  return {
    status: met ? 'met' : 'closest',
    days,
    objective: week.objective,
    bound: proof.bound,
    gap: met && proof.bound < Infinity ? gap(week.objective) : null,
    gapContinuous: met && proof.continuous !== null ? gap(Math.max(proof.continuous, week.objective)) : null,
    violation: { found: week.violation, least: proof.leastViolation },
    preference: meals > 0 ? liking / meals : 0,
    cost,
    costUnknown,
    seed: request.seed ?? 1,
    work,
  };
}

function known(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** Bounds that do not hold. A hair (1e-7 of the bound) is rounding in the sum, not a miss. */
export function missedTargets(
  targets: Targets,
  nutrition: { readonly [nutrient: string]: number | undefined },
): MissedTarget[] {
  const missed: MissedTarget[] = [];
  for (const nutrient of Object.keys(targets)) {
    const { low, high } = boundsOf(nutrient, targets[nutrient]!);
    const value = nutrition[nutrient] ?? 0;
    if (value < low - 1e-7 * Math.max(1, Math.abs(low))) missed.push({ nutrient, bound: 'min', limit: low, value });
    if (value > high + 1e-7 * Math.max(1, Math.abs(high))) missed.push({ nutrient, bound: 'max', limit: high, value });
  }
  return missed;
}
