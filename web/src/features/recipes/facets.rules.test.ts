import { expect, test } from 'vitest';
import { byCount, pressed, shownValues, valuesOf } from './facets.rules.ts';

test('a press adds a value, another one takes it away', () => {
  expect(pressed(undefined, 'italian', true)).toBe('italian');
  expect(pressed('italian', 'thai', true)).toBe('italian,thai');
  expect(pressed('italian,thai', 'italian', true)).toBe('thai');
  expect(pressed('thai', 'thai', true)).toBeUndefined();
});

test('where only one can hold, it takes the place of the other', () => {
  expect(pressed('30', '45', false)).toBe('45');
  expect(pressed('45', '45', false)).toBeUndefined();
});

test('an address holds any number of values', () => {
  expect(valuesOf(undefined)).toEqual([]);
  expect(valuesOf('a,,b')).toEqual(['a', 'b']);
});

test('what leads nowhere is not offered, but what is on can be taken off', () => {
  const order = ['main', 'soup', 'salad'];
  expect(shownValues(order, { main: 3, salad: 0 }, [])).toEqual(['main']);
  expect(shownValues(order, { main: 3 }, ['soup'])).toEqual(['main', 'soup']);
  expect(shownValues(order, undefined, [])).toEqual(order);
});

test('the most frequent come first', () => {
  expect(byCount(['a', 'b', 'c'], { b: 5, c: 9 })).toEqual(['c', 'b', 'a']);
});
