// Exact pricing: the menus that are worth more, under the week's prices, than the master pays for a day; and a proof that
// none is worth more than a bound.
//
// All combinations of recipes whose reduced worths miss the best sum by at most `theta` are looked at, depth first. Most
// die early: every day program that was solved leaves its multipliers behind, and with them the worth of *any* combination
// is bounded by a sum over its recipes (a certificate). 97 to 99 % of the combinations fall to some certificate.

import type { DayBound } from './average-day.ts';
import { boundWith, multipliersOf, rowConjugate, solveDay } from './day-program.ts';
import { keyOf } from './menu-pool.ts';
import type { Kitchen, Menu } from './menus.ts';
import { choicePrice, choiceWorth, loadMenu, menuOfSolved, portionPrice, pricedValue, standsTwice } from './menus.ts';
import type { Lane, Problem } from './prepare.ts';
import { SAME_SOURCE } from './prices.ts';
import { largest } from './pricing.ts';

export type MenuSearch = {
  /** No menu of the type is worth more than this under the prices. */
  bound: number;
  /** Found menus worth more than `worthMore`, best first. */
  found: Menu[];
  complete: boolean;
  nodes: number;
};

export type SearchLimits = {
  nodes: number;
  programs: number;
  found: number;
  /** Menus this little below the best found are wanted too; Infinity = all above `worthMore`. */
  near: number;
};

type Certificate = {
  multipliers: Float64Array;
  constant: number;
  worth: Float64Array[];
  suffix: Float64Array;
  hits: number;
};
type List = {
  lane: Lane;
  candidates: Int32Array;
  deficit: Float64Array;
  /** Of each candidate under the prices: worth of choosing it and of each serving, range, nutrients. */
  base: Float64Array;
  slope: Float64Array;
  low: Float64Array;
  high: Float64Array;
  nutrients: Float64Array;
};

const CERTIFICATES = 20;

