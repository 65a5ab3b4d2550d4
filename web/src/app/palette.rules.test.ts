import { describe, expect, test } from 'vitest';
import { type Command, grouped, matching, strokeOf } from './palette.rules.ts';

const commands: Command[] = [
  { id: 'week', title: 'Week', group: 'go', words: 'plan calendar' },
  { id: 'dark', title: 'Dark theme', group: 'look', words: 'night' },
  { id: 'plan', title: 'Plan this week', group: 'do', words: 'generate' },
  { id: 'de', title: 'Español', group: 'look', words: 'language' },
];
const ids = (typed: string) => matching(commands, typed).map(({ id }) => id);

describe('the palette', () => {
  test('shows everything until something is typed', () => {
    expect(ids(' ')).toEqual(['week', 'dark', 'plan', 'de']);
  });
  test('finds by the beginnings of words, the closest title first', () => {
    expect(ids('plan')).toEqual(['plan', 'week']);
    expect(ids('week')).toEqual(['week', 'plan']);
    expect(ids('th dark')).toEqual(['dark']);
    expect(ids('night')).toEqual(['dark']);
    expect(ids('zz')).toEqual([]);
  });
  test('does not mind accents', () => {
    expect(ids('espanol')).toEqual(['de']);
  });
  test('keeps groups together', () => {
    expect(grouped(commands).map(({ group, commands: all }) => [group, all.length])).toEqual([
      ['go', 1],
      ['look', 2],
      ['do', 1],
    ]);
  });
});

describe('keys', () => {
  const key = (name: string, part = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...part });
  test('Ctrl or Command with K opens the palette, also where single keys are off', () => {
    expect(strokeOf(key('k', { ctrlKey: true }), false, false)).toEqual({ kind: 'palette' });
    expect(strokeOf(key('K', { metaKey: true }), false, true)).toEqual({ kind: 'palette' });
    expect(strokeOf(key('k'), false, true)).toBeNull();
  });
  test('g and a letter go places', () => {
    expect(strokeOf(key('g'), false, true)).toEqual({ kind: 'g' });
    expect(strokeOf(key('s'), true, true)).toEqual({ kind: 'go', to: '/shopping' });
    expect(strokeOf(key('s'), false, true)).toBeNull();
    expect(strokeOf(key('x'), true, true)).toBeNull();
  });
  test('single keys can be off, and are not ours with Ctrl', () => {
    expect(strokeOf(key('?'), false, true)).toEqual({ kind: 'help' });
    expect(strokeOf(key('?'), false, false)).toBeNull();
    expect(strokeOf(key('/', { ctrlKey: true }), false, true)).toBeNull();
  });
});
