// Replacements for one meal: the other recipes of the day stay, the portions of the day (or only of the new meal) are set
// anew. Candidates come in the order of what they could be worth at best, and the search ends when no further one can
// enter the list.

import type { Menu } from './menus.ts';
import { kitchen, makeMenu } from './menus.ts';
import type { DayType, Problem } from './prepare.ts';
import { prepare } from './prepare.ts';
import { missedTargets } from './present.ts';
import type { FixedMeal, MissedTarget, PlannedMeal, PlanRequest } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import type { Ledger } from './week-rules.ts';
import { addedCost, emptyLedger, ruleCost } from './week-rules.ts';

/** The meals of a week, as planned or as changed by hand since. Empty slots may be missing. */
export type WeekMeals = { readonly days: readonly { readonly meals: readonly PlannedMeal[] }[] };

export type SwapDeltas = {
  kcal: number | null;
  proteinG: number | null;
  carbsG: number | null;
  fatG: number | null;
  fibreG: number | null;
  sodiumMg: number | null;
  minutes: number;
  cost: number | null;
};

export type Swap = {
  recipeId: string;
  servings: number;
  /** The whole day as it would be. */
  meals: PlannedMeal[];
  /** The day after less the day before; null where a value is unknown. Minutes and cost are of this meal. */
  deltas: SwapDeltas;
  /** The day keeps all its targets. */
  met: boolean;
  missed: MissedTarget[];
};

export type SwapOptions = {
  /** day: the portions of the day's other meals may change too (more choice); meal: only the new meal's. */
  portions?: 'day' | 'meal';
};

const PER_CUISINE = 2;
/** Kept while searching, so that variety can be chosen from them. */
const KEEP = 4;
/** Day programs per call: 10 to 20 ms; in a large cookbook the least liked are not looked at. */
const PROGRAMS = 1200;

export function suggestSwaps(
  index: RecipeIndex,
  request: PlanRequest,
  week: WeekMeals,
  place: { day: number; slotIndex: number },
  count = 5,
  options: SwapOptions = {},
): Swap[] {
  const meals = week.days[place.day]?.meals ?? [];
  const problem = prepare(index, withDayFixed(request, meals, place, options.portions ?? 'day'), {
    onlyDay: place.day,
  });
  const type = problem.types[0]!;
  const at = type.slotIndex.indexOf(place.slotIndex);
  if (at < 0) return [];
  const desk = kitchen(problem);
  const ledger = ledgerOfOtherDays(problem, request, week, place.day);
  const lane = type.lanes[at]!;
  const current = meals.find((meal) => meal.slotIndex === place.slotIndex)?.recipeId;
  const currentNumber = current === undefined ? -1 : (index.number.get(current) ?? -1);

  const picks = new Int32Array(type.lanes.length);
  const order: { j: number; atBest: number }[] = [];
  const { repeats } = problem.rules;
  for (let j = 0; j < lane.count; j++) {
    const recipe = lane.recipe[j]!;
    if (recipe === currentNumber) continue;
    picks[at] = j;
    if (standsElsewhere(type, at, recipe)) continue;
    const used = ledger.totals[repeats + recipe]!;
    const repeat =
      ruleCost(problem.rules, repeats + recipe, used + 1) - ruleCost(problem.rules, repeats + recipe, used);
    order.push({ j, atBest: lane.base[j]! + lane.slope[j]! * lane.low[j]! - repeat });
  }
  order.sort((a, b) => b.atBest - a.atBest || a.j - b.j);

  const best: { menu: Menu; value: number }[] = [];
  const others = worthOfOthers(type, at);
  const pantryRoom = (request.pantry?.length ?? 0) > 0 ? 16 : 0;
  let programs = 0;
  for (const { j, atBest } of order) {
    const full = best.length >= KEEP * count;
    const worst = full ? best[best.length - 1]!.value - pantryRoom : -Infinity;
    if (atBest + others <= worst || ++programs > PROGRAMS) break;
    picks[at] = j;
    const menu = makeMenu(desk, 0, picks, null, worst);
    if (!menu) continue;
    const value = menu.stepped!.value - addedCost(ledger, menu.stepped!);
    if (full && value <= best[best.length - 1]!.value) continue;
    let rank = best.length;
    while (rank > 0 && best[rank - 1]!.value < value) rank--;
    best.splice(rank, 0, { menu, value });
    if (best.length > KEEP * count) best.pop();
  }
  return varied(best, count, (menu) => index.cuisine[lane.recipe[menu.picks[at]!]!]!).map(({ menu }) =>
    describe(problem, request, meals, place, at, menu),
  );
}

/** The request with every other meal of the day fixed and this slot open. */
function withDayFixed(
  request: PlanRequest,
  meals: readonly PlannedMeal[],
  { day, slotIndex }: { day: number; slotIndex: number },
  portions: 'day' | 'meal',
): PlanRequest {
  const kept = (request.fixed ?? []).filter((meal) => meal.day === day && meal.slotIndex !== slotIndex);
  const fixed: FixedMeal[] = [];
  request.days[day]!.slots.forEach((_, slot) => {
    if (slot === slotIndex || kept.some((meal) => meal.slotIndex === slot)) return;
    const meal = meals.find((other) => other.slotIndex === slot);
    // A slot that stands empty stays so: it brings nothing.
    if (!meal) fixed.push({ day, slotIndex: slot, perMeal: {} });
    else
      fixed.push({
        day,
        slotIndex: slot,
        recipeId: meal.recipeId,
        servings: portions === 'meal' ? meal.servings : undefined,
      });
  });
  return { ...request, fixed: [...kept, ...fixed] };
}