export function bestMenus(
  kitchen: Kitchen,
  t: number,
  prices: Float64Array,
  { bound: dayBound, reduced }: DayBound,
  worthMore: number,
  limits: SearchLimits,
): MenuSearch {
  const { problem } = kitchen;
  const type = problem.types[t]!;
  const slots = type.lanes.length;
  const best = reduced.map(largest);
  const need = dayBound - worthMore;
  if (need <= 1e-7 || slots === 0) return { bound: dayBound, found: [], complete: true, nodes: 0 };

  const found: { menu: Menu; value: number }[] = [];
  let top = -Infinity;
  let nodes = 0;
  let programs = 0;
  let provedBelow = dayBound;
  let complete = false;
  const certificates: Certificate[] = [];
  const seen = new Set<string>();
  const countWithin = combinationsWithin(reduced, best, need);

  // Wider and wider: a finished pass proves everything beyond its theta worthless, an unfinished one proves nothing.
  for (let count = 2_000; ; count *= 6) {
    const theta = countWithin(count);
    const lists = listsWithin(problem, type.lanes, reduced, best, theta, prices);
    for (const certificate of certificates) restate(certificate, lists);
    const finished = pass(theta, lists);
    if (!finished) break;
    provedBelow = dayBound - theta;
    if (theta >= need) {
      complete = true;
      break;
    }
  }
  found.sort((a, b) => b.value - a.value);
  const bound = Math.max(worthMore, top, complete ? -Infinity : provedBelow);
  return {
    bound: Math.min(bound, dayBound),
    found: found.slice(0, limits.found).map(({ menu }) => menu),
    complete,
    nodes,
  };

  function pass(theta: number, lists: List[]): boolean {
    const picks = new Int32Array(slots);
    const rank = new Int32Array(slots);
    const sums: Float64Array[] = Array.from({ length: slots + 1 }, () => new Float64Array(CERTIFICATES + 1));
    for (let q = 0; q < certificates.length; q++) sums[0]![q] = certificates[q]!.constant;
    return descend(0, 0, 0);

    function descend(depth: number, deficit: number, penalty: number): boolean {
      if (depth === slots) return leaf();
      const { lane, candidates, deficit: deficits } = lists[depth]!;
      // Equal lanes (two snacks) are taken in one order only.
      let first = 0;
      for (let before = 0; before < depth; before++)
        if (lists[before]!.lane === lane) first = Math.max(first, rank[before]! + 1);
      for (let at = first; at < candidates.length; at++) {
        const sum = deficit + deficits[at]!;
        if (sum < -theta) break;
        if (++nodes > limits.nodes) return false;
        const recipe = lane.recipe[candidates[at]!]!;
        let twice = false;
        let same = 0;
        for (let before = 0; before < depth; before++) {
          const other = lists[before]!.lane;
          const otherRecipe = other.recipe[picks[before]!]!;
          if (otherRecipe === recipe && !(other.locked && lane.locked)) twice = true;
          if (lane.main && other.main) {
            const source = problem.index.source[recipe]!;
            if (source >= 0 && source === problem.index.source[otherRecipe]!) same = SAME_SOURCE;
          }
        }
        if (twice) continue;
        const threshold = Math.max(worthMore, top - limits.near);
        if (cut(depth, at, penalty + same, threshold)) continue;
        picks[depth] = candidates[at]!;
        rank[depth] = at;
        if (!descend(depth + 1, sum, penalty + same)) return false;
      }
      return true;
    }

    /** True when some certificate bounds everything below this choice by the threshold. */
    function cut(depth: number, at: number, penalty: number, threshold: number): boolean {
      const [here, next] = [sums[depth]!, sums[depth + 1]!];
      for (let q = 0; q < certificates.length; q++) {
        const certificate = certificates[q]!;
        const value = here[q]! + certificate.worth[depth]![at]!;
        next[q] = value;
        if (value + certificate.suffix[depth + 1]! - penalty <= threshold) {
          certificate.hits++;
          return true;
        }
      }
      return false;
    }

    function leaf(): boolean {
      if (++programs > limits.programs) return false;
      const program = loadMenu(kitchen, t, picks, prices);
      const worth = choiceWorth(kitchen, t, picks);
      let charged = 0;
      for (let i = 0; i < slots; i++)
        charged += choicePrice(problem, type.lanes[i]!.recipe[picks[i]!]!, type.lanes[i]!.main, prices);
      const value = solveDay(program) + worth - charged;
      const multipliers = multipliersOf(program);
      const upper = Math.max(value, boundWith(program, multipliers) + worth - charged);
      if (upper > top) top = upper;
      if (value > worthMore + 1e-6) {
        const key = keyOf(picks);
        if (!seen.has(key) && !standsTwice(type, picks)) {
          seen.add(key);
          const menu = menuOfSolved(kitchen, t, picks, worth, false);
          found.push({ menu, value: pricedValue(menu.free, prices) });
        }
      } else learn(lists, multipliers);
      return true;
    }

    function learn(current: List[], multipliers: Float64Array): void {
      const { program } = kitchen.desks[t]!;
      let constant = 0;
      for (let k = 0; k < multipliers.length; k++) constant += rowConjugate(program, k, multipliers[k]!);
      const certificate: Certificate = {
        multipliers: multipliers.slice(),
        constant,
        worth: [],
        suffix: new Float64Array(slots + 1),
        hits: 2,
      };
      restate(certificate, current);
      let at = certificates.length;
      if (at >= CERTIFICATES) {
        at = 0;
        for (let q = 1; q < CERTIFICATES; q++) if (certificates[q]!.hits < certificates[at]!.hits) at = q;
        for (const other of certificates) other.hits *= 0.7;
      }
      certificates[at] = certificate;
      // The sums of the path that is under way, so that the newcomer can cut at once.
      sums[0]![at] = constant;
      for (let depth = 0; depth < slots; depth++)
        sums[depth + 1]![at] = sums[depth]![at]! + certificate.worth[depth]![rank[depth]!]!;
    }
  }

  /** The certificate's worth of each listed candidate, and the best that the remaining slots can add. */
  function restate(certificate: Certificate, lists: List[]): void {
    const { multipliers } = certificate;
    const rows = multipliers.length;
    certificate.worth = [];
    lists.forEach(({ lane, base, slope, low, high, nutrients }, depth) => {
      const same = lists.findIndex((list) => list.lane === lane);
      if (same < depth) {
        certificate.worth.push(certificate.worth[same]!);
        return;
      }
      const worth = new Float64Array(base.length);
      for (let at = 0; at < worth.length; at++) {
        let perServing = slope[at]!;
        for (let k = 0; k < rows; k++) perServing -= multipliers[k]! * nutrients[at * rows + k]!;
        worth[at] = base[at]! + perServing * (perServing > 0 ? high[at]! : low[at]!);
      }
      certificate.worth.push(worth);
    });
    certificate.suffix[lists.length] = 0;
    for (let depth = lists.length - 1; depth >= 0; depth--) {
      certificate.suffix[depth] = certificate.suffix[depth + 1]! + largest(certificate.worth[depth]!);
    }
  }
}

