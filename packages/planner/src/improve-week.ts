// From a first plan to one with a proof: column generation over menus. The master prices the week's rules; the best menus
// under these prices are searched exactly over all recipes, which gives new columns and a bound; in the end the best week
// of all menus met is chosen, once with free portions (to know the gap) and once on the step grid (to be shown).

import type { AverageDay } from './average-day.ts';
import { averageDay } from './average-day.ts';
import type { AverageWeek } from './average-week.ts';
import { bestMenus } from './best-menus.ts';
import { chooseWeek } from './choose-week.ts';
import type { PlanEffort } from './effort.ts';
import type { Week } from './first-plan.ts';
import { typeOfDays, weekOf } from './first-plan.ts';
import type { MasterSolution } from './master.ts';
import { masterProblem } from './master.ts';
import type { MenuPool } from './menu-pool.ts';
import { weekBoundPart } from './pricing.ts';
import type { Solver } from './solver.ts';

export type Improved = { week: Week; free: Week; bound: number };

export function improveWeek(
  solver: Solver,
  pool: MenuPool,
  average: AverageWeek,
  start: Week,
  seed: number,
  effort: PlanEffort,
): Improved {
  const { kitchen } = pool;
  const { problem } = kitchen;
  const { types } = problem;
  const master = masterProblem(solver, problem);
  const days: AverageDay[] = [];
  let bound = average.bound;
  try {
    types.forEach((_, t) => {
      days.push(averageDay(solver, kitchen, t, average.reduced[t]!));
    });
    master.add(start.menus);
    master.add(pool.menus.filter((menu) => menu.free.violation === 0).slice(-effort.firstColumns));
    let solution = master.solve();
    // Days of many kinds share the work that one kind would get.
    const share = 1 / types.length;
    for (let round = 0; round < effort.rounds; round++) {
      const { prices, convexity } = solution;
      let proved = weekBoundPart(problem, prices);
      let fresh = 0;
      types.forEach((type, t) => {
        const search = bestMenus(kitchen, t, prices, days[t]!.boundUnder(prices), convexity[t]!, {
          nodes: Math.ceil(effort.nodes * share),
          programs: Math.ceil(effort.programs * share),
          found: Math.ceil(effort.columns * share),
        });
        proved += type.days.length * search.bound;
        pool.menus.push(...search.found);
        fresh += search.found.length;
        master.add(search.found);
      });
      bound = Math.min(bound, proved);
      if (fresh === 0 || bound - solution.value < CLOSE * Math.abs(bound)) break;
      solution = master.solve();
    }
    return choose(pool, start, solution, bound, seed, effort);
  } finally {
    master.dispose();
    for (const day of days) day.dispose();
  }
}

/** The master is near enough to the bound to stop: a tenth of what a plan may lose. */
const CLOSE = 0.0005;

function choose(
  pool: MenuPool,
  start: Week,
  solution: MasterSolution,
  bound: number,
  seed: number,
  effort: PlanEffort,
): Improved {
  const { kitchen } = pool;
  const choice = {
    kitchen,
    menus: pool.menus,
    prices: solution.prices,
    convexity: solution.convexity,
    bound,
    typeOf: typeOfDays(kitchen.problem),
    seed,
    rounds: effort.shakes,
    most: effort.menusTried,
  };
  const week = chooseWeek({ ...choice, free: false }, start);
  const free = chooseWeek({ ...choice, free: true }, weekOf(kitchen.problem, week.menus, true));
  return { week, free, bound };
}
