import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFoodTable } from '../../seed.ts';
import { aisleOfName, edibleGrams, lineOf, sourcesByFood } from './shopping.rules.ts';

const { table } = readFoodTable();
const bought = table.foods.filter((food) => food.id !== 'water' && food.id !== 'ice-cubes');

const need = fc.record({
  foodId: fc.constantFrom(...bought.slice(0, 40).map((food) => food.id)),
  grams: fc.double({ min: 0.1, max: 5000, noNaN: true }),
  mealId: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
  date: fc.constant('2026-11-16'),
  recipeId: fc.constant('r'),
  title: fc.constant('Stew'),
});
const needs = fc.array(need, { maxLength: 30 });

describe('the shares of foods', () => {
  it('are one for each food and meal, and weigh together what the needs weigh', () => {
    fc.assert(
      fc.property(needs, (wanted) => {
        const foods = sourcesByFood(wanted, table);
        expect(new Set(foods.keys())).toEqual(new Set(wanted.map((one) => one.foodId)));
        for (const [foodId, sources] of foods) {
          expect(new Set(sources.map((one) => one.mealId)).size).toBe(sources.length);
          const total = edibleGrams(wanted.filter((one) => one.foodId === foodId));
          expect(edibleGrams(sources)).toBeCloseTo(total, 6);
        }
      }),
      { seed: 1 },
    );
  });

  it('without one meal are those of the other meals, unchanged', () => {
    fc.assert(
      fc.property(needs, (wanted) => {
        const [all, rest] = [
          sourcesByFood(wanted, table),
          sourcesByFood(
            wanted.filter((one) => one.mealId !== 'm1'),
            table,
          ),
        ];
        for (const [foodId, sources] of all) {
          const others = sources.filter((one) => one.mealId !== 'm1');
          expect(rest.get(foodId) ?? []).toEqual(others);
        }
      }),
      { seed: 2 },
    );
  });

  it('leave out water, and keep a food that the table does not know', () => {
    const one = { grams: 100, mealId: 'm1', date: '2026-11-16', recipeId: 'r', title: 'Stew' };
    const foods = sourcesByFood(
      ['water', 'ice-cubes', 'onion', 'no-longer-known'].map((foodId) => ({ foodId, ...one })),
      table,
    );
    expect([...foods.keys()]).toEqual(['onion', 'no-longer-known']);
  });
});

describe('the line of a food', () => {
  const options = fc.record({
    system: fc.constantFrom('metric' as const, 'us' as const),
    locale: fc.constantFrom('en' as const, 'de' as const),
  });

  it('has shares that add up to its weight, and never asks for less than is needed', () => {
    fc.assert(
      fc.property(needs, options, (wanted, how) => {
        for (const [foodId, sources] of sourcesByFood(wanted, table)) {
          const line = lineOf(foodId, sources, table, how);
          expect(line).not.toBeNull();
          if (line === null) continue;
          const edible = table.byId(foodId)?.edibleShare ?? Number.NaN;
          expect(line.grams).toBeCloseTo(edibleGrams(sources) / edible, 6);
          expect(edibleGrams(line.shares)).toBeCloseTo(line.grams, 6);
          expect(line.shares.reduce((sum, share) => sum + share.quantity, 0)).toBeCloseTo(line.needed, 6);
          expect(line.quantity).toBeGreaterThan(0);
          expect(line.shares.map((share) => share.source.mealId).sort()).toEqual(
            sources.map((source) => source.mealId).sort(),
          );
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('does not depend on the order in which meals were planned', () => {
    fc.assert(
      fc.property(needs, options, (wanted, how) => {
        const [one, other] = [sourcesByFood(wanted, table), sourcesByFood([...wanted].reverse(), table)];
        for (const [foodId, sources] of one) {
          const [here, there] = [sources, other.get(foodId) ?? []].map((list) => lineOf(foodId, list, table, how));
          expect([here?.quantity, here?.unit, here?.name, here?.aisle]).toEqual([
            there?.quantity,
            there?.unit,
            there?.name,
            there?.aisle,
          ]);
        }
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('of a food that is no longer in the table is none', () => {
    const source = { grams: 100, mealId: 'm1', date: '2026-11-16', recipeId: 'r', title: 'Stew' };
    expect(lineOf('no-longer-known', [source], table, { system: 'metric', locale: 'en' })).toBeNull();
  });
});

describe('the aisle of an own item', () => {
  it('is that of the food it names, in whatever case, else "other"', () => {
    for (const food of bought.slice(0, 50)) {
      const named = table.find(food.name);
      expect(aisleOfName(food.name.toUpperCase(), table), food.name).toBe(named?.aisle);
    }
    expect(aisleOfName('toothpaste for cats', table)).toBe('other');
    expect(aisleOfName('', table)).toBe('other');
  });
});

describe('what a recipe does without', () => {
  const at = (mealId: string, grams: number, optional?: true) => ({
    mealId,
    date: '2026-11-16',
    recipeId: `r-${mealId}`,
    title: `Dish ${mealId}`,
    grams,
    ...(optional === undefined ? {} : { optional }),
  });
  const metric = { system: 'metric', locale: 'en' } as const;

  it('is a share of its own beside what the same meal needs', () => {
    const one = { foodId: 'onion', ...at('m1', 100) };
    const foods = sourcesByFood([one, { ...one, grams: 20, optional: true }, { ...one, grams: 10 }], table);
    expect(foods.get('onion')).toEqual([at('m1', 110), at('m1', 20, true)]);
  });

  it('is asked for, and marked, where no recipe needs it', () => {
    const line = lineOf('onion', [at('m1', 100, true), at('m2', 50, true)], table, metric);
    expect(line).toMatchObject({ optional: true, edibleGrams: 150 });
    expect(line?.shares.map(({ source }) => source.optional)).toEqual([true, true]);
  });

  it('is not in the amount where another recipe needs it, yet told in the same unit', () => {
    const needed = lineOf('onion', [at('m1', 100)], table, metric);
    const both = lineOf('onion', [at('m1', 100), at('m2', 50, true)], table, metric);
    expect(both).toMatchObject({ ...needed, optional: false, shares: expect.anything() });
    const [counted, spare] = both?.shares ?? [];
    expect(counted).toEqual(needed?.shares[0]);
    expect(spare?.source).toMatchObject({ mealId: 'm2', optional: true });
    expect(spare?.quantity).toBeCloseTo((counted?.quantity ?? 0) / 2, 9);
    expect(spare?.grams).toBeCloseTo((counted?.grams ?? 0) / 2, 9);
  });
});
