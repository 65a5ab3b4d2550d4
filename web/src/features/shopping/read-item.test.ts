import { expect, test } from 'vitest';
import { readItem } from './read-item.ts';

test.each([
  ['milk', { name: 'milk', quantity: null, unit: null }],
  ['2 l milk', { name: 'milk', quantity: 2, unit: 'l' }],
  ['1,5 kg Kartoffeln', { name: 'Kartoffeln', quantity: 1.5, unit: 'kg' }],
  ['500g flour', { name: 'flour', quantity: 500, unit: 'g' }],
  ['3 x lemons', { name: 'lemons', quantity: 3, unit: null }],
  ['½ cabbage', { name: 'cabbage', quantity: 0.5, unit: null }],
  ['2 Dosen Tomaten', { name: 'Tomaten', quantity: 2, unit: 'can' }],
  ['7', { name: '7', quantity: null, unit: null }],
  ['0 eggs', { name: '0 eggs', quantity: null, unit: null }],
  ['  bin   bags ', { name: 'bin bags', quantity: null, unit: null }],
])('%s', (typed, read) => expect(readItem(typed)).toEqual(read));
test('nothing', () => expect(readItem('   ')).toBeNull());
