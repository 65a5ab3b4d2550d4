// Tiny weeks whose every combination of recipes and portions can be tried: the plan can be no better than the best of
// them, the bound no lower, and on weeks this small the plan should be the best.

import { beforeAll, expect, test } from 'vitest';
import { cookbook, likings, NUTRIENTS, request, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { planWeek } from './plan.ts';
import {
  DAY_OUTSIDE,
  EDGE,
  FIRST_BEYOND,
  FOOD_TO_BUY,
  LIKING,
  MINUTE,
  NEXT_BEYOND,
  OUTSIDE,
  REPEAT_BEYOND,
  SAME_SOURCE,
  USUAL_COST,
} from './prices.ts';
import type { PlanRecipe, PlanRequest } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const STEP = 0.25;
const BANDS = { kcal: [1140, 1260, 1200], proteinG: [54, 66, 60] } as const;
type Meal = { recipe: number; servings: number };

/** The worth of a day in points, written from the price list and not from the planner's code. */
function dayWorth(
  recipes: readonly PlanRecipe[],
  liking: readonly number[],
  meals: readonly Meal[],
  usualCost: number,
): number {
  let worth = 0;
  for (const { recipe, servings } of meals) {
    const { minutes, foods, cost } = recipes[recipe]!;
    worth +=
      LIKING * liking[recipe]! -
      MINUTE * Math.min(60, minutes) -
      FOOD_TO_BUY * new Set(foods.map((f) => f.foodId)).size;
    worth -= (USUAL_COST * cost! * servings) / usualCost;
  }
  const [lunch, dinner] = meals.map(({ recipe }) => recipes[recipe]!.proteinSource);
  if (lunch !== null && lunch === dinner) worth -= SAME_SOURCE;
  let missed = false;
  for (const [nutrient, [low, high, aim]] of Object.entries(BANDS)) {
    const amount = meals.reduce(
      (sum, { recipe, servings }) => sum + servings * recipes[recipe]!.perServing[nutrient]!,
      0,
    );
    const half = (high - low) / 2;
    const off = Math.abs(amount - aim) / half;
    worth -= EDGE * Math.max(0, Math.min(1, off) - 0.5) * 2;
    const outside = Math.max(0, low - amount, amount - high) / aim;
    if (outside > 1e-9) missed = true;
    worth -= OUTSIDE * outside;
  }
  return missed ? worth - DAY_OUTSIDE : worth;
}

/** Half of the day's energy for each of two equal slots, give or take a third, in steps; half to two servings. */
function portionsOf(kcal: number): number[] {
  const steps = (share: number): number => Math.round((share * 0.5 * 1200) / kcal / STEP) * STEP;
  const portions: number[] = [];
  for (let p = Math.max(0.5, steps(0.68)); p <= Math.min(2, steps(1.32)) + 1e-9; p += STEP) portions.push(p);
  return portions;
}

function bestByHand(recipes: readonly PlanRecipe[], liking: readonly number[], days: number): number {
  const costs = recipes.map(({ cost }) => cost!).sort((a, b) => a - b);
  const usual = costs[costs.length >> 1]!;
  // The best portions of every pair of recipes, then every way to put pairs into days.
  const pairs: { lunch: number; dinner: number; worth: number }[] = [];
  recipes.forEach((a, lunch) => {
    recipes.forEach((b, dinner) => {
      if (lunch === dinner) return;
      let worth = -Infinity;
      for (const p of portionsOf(a.perServing.kcal!)) {
        for (const q of portionsOf(b.perServing.kcal!)) {
          const meals = [
            { recipe: lunch, servings: p },
            { recipe: dinner, servings: q },
          ];
          worth = Math.max(worth, dayWorth(recipes, liking, meals, usual));
        }
      }
      if (worth > -Infinity) pairs.push({ lunch, dinner, worth });
    });
  });
  let best = -Infinity;
  const uses = new Array<number>(recipes.length).fill(0);
  const try_ = (day: number, from: number, worth: number, chosen: number[]): void => {
    if (day === days) {
      let total = worth;
      for (const n of uses) total -= REPEAT_BEYOND * Math.max(0, n - 1);
      for (const key of ['cuisine', 'proteinSource'] as const) {
        const count = new Map<string, number>();
        for (const recipe of chosen) {
          const name = recipes[recipe]![key];
          if (name !== null) count.set(name, (count.get(name) ?? 0) + 1);
        }
        for (const n of count.values()) {
          const over = Math.max(0, n - (key === 'cuisine' ? 1 : 2));
          total -= over > 0 ? FIRST_BEYOND + NEXT_BEYOND * (over - 1) : 0;
        }
      }
      best = Math.max(best, total);
      return;
    }
    for (let p = from; p < pairs.length; p++) {
      const { lunch, dinner, worth: own } = pairs[p]!;
      uses[lunch]!++;
      uses[dinner]!++;
      try_(day + 1, p, worth + own, [...chosen, lunch, dinner]);
      uses[lunch]!--;
      uses[dinner]!--;
    }
  };
  try_(0, 0, 0, []);
  return best;
}

const tiny = (
  seed: number,
  count: number,
  days: number,
): { recipes: PlanRecipe[]; liking: number[]; request: PlanRequest } => {
  const recipes = cookbook(80, seed)
    .filter(({ slots }) => slots.includes('lunch'))
    .slice(0, count);
  const liking = likings(count, seed + 100);
  const targets = Object.fromEntries(Object.entries(BANDS).map(([n, [min, max, target]]) => [n, { min, max, target }]));
  const day = { slots: [{ slot: 'lunch' as const }, { slot: 'dinner' as const }], targets };
  return {
    recipes,
    liking,
    request: request({ days: weekOf(day, days), preference: liking, limits: { cuisineMax: 1, sourceMax: 2 } }),
  };
};

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
  'two days of two meals from seven recipes, seed %i',
  (seed) => {
    const { recipes, liking, request } = tiny(seed, 7, 2);
    const best = bestByHand(recipes, liking, 2);
    const week = planWeek(solver, indexRecipes(recipes, NUTRIENTS), request);
    expect(week.objective).toBeLessThanOrEqual(best + 1e-6);
    expect(week.bound).toBeGreaterThanOrEqual(best - 1e-6);
    expect(week.objective).toBeCloseTo(best, 4);
    if (week.status === 'met') expect(checkWeek(recipes, request, week)).toEqual([]);
  },
);

test.each([21, 22, 23])('three days, nine recipes, seed %i', (seed) => {
  const { recipes, liking, request } = tiny(seed, 9, 3);
  const best = bestByHand(recipes, liking, 3);
  const week = planWeek(solver, indexRecipes(recipes, NUTRIENTS), request);
  expect(week.objective).toBeLessThanOrEqual(best + 1e-6);
  expect(week.bound).toBeGreaterThanOrEqual(best - 1e-6);
  expect(week.objective).toBeGreaterThan(best - 0.02 * Math.abs(best));
});
