// Where targets cannot be met whatever is cooked, the closest week buys its last percent with the same few dishes over and
// over. Nobody would choose that: a week that misses by a tenth with fifteen dishes is better than one that misses by nine
// hundredths with four. So the week is planned once more, and the bounds that the closest week misses give way at a price
// that variety can pay, up to SETTLED_ROOM beyond the closest. All other bounds hold as before.

import { averageWeek } from './average-week.ts';
import type { PlanEffort } from './effort.ts';
import type { Week } from './first-plan.ts';
import { firstPlan, typeOfDays, weekOf } from './first-plan.ts';
import { improveWeek } from './improve-week.ts';
import { menuFrom, menuPool } from './menu-pool.ts';
import type { Kitchen, Menu } from './menus.ts';
import { kitchen, servedAs } from './menus.ts';
import type { Give, Problem } from './prepare.ts';
import { prepare } from './prepare.ts';
import { SETTLED_ROOM, SETTLED_ROOM_ENERGY } from './prices.ts';
import type { Solver } from './solver.ts';

/** A more varied week in place of the closest one; null where the closest is the better one, or no day is beyond reach. */
export function settleWeek(
  solver: Solver,
  strict: Kitchen,
  closest: Week,
  seed: number,
  effort: PlanEffort,
): Week | null {
  const { problem } = strict;
  const soft = closest.violation > 0 && repeatsBeyond(problem, closest) > 0 ? givesOf(problem, closest) : [];
  if (soft.length === 0) return null;
  const desk = kitchen(prepare(problem.index, problem.request, { soft, varied: true }));
  const average = averageWeek(solver, desk);
  const pool = menuPool(desk);
  // The same recipes stand in the same lanes: only bounds are softer here.
  const typeOf = typeOfDays(problem);
  const same = weekOf(
    desk.problem,
    closest.menus.map(({ picks }, day) => menuFrom(pool, typeOf[day]!, picks)!),
  );
  const first = firstPlan(pool, average, seed, effort);
  const start = first.objective > same.objective ? first : same;
  const { week } = improveWeek(solver, pool, average, start, seed, effort);
  if (week.objective <= same.objective || repeatsBeyond(problem, week) >= repeatsBeyond(problem, closest)) return null;
  return asWeekOf(strict, week);
}

/** What every day of a kind misses gives way there: a day that can be met with other dishes is no reason to miss it. */
function givesOf(problem: Problem, { menus }: Week): Give[] {
  return problem.types.flatMap((type) => {
    if (type.days.some((day) => menus[day]!.stepped!.violation === 0)) return [];
    return type.bands.flatMap(({ nutrient }, k) => {
      const amounts = type.days.map((day) => amountOf(problem, menus[day]!, k));
      const below = Math.max(...amounts.map((amount) => type.low[k]! - amount));
      const above = Math.max(...amounts.map((amount) => amount - type.high[k]!));
      const give = (bound: 'min' | 'max', most: number): Give[] =>
        most > HELD ? [{ nutrient, bound, reach: most + roomOf(nutrient), days: type.days }] : [];
      return [...give('min', below), ...give('max', above)];
    });
  });
}

const HELD = 1e-7;
const roomOf = (nutrient: string): number => (nutrient === 'kcal' ? SETTLED_ROOM_ENERGY : SETTLED_ROOM);

function amountOf({ types }: Problem, { type: t, picks, stepped }: Menu, band: number): number {
  const { lanes, bands } = types[t]!;
  return lanes.reduce(
    (sum, lane, i) => sum + lane.nutrients[picks[i]! * bands.length + band]! * stepped!.portions[i]!,
    0,
  );
}

/** Meals that repeat a dish more often than people like. */
function repeatsBeyond({ rules, index }: Problem, { menus }: Week): number {
  const uses = new Map<number, number>();
  for (const { stepped } of menus) {
    stepped!.rules.forEach((rule, at) => {
      if (rule >= rules.repeats && rule < rules.repeats + index.count)
        uses.set(rule, (uses.get(rule) ?? 0) + stepped!.amounts[at]!);
    });
  }
  let beyond = 0;
  for (const [rule, count] of uses) beyond += Math.max(0, count - rules.limit[rule]!);
  return beyond;
}

/** The same meals and portions, measured with the bounds as they are asked. */
function asWeekOf(strict: Kitchen, { menus }: Week): Week {
  return weekOf(
    strict.problem,
    menus.map((menu): Menu => {
      const served = servedAs(strict, menu.type, menu.picks, menu.stepped!.portions);
      return { type: menu.type, picks: menu.picks, free: served, stepped: served };
    }),
  );
}
