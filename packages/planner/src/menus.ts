// A menu: one recipe per slot of a day with its best portions. Menus are the columns of the planner; a week is one menu per day.

import type { GridSearch } from './day-grid.ts';
import { bestOnGrid, gridSearch } from './day-grid.ts';
import type { DayProgram } from './day-program.ts';
import { dayProgram, rowCost, solveDay } from './day-program.ts';
import type { DayType, Problem } from './prepare.ts';
import { DAY_OUTSIDE, SAME_SOURCE } from './prices.ts';

/** Portions with their worth in points and what they use of the week's rules. */
export type Served = {
  portions: Float64Array;
  value: number;
  violation: number;
  /** The week's rules that it touches, and how much of each. */
  rules: Int32Array;
  amounts: Float64Array;
};

export type Menu = {
  type: number;
  /** Candidate number per lane. */
  picks: Int32Array;
  /** With free portions, and on the step grid (the same object when there are no steps). */
  free: Served;
  stepped: Served | null;
};

export type Kitchen = { problem: Problem; desks: Desk[]; menus: number };
type Desk = { type: DayType; program: DayProgram; grid: GridSearch; served: Float64Array };

export function kitchen(problem: Problem): Kitchen {
  return {
    problem,
    menus: 0,
    desks: problem.types.map((type) => {
      const program = dayProgram(type);
      return { type, program, grid: gridSearch(program), served: new Float64Array(program.slots) };
    }),
  };
}

/** Loads the recipes of a menu into the day program of its type. `prices` (per rule) shift the worth of portions. */
export function loadMenu(
  { problem, desks }: Kitchen,
  t: number,
  picks: ArrayLike<number>,
  prices: Float64Array | null,
): DayProgram {
  const { type, program } = desks[t]!;
  const { slots, rows, a, worth, low, high } = program;
  for (let i = 0; i < slots; i++) {
    const lane = type.lanes[i]!;
    const j = picks[i]!;
    for (let k = 0; k < rows; k++) a[k * slots + i] = lane.nutrients[j * rows + k]!;
    worth[i] = lane.slope[j]!;
    low[i] = lane.low[j]!;
    high[i] = lane.high[j]!;
    if (prices) worth[i]! -= portionPrice(problem, lane.recipe[j]!, prices);
  }
  return program;
}

/** What the week's rules charge for each serving of a recipe: budget and pantry. */
export function portionPrice({ rules, cost, pantryUse }: Problem, recipe: number, prices: Float64Array): number {
  let price = prices[rules.budget]! * cost[recipe]!;
  const use = pantryUse[recipe];
  if (use) for (let i = 0; i < use.rules.length; i++) price += prices[use.rules[i]!]! * use.grams[i]!;
  return price;
}

/** What the week's rules charge for choosing a recipe: repeats, cuisine, source. */
export function choicePrice({ rules, index }: Problem, recipe: number, main: boolean, prices: Float64Array): number {
  let price = prices[rules.repeats + recipe]!;
  if (!main) return price;
  price += prices[rules.cuisines + index.cuisine[recipe]!]!;
  const source = index.source[recipe]!;
  return source < 0 ? price : price + prices[rules.sources + source]!;
}

/** The worth of choosing the recipes, before portions. */
export function choiceWorth({ problem, desks }: Kitchen, t: number, picks: ArrayLike<number>): number {
  const { lanes } = desks[t]!.type;
  const { source } = problem.index;
  let worth = 0;
  for (let i = 0; i < lanes.length; i++) {
    const lane = lanes[i]!;
    worth += lane.base[picks[i]!]!;
    if (!lane.main) continue;
    const own = source[lane.recipe[picks[i]!]!]!;
    if (own < 0) continue;
    for (let other = 0; other < i; other++) {
      if (lanes[other]!.main && source[lanes[other]!.recipe[picks[other]!]!] === own) {
        worth -= SAME_SOURCE;
        break;
      }
    }
  }
  return worth;
}

/** True when a recipe would stand twice in the day (unless the user locked both). */
export function standsTwice({ lanes }: DayType, picks: ArrayLike<number>): boolean {
  for (let i = 1; i < lanes.length; i++) {
    const recipe = lanes[i]!.recipe[picks[i]!]!;
    for (let other = 0; other < i; other++) {
      if (lanes[other]!.recipe[picks[other]!] === recipe && !(lanes[i]!.locked && lanes[other]!.locked)) return true;
    }
  }
  return false;
}

/**
 * The menu of these picks. `atLeast`: below this value with free portions the steps are not looked at and null comes back.
 * `prices`: the portions are chosen as if the week's rules charged these.
 */
export function makeMenu(
  kitchen: Kitchen,
  t: number,
  picks: ArrayLike<number>,
  prices: Float64Array | null = null,
  atLeast = -Infinity,
): Menu | null {
  const program = loadMenu(kitchen, t, picks, prices);
  const worth = choiceWorth(kitchen, t, picks);
  const value = solveDay(program) + worth;
  if (value < atLeast) return null;
  return menuOfSolved(kitchen, t, picks, worth, true);
}

/** Builds the menu from a program that was just solved. */
export function menuOfSolved(
  kitchen: Kitchen,
  t: number,
  picks: ArrayLike<number>,
  worth: number,
  withSteps: boolean,
): Menu {
  const { problem } = kitchen;
  const { program, type } = kitchen.desks[t]!;
  kitchen.menus++;
  const rules = rulesOf(problem, type, picks);
  const free = serve(problem, type, picks, rules, program, program.portions, worth, program.violation);
  const menu: Menu = { type: t, picks: Int32Array.from(picks), free, stepped: null };
  if (problem.step === 0) menu.stepped = free;
  else if (withSteps) stepMenuOfSolved(kitchen, menu, worth);
  return menu;
}

