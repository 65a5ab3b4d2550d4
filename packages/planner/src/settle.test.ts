import { beforeAll, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, NUTRIENTS, request, TARGETS, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { explain } from './explain.ts';
import { planWeek } from './plan.ts';
import { SETTLED_ROOM } from './prices.ts';
import type { PlannedWeek, PlanRequest, Targets } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';
import { dishesOf, worstMisses } from './tried.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const recipes = cookbook(240);
const index = indexRecipes(recipes, NUTRIENTS);
const asking = (changes: Targets, rest: Partial<PlanRequest> = {}): PlanRequest =>
  request({ days: weekOf({ slots: FOUR_SLOTS, targets: { ...TARGETS, ...changes } }), ...rest });

const repeats = ({ days }: PlannedWeek): number => {
  const count = new Map<string, number>();
  for (const { recipeId, slotIndex } of days.flatMap(({ meals }) => meals)) {
    const key = `${recipeId} ${FOUR_SLOTS[slotIndex]!.slot}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const limit: Record<string, number> = { breakfast: 3, lunch: 1, dinner: 1, snack: 3 };
  return [...count].reduce((sum, [key, n]) => sum + Math.max(0, n - limit[key.split(' ')[1]!]!), 0);
};

test.each([
  ['protein', { proteinG: { min: 220 } }],
  ['fibre', { fibreG: { min: 70 } }],
  ['sodium', { sodiumMg: { max: 500 } }],
] as [string, Targets][])('what cannot be met (%s) is missed with many dishes instead of few', (_, targets) => {
  const asked = asking(targets);
  const week = planWeek(solver, index, asked);
  expect(week.status).toBe('closest');
  expect(dishesOf(week)).toBeGreaterThanOrEqual(13);
  expect(repeats(week)).toBeLessThanOrEqual(6);
  expect(checkWeek(recipes, asked, week).filter(({ rule }) => rule !== 'band')).toEqual([]);
  // Not at any price: what is missed stays near to what is proven to be missed at least.
  const days = asked.days.length;
  expect(week.violation.found / days).toBeLessThan(week.violation.least / days + 2 * SETTLED_ROOM);
  expect(week.bound).toBeGreaterThanOrEqual(week.objective);
});

test('targets that can be met with repeats alone are met', () => {
  // One breakfast has the iron; without it no day has enough.
  const rich = recipes.map((recipe) =>
    recipe.id === 'r0'
      ? { ...recipe, diet: 'vegan' as const, perServing: { ...recipe.perServing, ironMg: 60 } }
      : recipe,
  );
  const asked = asking({ ironMg: { min: 40 } });
  const week = planWeek(solver, indexRecipes(rich, NUTRIENTS), asked);
  expect(week.status).toBe('met');
  expect(week.days.every(({ meals }) => meals.some(({ recipeId }) => recipeId === 'r0'))).toBe(true);
});

test('to settle for what the week reaches is met by this very week', () => {
  const asked = asking({ proteinG: { min: 220 } });
  const week = planWeek(solver, index, asked);
  const settle = explain(solver, index, asked, week)!.relaxations[0]!;
  expect(settle).toMatchObject({ kind: 'settle', confirmed: true, dishes: dishesOf(week) });
  expect(settle.changes.map(({ nutrient, bound }) => `${nutrient} ${bound}`)).toEqual(
    worstMisses(week).map(({ nutrient, bound }) => `${nutrient} ${bound}`),
  );
  for (const { nutrient, bound, to } of settle.changes) {
    for (const { nutrition } of week.days) {
      if (bound === 'min') expect(nutrition[nutrient]!).toBeGreaterThanOrEqual(to);
      else expect(nutrition[nutrient]!).toBeLessThanOrEqual(to);
    }
  }
});

test('other ways are tried, and say what they still miss', () => {
  const slots = FOUR_SLOTS.map((slot) => ({ ...slot, maxMinutes: 25 }));
  const asked = request({ days: weekOf({ slots, targets: { ...TARGETS, proteinG: { min: 190 } } }), diet: 'vegan' });
  const week = planWeek(solver, index, asked);
  expect(week.status).toBe('closest');
  const { relaxations } = explain(solver, index, asked, week)!;
  expect(relaxations.length).toBeGreaterThanOrEqual(3);
  for (const { kind, confirmed, misses, dishes } of relaxations) {
    if (misses === null) continue;
    expect(misses.length === 0, kind).toBe(confirmed);
    expect(dishes, kind).toBeGreaterThan(3);
  }
});
