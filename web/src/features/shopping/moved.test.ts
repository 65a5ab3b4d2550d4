import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test.each([
  [0, 2, 'bcad'],
  [3, 0, 'dabc'],
  [1, 2, 'acbd'],
])('from %i to %i', (from, to, after) => expect(moved([...'abcd'], from, to)?.join('')).toBe(after));
test.each([
  [1, 1],
  [0, -1],
  [0, 4],
  [9, 0],
])('from %i to %i is no move', (from, to) => expect(moved([...'abcd'], from, to)).toBeNull());
