// The whole way from a request to a week.

import { averageWeek } from './average-week.ts';
import { firstPlan } from './first-plan.ts';
import { menuPool } from './menu-pool.ts';
import { kitchen } from './menus.ts';
import { prepare } from './prepare.ts';
import { present } from './present.ts';
import type { PlannedWeek, PlanProgress, PlanRequest } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import type { Solver } from './solver.ts';

export type PlanOptions = { onProgress?: (progress: PlanProgress) => void };

export function planWeek(
  solver: Solver,
  index: RecipeIndex,
  request: PlanRequest,
  options: PlanOptions = {},
): PlannedWeek {
  const problem = prepare(index, request);
  const desk = kitchen(problem);
  const before = solver.solves;
  const average = averageWeek(solver, desk);
  const pool = menuPool(desk);
  const week = firstPlan(pool, average, request.seed ?? 1, { moves: 2500, guided: 50 });
  const work = () => ({
    linearPrograms: solver.solves - before,
    menus: desk.menus,
    dayPrograms: desk.desks.reduce((sum, { program }) => sum + program.solves, 0),
  });
  const first = present(problem, week, { bound: average.bound, continuous: null, leastViolation: 0 }, work());
  options.onProgress?.({ stage: 'first', week: first });
  return first;
}
