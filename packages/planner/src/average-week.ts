// The average week: a linear program in which every slot of a day type may hold fractions of recipes. It is solved over a
// small pool; its prices are then put to all recipes, those that would gain join the pool, until none does. The result: a
// proven bound over all recipes, prices that tell good recipes from bad, and fractions to start a first plan from.

import type { Kitchen } from './menus.ts';
import type { Lane } from './prepare.ts';
import { OUTSIDE, SAME_SOURCE } from './prices.ts';
import type { DayPrices, Reduced } from './pricing.ts';
import {
  clampDayPrices,
  clampPrices,
  dayBoundPart,
  largest,
  largestOf,
  reducedWorth,
  weekBoundPart,
} from './pricing.ts';
import type { LinearModel, Solver } from './solver.ts';
import { linearModel } from './solver.ts';

export type AverageWeek = {
  bound: number;
  prices: Float64Array;
  dayPrices: DayPrices[];
  reduced: Reduced[];
  /** How many days of the type each candidate of a lane takes, where more than none. */
  fractions: { type: number; lane: Lane; candidate: number; days: number }[];
};

const FIRST_POOL = 40;
const EXTREMES = 5;
const ADD_PER_LANE = 30;
const MAX_ROUNDS = 15;

export function averageWeek(solver: Solver, kitchen: Kitchen): AverageWeek {
  const model = linearModel(solver);
  try {
    return sift(kitchen, model);
  } finally {
    model.dispose();
  }
}

type Rows = {
  cover: Map<Lane, number>[];
  bands: number[][];
  sources: number[][];
  /** By rule; -1 = not in the model yet. */
  rules: Int32Array;
};

function sift(kitchen: Kitchen, model: LinearModel): AverageWeek {
  const { problem } = kitchen;
  const { types, rules } = problem;
  const rows = startRows(kitchen, model);
  const pools = types.map(
    (type) => new Map([...new Set(type.lanes)].map((lane) => [lane, new Uint8Array(lane.count)])),
  );
  const columns: { type: number; lane: Lane; candidate: number; column: number }[] = [];
  const add = (t: number, lane: Lane, candidates: readonly number[]): void => {
    const inPool = pools[t]!.get(lane)!;
    for (const j of candidates) {
      if (inPool[j] === 1) continue;
      inPool[j] = 1;
      for (const portion of lane.high[j]! > lane.low[j]! + 1e-9 ? [lane.low[j]!, lane.high[j]!] : [lane.low[j]!]) {
        columns.push({ type: t, lane, candidate: j, column: addCandidate(kitchen, model, rows, t, lane, j, portion) });
      }
    }
  };
  types.forEach((_, t) => {
    for (const lane of pools[t]!.keys()) add(t, lane, firstPool(lane, types[t]!.bands.length));
  });

  let best = Infinity;
  let result: AverageWeek | null = null;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    model.solve();
    const prices = new Float64Array(rules.count);
    for (let rule = 0; rule < rules.count; rule++) {
      if (rows.rules[rule]! >= 0) prices[rule] = model.rowPrice[rows.rules[rule]!]!;
    }
    clampPrices(problem, prices);
    let bound = weekBoundPart(problem, prices);
    const dayPrices: DayPrices[] = [];
    const reduced: Reduced[] = [];
    let added = 0;
    types.forEach((type, t) => {
      const day: DayPrices = {
        bands: Float64Array.from(rows.bands[t]!, (row) => model.rowPrice[row]!),
        sources: Float64Array.from(rows.sources[t]!, (row) => (row < 0 ? 0 : model.rowPrice[row]!)),
      };
      clampDayPrices(kitchen, t, day);
      const worth = reducedWorth(kitchen, t, prices, day);
      dayPrices.push(day);
      reduced.push(worth);
      let perDay = dayBoundPart(kitchen, t, day);
      type.lanes.forEach((lane, i) => {
        perDay += largest(worth[i]!);
        if (type.lanes.indexOf(lane) !== i) return;
        const cover = model.rowPrice[rows.cover[t]!.get(lane)!]!;
        const inPool = pools[t]!.get(lane)!;
        const gaining = largestOf(worth[i]!, ADD_PER_LANE, inPool).filter((j) => worth[i]![j]! > cover + 1e-6);
        added += gaining.length;
        add(t, lane, gaining);
      });
      bound += type.days.length * perDay;
    });
    if (bound < best || result === null) {
      best = Math.min(best, bound);
      result = { bound: best, prices, dayPrices, reduced, fractions: [] };
    }
    if (added === 0) break;
  }
  result!.fractions = columns
    .filter(({ column }) => (model.columnValue[column] ?? 0) > 1e-6)
    .map(({ type, lane, candidate, column }) => ({ type, lane, candidate, days: model.columnValue[column]! }));
  return result!;
}

