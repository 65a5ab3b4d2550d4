import { beforeAll, describe, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, likings, NUTRIENTS, request, TARGETS, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { planWeek } from './plan.ts';
import type { FixedMeal, PlannedWeek, PlanRequest } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const recipes = cookbook(240);
const index = indexRecipes(recipes, NUTRIENTS);

function planned(changes: Partial<PlanRequest> = {}): { asked: PlanRequest; week: PlannedWeek } {
  const asked = request({ work: 'fast', ...changes });
  return { asked, week: planWeek(solver, index, asked) };
}

test('a week meets every target with portions in steps, and says how far from the best it can be', () => {
  const { asked, week } = planned({ preference: likings(recipes.length), work: 'full' });
  expect(week.status).toBe('met');
  expect(checkWeek(recipes, asked, week)).toEqual([]);
  expect(week.gap).toBeLessThan(0.05);
  expect(week.gapContinuous).toBeLessThanOrEqual(week.gap!);
  expect(week.bound).toBeGreaterThanOrEqual(week.objective);
  expect(week.preference).toBeGreaterThan(0.6);
  expect(week.days.map((day) => day.meals.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
});

test('the first plan is told early, on the step grid, and the last is no worse', () => {
  const stages: PlannedWeek[] = [];
  const asked = request({ preference: likings(recipes.length) });
  const week = planWeek(solver, index, asked, { onProgress: ({ week: first }) => stages.push(first) });
  expect(stages).toHaveLength(1);
  expect(checkWeek(recipes, asked, stages[0]!)).toEqual([]);
  expect(week.objective).toBeGreaterThanOrEqual(stages[0]!.objective);
});

test('the same seed gives the same plan, another seed may not', () => {
  const { week } = planned();
  const { week: again } = planned();
  expect(again).toEqual(week);
  expect(planned({ seed: 8 }).week.seed).toBe(8);
});

test('the same plan comes from a fresh solver', async () => {
  const { asked, week } = planned();
  expect(planWeek(await loadSolver(), index, asked)).toEqual(week);
});

describe('days', () => {
  test('targets may differ by weekday', () => {
    const training = { ...TARGETS, kcal: { target: 2500 }, carbsG: { target: 320 }, proteinG: { target: 140 } };
    const days = weekOf({ slots: FOUR_SLOTS, targets: TARGETS }).map((day, d) =>
      d % 2 === 0 ? { ...day, targets: training } : day,
    );
    const { asked, week } = planned({ days });
    expect(week.status).toBe('met');
    expect(checkWeek(recipes, asked, week)).toEqual([]);
    expect(week.days[0]!.nutrition.kcal).toBeGreaterThan(2370);
    expect(week.days[1]!.nutrition.kcal).toBeLessThan(2110);
  });

  test('slots may differ by day, and a kind may come twice', () => {
    const two = [...FOUR_SLOTS, { slot: 'snack' as const }];
    const days = weekOf({ slots: FOUR_SLOTS, targets: TARGETS }).map((day, d) =>
      d < 3 ? { ...day, slots: two } : day,
    );
    const { asked, week } = planned({ days });
    expect(week.days.map((day) => day.meals.length)).toEqual([5, 5, 5, 4, 4, 4, 4]);
    expect(checkWeek(recipes, asked, week)).toEqual([]);
    for (const { meals } of week.days.slice(0, 3)) expect(meals[3]!.recipeId).not.toBe(meals[4]!.recipeId);
  });

  test('a plan of one day', () => {
    const { asked, week } = planned({ days: weekOf({ slots: FOUR_SLOTS, targets: TARGETS }, 1) });
    expect(week.status).toBe('met');
    expect(checkWeek(recipes, asked, week)).toEqual([]);
  });

  test('minutes of a slot are kept', () => {
    const slots = FOUR_SLOTS.map((slot) => (slot.slot === 'lunch' ? { ...slot, maxMinutes: 25 } : slot));
    const { asked, week } = planned({ days: weekOf({ slots, targets: TARGETS }) });
    expect(checkWeek(recipes, asked, week)).toEqual([]);
    const minutes = new Map(recipes.map((recipe) => [recipe.id, recipe.minutes]));
    for (const { meals } of week.days) expect(minutes.get(meals[1]!.recipeId)).toBeLessThanOrEqual(25);
  });

  test('without targets the best liked recipes stand', () => {
    const { week } = planned({ days: weekOf({ slots: FOUR_SLOTS, targets: {} }), preference: likings(recipes.length) });
    expect(week.status).toBe('met');
    expect(week.preference).toBeGreaterThan(0.85);
  });

  test('a slot that no recipe fills stays empty and the week is not met', () => {
    const slots = [...FOUR_SLOTS.slice(0, 3), { slot: 'snack' as const, maxMinutes: 1 }];
    const { week } = planned({ days: weekOf({ slots, targets: { kcal: { min: 1000 } } }) });
    expect(week.status).toBe('closest');
    for (const { meals } of week.days) expect(meals.map((meal) => meal.slotIndex)).toEqual([0, 1, 2]);
  });
});

describe('fixed meals', () => {
  let base: PlannedWeek;
  beforeAll(() => {
    base = planned().week;
  });
  const dinner = recipes.findIndex((recipe, at) => at > 100 && recipe.slots.includes('dinner'));

  test('locked recipes stay, with their servings when given', () => {
    const fixed: FixedMeal[] = [
      { day: 0, slotIndex: 2, recipeId: recipes[dinner]!.id, servings: 1.25 },
      { day: 3, slotIndex: 2, recipeId: recipes[dinner]!.id },
    ];
    const { asked, week } = planned({ fixed });
    expect(week.days[0]!.meals[2]).toMatchObject({ recipeId: recipes[dinner]!.id, servings: 1.25 });
    expect(week.days[3]!.meals[2]!.recipeId).toBe(recipes[dinner]!.id);
    expect(checkWeek(recipes, asked, week).filter(({ rule }) => rule !== 'band')).toEqual([]);
  });

  test('only what is empty is filled', () => {
    const fixed: FixedMeal[] = base.days.flatMap(({ meals }, day) =>
      meals.filter((_, m) => (day + m) % 3 !== 0).map((meal) => ({ day, ...meal })),
    );
    const { asked, week } = planned({ fixed });
    for (const { day, slotIndex, recipeId, servings } of fixed) {
      expect(week.days[day]!.meals.find((meal) => meal.slotIndex === slotIndex)).toEqual({
        slotIndex,
        recipeId,
        servings,
      });
    }
    expect(week.status).toBe('met');
    expect(checkWeek(recipes, asked, week)).toEqual([]);
  });

  test('a week that is all fixed comes back as it is', () => {
    const fixed: FixedMeal[] = base.days.flatMap(({ meals }, day) => meals.map((meal) => ({ day, ...meal })));
    const { week } = planned({ fixed });
    expect(week.days.map((day) => day.meals)).toEqual(base.days.map((day) => day.meals));
    expect(week.status).toBe(base.status);
    expect(week.bound).toBeCloseTo(week.objective, 3);
  });

  test('a free entry counts for its day and takes its slot', () => {
    const eatingOut = { kcal: 800, proteinG: 40, carbsG: 85, fatG: 32, fibreG: 6, sodiumMg: 1000 };
    const { asked, week } = planned({ fixed: [{ day: 5, slotIndex: 2, perMeal: eatingOut }] });
    const day = week.days[5]!;
    expect(day.meals.map((meal) => meal.slotIndex)).toEqual([0, 1, 3]);
    expect(day.met).toBe(true);
    expect(day.nutrition.kcal).toBeGreaterThan(1900);
    expect(checkWeek(recipes, asked, week)).toEqual([]);
  });

  test('a day of nothing but free entries', () => {
    const fixed = FOUR_SLOTS.map((_, slotIndex) => ({ day: 2, slotIndex, perMeal: { kcal: 500 } }));
    const { week } = planned({ fixed });
    expect(week.days[2]!.meals).toEqual([]);
    expect(week.days[2]!.nutrition.kcal).toBe(2000);
  });
});

describe('unknown values', () => {
  const some = recipes.map((recipe, at) =>
    at % 3 === 0
      ? { ...recipe, cost: null, perServing: { ...recipe.perServing, ironMg: null, sodiumMg: null } }
      : recipe,
  );
  const partly = indexRecipes(some, NUTRIENTS);

  test('count as nothing against a minimum', () => {
    const days = weekOf({ slots: FOUR_SLOTS, targets: { kcal: { target: 2000 }, ironMg: { min: 9 } } });
    const asked = request({ days, work: 'fast' });
    const week = planWeek(solver, partly, asked);
    expect(week.status).toBe('met');
    expect(checkWeek(some, asked, week)).toEqual([]);
  });

  test('never stand where there is a maximum', () => {
    const asked = request({ work: 'fast' });
    const week = planWeek(solver, partly, asked);
    const unknown = new Set(some.filter((recipe) => recipe.perServing.sodiumMg === null).map((recipe) => recipe.id));
    for (const { meals } of week.days) for (const meal of meals) expect(unknown.has(meal.recipeId)).toBe(false);
  });

  test('of cost are counted, not invented', () => {
    const days = weekOf({ slots: FOUR_SLOTS, targets: { kcal: { target: 2000 } } });
    const week = planWeek(solver, partly, request({ days, work: 'first' }));
    const byId = new Map(some.map((recipe) => [recipe.id, recipe]));
    const meals = week.days.flatMap((day) => day.meals);
    expect(week.costUnknown).toBe(meals.filter((meal) => byId.get(meal.recipeId)!.cost === null).length);
    expect(week.cost).toBeCloseTo(
      meals.reduce((sum, meal) => sum + meal.servings * (byId.get(meal.recipeId)!.cost ?? 0), 0),
      6,
    );
  });
});

describe('wishes of the week', () => {
  const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));

  test('the budget is kept when the targets allow it', () => {
    const free = planned({ preference: likings(recipes.length) }).week;
    const budget = free.cost * 0.85;
    const { week } = planned({ preference: likings(recipes.length), budget });
    expect(week.status).toBe('met');
    expect(week.cost).toBeLessThanOrEqual(budget + 1e-6);
  });

  test('what stands in the pantry is used', () => {
    const used = (week: PlannedWeek): number =>
      week.days
        .flatMap((day) => day.meals)
        .reduce((sum, meal) => {
          const food = byId.get(meal.recipeId)!.foods.filter(({ foodId }) => foodId === 'f7');
          return sum + meal.servings * food.reduce((grams, { grams: g }) => grams + g, 0);
        }, 0);
    const without = planned().week;
    const { week } = planned({ pantry: [{ foodId: 'f7', grams: 600, weight: 3 }] });
    expect(used(week)).toBeGreaterThanOrEqual(Math.min(600, used(without)));
    expect(used(week)).toBeGreaterThan(300);
  });

  test('mains do not repeat and cuisines mix', () => {
    const { week } = planned({ preference: recipes.map((recipe) => (recipe.cuisine === 'thai' ? 0.6 : 0.5)) });
    const mains = week.days.flatMap((day) => [day.meals[1]!.recipeId, day.meals[2]!.recipeId]);
    expect(new Set(mains).size).toBe(14);
    const thai = mains.filter((id) => byId.get(id)!.cuisine === 'thai').length;
    expect(thai).toBeLessThanOrEqual(5);
  });
});
