import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFood } from '../test/make-food.ts';
import { realTable } from '../test/real-table.ts';
import { allergensOf, containsOf, dietAllows, dietOf, labelsOf } from './labels.ts';
import { nutrientKeys } from './nutrients.ts';
import { asPer100g, grams, type PerServing, servings } from './quantity.ts';
import { contributions, coverageNeeded, sumValues, totalOf, totalsPer100g, totalsPerServing } from './totals.ts';

const known = makeFood({ id: 'known', per100g: { kcal: 100, proteinG: 10, ironMg: 2, waterG: 80 } });
const silent = makeFood({ id: 'silent', per100g: { kcal: 300, proteinG: 5, waterG: 10 } });

describe('totals', () => {
  it('sums by weight', () => {
    const total = totalOf([
      { food: known, grams: grams(200) },
      { food: silent, grams: grams(50) },
    ]);
    expect(total.grams).toBe(250);
    expect(total.values.kcal).toBe(350);
    expect(total.values.proteinG).toBe(22.5);
  });

  it('tells which share of the weight is known, and is silent below the threshold', () => {
    const mostly = totalOf([
      { food: known, grams: grams(90) },
      { food: silent, grams: grams(10) },
    ]);
    expect(mostly.coverage.ironMg).toBeCloseTo(0.9);
    expect(mostly.values.ironMg).toBeCloseTo(1.8);
    const hardly = totalOf([
      { food: known, grams: grams(70) },
      { food: silent, grams: grams(30) },
    ]);
    expect(hardly.coverage.ironMg).toBeCloseTo(0.7);
    expect(hardly.values.ironMg).toBeNull();
    expect(hardly.coverage.kcal).toBe(1);
  });

  it('never takes unknown for 0: a total of unknowns is unknown', () => {
    const total = totalOf([{ food: silent, grams: grams(100) }]);
    expect(total.values.ironMg).toBeNull();
    expect(total.coverage.ironMg).toBe(0);
    expect(totalOf([]).values.kcal).toBeNull();
  });

  it('lets no water vouch for what the food does not say', () => {
    const soup = totalOf([
      { food: silent, grams: grams(100) },
      { food: makeFood({ id: 'water', per100g: { kcal: 0, waterG: 99.9, ironMg: 0 } }), grams: grams(900) },
    ]);
    expect(soup.coverage.ironMg).toBe(0);
    expect(soup.values.ironMg).toBeNull();
    expect(soup.grams).toBe(1000);
  });

  it('gives servings and 100 g from the same sum', () => {
    const total = totalOf([{ food: known, grams: grams(400) }]);
    const one = totalsPerServing(total, servings(2));
    expect(one.grams).toBe(200);
    expect(one.values.kcal).toBe(200);
    expect(totalsPer100g(total)?.kcal).toBe(100);
    expect(totalsPer100g(totalOf([]))).toBeNull();
  });

  it('can be taken apart again: contributions add up to the value, the silent come last', () => {
    const total = totalOf([
      { food: silent, grams: grams(5) },
      { food: known, grams: grams(95) },
    ]);
    const parts = contributions(total, 'ironMg');
    expect(parts.map((part) => part.food.id)).toEqual(['known', 'silent']);
    expect(parts[1]?.amount).toBeNull();
    expect(parts.reduce((sum, part) => sum + (part.amount ?? 0), 0)).toBeCloseTo(total.values.ironMg!, 9);
  });

  it('adds meals without hiding what one of them does not know', () => {
    const a = totalOf([{ food: known, grams: grams(100) }]).values;
    const b = totalOf([{ food: silent, grams: grams(100) }]).values;
    expect(sumValues([a, b]).kcal).toBe(400);
    expect(sumValues([a, b]).ironMg).toBeNull();
  });

  it('holds for any foods: order is no matter, coverage is a share, a value is there exactly when it is covered', () => {
    const { foods } = realTable().table;
    const part = fc
      .tuple(fc.integer({ min: 0, max: foods.length - 1 }), fc.double({ min: 0.1, max: 1000, noNaN: true }))
      .map(([index, weight]) => ({ food: foods[index]!, grams: grams(weight) }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const total = totalOf(parts);
        const reversed = totalOf([...parts].reverse());
        for (const key of nutrientKeys) {
          const value = total.values[key];
          expect(total.coverage[key]).toBeGreaterThanOrEqual(0);
          expect(total.coverage[key]).toBeLessThanOrEqual(1);
          if (value === null) expect(total.coverage[key]).toBeLessThan(coverageNeeded);
          else {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(reversed.values[key]).toBeCloseTo(value, 6);
            const sum = contributions(total, key).reduce((x, y) => x + (y.amount ?? 0), 0);
            expect(sum).toBeCloseTo(value, 6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('labels', () => {
  const beef = makeFood({ diet: 'omnivore', contains: ['beef'] });
  const cheese = makeFood({ diet: 'vegetarian', allergens: ['milk'] });
  const bread = makeFood({ diet: 'vegan', allergens: ['sesame', 'gluten'] });
  const fish = makeFood({ diet: 'pescatarian', allergens: ['fish'] });

  it('takes the strictest diet that allows all, and every allergen in the order of the law', () => {
    expect(dietOf([bread])).toBe('vegan');
    expect(dietOf([bread, cheese])).toBe('vegetarian');
    expect(dietOf([bread, cheese, fish])).toBe('pescatarian');
    expect(dietOf([bread, beef])).toBe('omnivore');
    expect(allergensOf([cheese, bread])).toEqual(['gluten', 'milk', 'sesame']);
    expect(containsOf([beef, bread])).toEqual(['beef']);
    expect(dietAllows('vegetarian', 'vegan')).toBe(true);
    expect(dietAllows('vegan', 'vegetarian')).toBe(false);
    expect(dietAllows('pescatarian', 'omnivore')).toBe(false);
  });

  const labels = (values: Record<string, number | null>, minutes: number | null = 45) => {
    const per100g = asPer100g(makeFood({ per100g: {} }).per100g);
    const perServing = { ...makeFood({}).per100g, ...values } as unknown as PerServing<typeof per100g>;
    return labelsOf({ foods: [cheese], perServing, per100g, totalMinutes: minutes });
  };
  it('gives labels by their definitions', () => {
    const dish = { kcal: 500, proteinG: 30, fatG: 30, carbsG: 25, fibreG: 8 };
    // 17 g net carbohydrate = 14 % of energy; protein 24 %; fibre 1.6 g per 100 kcal.
    expect(labels(dish)).toEqual(['gluten-free', 'nut-free', 'low-carb', 'high-protein']);
    expect(labels({ ...dish, carbsG: 12 })).toContain('keto');
    expect(labels({ ...dish, carbsG: 12, fatG: 20 })).not.toContain('keto');
    expect(labels({ ...dish, carbsG: 29 })).not.toContain('low-carb');
    expect(labels({ ...dish, proteinG: 24 })).not.toContain('high-protein');
    expect(labels({ ...dish, fibreG: 15 })).toContain('high-fibre');
    expect(labels(dish, 30)).toContain('quick');
    expect(labels(dish, 31)).not.toContain('quick');
  });
  it('calls nothing high in protein that the EU claim would not allow', () =>
    expect(labels({ kcal: 900, proteinG: 40, fatG: 40, carbsG: 80, fibreG: 5 })).not.toContain('high-protein'));
  it('gives no label on an unknown number', () =>
    expect(labels({ kcal: 100, proteinG: null, fatG: 1, carbsG: null, fibreG: null })).toEqual([
      'gluten-free',
      'nut-free',
    ]));
});
