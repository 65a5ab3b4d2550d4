import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFood } from '../test/make-food.ts';
import { realFood, realTable } from '../test/real-table.ts';
import { type Measure, weigh } from './weigh.ts';

const onion = makeFood({
  portions: { medium: 110, small: 70, large: 150, 'cup chopped': 160, 'cup sliced': 115, 'tbsp chopped': 10 },
});
const flour = makeFood({ density: 0.53, portions: { cup: 125 } });
const oil = makeFood({ density: 0.92 });
const gramsOf = (measure: Measure, food = onion): number => {
  const weighed = weigh(measure, food);
  if (!weighed.ok) throw new Error(weighed.failure);
  return weighed.grams;
};
const codeOf = (measure: Measure, food = onion): string | undefined => {
  const weighed = weigh(measure, food);
  return weighed.ok ? weighed.assumption?.code : weighed.failure;
};

describe('weighing', () => {
  it('takes a weight as it is', () => {
    expect(weigh({ amount: 2, unit: 'kg' }, onion)).toEqual({ ok: true, grams: 2000, assumption: null });
    expect(gramsOf({ amount: 1, unit: 'lb' })).toBeCloseTo(453.59, 2);
  });

  it('counts by the first portion when there is no unit, and says so', () => {
    expect(weigh({ amount: 2, unit: null }, onion)).toEqual({
      ok: true,
      grams: 220,
      assumption: { code: 'natural-count', label: 'medium', factor: 110 },
    });
  });

  it('takes a named portion, in English and German', () => {
    expect(gramsOf({ amount: 0.5, unit: 'large' })).toBe(75);
    expect(gramsOf({ amount: 3, unit: 'kleine' })).toBe(210);
  });

  it('chooses the volume portion by the preparation, from the unit or the note', () => {
    expect(gramsOf({ amount: 1, unit: 'cup chopped' })).toBeCloseTo(160, 9);
    expect(gramsOf({ amount: 2, unit: 'cup', note: 'thinly sliced' })).toBeCloseTo(230, 9);
    expect(gramsOf({ amount: 2, unit: 'tbsp', note: 'finely chopped' })).toBeCloseTo(20, 9);
    expect(gramsOf({ amount: 1, unit: 'tbsp', note: 'sliced' })).toBeCloseTo(115 / 16, 6);
  });

  it('says when the preparation is another than the one it found', () =>
    expect(codeOf({ amount: 1, unit: 'cup grated' })).toBe('other-preparation'));

  it('prefers a measured cup to the density, and uses the density for what has no portion', () => {
    expect(gramsOf({ amount: 2, unit: 'cup' }, flour)).toBeCloseTo(250, 9);
    expect(gramsOf({ amount: 100, unit: 'ml' }, flour)).toBeCloseTo(53, 9);
    expect(gramsOf({ amount: 1, unit: 'EL', system: 'metric' }, oil)).toBeCloseTo(13.8, 9);
    expect(codeOf({ amount: 1, unit: 'tbsp' }, oil)).toBe('density');
  });

  it('scales a US portion to another cup', () =>
    expect(gramsOf({ amount: 1, unit: 'cup', system: 'metric' }, flour)).toBeCloseTo((125 * 250) / 236.588, 2));

  it('weighs a pinch by the spoon of the food, or as salt when there is none', () => {
    const saffron = makeFood({ portions: { tsp: 0.7 } });
    expect(gramsOf({ amount: 1, unit: 'pinch' }, saffron)).toBeCloseTo(0.7 / 16, 9);
    expect(codeOf({ amount: 1, unit: 'Prise' }, onion)).toBe('pinch-as-salt');
    expect(gramsOf({ amount: 1, unit: 'pinch' }, onion)).toBe(0.3);
  });

  it('takes the drained can when the note says drained', () => {
    const beans = makeFood({ portions: { can: 400, 'can drained': 240 } });
    expect(gramsOf({ amount: 2, unit: 'can', note: 'rinsed and drained' }, beans)).toBe(480);
    expect(gramsOf({ amount: 2, unit: 'can' }, beans)).toBe(800);
    expect(gramsOf({ amount: 1, unit: 'can drained' }, beans)).toBe(240);
  });

  it('counts only the edible share of what is as bought', () =>
    expect(weigh({ amount: 1, unit: 'kg', asBought: true }, makeFood({ edibleShare: 0.3 }))).toMatchObject({
      grams: 300,
      assumption: { code: 'edible-share' },
    }));

  it('fails with a reason, never with a number', () => {
    expect(codeOf({ amount: null, unit: 'g' })).toBe('no-amount');
    expect(codeOf({ amount: -1, unit: 'g' })).toBe('bad-amount');
    expect(codeOf({ amount: Number.NaN, unit: 'g' })).toBe('bad-amount');
    expect(codeOf({ amount: 1, unit: 'tortilla' })).toBe('no-portion');
    expect(codeOf({ amount: 1, unit: 'cup' }, makeFood({ portions: { piece: 50 } }))).toBe('no-volume');
  });

  it('grows with the amount and never makes mass of nothing', () => {
    const foods = realTable().table.foods;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: foods.length - 1 }),
        fc.constantFrom('g', 'ml', 'cup', 'tbsp', 'tsp', 'pinch', 'piece', 'medium', null),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (index, unit, amount) => {
          const food = foods[index]!;
          const once = weigh({ amount, unit }, food);
          const twice = weigh({ amount: 2 * amount, unit }, food);
          expect(once.ok).toBe(twice.ok);
          if (once.ok && twice.ok) expect(twice.grams).toBeCloseTo(2 * once.grams, 6);
          const none = weigh({ amount: 0, unit }, food);
          if (none.ok) expect(none.grams).toBe(0);
        },
      ),
    );
  });
});

describe('weights of well-known measures', () => {
  it.each([
    ['egg', 1, 'large', 48, 53],
    ['onion', 1, 'medium', 95, 150],
    ['garlic', 1, 'clove', 3, 5],
    ['banana', 1, 'medium', 100, 125],
    ['sugar', 1, 'cup', 195, 205],
    ['all-purpose flour', 1, 'cup', 118, 130],
    ['olive oil', 1, 'tbsp', 13, 14],
    ['whole milk', 1, 'cup', 240, 248],
    ['salt', 1, 'tsp', 5.5, 6.2],
    ['butter', 1, 'tbsp', 13.5, 14.5],
    ['honey', 1, 'tbsp', 20, 22],
    ['white rice', 1, 'cup', 180, 200],
    ['rolled oats', 1, 'cup', 78, 95],
    ['canned chickpeas', 1, 'can drained', 230, 265],
    ['salt', 1, 'pinch', 0.2, 0.5],
  ] as const)('%s: %d %s', (name, amount, unit, low, high) => {
    const weight = gramsOf({ amount, unit }, realFood(name));
    expect(weight).toBeGreaterThanOrEqual(low);
    expect(weight).toBeLessThanOrEqual(high);
  });
});
