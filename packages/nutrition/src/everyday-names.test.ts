// What people in Germany, Austria, Switzerland, France, Spain and Latin America call everyday foods, as lines of a recipe:
// found as the food of our table, or left open where the table has none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realTable } from '../test/real-table.ts';
import { estimate } from './lines/estimate.ts';

const { table, problems } = realTable();

describe.each(['de', 'es', 'fr'] as const)('everyday names in %s', (language) => {
  const rows = readFileSync(join(import.meta.dirname, `../test/names/${language}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
  const foodOf = (name: string, options: object): string =>
    estimate({ ingredients: [`100 g ${name}`], servings: 1 }, table, options).lines[0]?.food?.id ?? '';

  it('are found', () => {
    expect(rows.length).toBeGreaterThan(300);
    const wrong = rows.filter(([name = '', id = '']) => foodOf(name, { language, locale: language }) !== id);
    expect(wrong).toEqual([]);
  });
  it('are found where only the reader has said the language', () => {
    const wrong = rows.filter(([name = '', id = '']) => foodOf(name, { locale: language }) !== id);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(rows.length * 0.03);
  });
});

describe('German synonyms', () => {
  it('are of foods that there are, each of one, and no name of another', () => {
    expect(problems).toEqual([]);
    const names = new Map(table.foods.map((food) => [food.words.de.name.toLowerCase(), food.id]));
    const taken = table.foods.flatMap((food) =>
      food.words.de.synonyms.filter((word) => (names.get(word.toLowerCase()) ?? food.id) !== food.id),
    );
    expect(taken).toEqual([]);
  });
  it('do not stand for English words', () => {
    expect(table.find('Obers', 'de')?.id).toBe('cream-heavy');
    expect(table.find('Speck', 'de')?.id).toBe('bacon');
    expect(table.find('Obers', 'en')).toBeNull();
  });
});
