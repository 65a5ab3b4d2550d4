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
import { masterProblem } from './master.ts';
import type { MenuPool } from './menu-pool.ts';
import { addMenu, keyOf } from './menu-pool.ts';
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
          near: NEAR_BEST,
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
    const choose = (from: Week, onSteps: boolean): Week =>
      chooseWeek(
        {
          kitchen,
          menus: pool.menus,
          prices: solution.prices,
          convexity: solution.convexity,
          bound,
          typeOf: typeOfDays(problem),
          seed,
          rounds: effort.shakes,
          most: effort.menusTried,
          free: !onSteps,
        },
        from,
      );
    let week = choose(start, true);
    // What a better week can hold: every menu that loses less than this week does. Few are left, so look for all of them.
    const room = bound - week.objective;
    types.forEach((_, t) => {
      const { prices, convexity } = solution;
      const search = bestMenus(kitchen, t, prices, days[t]!.boundUnder(prices), convexity[t]! - room, {
        nodes: Math.ceil(effort.nearNodes * share),
        programs: Math.ceil(effort.nearPrograms * share),
        found: effort.menusTried,
        near: Infinity,
      });
      for (const menu of search.found) if (!pool.byKey[t]!.has(keyOf(menu.picks))) addMenu(pool, menu);
    });
    week = choose(week, true);
    return { week, free: choose(weekOf(problem, week.menus, true), false), bound };
  } finally {
    master.dispose();
    for (const day of days) day.dispose();
  }
}

/** The master is near enough to the bound to stop: a tenth of what a plan may lose. */
const CLOSE = 0.0005;
/** Menus within these points of the best are handed to the master with it. */
const NEAR_BEST = 4;
