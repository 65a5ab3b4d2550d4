// The whole way from a request to a week: filter, average week (bound and prices), first plan, improvement with proof.

import type { AverageWeek } from './average-week.ts';
import { averageWeek } from './average-week.ts';
import type { PlanEffort } from './effort.ts';
import { EFFORT } from './effort.ts';
import { elasticWeek } from './elastic.ts';
import { firstPlan } from './first-plan.ts';
import type { Improved } from './improve-week.ts';
import { improveWeek } from './improve-week.ts';
import type { MenuPool } from './menu-pool.ts';
import { menuPool } from './menu-pool.ts';
import type { Kitchen } from './menus.ts';
import { kitchen } from './menus.ts';
import type { Give } from './prepare.ts';
import { prepare } from './prepare.ts';
import { present } from './present.ts';
import type { PlannedWeek, PlanProgress, PlanRequest, PlanWork } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import { settleWeek } from './settle.ts';
import type { Solver } from './solver.ts';

export type PlanOptions = {
  /** Told of the first plan as soon as there is one, long before the proof. */
  onProgress?: (progress: PlanProgress) => void;
  /** Bounds that may give way cheaply: the plan then shows how far they must. */
  soft?: readonly Give[];
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
  const problem = prepare(index, request, { soft: options.soft });
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

  let improved = improveWeek(solver, pool, average, first, seed, effort);
  let leastViolation = 0;
  if (improved.week.violation > 0) {
    leastViolation = leastMiss(solver, desk);
    // More than is proven to be missed is missed: spend more work on it before giving up.
    if (improved.week.violation > leastViolation * (1 + NEAR) + NEAR) {
      improved = tryHarder(solver, pool, average, improved, seed, effort);
    }
  }
  const settled = settleWeek(solver, desk, improved.week, seed, effort);
  return present(
    problem,
    settled ?? improved.week,
    { bound: improved.bound, continuous: improved.free.objective, leastViolation },
    work(),
  );
}

/** Misses this near to the proven least (or to nothing) are as good as it gets. */
const NEAR = 0.001;

function leastMiss(solver: Solver, desk: Kitchen): number {
  const elastic = elasticWeek(solver, desk);
  try {
    // Of the targets only: the budget is not a target.
    return elastic.solve(elastic.bounds.map(({ nutrient }) => (nutrient === 'budget' ? 0 : 1))).least;
  } finally {
    elastic.dispose();
  }
}

/** Second phase: a longer first plan from a wider choice, guided by what the first phase learned, then improvement again. */
function tryHarder(
  solver: Solver,
  pool: MenuPool,
  average: AverageWeek,
  sofar: Improved,
  seed: number,
  effort: PlanEffort,
): Improved {
  let best = sofar;
  for (let attempt = 1; attempt <= ATTEMPTS && best.week.violation > 0; attempt++) {
    const wider = { ...effort, moves: effort.moves * 3, guided: effort.guided * 2 ** attempt };
    const start = firstPlan(pool, average, seed + attempt, wider);
    const again = improveWeek(solver, pool, average, start, seed + attempt, effort);
    const better = again.week.objective > best.week.objective ? again : best;
    best = { ...better, bound: Math.min(again.bound, best.bound) };
  }
  return best;
}

const ATTEMPTS = 2;
