import { expect, test } from 'vitest';
import { readCooking } from './cooking.rules.ts';

const now = 1_000_000_000;
const hour = 3600 * 1000;

test('what was ticked today is still ticked; what was cooked the day before is not', () => {
  const soup = { at: now - hour, ticked: [0, 2], step: 3 };
  const text = JSON.stringify({ soup, stew: { ...soup, at: now - 25 * hour } });
  expect(readCooking(text, now)).toEqual({ soup });
});

test('what cannot be read counts as nothing', () => {
  for (const text of [null, '', '[]', 'null', '7', '{"a":null}', '{"a":{"at":"x"}}']) {
    expect(readCooking(text, now)).toEqual({});
  }
});
