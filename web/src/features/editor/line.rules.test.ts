import type { LineReading } from '@mealwright/contracts/own-recipes';
import { describe, expect, it } from 'vitest';
import { bareLine, linesOf, moved, saidLine } from './line.rules.ts';

const reading = {
  food: { foodId: 'egg', name: 'egg', confidence: 0.9 },
  amount: 2,
  unit: 'large',
  note: 'beaten',
  optional: false,
} as LineReading;

describe('a line that a person says something about', () => {
  it('keeps what was read beside what was changed', () => {
    expect(saidLine(bareLine('2 large eggs, beaten'), reading, { amount: 3 })).toMatchObject({
      text: '2 large eggs, beaten',
      mark: 'sure',
      as: { foodId: 'egg', amount: 3, unit: 'large', note: 'beaten', grams: null },
    });
  });
  it('is weighed anew when its amount changes', () => {
    const weighed = saidLine(bareLine('eggs'), reading, { grams: 120 });
    expect(weighed.as?.grams).toBe(120);
    expect(saidLine(weighed, reading, { unit: 'small' }).as?.grams).toBeNull();
  });
  it('says nothing while no food is known', () => {
    const line = bareLine('1 cup glimmerwort');
    expect(saidLine(line, { ...reading, food: null }, { amount: 2 })).toEqual(line);
  });
});

it('pasted text becomes lines without their bullets', () => {
  expect(linesOf(' - 2 eggs\r\n\n• 1 onion\n1-2 carrots')).toEqual(['2 eggs', '1 onion', '1-2 carrots']);
});

it('a line moves to its place', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a'], 4, 0)).toEqual(['a']);
});
