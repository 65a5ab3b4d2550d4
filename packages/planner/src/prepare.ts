// From a request to the problem that is solved: days of the same kind together, per slot the recipes that are left after
// the hard filters with their portion range and worth, the bands scaled to 1, the week's rules.

import type { Band } from './bands.ts';
import { bandsOf, energyOf } from './bands.ts';
import { distinctPicks } from './distinct.ts';
import { keptByRequest } from './filters.ts';
import { EDGE, FOOD_TO_BUY, LIKING, MINUTE, MINUTES_COUNTED, OUTSIDE_SOFT, USUAL_COST } from './prices.ts';
import type { FixedMeal, PlanRequest, PlanSlot, SlotKind } from './problem.ts';
import { DEFAULT_LIMITS, DEFAULT_STEP } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import { portionLimits, shareOf, slotWeight } from './shares.ts';
import type { WeekRules } from './week-rules.ts';
import { weekRules } from './week-rules.ts';

/** The recipes that may stand in a slot. Candidates are numbered 0..count-1 within the lane. */
export type Lane = {
  kind: SlotKind;
  /** Lunch or dinner: counts for cuisines and sources. */
  main: boolean;
  /** Decided by the user: no search here. */
  locked: boolean;
  count: number;
  recipe: Int32Array;
  low: Float64Array;
  high: Float64Array;
  /** Worth of choosing it, and of each serving. */
  base: Float64Array;
  slope: Float64Array;
  /** Per serving, per band, as a share of the band's scale. */
  nutrients: Float64Array;
  /** Candidate of a recipe number; -1 = none. */
  candidate: Int32Array;
};

/** Days with the same slots and targets. A day with a fixed meal stands alone. */
export type DayType = {
  days: number[];
  /** One lane per slot that holds a recipe; two snacks share one lane object. */
  lanes: Lane[];
  slotIndex: number[];
  bands: Band[];
  /** Bounds of each band as a share of its scale, less what free entries bring. */
  low: Float64Array;
  high: Float64Array;
  /** Within these nothing is charged. */
  innerLow: Float64Array;
  innerHigh: Float64Array;
  /** What is charged per 100 % of the scale between the inner and the outer bound. */
  edgeLow: Float64Array;
  edgeHigh: Float64Array;
  /** Open slots that no recipe can fill; they stay empty. */
  empty: number[];
};

export type Problem = {
  index: RecipeIndex;
  request: PlanRequest;
  days: number;
  types: DayType[];
  rules: WeekRules;
  step: number;
  preference: Float64Array;
  cost: Float64Array;
  /** By recipe number: pantry rules it serves, with grams per serving. */
  pantryUse: readonly ({ rules: number[]; grams: number[] } | undefined)[];
};

export type PrepareOptions = {
  onlyDay?: number | undefined;
  /** Bounds that may give way cheaply: a plan then shows how far they must. */
  soft?: readonly Give[] | undefined;
  /** The same dish a third and fourth time costs more than the second time. */
  varied?: boolean | undefined;
};

/** A bound that gives way, up to `reach` (a share of its target), on these days. */
export type Give = { nutrient: string; bound: 'min' | 'max'; reach?: number; days?: readonly number[] };

export function prepare(index: RecipeIndex, request: PlanRequest, options: PrepareOptions = {}): Problem {
  const step = request.step ?? DEFAULT_STEP;
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const kept = keptByRequest(index, request);
  const preference = likings(index, request);
  const cost = index.cost.map((value) => (Number.isNaN(value) ? index.medianCost : value));
  const worth = worthOf(index, request, preference, cost);
  const repeatLimit = new Float64Array(index.count).fill(request.days.length);

  const types: DayType[] = [];
  const byKey = new Map<string, DayType>();
  request.days.forEach((day, d) => {
    if (options.onlyDay !== undefined && options.onlyDay !== d) return;
    const fixed = (request.fixed ?? []).filter((meal) => meal.day === d);
    const key = fixed.length > 0 ? `day ${d}` : JSON.stringify([day.slots, day.targets]);
    const same = byKey.get(key);
    if (same) {
      same.days.push(d);
      return;
    }
    const type = dayType(index, request, d, fixed, kept, worth, step, options.soft ?? []);
    for (const lane of new Set(type.lanes)) {
      for (const recipe of lane.recipe) repeatLimit[recipe] = Math.min(repeatLimit[recipe]!, limits.repeats[lane.kind]);
    }
    byKey.set(key, type);
    types.push(type);
  });
  const rules = weekRules(index, request, limits, repeatLimit, options.varied);
  return {
    index,
    request,
    days: request.days.length,
    types,
    rules,
    step,
    preference,
    cost,
    pantryUse: pantryUses(index, request, rules),
  };
}