/** What the week holds without this day. Locked or not makes no difference here. */
function ledgerOfOtherDays(
  { rules, index, pantryUse, cost }: Problem,
  request: PlanRequest,
  week: WeekMeals,
  without: number,
): Ledger {
  const ledger = emptyLedger(rules);
  const { totals } = ledger;
  week.days.forEach(({ meals }, day) => {
    if (day === without) return;
    for (const { recipeId, servings, slotIndex } of meals) {
      const recipe = index.number.get(recipeId);
      if (recipe === undefined) continue;
      totals[rules.repeats + recipe]! += 1;
      const kind = request.days[day]?.slots[slotIndex]?.slot;
      if (kind === 'lunch' || kind === 'dinner') {
        totals[rules.cuisines + index.cuisine[recipe]!]! += 1;
        if (index.source[recipe]! >= 0) totals[rules.sources + index.source[recipe]!]! += 1;
      }
      totals[rules.budget]! += servings * cost[recipe]!;
      const use = pantryUse[recipe];
      use?.rules.forEach((rule, u) => {
        totals[rule]! += servings * use.grams[u]!;
      });
    }
  });
  return ledger;
}

function standsElsewhere({ lanes }: DayType, at: number, recipe: number): boolean {
  return lanes.some((lane, i) => i !== at && lane.recipe[0] === recipe);
}

function worthOfOthers({ lanes }: DayType, at: number): number {
  let worth = 0;
  lanes.forEach((lane, i) => {
    if (i !== at) worth += lane.base[0]! + lane.slope[0]! * lane.low[0]!;
  });
  return worth;
}

/** The best, but at most two of a cuisine as long as there are others. */
function varied<T extends { menu: Menu }>(best: readonly T[], count: number, cuisineOf: (menu: Menu) => number): T[] {
  const chosen: T[] = [];
  const seen = new Map<number, number>();
  for (const one of best) {
    const cuisine = cuisineOf(one.menu);
    const times = seen.get(cuisine) ?? 0;
    if (times >= PER_CUISINE || chosen.length >= count) continue;
    seen.set(cuisine, times + 1);
    chosen.push(one);
  }
  for (const one of best) if (chosen.length < count && !chosen.includes(one)) chosen.push(one);
  return chosen;
}

function describe(
  problem: Problem,
  request: PlanRequest,
  before: readonly PlannedMeal[],
  { day, slotIndex }: { day: number; slotIndex: number },
  at: number,
  menu: Menu,
): Swap {
  const { index } = problem;
  const type = problem.types[0]!;
  const meals = type.lanes.map((lane, i) => ({
    slotIndex: type.slotIndex[i]!,
    recipeId: index.recipes[lane.recipe[menu.picks[i]!]!]!.id,
    servings: menu.stepped!.portions[i]!,
  }));
  const chosen = meals[at]!;
  const old = before.find((meal) => meal.slotIndex === slotIndex);
  const entries = (request.fixed ?? []).filter((meal) => meal.day === day && meal.perMeal !== undefined);
  const nutrition: { [nutrient: string]: number } = {};
  for (const nutrient of index.nutrients) {
    nutrition[nutrient] = sum(index, meals, nutrient) ?? partial(index, meals, nutrient);
    for (const entry of entries) nutrition[nutrient]! += entry.perMeal![nutrient] ?? 0;
  }
  const missed = missedTargets(request.days[day]!.targets, nutrition);
  const delta = (nutrient: string): number | null => {
    const [now, then] = [sum(index, meals, nutrient), sum(index, before, nutrient)];
    return now === null || then === null ? null : now - then;
  };
  const recipeOf = (id: string | undefined) =>
    id === undefined ? undefined : index.recipes[index.number.get(id) ?? -1];
  const [recipe, oldRecipe] = [recipeOf(chosen.recipeId)!, recipeOf(old?.recipeId)];
  const oldCost = oldRecipe ? (oldRecipe.cost === null ? null : oldRecipe.cost * old!.servings) : 0;
  return {
    recipeId: chosen.recipeId,
    servings: chosen.servings,
    meals,
    deltas: {
      kcal: delta('kcal'),
      proteinG: delta('proteinG'),
      carbsG: delta('carbsG'),
      fatG: delta('fatG'),
      fibreG: delta('fibreG'),
      sodiumMg: delta('sodiumMg'),
      minutes: recipe.minutes - (oldRecipe?.minutes ?? 0),
      cost: recipe.cost === null || oldCost === null ? null : recipe.cost * chosen.servings - oldCost,
    },
    met: missed.length === 0,
    missed,
  };
}

/** Null when a meal's value is unknown. */
function sum(index: RecipeIndex, meals: readonly PlannedMeal[], nutrient: string): number | null {
  let total = 0;
  for (const { recipeId, servings } of meals) {
    const value = index.recipes[index.number.get(recipeId) ?? -1]?.perServing[nutrient];
    if (value === null || value === undefined) return null;
    total += value * servings;
  }
  return total;
}

function partial(index: RecipeIndex, meals: readonly PlannedMeal[], nutrient: string): number {
  return meals.reduce((total, meal) => total + (sum(index, [meal], nutrient) ?? 0), 0);
}
