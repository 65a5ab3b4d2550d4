// Can any whole day be built at all? The planner's own exact search, with recipes worth nothing: the best menu of the day
// is then the one that misses least, and the search proves that none misses less.

import { averageDay } from './average-day.ts';
import { bestMenus } from './best-menus.ts';
import { kitchen } from './menus.ts';
import type { DayType, Lane, Problem } from './prepare.ts';
import { OUTSIDE } from './prices.ts';
import type { Solver } from './solver.ts';

const LIMITS = { nodes: 150_000, programs: 6000, found: 1, near: 0 };

/** Proven least miss of the week with whole recipes and free portions, summed over days; 0 = no proof. */
export function provesNoDay(solver: Solver, problem: Problem): number {
  const worthless: Problem = { ...problem, types: problem.types.map(withoutWorth) };
  const desk = kitchen(worthless);
  const prices = new Float64Array(problem.rules.count);
  let least = 0;
  worthless.types.forEach((type, t) => {
    if (type.lanes.length === 0) return;
    const zero = type.lanes.map((lane) => new Float64Array(lane.count));
    const day = averageDay(solver, desk, t, zero);
    try {
      const { bound } = bestMenus(desk, t, prices, day.boundUnder(prices), -OUTSIDE, LIMITS);
      least += type.days.length * Math.max(0, -bound / OUTSIDE);
    } finally {
      day.dispose();
    }
  });
  return least;
}

function withoutWorth(type: DayType): DayType {
  const blank = new Map<Lane, Lane>();
  const lanes = type.lanes.map((lane) => {
    const known = blank.get(lane) ?? {
      ...lane,
      main: false,
      base: new Float64Array(lane.count),
      slope: new Float64Array(lane.count),
    };
    blank.set(lane, known);
    return known;
  });
  const none = new Float64Array(type.bands.length);
  return { ...type, lanes, innerLow: type.low, innerHigh: type.high, edgeLow: none, edgeHigh: none };
}
