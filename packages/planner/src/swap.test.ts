import { beforeAll, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, likings, NUTRIENTS, request, TARGETS, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { planWeek } from './plan.ts';
import type { PlannedWeek } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import { loadSolver } from './solver.ts';
import { suggestSwaps } from './swap.ts';

const recipes = cookbook(400);
const index = indexRecipes(recipes, NUTRIENTS);
const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));
const asked = request({ preference: likings(recipes.length), work: 'fast' });
let week: PlannedWeek;
beforeAll(async () => {
  week = planWeek(await loadSolver(), index, asked);
});

test('five replacements that keep the day, of different cuisines', () => {
  const swaps = suggestSwaps(index, asked, week, { day: 2, slotIndex: 2 });
  expect(swaps).toHaveLength(5);
  const cuisines = swaps.map(({ recipeId }) => byId.get(recipeId)!.cuisine);
  expect(new Set(cuisines).size).toBeGreaterThanOrEqual(3);
  for (const swap of swaps) {
    expect(swap.met).toBe(true);
    const days = week.days.map((day, d) => (d === 2 ? { meals: swap.meals } : day));
    expect(checkWeek(recipes, asked, { days })).toEqual([]);
  }
});

test('deltas are the day after less the day before', () => {
  const [swap] = suggestSwaps(index, asked, week, { day: 1, slotIndex: 1 });
  const total = (meals: readonly { recipeId: string; servings: number }[], nutrient: string) =>
    meals.reduce((sum, meal) => sum + meal.servings * byId.get(meal.recipeId)!.perServing[nutrient]!, 0);
  const before = week.days[1]!.meals;
  expect(swap!.deltas.kcal).toBeCloseTo(total(swap!.meals, 'kcal') - total(before, 'kcal'), 6);
  expect(swap!.deltas.sodiumMg).toBeCloseTo(total(swap!.meals, 'sodiumMg') - total(before, 'sodiumMg'), 6);
  expect(swap!.deltas.minutes).toBe(byId.get(swap!.recipeId)!.minutes - byId.get(before[1]!.recipeId)!.minutes);
});

test('only the new meal changes when asked so', () => {
  for (const swap of suggestSwaps(index, asked, week, { day: 3, slotIndex: 0 }, 5, { portions: 'meal' })) {
    expect(swap.meals.filter((meal) => meal.slotIndex !== 0)).toEqual(
      week.days[3]!.meals.filter((meal) => meal.slotIndex !== 0),
    );
  }
});

test('also for a slot that stands empty, and a day with other slots empty', () => {
  const gaps = { days: week.days.map((day, d) => (d === 4 ? { meals: day.meals.slice(0, 2) } : day)) };
  const swaps = suggestSwaps(index, asked, gaps, { day: 4, slotIndex: 2 });
  expect(swaps.length).toBeGreaterThan(0);
  for (const swap of swaps) expect(swap.meals.map((meal) => meal.slotIndex)).toEqual([0, 1, 2]);
});

test('when nothing keeps the day, the nearest are offered and say what they miss', () => {
  const impossible = { ...asked, days: weekOf({ slots: FOUR_SLOTS, targets: { ...TARGETS, proteinG: { min: 400 } } }) };
  const swaps = suggestSwaps(index, impossible, week, { day: 0, slotIndex: 2 });
  expect(swaps).toHaveLength(5);
  for (const swap of swaps) {
    expect(swap.met).toBe(false);
    expect(swap.missed.map(({ nutrient }) => nutrient)).toContain('proteinG');
  }
});

test('no swap for a slot that does not exist', () => {
  expect(suggestSwaps(index, asked, week, { day: 0, slotIndex: 9 })).toEqual([]);
});