function startRows({ problem, desks }: Kitchen, model: LinearModel): Rows {
  const { types, rules, index } = problem;
  const rows: Rows = { cover: [], bands: [], sources: [], rules: new Int32Array(rules.count).fill(-1) };
  types.forEach((type, t) => {
    const days = type.days.length;
    const { points } = desks[t]!.program;
    const { slopes } = desks[t]!.program;
    const cover = new Map<Lane, number>();
    for (const lane of new Set(type.lanes)) {
      const places = days * type.lanes.filter((other) => other === lane).length;
      cover.set(lane, model.addRow(places, places));
    }
    rows.cover.push(cover);
    rows.bands.push(
      type.bands.map((_, k) => {
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
      }),
    );
    const mains = type.lanes.filter((lane) => lane.main).length;
    rows.sources.push(
      index.sources.map(() => {
        if (mains < 2) return -1;
        const row = model.addRow(-Infinity, days);
        model.addColumn(-SAME_SOURCE, 0, Infinity, [row], [-1]);
        return row;
      }),
    );
  });
  return rows;
}

/** The row of a rule, made when a recipe first touches it. */
function ruleRow({ problem: { rules } }: Kitchen, model: LinearModel, rows: Rows, rule: number): number {
  const known = rows.rules[rule]!;
  if (known >= 0) return known;
  const row = rowOfRule(rules, model, rule);
  rows.rules[rule] = row;
  return row;
}

/** A rule as a row with its prices as columns; also used by the master. */
export function rowOfRule(rules: Kitchen['problem']['rules'], model: LinearModel, rule: number): number {
  const [limit, first, width] = [rules.limit[rule]!, rules.first[rule]!, rules.width[rule]!];
  if (first < 0) {
    const row = model.addRow(0, Infinity);
    model.addColumn(-first, 0, limit, [row], [-1]);
    return row;
  }
  const row = model.addRow(-Infinity, limit);
  if (width > 0) model.addColumn(-rules.next[rule]!, 0, width, [row], [-1]);
  model.addColumn(-rules.beyond[rule]!, 0, Infinity, [row], [-1]);
  return row;
}

function addCandidate(
  kitchen: Kitchen,
  model: LinearModel,
  rows: Rows,
  t: number,
  lane: Lane,
  j: number,
  portion: number,
): number {
  const { problem } = kitchen;
  const { index, rules, pantryUse, cost, request } = problem;
  const recipe = lane.recipe[j]!;
  const at: number[] = [rows.cover[t]!.get(lane)!];
  const amount: number[] = [1];
  const put = (row: number, value: number): void => {
    at.push(row);
    amount.push(value);
  };
  const bands = rows.bands[t]!;
  for (let k = 0; k < bands.length; k++) put(bands[k]!, portion * lane.nutrients[j * bands.length + k]!);
  put(ruleRow(kitchen, model, rows, rules.repeats + recipe), 1);
  if (lane.main) {
    put(ruleRow(kitchen, model, rows, rules.cuisines + index.cuisine[recipe]!), 1);
    const source = index.source[recipe]!;
    if (source >= 0) {
      put(ruleRow(kitchen, model, rows, rules.sources + source), 1);
      if (rows.sources[t]![source]! >= 0) put(rows.sources[t]![source]!, 1);
    }
  }
  const use = pantryUse.get(recipe);
  use?.rules.forEach((rule, u) => {
    put(ruleRow(kitchen, model, rows, rule), portion * use.grams[u]!);
  });
  if (request.budget !== undefined) put(ruleRow(kitchen, model, rows, rules.budget), portion * cost[recipe]!);
  return model.addColumn(lane.base[j]! + lane.slope[j]! * portion, 0, Infinity, at, amount);
}

/** The best liked, and per nutrient those with most and with least of it per unit of energy. */
function firstPool(lane: Lane, bands: number): number[] {
  const worth = lane.base.map((base, j) => base + lane.slope[j]! * lane.low[j]!);
  const pool = new Set(largestOf(worth, FIRST_POOL));
  const density = new Float64Array(lane.count);
  for (let k = 0; k < bands; k++) {
    for (const sign of [1, -1]) {
      for (let j = 0; j < lane.count; j++)
        density[j] = (sign * lane.nutrients[j * bands + k]! * (lane.low[j]! + lane.high[j]!)) / 2;
      for (const j of largestOf(density, EXTREMES)) pool.add(j);
    }
  }
  return [...pool].sort((a, b) => a - b);
}
