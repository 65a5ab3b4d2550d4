// The first plan: start from the fractions of the average week, then exchange single recipes and swap recipes between days,
// accepting a loss that shrinks with time (threshold accepting). Every trial is the true day on the step grid, so what
// comes out is already a plan to show.

import type { AverageWeek } from './average-week.ts';
import { distinctPicks } from './distinct.ts';
import type { MenuPool } from './menu-pool.ts';
import { menuFrom } from './menu-pool.ts';
import type { Menu } from './menus.ts';
import { standsTwice } from './menus.ts';
import type { Lane, Problem } from './prepare.ts';
import { REPEAT_BEYOND } from './prices.ts';
import { largestOf } from './pricing.ts';
import { seededRandom } from './random.ts';
import type { Ledger } from './week-rules.ts';
import { addedCost, addToLedger, emptyLedger, ruleCost } from './week-rules.ts';

/** One menu per day. */
export type Week = { menus: Menu[]; objective: number; violation: number };

export type FirstPlanWork = { moves: number; guided: number };

/** Points that a move may lose at the start and at the end. */
const HOT = 60;
const COLD = 0.5;
const EXCHANGE_SHARE = 0.62;

export function weekOf(problem: Problem, menus: Menu[], free = false): Week {
  const ledger = emptyLedger(problem.rules);
  let objective = 0;
  let violation = 0;
  for (const menu of menus) {
    const served = free ? menu.free : menu.stepped!;
    objective += served.value - addedCost(ledger, served);
    violation += served.violation;
    addToLedger(ledger, served, 1);
  }
  return { menus: [...menus], objective, violation };
}

export function typeOfDays(problem: Problem): Int32Array {
  const typeOf = new Int32Array(problem.days);
  problem.types.forEach((type, t) => {
    for (const day of type.days) typeOf[day] = t;
  });
  return typeOf;
}

export function firstPlan(pool: MenuPool, average: AverageWeek, seed: number, work: FirstPlanWork): Week {
  const { problem } = pool.kitchen;
  const random = seededRandom(seed);
  const typeOf = typeOfDays(problem);
  const guided = problem.types.map((type, t) => {
    const done = new Map<Lane, number[]>();
    type.lanes.forEach((lane, i) => {
      if (!done.has(lane)) done.set(lane, largestOf(average.reduced[t]![i]!, work.guided));
    });
    return type.lanes.map((lane) => done.get(lane)!);
  });
  const picks = startingPicks(problem, average, guided, typeOf, random);
  return anneal(pool, picks, typeOf, guided, random, work.moves);
}

/** From one week to a better one by trial moves. */
function anneal(
  pool: MenuPool,
  start: Int32Array[],
  typeOf: Int32Array,
  guided: number[][][],
  random: () => number,
  moves: number,
): Week {
  const { problem } = pool.kitchen;
  const { types } = problem;
  const ledger = emptyLedger(problem.rules);
  const menus = start.map((picks, day) => menuFrom(pool, typeOf[day]!, picks)!);
  let total = 0;
  for (const menu of menus) {
    total += menu.stepped!.value - addedCost(ledger, menu.stepped!);
    addToLedger(ledger, menu.stepped!, 1);
  }
  let best = total;
  let bestMenus = [...menus];
  const days = Array.from(typeOf.keys()).filter((day) => types[typeOf[day]!]!.lanes.some((lane) => !lane.locked));
  if (days.length === 0) return weekOf(problem, bestMenus);

  const pantryRoom = (problem.request.pantry?.length ?? 0) > 0 ? 16 : 0;
  const cooling = (COLD / HOT) ** (1 / moves);
  let heat = HOT;
  const trial: Int32Array[] = types.map((type) => new Int32Array(type.lanes.length));
  const other: Int32Array[] = types.map((type) => new Int32Array(type.lanes.length));

  for (let move = 0; move < moves; move++) {
    heat *= cooling;
    const d = days[Math.floor(random() * days.length)]!;
    const t = typeOf[d]!;
    const { lanes } = types[t]!;
    const i = Math.floor(random() * lanes.length);
    const lane = lanes[i]!;
    const exchange = random() < EXCHANGE_SHARE || days.length < 2;
    const loss = heat * random();
    if (lane.locked) continue;
    const old = menus[d]!;
    if (exchange) {
      const list = guided[t]![i]!;
      const spread = random();
      const j = list[Math.floor(spread * spread * list.length)]!;
      if (j === old.picks[i]) continue;
      trial[t]!.set(old.picks);
      trial[t]![i] = j;
      addToLedger(ledger, old.stepped!, -1);
      const oldNet = old.stepped!.value - addedCost(ledger, old.stepped!);
      const floor = oldNet - loss;
      const menu = menuFrom(pool, t, trial[t]!, floor - pantryRoom + repeatCost(ledger, lane.recipe[j]!));
      const net = menu ? menu.stepped!.value - addedCost(ledger, menu.stepped!) : -Infinity;
      const chosen = menu && net >= floor ? menu : old;
      addToLedger(ledger, chosen.stepped!, 1);
      menus[d] = chosen;
      if (chosen !== old) total += net - oldNet;
    } else {
      let e = days[Math.floor(random() * (days.length - 1))]!;
      if (e === d) e = days[days.length - 1]!;
      total += swapBetween(pool, menus, ledger, typeOf, d, e, i, loss, trial, other);
    }
    if (total > best + 1e-9) {
      best = total;
      bestMenus = [...menus];
    }
  }
  return weekOf(problem, bestMenus);
}

