import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perHundredGrams } from './recipes.rules.ts';

const amount = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }));
const values = fc.dictionary(fc.string({ maxLength: 8 }), amount, { maxKeys: 10, noNullPrototype: true });

describe('figures per 100 g', () => {
  it('come back to those of a serving, and unknown stays unknown', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 1, max: 5000, noNaN: true }), (perServing, grams) => {
        const per100 = perHundredGrams(perServing, grams);
        expect(Object.keys(per100)).toEqual(Object.keys(perServing));
        for (const [key, value] of Object.entries(perServing)) {
          if (value === null) expect(per100[key]).toBeNull();
          else expect(((per100[key] ?? Number.NaN) * grams) / 100).toBeCloseTo(value, 6);
        }
      }),
      { seed: 1 },
    );
  });

  it('of exactly 100 g are those of the serving', () => {
    expect(perHundredGrams({ kcal: 250, proteinG: null }, 100)).toEqual({ kcal: 250, proteinG: null });
  });
});