type Worth = { base: Float64Array; slope: Float64Array };

function dayType(
  index: RecipeIndex,
  request: PlanRequest,
  day: number,
  fixed: readonly FixedMeal[],
  kept: Uint8Array,
  worth: Worth,
  step: number,
  soft: readonly Give[],
): DayType {
  const { slots, targets } = request.days[day]!;
  const bands = bandsOf(targets)
    .filter((band) => index.nutrientNumber.has(band.nutrient))
    .map((band) => (band.scale > 0 ? band : { ...band, scale: usualAmount(index, band.nutrient) * slots.length || 1 }));
  const fixedAt = new Map(fixed.map((meal) => [meal.slotIndex, meal]));
  const entries = fixed.filter((meal) => meal.perMeal !== undefined).map((meal) => meal.perMeal!);
  const brought = (nutrient: string): number => entries.reduce((sum, entry) => sum + (entry[nutrient] ?? 0), 0);

  // What the open slots have to bring: the day's energy less free entries and locked portions.
  const total = energyOf(targets);
  let energy = total === null ? null : total - brought('kcal');
  let openWeight = 0;
  slots.forEach((slot, s) => {
    const meal = fixedAt.get(s);
    if (!meal) openWeight += slotWeight(slot.slot);
    else if (meal.recipeId !== undefined && meal.servings !== undefined && energy !== null) {
      energy -= meal.servings * kcalOf(index, index.number.get(meal.recipeId));
    } else if (meal.perMeal === undefined) openWeight += slotWeight(slot.slot);
  });
  if (energy !== null && total !== null) energy = Math.max(energy, 0.1 * total);

  const shared = new Map<string, Lane>();
  const type: DayType = {
    days: [day],
    lanes: [],
    slotIndex: [],
    bands,
    low: Float64Array.from(bands, (band) => (band.low - brought(band.nutrient)) / band.scale),
    high: Float64Array.from(bands, (band) => (band.high - brought(band.nutrient)) / band.scale),
    innerLow: new Float64Array(bands.length),
    innerHigh: new Float64Array(bands.length),
    edgeLow: new Float64Array(bands.length),
    edgeHigh: new Float64Array(bands.length),
    empty: [],
  };
  bands.forEach((band, k) => {
    setEdges(type, k, band.aim === null ? null : (band.aim - brought(band.nutrient)) / band.scale);
    for (const give of soft) {
      if (give.nutrient === band.nutrient && (give.days?.includes(day) ?? true)) soften(type, k, give);
    }
  });

  const range = portionLimits(total, slots.length, openWeight, step);
  slots.forEach((slot, s) => {
    const meal = fixedAt.get(s);
    if (meal?.perMeal !== undefined) return;
    const locked = meal?.recipeId;
    const key = `${slot.slot} ${slot.maxMinutes ?? ''}`;
    let lane = locked === undefined ? shared.get(key) : undefined;
    if (!lane) {
      const share = shareOf(slot.slot, openWeight);
      const rangeOf = (recipe: number): [number, number] => {
        const kcal = kcalOf(index, recipe);
        if (energy === null || !(kcal > 0)) return [range.min, range.max];
        const low = Math.max(range.min, onGrid((share.low * energy) / kcal, step));
        const high = Math.min(range.max, onGrid((share.high * energy) / kcal, step));
        return [low, high];
      };
      lane =
        locked === undefined
          ? openLane(index, slot, bands, kept, worth, rangeOf)
          : lockedLane(index, slot, bands, worth, locked, meal!.servings, rangeOf, range);
      if (locked === undefined) shared.set(key, lane);
    }
    if (lane.count === 0) {
      type.empty.push(s);
      return;
    }
    type.lanes.push(lane);
    type.slotIndex.push(s);
  });
  leaveEmpty(type);
  return type;
}

