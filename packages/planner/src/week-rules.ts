// Rules over the whole week, all of one form: a rule counts something (dinners of a cuisine, uses of a recipe, money,
// grams of a pantry item) and has a price that grows with the count: `first` per unit up to `limit`, `next` for `width`
// more, `beyond` after that. Prices never fall, so a linear program and its bound can carry them.

import { FIRST_BEYOND, NEXT_BEYOND, OVER_BUDGET, PANTRY, REPEAT_BEYOND, REPEATED_AGAIN } from './prices.ts';
import type { PlanLimits, PlanRequest } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';

export type WeekRules = {
  count: number;
  limit: Float64Array;
  first: Float64Array;
  width: Float64Array;
  next: Float64Array;
  beyond: Float64Array;
  /** Where each kind of rule starts. Repeats: one rule per recipe number. */
  cuisines: number;
  sources: number;
  pantry: number;
  budget: number;
  repeats: number;
};

export function weekRules(
  index: RecipeIndex,
  request: PlanRequest,
  limits: PlanLimits,
  repeatLimit: Float64Array,
  varied = false,
): WeekRules {
  const pantry = request.pantry ?? [];
  const cuisines = 0;
  const sources = cuisines + index.cuisines.length;
  const pantryStart = sources + index.sources.length;
  const budget = pantryStart + pantry.length;
  const repeats = budget + 1;
  const count = repeats + index.count;
  const rules: WeekRules = {
    count,
    limit: new Float64Array(count),
    first: new Float64Array(count),
    width: new Float64Array(count),
    next: new Float64Array(count),
    beyond: new Float64Array(count),
    cuisines,
    sources,
    pantry: pantryStart,
    budget,
    repeats,
  };
  const set = (rule: number, limit: number, first: number, width: number, next: number, beyond: number): void => {
    rules.limit[rule] = limit;
    rules.first[rule] = first;
    rules.width[rule] = width;
    rules.next[rule] = next;
    rules.beyond[rule] = beyond;
  };
  for (let rule = cuisines; rule < sources; rule++) set(rule, limits.cuisineMax, 0, 1, FIRST_BEYOND, NEXT_BEYOND);
  for (let rule = sources; rule < pantryStart; rule++) set(rule, limits.sourceMax, 0, 1, FIRST_BEYOND, NEXT_BEYOND);
  pantry.forEach((item, at) => {
    const grams = Math.max(1e-6, item.grams);
    set(pantryStart + at, grams, (-PANTRY * (item.weight ?? 1)) / grams, 0, 0, 0);
  });
  if (request.budget !== undefined) {
    // A budget near nothing is no scale to measure by: then a quarter of what such a week usually costs is.
    const meals = request.days.reduce((sum, day) => sum + day.slots.length, 0);
    const price = OVER_BUDGET / Math.max(1, request.budget, 0.25 * meals * index.medianCost);
    set(budget, request.budget, 0, 0, price, price);
  }
  for (let recipe = 0; recipe < index.count; recipe++) {
    set(
      repeats + recipe,
      repeatLimit[recipe]!,
      0,
      varied ? 1 : 0,
      REPEAT_BEYOND,
      varied ? REPEATED_AGAIN : REPEAT_BEYOND,
    );
  }
  return rules;
}

/** What a count of `total` costs under a rule. */
export function ruleCost(rules: WeekRules, rule: number, total: number): number {
  const limit = rules.limit[rule]!;
  const first = rules.first[rule]!;
  if (total <= limit) return first * total;
  const over = total - limit;
  const width = rules.width[rule]!;
  if (over <= width) return first * limit + rules.next[rule]! * over;
  return first * limit + rules.next[rule]! * width + rules.beyond[rule]! * (over - width);
}

/** The largest price * total - ruleCost(total) over all totals: what a price of the rule adds to the bound. */
export function ruleConjugate(rules: WeekRules, rule: number, price: number): number {
  const limit = rules.limit[rule]!;
  const atLimit = (price - rules.first[rule]!) * limit;
  const atWidth = atLimit + (price - rules.next[rule]!) * rules.width[rule]!;
  return Math.max(0, atLimit, atWidth);
}

/** Prices outside these ends would make the bound infinite. */
export function clampPrice(rules: WeekRules, rule: number, price: number): number {
  return Math.min(rules.beyond[rule]!, Math.max(rules.first[rule]!, price));
}

/** Counts of a week under way, and what adding a menu would cost. */
export type Ledger = { rules: WeekRules; totals: Float64Array };

export function emptyLedger(rules: WeekRules): Ledger {
  return { rules, totals: new Float64Array(rules.count) };
}

type Uses = { readonly rules: Int32Array; readonly amounts: Float64Array };

export function addToLedger(ledger: Ledger, uses: Uses, sign: 1 | -1): void {
  for (let i = 0; i < uses.rules.length; i++) ledger.totals[uses.rules[i]!]! += sign * uses.amounts[i]!;
}

/** What the week's rules cost more when this is added. Most counts stay under their limit and cost nothing. */
export function addedCost(ledger: Ledger, uses: Uses): number {
  const { rules, totals } = ledger;
  const { limit, first } = rules;
  let cost = 0;
  for (let i = 0; i < uses.rules.length; i++) {
    const rule = uses.rules[i]!;
    const total = totals[rule]!;
    const after = total + uses.amounts[i]!;
    if (after <= limit[rule]!) cost += first[rule]! * (after - total);
    else cost += ruleCost(rules, rule, after) - ruleCost(rules, rule, total);
  }
  return cost;
}
