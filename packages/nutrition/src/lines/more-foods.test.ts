import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate } from './estimate.ts';
import { moreFoods } from './more-foods.ts';
import { parse } from './parse.ts';

const { table } = realTable();

describe.each(['nl', 'sv', 'da', 'no', 'it', 'pt'] as const)('everyday foods in %s', (language) => {
  test('are many, and each is a food of the table', () => {
    const words = moreFoods(language);
    expect(words.size).toBeGreaterThan(300);
    const lost = [...words].filter(([, english]) => table.find(english) === null);
    expect(lost).toEqual([]);
  });
  test('are found in lines', () => {
    const words = [...moreFoods(language)].filter((_, at) => at % 3 === 0);
    const wrong = words.filter(([word, english]) => {
      const [line] = estimate({ ingredients: [`100 g ${word}`], servings: 1 }, table, { language }).lines;
      return line!.food === null || line!.food !== table.find(english);
    });
    // A word of the lexicon itself may say it more closely.
    expect(wrong.length, wrong.map(([word]) => word).join(', ')).toBeLessThanOrEqual(words.length * 0.06);
  });
});

test.each([
  ['de', '1 Knoblauchzehe, klein gehackt', 1, 'clove', 'Knoblauchzehe'],
  ['de', '1 EL grob gehackte, geröstete Haselnüsse', 1, 'tbsp', 'Haselnüsse'],
  ['de', 'Je 1 Prise Salz', 1, 'pinch', 'Salz'],
  ['nl', '100 g kerstomaatjes (gehalveerd)', 100, 'g', 'kerstomaatjes'],
  ['da', '2 alm. løg', 2, null, 'løg'],
] as const)('%s: %s', (language, text, amount, unit, name) => {
  expect(parse(text, { language })).toMatchObject({ amount, unit, name });
});
