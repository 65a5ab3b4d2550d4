import { describe, expect, test } from 'vitest';
import { fractionText, inUnitsOf, type Units } from './amounts.ts';

const shown = (units: Units, amount: number, unit: string | null) => {
  const { value, style, unit: to } = inUnitsOf(units, amount, unit);
  return `${style === 'fraction' ? fractionText(value) : Number(value.toFixed(2))}${to === null ? '' : ` ${to}`}`;
};

describe('units of the person', () => {
  test.each([
    [200, 'g', '200 g'],
    [1250, 'g', '1.25 kg'],
    [7.3, 'g', '7 g'],
    [2.4, 'g', '2.5 g'],
    [0.1, 'g', '0.5 g'],
    [133, 'g', '135 g'],
    [8, 'oz', '225 g'],
    [1, 'lb', '455 g'],
    [1, 'cup', '235 ml'],
    [1500, 'ml', '1.5 l'],
    [1.5, 'tbsp', '1½ tbsp'],
    [0.33, 'tsp', '⅓ tsp'],
    [2, 'clove', '2 clove'],
    [2.6, null, '2⅔'],
  ] as const)('metric %s %s', (amount, unit, text) => expect(shown('metric', amount, unit)).toBe(text));

  test.each([
    [200, 'g', '7 oz'],
    [5, 'g', '5 g'],
    [500, 'g', '1 lb'],
    [680, 'g', '1½ lb'],
    [1, 'kg', '2¼ lb'],
    [5, 'ml', '1 tsp'],
    [30, 'ml', '2 tbsp'],
    [120, 'ml', '½ cup'],
    [400, 'ml', '1⅔ cup'],
    [1, 'l', '4¼ cup'],
    [1.5, 'tbsp', '1½ tbsp'],
  ] as const)('US %s %s', (amount, unit, text) => expect(shown('us', amount, unit)).toBe(text));
});

test('fractions', () => {
  expect(fractionText(0.25)).toBe('¼');
  expect(fractionText(2)).toBe('2');
  expect(fractionText(2.999)).toBe('3');
  expect(fractionText(1.6667)).toBe('1⅔');
  expect(fractionText(0.43)).toBeNull();
});

test.each([
  // A pinch is the least; a spoon changes when it is full.
  ['metric', 0.25, 'tsp', 0.25, 1, 'pinch'],
  ['metric', 0.5, 'tsp', 0.5, 1 / 4, 'tsp'],
  ['metric', 1.5, 'tsp', 1, 1.5, 'tsp'],
  ['metric', 1, 'tsp', 3, 1, 'tbsp'],
  ['metric', 1, 'tsp', 4, 4, 'tsp'],
  ['metric', 2, 'tsp', 3, 2, 'tbsp'],
  ['metric', 1, 'tbsp', 0.25, 3 / 4, 'tsp'],
  ['metric', 1, 'tbsp', 0.5, 1 / 2, 'tbsp'],
  ['metric', 1, 'tbsp', 1.5, 1.5, 'tbsp'],
  ['metric', 4, 'tbsp', 2, 8, 'tbsp'],
  ['us', 4, 'tbsp', 1, 1 / 4, 'cup'],
  ['us', 2, 'tbsp', 4, 1 / 2, 'cup'],
  ['us', 3, 'tbsp', 1, 3, 'tbsp'],
] as const)('%s: %d %s times %d is measured as %d %s', (units, amount, unit, factor, value, shown) => {
  const scaled = inUnitsOf(units, amount * factor, unit);
  expect(scaled.unit).toBe(shown);
  expect(scaled.value).toBeCloseTo(value, 3);
});
