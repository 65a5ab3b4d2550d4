import { defaultPreferences, weekdays } from '@mealwright/contracts/profiles';
import { diets } from '@mealwright/nutrition/vocabulary';
import type { PlanRecipe } from '@mealwright/planner/problem';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  avoidedRecipes,
  daysOfWeek,
  doesNotSuit,
  eatenOf,
  explanationView,
  fixedMeals,
  mealsOfWeek,
  planRequest,
  preferenceOf,
  scaled,
  targetsOfDays,
} from './plans.rules.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-24'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amounts = fc.dictionary(
  fc.constantFrom('kcal', 'proteinG', 'fatG', 'sodiumMg'),
  fc.option(fc.double({ min: 0, max: 5000, noNaN: true })),
  { noNullPrototype: true },
);
const servings = fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4);

const recipe = (id: string, change: Partial<PlanRecipe> = {}): PlanRecipe & { contains: readonly string[] } => ({
  id,
  slots: ['dinner'],
  perServing: { kcal: 500 },
  minutes: 30,
  cost: null,
  cuisine: 'italian',
  proteinSource: null,
  diet: 'omnivore',
  allergens: [],
  foods: [],
  contains: [],
  ...change,
});
const noTaste = { favorites: [], ratings: [] };

describe('the days of a week', () => {
  it('are seven in a row, from any day on, over leap days, year ends and summer time', () => {
    fc.assert(
      fc.property(anyDay, (weekStart) => {
        const days = daysOfWeek(weekStart);
        expect(days).toHaveLength(7);
        expect(days[0]).toBe(weekStart);
        for (let at = 1; at < 7; at += 1)
          expect(Date.parse(days[at] ?? '') - Date.parse(days[at - 1] ?? '')).toBe(86_400_000);
      }),
      { seed: 1 },
    );
  });

  it('have the targets of their weekday, wherever the week begins', () => {
    const targets = Object.fromEntries(weekdays.map((day, at) => [day, { kcal: { target: 1000 + at } }])) as never;
    fc.assert(
      fc.property(anyDay, (weekStart) => {
        const found = targetsOfDays(weekStart, { targets }).map((one) => one.kcal?.target);
        expect([...found].sort()).toEqual([1000, 1001, 1002, 1003, 1004, 1005, 1006]);
        const sunday = daysOfWeek(weekStart).findIndex((date) => new Date(`${date}T12:00:00Z`).getUTCDay() === 0);
        expect(found[sunday]).toBe(1006);
      }),
      { seed: 2 },
    );
    expect(targetsOfDays('2026-11-16', { targets })[0]?.kcal?.target).toBe(1000);
  });
});

describe('what is eaten', () => {
  it('grows with the servings, and unknown stays unknown', () => {
    fc.assert(
      fc.property(amounts, servings, (perServing, times) => {
        const eaten = scaled(perServing, times);
        expect(Object.keys(eaten)).toEqual(Object.keys(perServing));
        for (const [key, value] of Object.entries(perServing))
          expect(eaten[key]).toBe(value === null ? null : value * times);
      }),
      { seed: 3 },
    );
  });

  it('of a free entry are its own figures, of a recipe those of the recipe', () => {
    const meal = { servings: 2, nutrition: { kcal: 100 }, per_serving: { kcal: 300 } };
    expect(eatenOf({ ...meal, recipe_id: null })).toEqual({ kcal: 200 });
    expect(eatenOf({ ...meal, recipe_id: 'a' })).toEqual({ kcal: 600 });
    expect(eatenOf({ ...meal, recipe_id: null, nutrition: null })).toEqual({});
  });
});

describe('meals that stay', () => {
  const meal = { date: '2026-11-18', slot_index: 2, servings: 1.5, nutrition: null, per_serving: { kcal: 400 } };

  it('keep recipe and portion; free entries and deleted recipes count with what they hold', () => {
    const known = new Set(['a']);
    const stays = [
      { ...meal, recipe_id: 'a' },
      { ...meal, slot_index: 0, recipe_id: 'gone' },
      { ...meal, slot_index: 1, recipe_id: null, nutrition: { kcal: 100 }, per_serving: null },
    ];
    expect(fixedMeals(daysOfWeek('2026-11-16'), stays, known)).toEqual([
      { day: 2, slotIndex: 2, recipeId: 'a', servings: 1.5 },
      { day: 2, slotIndex: 0, perMeal: { kcal: 600 } },
      { day: 2, slotIndex: 1, perMeal: { kcal: 150 } },
    ]);
  });

  it('come back to the places they were planned in', () => {
    const slots = [
      { slot: 'lunch' as const, maxMinutes: null },
      { slot: 'dinner' as const, maxMinutes: null },
    ];
    fc.assert(
      fc.property(
        anyDay,
        fc.array(fc.array(servings, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
        (start, week) => {
          const days = week.map((portions) => ({
            meals: portions.map((times, slotIndex) => ({ slotIndex, recipeId: `r${slotIndex}`, servings: times })),
            nutrition: {},
            met: true,
            missed: [],
          }));
          const placed = mealsOfWeek(daysOfWeek(start), slots, { days });
          const rows = placed.map((one) => ({ ...one, nutrition: null, per_serving: null }));
          expect(fixedMeals(daysOfWeek(start), rows, { has: () => true })).toEqual(
            days.flatMap(({ meals }, day) => meals.map((one) => ({ day, ...one }))),
          );
          for (const one of placed) expect(one.slot).toBe(slots[one.slot_index]?.slot);
        },
      ),
      { seed: 4, numRuns: 50 },
    );
  });
});

describe('liking', () => {
  it('lies between 0 and 1, is the same for the same seed, and goes by rating before favourite before cuisine', () => {
    const recipes = [
      recipe('rated-best'),
      recipe('rated-worst'),
      recipe('favourite'),
      recipe('liked', { cuisine: 'thai' }),
      recipe('plain'),
      recipe('disliked', { cuisine: 'british' }),
    ];
    const preferences = { ...defaultPreferences, likedCuisines: ['thai'], dislikedCuisines: ['british'] };
    const taste = {
      favorites: ['favourite', 'rated-worst'],
      ratings: [
        { recipe_id: 'rated-best', value: 5 },
        { recipe_id: 'rated-worst', value: 1 },
      ],
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { byId } = preferenceOf(recipes, preferences, taste, seed);
        for (const value of byId.values()) expect(value >= 0 && value <= 1).toBe(true);
        const order = ['favourite', 'liked', 'plain', 'disliked', 'rated-worst'].map((id) => byId.get(id) ?? -1);
        expect(order).toEqual([...order].sort((a, b) => b - a));
        expect(byId.get('rated-best')).toBeGreaterThanOrEqual(0.95);
        expect(preferenceOf(recipes, preferences, taste, seed).byId).toEqual(byId);
      }),
      { seed: 5 },
    );
  });

  it('of two seeds differs, so that weeks differ', () => {
    const recipes = Array.from({ length: 30 }, (_, at) => recipe(`r${at}`));
    const order = (seed: number) => {
      const { byId } = preferenceOf(recipes, defaultPreferences, noTaste, seed);
      return [...byId].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    };
    expect(order(1)).not.toEqual(order(2));
  });
});

