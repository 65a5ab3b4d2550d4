// The part of a linear program that belongs to the days of one type: every slot is covered, every band kept or paid for,
// a protein source at lunch and dinner paid for. Used by the average week and by the average day.

import type { Kitchen } from './menus.ts';
import type { Lane } from './prepare.ts';
import { OUTSIDE, SAME_SOURCE } from './prices.ts';
import type { DayPrices } from './pricing.ts';
import { largestOf } from './pricing.ts';
import type { LinearModel } from './solver.ts';

export type DayRows = { cover: Map<Lane, number>; bands: number[] /** -1 = no row. */; sources: number[] };

export function dayRows({ problem, desks }: Kitchen, model: LinearModel, t: number, days: number): DayRows {
  const type = problem.types[t]!;
  const { points, slopes } = desks[t]!.program;
  const cover = new Map<Lane, number>();
  for (const lane of new Set(type.lanes)) {
    const places = days * type.lanes.filter((other) => other === lane).length;
    cover.set(lane, model.addRow(places, places));
  }
  const bands = type.bands.map((_, k) => {
    const [low, innerLow, innerHigh, high] = points.subarray(k * 4, k * 4 + 4);
    const row = model.addRow(innerLow! * days, innerHigh! * days);
    if (low! > -Infinity) {
      if (innerLow! > low!) model.addColumn(slopes[k * 5 + 1]!, 0, (innerLow! - low!) * days, [row], [1]);
      model.addColumn(-OUTSIDE, 0, Infinity, [row], [1]);
    }
    if (high! < Infinity) {
      if (high! > innerHigh!) model.addColumn(-slopes[k * 5 + 3]!, 0, (high! - innerHigh!) * days, [row], [-1]);
      model.addColumn(-OUTSIDE, 0, Infinity, [row], [-1]);
    }
    return row;
  });
  const mains = type.lanes.filter((lane) => lane.main).length;
  const sources = problem.index.sources.map(() => {
    if (mains < 2) return -1;
    const row = model.addRow(-Infinity, days);
    model.addColumn(-SAME_SOURCE, 0, Infinity, [row], [-1]);
    return row;
  });
  return { cover, bands, sources };
}

/** The entries of one candidate at one portion in these rows. */
export function dayEntries(
  { problem }: Kitchen,
  rows: DayRows,
  lane: Lane,
  j: number,
  portion: number,
): { at: number[]; amounts: number[] } {
  const at = [rows.cover.get(lane)!, ...rows.bands];
  const amounts = [1];
  const width = rows.bands.length;
  for (let k = 0; k < width; k++) amounts.push(portion * lane.nutrients[j * width + k]!);
  const source = problem.index.source[lane.recipe[j]!]!;
  if (lane.main && source >= 0 && rows.sources[source]! >= 0) {
    at.push(rows.sources[source]!);
    amounts.push(1);
  }
  return { at, amounts };
}

export function dayPricesOf(model: LinearModel, rows: DayRows): DayPrices {
  return {
    bands: Float64Array.from(rows.bands, (row) => model.rowPrice[row]!),
    sources: Float64Array.from(rows.sources, (row) => (row < 0 ? 0 : model.rowPrice[row]!)),
  };
}

/** A portion is a mix of its smallest and largest: one column for each end. */
export function portionEnds(lane: Lane, j: number): number[] {
  return lane.high[j]! > lane.low[j]! + 1e-9 ? [lane.low[j]!, lane.high[j]!] : [lane.low[j]!];
}

const BEST_LIKED = 40;
const EXTREMES = 5;

/** Candidates to start with: the best liked, and per nutrient those with most and with least of it. */
export function firstPool(lane: Lane, bands: number): number[] {
  const worth = lane.base.map((base, j) => base + lane.slope[j]! * lane.low[j]!);
  const pool = new Set(largestOf(worth, BEST_LIKED));
  const amount = new Float64Array(lane.count);
  for (let k = 0; k < bands; k++) {
    for (const sign of [1, -1]) {
      for (let j = 0; j < lane.count; j++) {
        amount[j] = sign * lane.nutrients[j * bands + k]! * (lane.low[j]! + lane.high[j]!);
      }
      for (const j of largestOf(amount, EXTREMES)) pool.add(j);
    }
  }
  return [...pool].sort((a, b) => a - b);
}