function repeatCost({ rules, totals }: Ledger, recipe: number): number {
  const rule = rules.repeats + recipe;
  return totals[rule]! + 1 <= rules.limit[rule]!
    ? 0
    : ruleCost(rules, rule, totals[rule]! + 1) - ruleCost(rules, rule, totals[rule]!);
}

/** The recipes of one slot change places between two days. Returns what the week gained. */
function swapBetween(
  pool: MenuPool,
  menus: Menu[],
  ledger: Ledger,
  typeOf: Int32Array,
  d: number,
  e: number,
  i: number,
  loss: number,
  trial: Int32Array[],
  other: Int32Array[],
): number {
  const { types } = pool.kitchen.problem;
  const [t, u] = [typeOf[d]!, typeOf[e]!];
  const lane = types[t]!.lanes[i]!;
  const i2 = types[u]!.lanes.findIndex(
    (candidate, at) => candidate.kind === lane.kind && !candidate.locked && (t !== u || at === i),
  );
  if (i2 < 0) return 0;
  const lane2 = types[u]!.lanes[i2]!;
  const [first, second] = [menus[d]!, menus[e]!];
  const recipe = lane.recipe[first.picks[i]!]!;
  const recipe2 = lane2.recipe[second.picks[i2]!]!;
  if (recipe === recipe2) return 0;
  const [j, j2] = [lane.candidate[recipe2]!, lane2.candidate[recipe]!];
  if (j < 0 || j2 < 0) return 0;
  trial[t]!.set(first.picks);
  trial[t]![i] = j;
  const newFirst = menuFrom(pool, t, trial[t]!, first.stepped!.value - loss - REPEAT_BEYOND);
  if (!newFirst) return 0;
  other[u]!.set(second.picks);
  other[u]![i2] = j2;
  const rest = newFirst.stepped!.value - first.stepped!.value;
  const newSecond = menuFrom(pool, u, other[u]!, second.stepped!.value - rest - loss - REPEAT_BEYOND);
  if (!newSecond) return 0;
  addToLedger(ledger, second.stepped!, -1);
  const without = addedCost(ledger, second.stepped!);
  addToLedger(ledger, first.stepped!, -1);
  const oldNet = first.stepped!.value + second.stepped!.value - without - addedCost(ledger, first.stepped!);
  let net = newFirst.stepped!.value - addedCost(ledger, newFirst.stepped!);
  addToLedger(ledger, newFirst.stepped!, 1);
  net += newSecond.stepped!.value - addedCost(ledger, newSecond.stepped!);
  const accept = net >= oldNet - loss;
  if (accept) {
    addToLedger(ledger, newSecond.stepped!, 1);
    menus[d] = newFirst;
    menus[e] = newSecond;
    return net - oldNet;
  }
  addToLedger(ledger, newFirst.stepped!, -1);
  addToLedger(ledger, first.stepped!, 1);
  addToLedger(ledger, second.stepped!, 1);
  return 0;
}

/** Per day one recipe per slot: the average week's favourites, as often as their limit allows, in random order of days. */
function startingPicks(
  problem: Problem,
  average: AverageWeek,
  guided: number[][][],
  typeOf: Int32Array,
  random: () => number,
): Int32Array[] {
  const { types, rules } = problem;
  const used = new Map<number, number>();
  const picks = Array.from(typeOf, (t) => new Int32Array(types[t]!.lanes.length).fill(-1));
  types.forEach((type, t) => {
    // Slots with few recipes choose first, so that they are not left with one that already stands in the day.
    const order = [...type.lanes.keys()].sort((a, b) => type.lanes[a]!.count - type.lanes[b]!.count || a - b);
    for (const i of order) {
      const lane = type.lanes[i]!;
      const wanted = new Map<number, number>();
      for (const part of average.fractions) {
        if (part.type === t && part.lane === lane)
          wanted.set(part.candidate, (wanted.get(part.candidate) ?? 0) + part.days);
      }
      const favourites = [...wanted].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([j]) => j);
      const list = [...favourites, ...guided[t]![i]!.filter((j) => !wanted.has(j))];
      const limitOf = (j: number): number =>
        rules.limit[rules.repeats + lane.recipe[j]!]! - (used.get(lane.recipe[j]!) ?? 0);
      const standsIn = (day: number, j: number): boolean =>
        type.lanes.some((other, o) => picks[day]![o]! >= 0 && other.recipe[picks[day]![o]!] === lane.recipe[j]);
      let at = 0;
      for (const day of shuffled(type.days, random)) {
        const fits = (j: number): boolean => lane.locked || (limitOf(j) > 0 && !standsIn(day, j));
        let tries = 0;
        while (tries < list.length && !fits(list[(at + tries) % list.length]!)) tries++;
        let j = list[(at + tries) % list.length]!;
        // Fewer recipes than days: any that does not stand in the day yet.
        if (tries === list.length) j = list.find((candidate) => !standsIn(day, candidate)) ?? list[0]!;
        at = (at + tries + 1) % list.length;
        picks[day]![i] = j;
        used.set(lane.recipe[j]!, (used.get(lane.recipe[j]!) ?? 0) + 1);
      }
    }
  });
  return picks.map((day, d) => (standsTwice(types[typeOf[d]!]!, day) ? distinctPicks(types[typeOf[d]!]!.lanes) : day));
}

function shuffled(days: readonly number[], random: () => number): number[] {
  const order = [...days];
  for (let i = order.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [order[i], order[k]] = [order[k]!, order[i]!];
  }
  return order;
}
