// How far are the targets from possible? The average week again, but recipes are worth nothing and every bound may be
// overstepped at a price. Sifted over all recipes, so its least total is a proof: no plan of these recipes can do better.

import { dayPricesOf } from './day-rows.ts';
import type { Kitchen } from './menus.ts';
import type { DayType, Lane } from './prepare.ts';
import { largestOf } from './pricing.ts';
import type { Solver } from './solver.ts';
import { linearModel } from './solver.ts';

/** One side of one nutrient's band on all days, or the budget. */
export type Bound = { nutrient: string; bound: 'min' | 'max' };

export type ElasticResult = {
  /** Proven least total, at the given prices per unit of overstepping (a unit = 100 % of the target on one day). */
  least: number;
  /** Overstepping per bound in this solution: mean per day that has the bound (budget: of the week). */
  amounts: number[];
  /** Bounds that the proof rests on. */
  support: number[];
};

export type Elastic = {
  bounds: Bound[];
  /** `prices` per bound; `enough`: stop as soon as the total is known to lie at or below this. */
  solve: (prices: readonly number[], enough?: number) => ElasticResult;
  dispose: () => void;
};

const FIRST_POOL = 8;
const ADD_PER_LANE = 20;
const MAX_ROUNDS = 20;
/** Price differences below this are rounding. */
const TINY = 1e-7;