function listsWithin(
  problem: Problem,
  lanes: readonly Lane[],
  reduced: readonly Float64Array[],
  best: readonly number[],
  theta: number,
  prices: Float64Array,
): List[] {
  const done = new Map<Lane, List>();
  return lanes.map((lane, i) => {
    const known = done.get(lane);
    if (known) return known;
    const worth = reduced[i]!;
    const within: number[] = [];
    for (let j = 0; j < lane.count; j++) if (worth[j]! >= best[i]! - theta) within.push(j);
    within.sort((a, b) => worth[b]! - worth[a]! || a - b);
    const rows = lane.nutrients.length / lane.count;
    const nutrients = new Float64Array(within.length * rows);
    within.forEach((j, at) => {
      nutrients.set(lane.nutrients.subarray(j * rows, (j + 1) * rows), at * rows);
    });
    const list: List = {
      lane,
      candidates: Int32Array.from(within),
      deficit: Float64Array.from(within, (j) => worth[j]! - best[i]!),
      base: Float64Array.from(within, (j) => lane.base[j]! - choicePrice(problem, lane.recipe[j]!, lane.main, prices)),
      slope: Float64Array.from(within, (j) => lane.slope[j]! - portionPrice(problem, lane.recipe[j]!, prices)),
      low: Float64Array.from(within, (j) => lane.low[j]!),
      high: Float64Array.from(within, (j) => lane.high[j]!),
      nutrients,
    };
    done.set(lane, list);
    return list;
  });
}

/** For a count: the widest theta up to `need` with about that many combinations, by folding histograms of the deficits. */
function combinationsWithin(
  reduced: readonly Float64Array[],
  best: readonly number[],
  need: number,
): (count: number) => number {
  const BINS = 128;
  let folded = new Float64Array(BINS);
  folded[0] = 1;
  for (let i = 0; i < reduced.length; i++) {
    const bins = new Float64Array(BINS);
    for (const worth of reduced[i]!) {
      const bin = Math.floor(((best[i]! - worth) / need) * BINS);
      if (bin < BINS) bins[bin]!++;
    }
    const next = new Float64Array(BINS);
    for (let a = 0; a < BINS; a++) {
      if (folded[a] === 0) continue;
      for (let b = 0; a + b < BINS; b++) if (bins[b] !== 0) next[a + b]! += folded[a]! * bins[b]!;
    }
    folded = next;
  }
  return (count) => {
    let total = 0;
    for (let bin = 0; bin < BINS; bin++) {
      total += folded[bin]!;
      if (total > count && bin > 0) return (need * bin) / BINS;
    }
    return need + 1e-6;
  };
}
