import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { cookbook, FOUR_SLOTS, likings, NUTRIENTS } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { planWeek } from './plan.ts';
import type { PlanRequest } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';
import { suggestSwaps } from './swap.ts';

// Some hundred plans: seconds on an idle machine, minutes on a busy one.
vi.setConfig({ testTimeout: 180_000 });

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const target = fc.record({
  kcal: fc.integer({ min: 1300, max: 3600 }),
  protein: fc.double({ min: 0.14, max: 0.34, noNaN: true }),
});
const asked = fc.record({
  seed: fc.integer({ min: 1, max: 50 }),
  count: fc.integer({ min: 24, max: 140 }),
  days: fc.integer({ min: 1, max: 7 }),
  slots: fc.integer({ min: 1, max: 5 }),
  targets: fc.array(target, { minLength: 1, maxLength: 3 }),
  diet: fc.constantFrom('omnivore' as const, 'pescatarian' as const, 'vegetarian' as const, 'vegan' as const),
  allergens: fc.subarray(['gluten', 'milk', 'nuts']),
  excluded: fc.subarray(['f1', 'f2', 'f3']),
  locks: fc.array(
    fc.record({
      day: fc.nat(6),
      slot: fc.nat(4),
      recipe: fc.nat(139),
      servings: fc.option(fc.integer({ min: 2, max: 8 })),
    }),
    {
      maxLength: 3,
    },
  ),
  budget: fc.option(fc.integer({ min: 2000, max: 12_000 })),
});

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function build(wish: Asked): { recipes: ReturnType<typeof cookbook>; request: PlanRequest } {
  const recipes = cookbook(wish.count, wish.seed);
  const order = [FOUR_SLOTS[1]!, FOUR_SLOTS[0]!, FOUR_SLOTS[2]!, FOUR_SLOTS[3]!, FOUR_SLOTS[3]!];
  const slots = order.slice(0, wish.slots);
  const days = Array.from({ length: wish.days }, (_, day) => {
    const { kcal, protein } = wish.targets[day % wish.targets.length]!;
    const targets = {
      kcal: { target: kcal },
      proteinG: { target: (kcal * protein) / 4 },
      sodiumMg: { max: kcal * 1.2 },
    };
    return { slots, targets };
  });
  const places = new Set<string>();
  const fixed = wish.locks
    .map(({ day, slot, recipe, servings }) => ({
      day: day % wish.days,
      slotIndex: slot % wish.slots,
      recipeId: `r${recipe % wish.count}`,
      servings: servings === null ? undefined : servings / 4,
    }))
    .filter(({ day, slotIndex }) => !places.has(`${day} ${slotIndex}`) && places.add(`${day} ${slotIndex}`));
  const request: PlanRequest = {
    days,
    diet: wish.diet,
    allergens: wish.allergens,
    excludedFoodIds: wish.excluded,
    fixed,
    preference: likings(wish.count, wish.seed),
    seed: wish.seed,
    work: 'fast',
    ...(wish.budget === null ? {} : { budget: wish.budget }),
  };
  return { recipes, request };
}

test('whatever is asked: hard rules hold, and the planner and the checker agree on what is met', () => {
  fc.assert(
    fc.property(asked, (wish) => {
      const { recipes, request } = build(wish);
      const week = planWeek(solver, indexRecipes(recipes, NUTRIENTS), request);
      const violations = checkWeek(recipes, request, week);
      // Two locks of one recipe in a day are the user's own wish; a slot may be empty when no recipe is left.
      const hard = violations.filter(({ rule }) => !['band', 'empty'].includes(rule));
      const avoidable = hard.filter(({ rule }) => rule !== 'twice' || request.fixed!.length === 0);
      expect(avoidable).toEqual([]);
      if (hard.length === 0) expect(week.status === 'met').toBe(violations.length === 0);
      expect(week.bound).toBeGreaterThanOrEqual(week.objective - 1e-6);
      expect(week.violation.found).toBeGreaterThanOrEqual(week.violation.least - 1e-6);
      for (const { day, slotIndex, recipeId, servings } of request.fixed!) {
        const meal = week.days[day]!.meals.find((other) => other.slotIndex === slotIndex);
        expect(meal?.recipeId).toBe(recipeId);
        if (servings !== undefined) expect(meal?.servings).toBe(servings);
      }
    }),
    { numRuns: 30, seed: 4 },
  );
});

test('the same wish gives the same week', () => {
  fc.assert(
    fc.property(asked, (wish) => {
      const { recipes, request } = build(wish);
      const index = indexRecipes(recipes, NUTRIENTS);
      expect(planWeek(solver, index, request)).toEqual(planWeek(solver, index, request));
    }),
    { numRuns: 8, seed: 5 },
  );
});

test('a swap that claims to keep the day does, and keeps the hard rules', () => {
  fc.assert(
    fc.property(
      asked,
      fc.nat(6),
      fc.nat(4),
      fc.constantFrom('day' as const, 'meal' as const),
      (wish, d, s, portions) => {
        const { recipes, request: whole } = build(wish);
        const request = { ...whole, fixed: [], work: 'first' as const };
        const index = indexRecipes(recipes, NUTRIENTS);
        const week = planWeek(solver, index, request);
        const day = d % request.days.length;
        const slotIndex = s % wish.slots;
        const swaps = suggestSwaps(index, request, week, { day, slotIndex }, 5, { portions });
        for (const swap of swaps) {
          const days = week.days.map((old, at) => (at === day ? { meals: swap.meals } : old));
          const violations = checkWeek(recipes, request, { days }).filter(
            (found) => found.day === day && found.rule !== 'empty',
          );
          expect(violations.filter(({ rule }) => rule !== 'band')).toEqual([]);
          expect(violations.length === 0).toBe(swap.met);
          expect(swap.recipeId).not.toBe(week.days[day]!.meals.find((meal) => meal.slotIndex === slotIndex)?.recipeId);
        }
        expect(new Set(swaps.map((swap) => swap.recipeId)).size).toBe(swaps.length);
      },
    ),
    { numRuns: 30, seed: 6 },
  );
});
