import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { nutrientKeys, nutrients, nutrientValues } from './nutrients.ts';
import {
  asTotal,
  type Grams,
  grams,
  gramsOfVolume,
  gramsPerMl,
  type Millilitres,
  millilitres,
  ofServings,
  type Per100g,
  type PerServing,
  per100g,
  perServing,
  servings,
  type Total,
  volumeOfGrams,
} from './quantity.ts';
import { mlOf, readUnit } from './units.ts';

describe('typed quantities', () => {
  it('refuses amounts that cannot be', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => grams(bad)).toThrow(RangeError);
    expect(() => servings(0)).toThrow(RangeError);
    expect(grams(0)).toBe(0);
  });

  it('keeps units and bases apart in the types', () => {
    expectTypeOf<Grams>().not.toExtend<Millilitres>();
    expectTypeOf<number>().not.toExtend<Grams>();
    expectTypeOf<Total<Grams>>().not.toExtend<PerServing<Grams>>();
    expectTypeOf<PerServing<Grams>>().not.toExtend<Total<Grams>>();
    expectTypeOf<Per100g<Grams>>().not.toExtend<PerServing<Grams>>();
    expectTypeOf<Parameters<typeof perServing>[0]>().not.toEqualTypeOf<ReturnType<typeof perServing>>();
  });

  const total = asTotal(nutrientValues((key) => (key === 'ironMg' ? null : 12)));
  it('divides a total by servings and by weight; unknown stays unknown', () => {
    expect(perServing(total, servings(4)).kcal).toBe(3);
    expect(perServing(total, servings(4)).ironMg).toBeNull();
    expect(per100g(total, grams(600))?.kcal).toBe(2);
    expect(per100g(total, grams(0))).toBeNull();
  });

  it('comes back: servings of a serving are the total, grams of millilitres are the millilitres', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (n, d) => {
          expect(ofServings(perServing(total, servings(n)), servings(n)).kcal).toBeCloseTo(12, 9);
          expect(volumeOfGrams(gramsOfVolume(millilitres(n), gramsPerMl(d)), gramsPerMl(d))).toBeCloseTo(n, 9);
        },
      ),
    );
  });
});

describe('the 46 nutrients', () => {
  it('are 46, each with a unit that its key ends in', () => {
    expect(nutrientKeys).toHaveLength(46);
    const ending = { g: /G$/, mg: /Mg$/, ug: /Ug$/, iu: /Iu$/, kcal: /^kcal$/ };
    for (const { key, unit } of nutrients) expect(key).toMatch(ending[unit]);
  });
});

describe('units', () => {
  it('has the exact sizes of the US, metric and imperial measures', () => {
    expect(mlOf('cup')).toBeCloseTo(236.588, 3);
    expect(mlOf('tbsp')).toBeCloseTo(14.787, 3);
    expect(mlOf('tsp')).toBeCloseTo(4.929, 3);
    expect(mlOf('cup', 'metric')).toBe(250);
    expect(mlOf('pint', 'uk')).toBeCloseTo(568.261, 3);
    expect(mlOf('cup')).toBeCloseTo(16 * mlOf('tbsp'), 9);
    expect(mlOf('tbsp')).toBeCloseTo(3 * mlOf('tsp'), 9);
    expect(mlOf('gallon')).toBeCloseTo(16 * mlOf('cup'), 9);
    expect(mlOf('gallon', 'uk')).toBeCloseTo(8 * mlOf('pint', 'uk'), 9);
  });

  it.each([
    ['g', 'mass', 'g'],
    ['Gramm', 'mass', 'g'],
    ['ounces', 'mass', 'oz'],
    ['lb.', 'mass', 'lb'],
    ['Pfund', 'mass', 'pfund'],
    ['EL', 'volume', 'tbsp'],
    ['Esslöffel', 'volume', 'tbsp'],
    ['TL', 'volume', 'tsp'],
    ['Tablespoons', 'volume', 'tbsp'],
    ['T', 'volume', 'tbsp'],
    ['t', 'volume', 'tsp'],
    ['fl oz', 'volume', 'fl oz'],
    ['Liter', 'volume', 'l'],
    ['Tasse', 'volume', 'cup'],
    ['Prise', 'tiny', 'pinch'],
    ['Msp.', 'tiny', 'knifepoint'],
  ])('reads %s', (word, kind, unit) => expect(readUnit(word)).toMatchObject({ kind, unit }));

  it.each([
    ['cloves', 'clove'],
    ['Zehen', 'clove'],
    ['Bund', 'bunch'],
    ['leaves', 'leaf'],
    ['bunches', 'bunch'],
    ['slices', 'slice'],
    ['tin', 'can'],
    ['can drained', 'can drained'],
    ['cans drained', 'can drained'],
    ['Dosen', 'can'],
    ['Stück', 'piece'],
    ['glasses', 'glass'],
    ['Medium', 'medium'],
  ])('reads the portion %s', (word, label) => expect(readUnit(word)).toEqual({ kind: 'portion', label }));

  it('reads a volume of something prepared', () =>
    expect(readUnit('cup chopped')).toMatchObject({ kind: 'volume', unit: 'cup', preparation: 'chopped' }));
});
