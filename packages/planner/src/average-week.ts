// The average week: a linear program in which every slot of a day type may hold fractions of recipes. It is solved over a
// small pool; its prices are then put to all recipes, those that would gain join the pool, until none does. The result: a
// proven bound over all recipes, prices that tell good recipes from bad, and fractions to start a first plan from.

import type { DayRows } from './day-rows.ts';
import { dayEntries, dayPricesOf, dayRows, firstPool, portionEnds } from './day-rows.ts';
import type { Kitchen } from './menus.ts';
import type { Lane } from './prepare.ts';
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
  days: DayRows[];
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
      for (const portion of portionEnds(lane, j)) {
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
      const day = dayPricesOf(model, rows.days[t]!);
      clampDayPrices(kitchen, t, day);
      const worth = reducedWorth(kitchen, t, prices, day);
      dayPrices.push(day);
      reduced.push(worth);
      let perDay = dayBoundPart(kitchen, t, day);
      type.lanes.forEach((lane, i) => {
        perDay += largest(worth[i]!);
        if (type.lanes.indexOf(lane) !== i) return;
        const cover = model.rowPrice[rows.days[t]!.cover.get(lane)!]!;
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

function startRows(kitchen: Kitchen, model: LinearModel): Rows {
  const { types, rules } = kitchen.problem;
  const rows: Rows = { days: [], rules: new Int32Array(rules.count).fill(-1) };
  types.forEach((type, t) => {
    rows.days.push(dayRows(kitchen, model, t, type.days.length));
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
  const { index, rules, pantryUse, cost, request } = kitchen.problem;
  const recipe = lane.recipe[j]!;
  const { at, amounts } = dayEntries(kitchen, rows.days[t]!, lane, j, portion);
  const put = (rule: number, value: number): void => {
    at.push(ruleRow(kitchen, model, rows, rule));
    amounts.push(value);
  };
  put(rules.repeats + recipe, 1);
  if (lane.main) {
    put(rules.cuisines + index.cuisine[recipe]!, 1);
    if (index.source[recipe]! >= 0) put(rules.sources + index.source[recipe]!, 1);
  }
  const use = pantryUse[recipe];
  use?.rules.forEach((rule, u) => {
    put(rule, portion * use.grams[u]!);
  });
  if (request.budget !== undefined) put(rules.budget, portion * cost[recipe]!);
  return model.addColumn(lane.base[j]! + lane.slope[j]! * portion, 0, Infinity, at, amounts);
}