function stepMenuOfSolved({ problem, desks }: Kitchen, menu: Menu, worth: number): void {
  const { program, grid, type } = desks[menu.type]!;
  const { violation } = bestOnGrid(program, grid, problem.step);
  menu.stepped = serve(problem, type, menu.picks, menu.free.rules, program, grid.best, worth, violation);
}

/** The menu's portions on the step grid, worked out when first asked for. */
export function steppedOf(kitchen: Kitchen, menu: Menu, prices: Float64Array | null): Served {
  if (menu.stepped) return menu.stepped;
  solveDay(loadMenu(kitchen, menu.type, menu.picks, prices));
  stepMenuOfSolved(kitchen, menu, choiceWorth(kitchen, menu.type, menu.picks));
  return menu.stepped!;
}

/** These recipes with these portions: what they are worth here and how far they miss. */
export function servedAs(kitchen: Kitchen, t: number, picks: ArrayLike<number>, portions: Float64Array): Served {
  const { problem, desks } = kitchen;
  const { type } = desks[t]!;
  const program = loadMenu(kitchen, t, picks, null);
  const rules = rulesOf(problem, type, picks);
  const violation = outsideOf(program, portions);
  return serve(problem, type, picks, rules, program, portions, choiceWorth(kitchen, t, picks), violation);
}

function outsideOf(program: DayProgram, portions: Float64Array): number {
  const { slots, rows, a, points } = program;
  let violation = 0;
  for (let k = 0; k < rows; k++) {
    let x = 0;
    for (let i = 0; i < slots; i++) x += a[k * slots + i]! * portions[i]!;
    violation += Math.max(0, points[k * 4]! - x, x - points[k * 4 + 3]!);
  }
  return violation < 1e-9 ? 0 : violation;
}

/** Value at the menu's own worth of portions (not shifted by prices) and amounts per rule. */
function serve(
  problem: Problem,
  type: DayType,
  picks: ArrayLike<number>,
  rules: Int32Array,
  program: DayProgram,
  portions: Float64Array,
  worth: number,
  violation: number,
): Served {
  const { lanes } = type;
  let value = worth - (violation > 0 ? DAY_OUTSIDE : 0);
  for (let i = 0; i < lanes.length; i++) value += lanes[i]!.slope[picks[i]!]! * portions[i]!;
  value -= bandCost(program, portions);
  return {
    portions: portions.slice(),
    value,
    violation,
    rules,
    amounts: amountsOf(problem, type, picks, rules, portions),
  };
}

function bandCost(program: DayProgram, portions: Float64Array): number {
  const { slots, rows, a } = program;
  let cost = 0;
  for (let k = 0; k < rows; k++) {
    let x = 0;
    for (let i = 0; i < slots; i++) x += a[k * slots + i]! * portions[i]!;
    cost += rowCost(program, k, x);
  }
  return cost;
}

/** The rules that a menu touches, each once: repeats, cuisines, sources, then budget and pantry. */
function rulesOf(
  { index, rules, pantryUse, request }: Problem,
  { lanes }: DayType,
  picks: ArrayLike<number>,
): Int32Array {
  const touched: number[] = [];
  const touch = (rule: number): void => {
    if (!touched.includes(rule)) touched.push(rule);
  };
  for (let i = 0; i < lanes.length; i++) {
    const lane = lanes[i]!;
    const recipe = lane.recipe[picks[i]!]!;
    touch(rules.repeats + recipe);
    if (lane.main) {
      touch(rules.cuisines + index.cuisine[recipe]!);
      if (index.source[recipe]! >= 0) touch(rules.sources + index.source[recipe]!);
    }
    for (const rule of pantryUse[recipe]?.rules ?? []) touch(rule);
  }
  if (request.budget !== undefined) touch(rules.budget);
  return Int32Array.from(touched);
}

function amountsOf(
  { index, rules, pantryUse, cost }: Problem,
  { lanes }: DayType,
  picks: ArrayLike<number>,
  touched: Int32Array,
  portions: Float64Array,
): Float64Array {
  const amounts = new Float64Array(touched.length);
  const add = (rule: number, amount: number): void => {
    amounts[touched.indexOf(rule)]! += amount;
  };
  const budget = touched.indexOf(rules.budget);
  for (let i = 0; i < lanes.length; i++) {
    const lane = lanes[i]!;
    const recipe = lane.recipe[picks[i]!]!;
    add(rules.repeats + recipe, 1);
    if (lane.main) {
      add(rules.cuisines + index.cuisine[recipe]!, 1);
      if (index.source[recipe]! >= 0) add(rules.sources + index.source[recipe]!, 1);
    }
    const use = pantryUse[recipe];
    use?.rules.forEach((rule, u) => {
      add(rule, use.grams[u]! * portions[i]!);
    });
    if (budget >= 0) amounts[budget]! += cost[recipe]! * portions[i]!;
  }
  return amounts;
}

/** Value of a menu when the week's rules charge these prices. */
export function pricedValue({ value, rules, amounts }: Served, prices: Float64Array): number {
  let priced = value;
  for (let i = 0; i < rules.length; i++) priced -= prices[rules[i]!]! * amounts[i]!;
  return priced;
}