/** No recipe stands twice in a day: slots for which no other recipe is left stay empty. */
function leaveEmpty(type: DayType): void {
  const picks = distinctPicks(type.lanes);
  for (let i = picks.length - 1; i >= 0; i--) {
    if (picks[i]! >= 0) continue;
    type.empty.push(type.slotIndex[i]!);
    type.lanes.splice(i, 1);
    type.slotIndex.splice(i, 1);
  }
}

/** Within the middle half of a band nothing is charged, at its very edge EDGE. */
function setEdges(type: DayType, k: number, aim: number | null): void {
  const [low, high] = [type.low[k]!, type.high[k]!];
  type.innerLow[k] = aim === null || low === -Infinity ? low : low + 0.5 * (aim - low);
  type.innerHigh[k] = aim === null || high === Infinity ? high : high - 0.5 * (high - aim);
  type.edgeLow[k] = type.innerLow[k]! > low ? EDGE / (type.innerLow[k]! - low) : 0;
  type.edgeHigh[k] = high > type.innerHigh[k]! ? EDGE / (high - type.innerHigh[k]!) : 0;
}

/** From the bound on, up to a far one, a small charge takes the place of the large one. */
function soften(type: DayType, k: number, { bound, reach = SOFT_REACH }: Give): void {
  if (bound === 'min') {
    type.innerLow[k] = type.low[k]!;
    type.low[k] = type.low[k]! - reach;
    type.edgeLow[k] = OUTSIDE_SOFT;
    type.innerHigh[k] = Math.max(type.innerHigh[k]!, type.innerLow[k]!);
  } else {
    type.innerHigh[k] = type.high[k]!;
    type.high[k] = type.high[k]! + reach;
    type.edgeHigh[k] = OUTSIDE_SOFT;
    type.innerLow[k] = Math.min(type.innerLow[k]!, type.innerHigh[k]!);
  }
}

/** Twenty times the target: farther than any answer that would help. */
const SOFT_REACH = 20;

/** Of a serving of the average recipe. */
function usualAmount(index: RecipeIndex, nutrient: string): number {
  const width = index.nutrients.length;
  const column = index.nutrientNumber.get(nutrient)!;
  let sum = 0;
  for (let recipe = 0; recipe < index.count; recipe++) sum += index.values[recipe * width + column]! || 0;
  return sum / Math.max(1, index.count);
}

function onGrid(portion: number, step: number): number {
  return step > 0 ? Math.round(portion / step) * step : portion;
}

function kcalOf(index: RecipeIndex, recipe: number | undefined): number {
  return recipe === undefined ? 0 : (index.values[recipe * index.nutrients.length] ?? 0);
}

function openLane(
  index: RecipeIndex,
  slot: PlanSlot,
  bands: readonly Band[],
  kept: Uint8Array,
  worth: Worth,
  rangeOf: (recipe: number) => [number, number],
): Lane {
  const maxMinutes = slot.maxMinutes ?? Infinity;
  const width = index.nutrients.length;
  const columns = bands.map((band) => index.nutrientNumber.get(band.nutrient)!);
  const recipes: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  next: for (const recipe of index.bySlot[slot.slot]) {
    if (kept[recipe] === 0 || index.minutes[recipe]! > maxMinutes) continue;
    // An unknown amount counts as nothing against a minimum, and cannot prove a maximum.
    for (let k = 0; k < bands.length; k++) {
      if (bands[k]!.high < Infinity && Number.isNaN(index.values[recipe * width + columns[k]!]!)) continue next;
    }
    const [from, to] = rangeOf(recipe);
    if (!(from <= to)) continue;
    recipes.push(recipe);
    low.push(from);
    high.push(to);
  }
  return lane(index, slot.slot, false, recipes, low, high, bands, worth);
}

