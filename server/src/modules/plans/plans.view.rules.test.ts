import { plan as planContract } from '@mealwright/contracts/plans';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfWeek } from './plans.rules.ts';
import type { PlanWithMeals } from './plans.service.ts';
import type { PlanRow } from './plans.sql.ts';
import { planView } from './plans.view.rules.ts';
import type { ShownMeal } from './plans.views.sql.ts';

const ids = {
  plan: '01920000-0000-7000-8000-000000000001',
  user: '01920000-0000-7000-8000-000000000002',
  meal: (at: number) => `01920000-0000-7000-9000-${String(at).padStart(12, '0')}`,
};
const WEEK = '2026-11-16';

const row = (change: Partial<PlanRow> = {}): PlanRow => ({
  id: ids.plan,
  household_id: ids.user,
  user_id: ids.user,
  week_start: WEEK,
  version: 3,
  slots: [{ slot: 'lunch', maxMinutes: null }],
  targets: Array.from({ length: 7 }, () => ({})),
  quality: null,
  source: 'auto',
  created_at: new Date(0),
  updated_at: new Date(0),
  ...change,
});
const meal = (at: number, change: Partial<ShownMeal> = {}): ShownMeal => ({
  id: ids.meal(at),
  plan_id: ids.plan,
  date: daysOfWeek(WEEK)[at % 7] ?? WEEK,
  slot_index: Math.floor(at / 7),
  slot: 'lunch',
  recipe_id: ids.meal(500 + at),
  title: null,
  nutrition: null,
  servings: 1,
  locked: false,
  leftover_of: null,
  cooked_on: null,
  cooked_slot: null,
  kept_for: null,
  recipe_title: 'Soup',
  total_minutes: 20,
  cuisine: 'french',
  picture: null,
  illustration: null,
  per_serving: { kcal: 500, proteinG: 20 },
  ...change,
});
const view = (plan: PlanRow, meals: ShownMeal[]) => planView({ plan, meals } satisfies PlanWithMeals);

describe('a shown plan', () => {
  it('is an answer that the contract allows, whatever the meals are', () => {
    const anyMeal = fc.record({
      servings: fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4),
      per_serving: fc.option(
        fc.dictionary(
          fc.constantFrom('kcal', 'proteinG', 'fibreG', 'magic'),
          fc.option(fc.integer({ min: 0, max: 900 })),
          {
            noNullPrototype: true,
          },
        ),
      ),
      locked: fc.boolean(),
    });
    const targets = fc.dictionary(
      fc.constantFrom('kcal', 'proteinG', 'fibreG'),
      fc.record({ min: fc.integer({ min: 0, max: 900 }), max: fc.integer({ min: 900, max: 3000 }) }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(anyMeal, { maxLength: 20 }), targets, (meals, wanted) => {
        const plan = row({ targets: Array.from({ length: 7 }, () => wanted) });
        const shown = view(
          plan,
          meals.map((one, at) => meal(at, one)),
        );
        expect(planContract.safeParse(shown).error).toBeUndefined();
        expect(shown.days.map((day) => day.meals.length).reduce((a, b) => a + b, 0)).toBe(meals.length);
        for (const day of shown.days) if (day.met) expect(day.missed).toEqual([]);
        for (const day of shown.days)
          for (const one of day.meals) expect(Object.keys(one.nutrition)).not.toContain('magic');
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('counts all servings of a meal, and of a free entry its own figures', () => {
    const [recipe, entry] = [
      meal(0, { servings: 1.5 }),
      meal(7, { recipe_id: null, title: 'Cake', nutrition: { kcal: 200 }, per_serving: null, servings: 2 }),
    ];
    const day = view(row(), [recipe, entry]).days[0];
    expect(day?.meals.map((one) => one.nutrition)).toEqual([{ kcal: 750, proteinG: 30 }, { kcal: 400 }]);
    expect(day?.nutrition.kcal).toBe(1150);
    expect(day?.meals[1]).toMatchObject({ title: 'Cake', recipeId: null });
  });

  it('a free entry without figures says nothing about the day', () => {
    const targets = [{ kcal: { min: 400, max: 600 } }, ...Array.from({ length: 6 }, () => ({}))];
    const entry = meal(7, { recipe_id: null, title: 'Out', nutrition: null, per_serving: null });
    const day = view(row({ targets }), [meal(0), entry]).days[0];
    expect(day).toMatchObject({ met: true, missed: [] });
    expect(day?.nutrition.kcal).toBe(500);
    expect(day?.meals).toHaveLength(2);
  });

  it('says of each target that is missed by how much, above or below', () => {
    const targets = [
      { kcal: { min: 600 }, proteinG: { max: 10 } },
      { kcal: { target: 500 } },
      ...Array.from({ length: 5 }, () => ({})),
    ];
    const { days } = view(row({ targets }), [meal(0), meal(1)]);
    expect(days[0]?.missed).toEqual([
      { nutrient: 'kcal', bound: 'min', limit: 600, value: 500 },
      { nutrient: 'proteinG', bound: 'max', limit: 10, value: 20 },
    ]);
    expect(days[1]).toMatchObject({ met: true, missed: [] });
  });

  it('an empty day misses nothing and meets nothing', () => {
    const targets = Array.from({ length: 7 }, () => ({ kcal: { min: 600 } }));
    for (const day of view(row({ targets }), []).days) expect(day).toMatchObject({ meals: [], met: false, missed: [] });
  });

  it('meets all bands only when every day does', () => {
    const quality = { gap: 0, preference: 1, solveMs: 1, seed: 1, asGenerated: true, explanation: null };
    const targets = Array.from({ length: 7 }, () => ({ kcal: { target: 500 } }));
    const week = Array.from({ length: 7 }, (_, at) => meal(at));
    expect(view(row({ quality, targets }), week).quality?.allBandsMet).toBe(true);
    expect(view(row({ quality, targets }), week.slice(1)).quality?.allBandsMet).toBe(false);
    expect(view(row({ targets }), week).quality).toBeNull();
  });
});
