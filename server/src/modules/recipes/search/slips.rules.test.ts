import { expect, test } from 'vitest';
import { meantBy, slips } from './slips.rules.ts';

const words = [
  'chicken',
  'chickpea',
  'chickpeas',
  'mushroom',
  'mackerel',
  'omelette',
  'smoked',
  'soup',
  'rice',
  'risotto',
];

test.each([
  ['chiken', 'chicken'],
  ['muhsroom', 'mushroom'],
  ['makerel', 'mackerel'],
  ['omelete', 'omelette'],
  ['smoked', 'smoked'],
  ['sopu', 'soup'],
  ['muhsr', 'mushroom'],
])('%s is meant for %s', (typed, word) => {
  expect(meantBy(typed, words)[0]).toBe(word);
});

test('what is like nothing is meant for nothing', () => {
  for (const typed of ['xqzzjw', 'abc', 'grtz']) expect(meantBy(typed, words)).toEqual([]);
});

test('a slip is a letter put in, left out, mistaken, or two that changed places', () => {
  for (const [a, b, count] of [
    ['rice', 'rice', 0],
    ['rice', 'ric', 1],
    ['rice', 'ricce', 1],
    ['rice', 'race', 1],
    ['rice', 'ricse', 1],
    ['rice', 'irce', 1],
    ['rice', 'soup', 3],
  ] as const)
    expect(slips(a, b, 2), `${a} ${b}`).toBe(count);
});
