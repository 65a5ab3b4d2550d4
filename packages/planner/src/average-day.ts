// The average day of one type under given prices of the week's rules: which multipliers of the bands give the lowest bound
// on a single menu? A small linear program that is kept and re-priced, sifted over all recipes like the average week.

import { dayEntries, dayPricesOf, dayRows, firstPool, portionEnds } from './day-rows.ts';
import type { Kitchen } from './menus.ts';
import { choicePrice, portionPrice } from './menus.ts';
import type { Lane } from './prepare.ts';
import type { DayPrices, Reduced } from './pricing.ts';
import { clampDayPrices, dayBoundPart, largest, largestOf, reducedWorth } from './pricing.ts';
import type { Solver } from './solver.ts';
import { linearModel } from './solver.ts';

export type DayBound = { bound: number; day: DayPrices; reduced: Reduced };
export type AverageDay = { boundUnder: (prices: Float64Array) => DayBound; dispose: () => void };

const ADD_PER_LANE = 30;
const MAX_ROUNDS = 8;

/** `known`: reduced worth of the average week, whose best make a good first pool. */
export function averageDay(solver: Solver, kitchen: Kitchen, t: number, known: Reduced): AverageDay {
  const { problem } = kitchen;
  const type = problem.types[t]!;
  const model = linearModel(solver);
  const rows = dayRows(kitchen, model, t, 1);
  const pools = new Map<Lane, Uint8Array>();
  const columns: number[] = [];
  const columnOf: { lane: Lane; j: number; portion: number }[] = [];
  const add = (lane: Lane, candidates: readonly number[], prices: Float64Array): void => {
    const inPool = pools.get(lane)!;
    for (const j of candidates) {
      if (inPool[j] === 1) continue;
      inPool[j] = 1;
      for (const portion of portionEnds(lane, j)) {
        const { at, amounts } = dayEntries(kitchen, rows, lane, j, portion);
        columns.push(model.addColumn(worthUnder(lane, j, portion, prices), 0, Infinity, at, amounts));
        columnOf.push({ lane, j, portion });
      }
    }
  };
  const worthUnder = (lane: Lane, j: number, portion: number, prices: Float64Array): number => {
    const recipe = lane.recipe[j]!;
    const perServing = lane.slope[j]! - portionPrice(problem, recipe, prices);
    return lane.base[j]! - choicePrice(problem, recipe, lane.main, prices) + portion * perServing;
  };
  const none = new Float64Array(problem.rules.count);
  type.lanes.forEach((lane, i) => {
    if (pools.has(lane)) return;
    pools.set(lane, new Uint8Array(lane.count));
    add(lane, largestOf(known[i]!, 60), none);
    add(lane, firstPool(lane, type.bands.length), none);
  });

  const boundUnder = (prices: Float64Array): DayBound => {
    if (columns.length > 0) {
      model.setWorth(
        Int32Array.from(columns),
        Float64Array.from(columnOf, ({ lane, j, portion }) => worthUnder(lane, j, portion, prices)),
      );
    }
    let best: DayBound | null = null;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      model.solve();
      const day = dayPricesOf(model, rows);
      clampDayPrices(kitchen, t, day);
      const reduced = reducedWorth(kitchen, t, prices, day);
      let bound = dayBoundPart(kitchen, t, day);
      let added = 0;
      type.lanes.forEach((lane, i) => {
        bound += largest(reduced[i]!);
        if (type.lanes.indexOf(lane) !== i) return;
        const cover = model.rowPrice[rows.cover.get(lane)!]!;
        const gaining = largestOf(reduced[i]!, ADD_PER_LANE, pools.get(lane)).filter(
          (j) => reduced[i]![j]! > cover + 1e-6,
        );
        added += gaining.length;
        add(lane, gaining, prices);
      });
      if (!best || bound < best.bound) best = { bound, day, reduced };
      if (added === 0) break;
    }
    return best!;
  };
  return { boundUnder, dispose: model.dispose };
}
