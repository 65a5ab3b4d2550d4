// Whatever a line holds: nothing throws, numbers are finite, and what is done is bounded by the beginning of the line. That
// bound is tested by its result and not by a clock: ten megabytes are read as their first characters are.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate } from './estimate.ts';
import { match } from './match.ts';
import { matchWords } from './match-words.ts';
import { longestLine } from './normalise.ts';
import { parse } from './parse.ts';

const { table } = realTable();
const training = join(import.meta.dirname, '../../../../../shared/data/ingredients/train.jsonl');
const withTraining = existsSync(training) ? test : test.skip;

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const expectSane = (text: string): void => {
  const line = parse(text);
  expect(line.text.length).toBeLessThanOrEqual(longestLine * 2);
  for (const number of [line.amount, line.amountMax, line.package?.amount ?? null])
    if (number !== null) expect(Number.isFinite(number) && number >= 0, `${text} -> ${number}`).toBe(true);
  expect(line.confidence).toBeGreaterThanOrEqual(0);
  expect(line.confidence).toBeLessThanOrEqual(1);
};

const expectSaneEstimate = (lines: readonly string[], servings: number | null): void => {
  const made = estimate({ ingredients: lines, servings }, table);
  expect(made.lines).toHaveLength(lines.length);
  for (const one of made.lines) {
    if (one.grams !== null) expect(Number.isFinite(one.grams) && one.grams >= 0, one.line.text).toBe(true);
    expect(one.confidence).toBeLessThanOrEqual(1);
    if (one.status === 'counted') expect(one.food).not.toBeNull();
  }
  for (const value of Object.values(made.perServing))
    if (value !== null) expect(Number.isFinite(value) && value >= 0).toBe(true);
  for (const { line } of made.questions) if (line !== null) expect(line).toBeLessThan(lines.length);
};

const pieces = fc.constantFrom(
  ...'1/2|½|1 1/2|2-3|two|a dozen|half a|cup|cups|g|kg|tbsp.|(14-ounce) cans|pinch of|salt|butter|chicken thighs, boneless|or|and|with|in|,|(|)|((|plus 1 tbsp|to taste|optional|EL|Mehl|c. à soupe|ñora|粉|🍕|\u0000|\u200b|&frac12;|<b>|</b>|%|®|-|–|/|//|1e309|00|9999999999|0/0|1/0|.5|,5|12"|abt 16 oz|spoonfuls of|, 150g'.split(
    '|',
  ),
);
const anyLine = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((words) => words.join(' ')),
  fc.array(pieces, { maxLength: 14 }).map((words) => words.join('')),
);

describe('lines of anything', () => {
  test('are read without throwing, to finite numbers', () => {
    fc.assert(fc.property(anyLine, expectSane), { numRuns: 1500 });
  });
  test('make sane recipes', () => {
    const servings = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 400 }), fc.double());
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), servings, (lines, many) => expectSaneEstimate(lines, many)),
      { numRuns: 100 },
    );
  });
  withTraining('also real ones, cut, doubled, swapped and stirred', { timeout: 120_000 }, () => {
    const sentences = readFileSync(training, 'utf8')
      .slice(0, 2_000_000)
      .split('\n')
      .slice(0, -1)
      .map((row) => (JSON.parse(row) as { sentence: string }).sentence);
    const next = random(11);
    const pick = () => sentences[Math.floor(next() * sentences.length)]!;
    const stir = (text: string): string => {
      const at = Math.floor(next() * (text.length + 1));
      const to = Math.floor(next() * (text.length + 1));
      const [low, high] = at < to ? [at, to] : [to, at];
      const ways = [
        text.slice(0, low) + text.slice(high),
        text.slice(0, high) + text.slice(low),
        text.slice(0, low) + pick() + text.slice(low),
        [...text].reverse().join(''),
        text.slice(0, low) + '()/,-½®'.charAt(Math.floor(next() * 7)) + text.slice(low),
        text.split(' ').sort().join(' '),
      ];
      return ways[Math.floor(next() * ways.length)]!;
    };
    for (let run = 0; run < 1500; run++) expectSane(stir(stir(pick())));
    for (let run = 0; run < 60; run++)
      expectSaneEstimate(
        Array.from({ length: 10 }, () => stir(pick())),
        4,
      );
  });
});

describe('ten megabytes', () => {
  const size = 10_000_000;
  const next = random(5);
  const nonsense = Array.from({ length: 20_000 }, () => Math.floor(next() * 2 ** 31).toString(36)).join(' ');
  const filled = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  test.each([
    ['nonsense', nonsense],
    ['numbers', '1/2 '],
    ['parentheses', '('],
    ['one word', 'ab'],
    ['spaces', ' '],
    ['units', '1 cup 2 tbsp '],
    ['foods', 'butter or olive oil with cheese in milk, '],
    ['signs', '½–®🍕'],
    ['entities', '&amp;'],
    ['tags', '<b>'],
    ['words of amounts', 'half a spoonful of '],
  ])('%s: read as the beginning alone', (_, unit) => {
    const whole = filled(unit);
    const start = whole.slice(0, longestLine);
    expect(parse(whole)).toEqual(parse(start));
    expect(matchWords(whole)).toEqual(matchWords(whole.slice(0, 300)));
    expect(match(whole, table).food).toBe(match(start, table).food);
    const [one] = estimate({ ingredients: [whole], servings: 4 }, table, { language: 'en' }).lines;
    const [other] = estimate({ ingredients: [start], servings: 4 }, table, { language: 'en' }).lines;
    expect([one!.grams, one!.food, one!.status]).toEqual([other!.grams, other!.food, other!.status]);
  });
});