/** A recipe that the user fixed: filters do not apply, an open portion stays near its slot's share. */
function lockedLane(
  index: RecipeIndex,
  slot: PlanSlot,
  bands: readonly Band[],
  worth: Worth,
  recipeId: string,
  servings: number | undefined,
  rangeOf: (recipe: number) => [number, number],
  range: { min: number; max: number },
): Lane {
  const recipe = index.number.get(recipeId);
  if (recipe === undefined) throw new Error(`The locked recipe ${recipeId} is not in the index`);
  let [low, high] = rangeOf(recipe);
  if (!(low <= high)) [low, high] = [range.min, range.max];
  return lane(index, slot.slot, true, [recipe], [servings ?? low], [servings ?? high], bands, worth);
}

function lane(
  index: RecipeIndex,
  kind: SlotKind,
  locked: boolean,
  recipes: readonly number[],
  low: readonly number[],
  high: readonly number[],
  bands: readonly Band[],
  worth: Worth,
): Lane {
  const count = recipes.length;
  const width = index.nutrients.length;
  const candidate = new Int32Array(index.count).fill(-1);
  const nutrients = new Float64Array(count * bands.length);
  const columns = bands.map((band) => index.nutrientNumber.get(band.nutrient)!);
  const base = new Float64Array(count);
  const slope = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const recipe = recipes[j]!;
    candidate[recipe] = j;
    base[j] = worth.base[recipe]!;
    slope[j] = worth.slope[recipe]!;
    for (let k = 0; k < bands.length; k++) {
      const value = index.values[recipe * width + columns[k]!]!;
      nutrients[j * bands.length + k] = Number.isNaN(value) ? 0 : value / bands[k]!.scale;
    }
  }
  return {
    kind,
    main: kind === 'lunch' || kind === 'dinner',
    locked,
    count,
    recipe: Int32Array.from(recipes),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    base,
    slope,
    nutrients,
    candidate,
  };
}

function likings(index: RecipeIndex, { preference }: PlanRequest): Float64Array {
  if (preference === undefined) return new Float64Array(index.count).fill(0.5);
  if ('byId' in preference) {
    return Float64Array.from(index.recipes, (recipe) => preference.byId.get(recipe.id) ?? preference.default);
  }
  return Float64Array.from(index.recipes, (_, recipe) => preference[recipe] ?? 0.5);
}

function worthOf(index: RecipeIndex, request: PlanRequest, preference: Float64Array, cost: Float64Array): Worth {
  const meals = request.days.reduce((sum, day) => sum + day.slots.length, 0);
  const usual = request.budget === undefined ? index.medianCost : request.budget / Math.max(1, meals);
  const held = new Uint16Array(index.count);
  for (const { foodId } of request.pantry ?? []) {
    for (const recipe of index.byFood.get(foodId)?.recipe ?? []) held[recipe]!++;
  }
  return {
    base: preference.map((liking, recipe) => {
      const minutes = Math.min(MINUTES_COUNTED, index.minutes[recipe]!);
      return LIKING * liking - MINUTE * minutes - FOOD_TO_BUY * (index.foodCount[recipe]! - held[recipe]!);
    }),
    slope: cost.map((value) => (usual > 0 ? (-USUAL_COST * value) / usual : 0)),
  };
}

function pantryUses(index: RecipeIndex, request: PlanRequest, rules: WeekRules): Problem['pantryUse'] {
  const uses = new Array<{ rules: number[]; grams: number[] } | undefined>(index.count).fill(undefined);
  (request.pantry ?? []).forEach(({ foodId }, at) => {
    const found = index.byFood.get(foodId);
    found?.recipe.forEach((recipe, i) => {
      const use = uses[recipe] ?? { rules: [], grams: [] };
      uses[recipe] = use;
      use.rules.push(rules.pantry + at);
      use.grams.push(found.grams[i]!);
    });
  });
  return uses;
}