describe('who may eat what', () => {
  const kinds = ['pork', 'honey', 'alcohol'] as const;
  const anyRecipe = fc.record({
    diet: fc.constantFrom(...diets),
    allergens: fc.subarray(['milk', 'nuts', 'soy'] as const),
    contains: fc.subarray([...kinds]),
    foods: fc.subarray(['egg', 'tofu']).map((ids) => ids.map((foodId) => ({ foodId, grams: 1 }))),
  });
  const anyWish = fc.record({
    diet: fc.constantFrom(...diets),
    allergens: fc.subarray(['milk', 'nuts', 'soy'] as const),
    avoid: fc.subarray([...kinds]),
    excludedFoods: fc.subarray(['egg', 'tofu']),
  });

  it('suits exactly when diet, allergies, kinds and foods all allow it', () => {
    fc.assert(
      fc.property(anyRecipe, anyWish, (dish, wish) => {
        const suits =
          diets.indexOf(dish.diet) >= diets.indexOf(wish.diet) &&
          !wish.allergens.some((one) => dish.allergens.includes(one)) &&
          !wish.avoid.some((one) => dish.contains.includes(one)) &&
          !wish.excludedFoods.some((one) => dish.foods.some(({ foodId }) => foodId === one));
        expect(doesNotSuit(dish, { ...defaultPreferences, ...wish })).toBe(!suits);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('leaves out of planning exactly the recipes that hold a kind to avoid', () => {
    const recipes = [
      recipe('a', {}),
      { ...recipe('b'), contains: ['pork'] },
      { ...recipe('c'), contains: ['honey', 'pork'] },
    ];
    expect(avoidedRecipes(recipes, [])).toEqual([]);
    expect(avoidedRecipes(recipes, ['honey'])).toEqual(['c']);
    expect(avoidedRecipes(recipes, ['pork', 'alcohol'])).toEqual(['b', 'c']);
  });
});

describe('the request to the planner', () => {
  it('carries every wish, and no time limit where there is none', () => {
    const preferences = {
      ...defaultPreferences,
      diet: 'vegan' as const,
      allergens: ['soy' as const],
      excludedFoods: ['egg'],
      avoid: ['pork' as const],
    };
    const request = planRequest({
      targets: [{ kcal: { target: 1 } }, {}],
      slots: [
        { slot: 'lunch', maxMinutes: 20 },
        { slot: 'snack', maxMinutes: null },
      ],
      preferences,
      recipes: [{ ...recipe('a'), contains: ['pork'] }, recipe('b')],
      taste: noTaste,
      fixed: [],
      atHome: [{ foodId: 'leek', grams: 300 }],
      seed: 9,
    });
    const slots = [{ slot: 'lunch', maxMinutes: 20 }, { slot: 'snack' }];
    expect(request).toMatchObject({
      diet: 'vegan',
      allergens: ['soy'],
      excludedFoodIds: ['egg'],
      excludedRecipeIds: ['a'],
      pantry: [{ foodId: 'leek', grams: 300 }],
      seed: 9,
    });
    expect(request.days).toEqual([
      { slots, targets: { kcal: { target: 1 } } },
      { slots, targets: {} },
    ]);
  });
});

describe('an explanation', () => {
  it('says whether it is proved, and nothing of how', () => {
    const shown = { kind: 'conflict' as const, slot: null, filter: null, conflicts: [], relaxations: [] };
    expect(explanationView({ ...shown, certificate: { proved: true, least: 0.3 } })).toEqual({
      ...shown,
      proved: true,
    });
  });

  it('that could not be found is not proved', () => {
    expect(explanationView(null)).toMatchObject({ kind: 'unproven', proved: false, conflicts: [], relaxations: [] });
  });
});
