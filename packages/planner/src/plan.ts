// The whole way from a request to a week: filter, average week (bound and prices), first plan, improvement with proof.

import { averageWeek } from './average-week.ts';
import { EFFORT } from './effort.ts';
import { firstPlan } from './first-plan.ts';
import { improveWeek } from './improve-week.ts';
import { menuPool } from './menu-pool.ts';
import { kitchen } from './menus.ts';
import { prepare } from './prepare.ts';
import { present } from './present.ts';
import type { PlannedWeek, PlanProgress, PlanRequest, PlanWork } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import type { Solver } from './solver.ts';

export type PlanOptions = {
  /** Told of the first plan as soon as there is one, long before the proof. */
  onProgress?: (progress: PlanProgress) => void;
};

export function planWeek(
  solver: Solver,
  index: RecipeIndex,
  request: PlanRequest,
  options: PlanOptions = {},
): PlannedWeek {
  const effort = EFFORT[request.work ?? 'full'];
  const seed = request.seed ?? 1;
  const solvedBefore = solver.solves;
  const problem = prepare(index, request);
  const desk = kitchen(problem);
  const work = (): PlanWork => ({
    linearPrograms: solver.solves - solvedBefore,
    menus: desk.menus,
    dayPrograms: desk.desks.reduce((sum, { program }) => sum + program.solves, 0),
  });

  const average = averageWeek(solver, desk);
  const pool = menuPool(desk);
  const first = firstPlan(pool, average, seed, effort);
  const shown = present(problem, first, { bound: average.bound, continuous: null, leastViolation: 0 }, work());
  options.onProgress?.({ stage: 'first', week: shown });
  if (effort.rounds === 0) return shown;

  const { week, free, bound } = improveWeek(solver, pool, average, first, seed, effort);
  return present(problem, week, { bound, continuous: free.objective, leastViolation: 0 }, work());
}
