// Prices and what follows from them. Given a price for every rule of the week and a multiplier for every band of a day,
// each recipe has a reduced worth of its own, and the sum of the best per slot bounds every menu. No linear program is
// trusted here: bounds are computed from prices by plain sums over all recipes, and hold for any prices.

import { rowConjugate } from './day-program.ts';
import type { Kitchen } from './menus.ts';
import { choicePrice, portionPrice } from './menus.ts';
import type { Problem } from './prepare.ts';
import { SAME_SOURCE } from './prices.ts';
import { clampPrice, ruleConjugate } from './week-rules.ts';

/** Of one day type: a multiplier per band, and a price per protein source for standing at lunch and dinner. */
export type DayPrices = { bands: Float64Array; sources: Float64Array };

/** Reduced worth per candidate of every lane; lanes that are the same object share the array. */
export type Reduced = Float64Array[];

export function weekBoundPart({ rules }: Problem, prices: Float64Array): number {
  let bound = 0;
  for (let rule = 0; rule < rules.count; rule++)
    if (prices[rule] !== 0) bound += ruleConjugate(rules, rule, prices[rule]!);
  // A rule with a falling first price (pantry) binds even at price 0.
  for (let rule = rules.pantry; rule < rules.budget; rule++)
    if (prices[rule] === 0) bound += ruleConjugate(rules, rule, 0);
  return bound;
}

export function clampPrices({ rules }: Problem, prices: Float64Array): void {
  for (let rule = 0; rule < rules.count; rule++)
    if (prices[rule] !== 0) prices[rule] = clampPrice(rules, rule, prices[rule]!);
}

/** What the day's multipliers add to the bound of a menu. */
export function dayBoundPart({ desks }: Kitchen, t: number, { bands, sources }: DayPrices): number {
  let bound = 0;
  for (let k = 0; k < bands.length; k++) bound += rowConjugate(desks[t]!.program, k, bands[k]!);
  for (let s = 0; s < sources.length; s++) bound += sources[s]!;
  return bound;
}

export function clampDayPrices({ desks }: Kitchen, t: number, day: DayPrices): void {
  const { slopes } = desks[t]!.program;
  for (let k = 0; k < day.bands.length; k++) {
    day.bands[k] = Math.min(slopes[k * 5 + 4]!, Math.max(slopes[k * 5]!, day.bands[k]!));
  }
  for (let s = 0; s < day.sources.length; s++) day.sources[s] = Math.min(SAME_SOURCE, Math.max(0, day.sources[s]!));
}

export function reducedWorth({ problem }: Kitchen, t: number, prices: Float64Array, day: DayPrices): Reduced {
  const { lanes } = problem.types[t]!;
  const rows = day.bands.length;
  const done = new Map<object, Float64Array>();
  return lanes.map((lane) => {
    const known = done.get(lane);
    if (known) return known;
    const reduced = new Float64Array(lane.count);
    for (let j = 0; j < lane.count; j++) {
      const recipe = lane.recipe[j]!;
      let perServing = lane.slope[j]! - portionPrice(problem, recipe, prices);
      for (let k = 0; k < rows; k++) perServing -= day.bands[k]! * lane.nutrients[j * rows + k]!;
      let worth = lane.base[j]! - choicePrice(problem, recipe, lane.main, prices);
      const source = problem.index.source[recipe]!;
      if (lane.main && source >= 0) worth -= day.sources[source]!;
      reduced[j] = worth + perServing * (perServing > 0 ? lane.high[j]! : lane.low[j]!);
    }
    done.set(lane, reduced);
    return reduced;
  });
}

export function largest(values: Float64Array): number {
  let best = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! > best) best = values[i]!;
  return best;
}

/** The numbers of the `count` largest values, best first (of equals the lower number); `skip` leaves some out. */
export function largestOf(values: Float64Array, count: number, skip?: Uint8Array): number[] {
  const best: number[] = [];
  let worst = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if ((best.length >= count && value <= worst) || (skip && skip[i] === 1)) continue;
    let at = best.length < count ? best.length : count - 1;
    while (at > 0 && values[best[at - 1]!]! < value) {
      best[at] = best[at - 1]!;
      at--;
    }
    best[at] = i;
    if (best.length >= count) worst = values[best[best.length - 1]!]!;
  }
  return best;
}
