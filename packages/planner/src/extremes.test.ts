// Requests at the edges: nothing may throw, and whatever comes back is told as it is.

import { beforeAll, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, NUTRIENTS, TARGETS, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { explain } from './explain.ts';
import { planWeek } from './plan.ts';
import type { FixedMeal, PlanRecipe, PlanRequest, PlanSlot, Targets } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const recipes = cookbook(120);
const kcal: Targets = { kcal: { target: 2000 } };
const days = (targets: Targets, slots: readonly PlanSlot[] = FOUR_SLOTS): Pick<PlanRequest, 'days'> => ({
  days: weekOf({ slots, targets }),
});
const everywhere = (meal: Omit<FixedMeal, 'day' | 'slotIndex'>): FixedMeal[] =>
  Array.from({ length: 7 }, (_, day) => FOUR_SLOTS.map((_, slotIndex) => ({ day, slotIndex, ...meal }))).flat();

const cases: [string, readonly PlanRecipe[], Partial<PlanRequest>][] = [
  ['no recipes', [], days(kcal)],
  ['no recipes and no targets', [], days({})],
  ['one recipe', recipes.slice(0, 1), days(kcal)],
  ['no slots', recipes, days(kcal, [])],
  ['no days', recipes, { days: [] }],
  ['no energy at all', recipes, days({ kcal: { target: 0 } })],
  ['far too much energy', recipes, days({ kcal: { target: 1e7 } })],
  ['a maximum of nothing', recipes, days({ ...TARGETS, sodiumMg: { max: 0 } })],
  ['bounds without width', recipes, days({ kcal: { min: 2000, max: 2000 }, proteinG: { min: 100, max: 100 } })],
  ['a minimum beyond all food', recipes, days({ ...TARGETS, ironMg: { min: 1e6 } })],
  ['a negative minimum', recipes, days({ kcal: { target: 2000 }, fatG: { min: -5, max: 90 } })],
  ['a nutrient that the index does not hold', recipes, days({ ...kcal, copperMg: { min: 1 } })],
  ['no money', recipes, { ...days(kcal), budget: 0 }],
  [
    'an empty pantry item and a strange food',
    recipes,
    {
      ...days(kcal),
      pantry: [
        { foodId: 'f1', grams: 0 },
        { foodId: 'x', grams: 9 },
      ],
    },
  ],
  ['whole servings', recipes, { ...days(kcal), step: 1 }],
  ['any portion', recipes, { ...days(TARGETS), step: 0 }],
  ['seven slots', recipes, days({ kcal: { target: 3000 } }, [...FOUR_SLOTS, ...FOUR_SLOTS.slice(1)])],
  ['only free entries, no targets', recipes, { ...days({}), fixed: everywhere({ perMeal: {} }) }],
  [
    'a free entry above the day',
    recipes,
    { ...days(kcal), fixed: [{ day: 0, slotIndex: 1, perMeal: { kcal: 4000 } }] },
  ],
  ['one recipe locked everywhere', recipes, { ...days(kcal), fixed: everywhere({ recipeId: 'r1' }) }],
  ['eight servings locked', recipes, { ...days(kcal), fixed: [{ day: 0, slotIndex: 1, recipeId: 'r1', servings: 8 }] }],
];

test.each(cases)('%s', (_, some, changes) => {
  const asked: PlanRequest = { days: [], diet: 'omnivore', work: 'fast', ...changes };
  const index = indexRecipes(some, NUTRIENTS);
  const week = planWeek(solver, index, asked);
  expect(week.days).toHaveLength(asked.days.length);
  expect(Number.isFinite(week.objective)).toBe(true);
  expect(week.bound).toBeGreaterThanOrEqual(week.objective - 1e-6);
  const found = checkWeek(some, asked, week).filter(({ rule }) => rule !== 'twice' && rule !== 'servings');
  expect(week.status === 'met').toBe(found.length === 0);
  if (week.status === 'closest') expect(explain(solver, index, asked, week)).not.toBeNull();
});

test('a locked recipe that is not there is an error with its name', () => {
  const index = indexRecipes(recipes, NUTRIENTS);
  const asked: PlanRequest = { ...days(kcal), diet: 'omnivore', fixed: [{ day: 0, slotIndex: 0, recipeId: 'gone' }] };
  expect(() => planWeek(solver, index, asked)).toThrow(/gone/);
});