export function elasticWeek(solver: Solver, kitchen: Kitchen): Elastic {
  const { problem } = kitchen;
  const { types, request, cost } = problem;
  const budget = request.budget;
  const model = linearModel(solver);
  const bounds: Bound[] = [];
  const numberOf = (nutrient: string, bound: 'min' | 'max'): number => {
    const known = bounds.findIndex((other) => other.nutrient === nutrient && other.bound === bound);
    return known >= 0 ? known : bounds.push({ nutrient, bound }) - 1;
  };

  // Rows of every day type (whole type at once: totals over its days), and the columns that overstep.
  const over: { bound: number; column: number; days: number }[] = [];
  const overstep = (row: number, sign: 1 | -1, bound: number, days: number): void => {
    over.push({ bound, column: model.addColumn(-1, 0, Infinity, [row], [sign]), days });
  };
  const rows = types.map((type) => {
    const days = type.days.length;
    const cover = new Map<Lane, number>();
    for (const lane of new Set(type.lanes)) {
      const places = days * type.lanes.filter((other) => other === lane).length;
      cover.set(lane, model.addRow(places, places));
    }
    const bands = type.bands.map((band, k) => {
      const row = model.addRow(type.low[k]! * days, type.high[k]! * days);
      if (type.low[k]! > -Infinity) overstep(row, 1, numberOf(band.nutrient, 'min'), days);
      if (type.high[k]! < Infinity) overstep(row, -1, numberOf(band.nutrient, 'max'), days);
      return row;
    });
    return { cover, bands, sources: [] };
  });
  const budgetRow = budget === undefined ? -1 : model.addRow(-Infinity, 1);
  if (budgetRow >= 0) overstep(budgetRow, -1, numberOf('budget', 'max'), 1);

  const pools = types.map(
    (type) => new Map([...new Set(type.lanes)].map((lane) => [lane, new Uint8Array(lane.count)])),
  );
  const add = (t: number, lane: Lane, candidates: readonly number[]): void => {
    const inPool = pools[t]!.get(lane)!;
    const { cover, bands } = rows[t]!;
    for (const j of candidates) {
      if (inPool[j] === 1) continue;
      inPool[j] = 1;
      for (const portion of new Set([lane.low[j]!, lane.high[j]!])) {
        const at = [cover.get(lane)!, ...bands];
        const amounts = [1, ...bands.map((_, k) => portion * lane.nutrients[j * bands.length + k]!)];
        if (budgetRow >= 0) {
          at.push(budgetRow);
          amounts.push((portion * cost[lane.recipe[j]!]!) / Math.max(1, budget!));
        }
        model.addColumn(0, 0, Infinity, at, amounts);
      }
    }
  };
  types.forEach((type, t) => {
    for (const lane of pools[t]!.keys()) add(t, lane, extremes(lane, type.bands.length));
  });

  const solve = (prices: readonly number[], enough = -1): ElasticResult => {
    model.setWorth(
      Int32Array.from(over, ({ column }) => column),
      Float64Array.from(over, ({ bound }) => -prices[bound]!),
    );
    let least = -Infinity;
    let support: number[] = [];
    for (let round = 0; round < MAX_ROUNDS; round++) {
      model.solve();
      // With the pool alone the targets can be met: no need to look further.
      if (-model.objective <= enough)
        return { least: Math.max(0, -model.objective), amounts: amountsNow(), support: [] };
      const proof = prove(prices);
      if (proof.least > least) {
        least = proof.least;
        support = proof.support;
      }
      if (proof.added === 0) break;
    }
    return { least: Math.max(0, least), amounts: amountsNow(), support };
  };

  const amountsNow = (): number[] => {
    const amounts = bounds.map(() => 0);
    const days = bounds.map(() => 0);
    for (const one of over) {
      amounts[one.bound]! += model.columnValue[one.column]!;
      days[one.bound]! += one.days;
    }
    return amounts.map((amount, bound) => amount / days[bound]!);
  };

  /** The bound from the prices of the last solution, over all recipes; recipes that would better it join the pool. */
  const prove = (prices: readonly number[]): { least: number; support: number[]; added: number } => {
    const support = new Set<number>();
    let most = 0;
    let added = 0;
    let money = 0;
    if (budgetRow >= 0) {
      const bound = numberOf('budget', 'max');
      money = Math.min(prices[bound]!, Math.max(0, model.rowPrice[budgetRow]!));
      most += money;
      if (money > TINY) support.add(bound);
    }
    types.forEach((type, t) => {
      const { bands: multipliers } = dayPricesOf(model, rows[t]!);
      let perDay = 0;
      type.bands.forEach((band, k) => {
        const [low, high] = [type.low[k]! > -Infinity, type.high[k]! < Infinity];
        const floor = low ? -prices[numberOf(band.nutrient, 'min')]! : 0;
        const ceiling = high ? prices[numberOf(band.nutrient, 'max')]! : 0;
        const multiplier = Math.min(ceiling, Math.max(floor, multipliers[k]!));
        multipliers[k] = Math.abs(multiplier) < TINY ? 0 : multiplier;
        if (multipliers[k]! > 0) perDay += multipliers[k]! * type.high[k]!;
        if (multipliers[k]! < 0) perDay += multipliers[k]! * type.low[k]!;
        if (multipliers[k] !== 0) support.add(numberOf(band.nutrient, multipliers[k]! > 0 ? 'max' : 'min'));
      });
      for (const lane of new Set(type.lanes)) {
        const reduced = reducedOf(type, lane, multipliers, money);
        let best = -Infinity;
        for (const value of reduced) best = Math.max(best, value);
        perDay += best * type.lanes.filter((other) => other === lane).length;
        const cover = model.rowPrice[rows[t]!.cover.get(lane)!]!;
        const gaining = largestOf(reduced, ADD_PER_LANE, pools[t]!.get(lane)!).filter(
          (j) => reduced[j]! > cover + TINY,
        );
        added += gaining.length;
        add(t, lane, gaining);
      }
      most += type.days.length * perDay;
    });
    return { least: -most, support: [...support].sort((a, b) => a - b), added };
  };

  const reducedOf = (type: DayType, lane: Lane, multipliers: Float64Array, money: number): Float64Array => {
    const width = type.bands.length;
    const reduced = new Float64Array(lane.count);
    for (let j = 0; j < lane.count; j++) {
      let perServing = money > 0 ? (-money * cost[lane.recipe[j]!]!) / Math.max(1, budget!) : 0;
      for (let k = 0; k < width; k++) perServing -= multipliers[k]! * lane.nutrients[j * width + k]!;
      reduced[j] = perServing * (perServing > 0 ? lane.high[j]! : lane.low[j]!);
    }
    return reduced;
  };

  return { bounds, solve, dispose: model.dispose };
}

/** To start with: per nutrient the candidates with most and with least of it per unit of energy (the first row's). */
function extremes(lane: Lane, bands: number): number[] {
  const pool = new Set<number>();
  const amount = new Float64Array(lane.count);
  for (let k = 0; k < bands; k++) {
    for (const sign of [1, -1]) {
      for (let j = 0; j < lane.count; j++) {
        amount[j] = sign * lane.nutrients[j * bands + k]! * (lane.low[j]! + lane.high[j]!);
      }
      for (const j of largestOf(amount, FIRST_POOL)) pool.add(j);
    }
  }
  for (let j = 0; j < Math.min(FIRST_POOL, lane.count); j++) pool.add(j);
  return [...pool].sort((a, b) => a - b);
}
