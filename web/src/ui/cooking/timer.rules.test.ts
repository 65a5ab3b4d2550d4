import { describe, expect, test } from 'vitest';
import {
  byUrgency,
  clockText,
  due,
  isOver,
  lengthened,
  nextDue,
  paused,
  readTimers,
  remainingMs,
  removed,
  resumed,
  rungAll,
  started,
  timerName,
} from './timer.rules.ts';

const mark = (id: string, seconds: number) => ({ id, name: id, dish: 'Soup', recipeId: 'soup', step: 1, seconds });
const at = 1_000_000;
const two = started(started([], mark('rice', 600), at), mark('egg', 240), at + 1000);

describe('timers', () => {
  test('run at the same time, each for itself', () => {
    expect(two.map((timer) => remainingMs(timer, at + 61_000))).toEqual([539_000, 180_000]);
    expect(nextDue(two)).toBe(at + 241_000);
    expect(due(two, at + 240_999)).toEqual([]);
    expect(due(two, at + 241_000).map(({ id }) => id)).toEqual(['egg']);
  });

  test('started again begin anew', () => {
    const again = started(two, mark('rice', 600), at + 300_000);
    expect(again).toHaveLength(2);
    expect(remainingMs(again.find(({ id }) => id === 'rice')!, at + 300_000)).toBe(600_000);
  });

  test('keep what was left while they are paused', () => {
    const stopped = paused(two, 'egg', at + 61_000);
    expect(remainingMs(stopped[1]!, at + 10_000_000)).toBe(180_000);
    expect(nextDue(stopped)).toBe(at + 600_000);
    const going = resumed(stopped, 'egg', at + 500_000);
    expect(remainingMs(going[1]!, at + 500_000)).toBe(180_000);
    expect(paused(rungAll(two, ['egg']), 'egg', at + 300_000)).toEqual(rungAll(two, ['egg']));
  });

  test('ring once', () => {
    const rung = rungAll(two, ['egg']);
    expect(due(rung, at + 300_000)).toEqual([]);
    expect(isOver(rung[1]!, at)).toBe(true);
    expect(nextDue(removed(rung, 'rice'))).toBeNull();
  });

  test('get another minute, also when they are over or paused', () => {
    const over = lengthened(rungAll(two, ['egg']), 'egg', 60, at + 241_000);
    expect(over[1]).toMatchObject({ endsAt: at + 301_000, rung: false });
    const still = lengthened(paused(two, 'egg', at + 1000), 'egg', 60, at + 2000);
    expect(still[1]).toMatchObject({ endsAt: null, left: 300_000 });
  });

  test('stand in the order in which the cook needs them', () => {
    const three = [...started(two, mark('stock', 60), at), ...paused(started([], mark('dough', 5), at), 'dough', at)];
    expect(byUrgency(rungAll(three, ['rice']), at + 2000).map(({ id }) => id)).toEqual([
      'rice',
      'stock',
      'egg',
      'dough',
    ]);
  });

  test('survive storage, and nothing else does', () => {
    expect(readTimers(JSON.stringify(two))).toEqual(two);
    for (const text of [null, '', '{', '{}', '[1, null, {"id": 3}]', '[{"id":"a","name":"b"}]']) {
      expect(readTimers(text)).toEqual([]);
    }
  });
});

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [59_001, '1:00'],
  [425_000, '7:05'],
  [4_200_000, '1:10:00'],
])('%i ms read %s', (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

test.each([
  ['Simmer half covered for ', 'Simmer half covered'],
  ['Warm the oil in a large pot over medium heat and soften the onion and pepper for ', 'Soften the onion and pepper'],
  ['Boil the penne in plenty of water for ', 'Boil the penne in plenty of water'],
  ['Boil the cauliflower until very tender; add the green beans for the last ', 'Add the green beans'],
  [', then gently for ', 'Gently'],
  ['Leave off the heat, still covered, for ', 'Still covered'],
  ['', ''],
])('“%s” is named “%s”', (before, name) => {
  expect(timerName(before)).toBe(name);
});
