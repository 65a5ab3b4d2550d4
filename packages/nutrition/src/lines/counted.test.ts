// What of a line is in the sum: conventions of labels (docs/decisions/016), bones, crumbs, kinds that pack loosely.
import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate, estimateLine } from './estimate.ts';
import { englishOptional, isOptional } from './optional.ts';
import { parse } from './parse.ts';

const { table } = realTable();
const gramsOf = (text: string): number => estimateLine(text, table, 4).grams ?? 0;
const foodOf = (text: string): string | null => estimateLine(text, table, 4).food?.id ?? null;

describe('optional lines', () => {
  test.each([
    ['1/2 cup walnuts (optional)', true],
    ['Optional: 2 figs, quartered', true],
    ['1 tsp vinegar, optional', true],
    ['½ tsp salt, optional (2 mL)', false],
    ['2 cups strawberries, sliced (about 8 ounces; optional)', true],
    ['Fresh limes, if desired', true],
    ['1 bay leaf (if using)', true],
    ['4 tablespoons oil, plus additional oil for topping (optional)', false],
    ['1 red chilli, seeds removed if desired', false],
    ['2 serrano chiles, stemmed, seeded, if desired, and sliced', false],
    ['40 radishes (green tops optional)', false],
    ['1 cup shredded Cheddar cheese (low-fat optional)', false],
  ])('%s: %s', (text, optional) => {
    expect(isOptional(text.toLowerCase(), englishOptional)).toBe(optional);
    expect(parse(text, { language: 'en' }).optional).toBe(optional);
  });
  test('also in other languages, and only the whole line', () => {
    expect(parse('50 g Rosinen (nach Wunsch)', { language: 'de' }).optional).toBe(true);
    expect(parse('500 g Mehl, evtl. etwas mehr', { language: 'de' }).optional).toBe(false);
    expect(parse('evtl. 1 EL Rum', { language: 'de' }).optional).toBe(true);
    expect(parse('50 g de noix (facultatif)', { language: 'fr' }).optional).toBe(true);
    expect(parse('1 hoja de laurel (opcional)', { language: 'es' }).optional).toBe(true);
  });
  test('are weighed and named, and in no sum', () => {
    const ingredients = ['200 g flour', '100 g walnuts (optional)'];
    const made = estimate({ ingredients, servings: 1 }, table);
    const plain = estimate({ ingredients: ingredients.slice(0, 1), servings: 1 }, table);
    expect(made.perServing.kcal).toBeCloseTo(plain.perServing.kcal!, 9);
    expect(made.lines[1]).toMatchObject({ grams: 100, status: 'counted', eaten: { share: 0, why: 'optional' } });
    expect(made.coverage).toBe(1);
    expect(made.lines[1]!.food!.allergens).toContain('nuts');
  });
});

test('of a range the first amount is taken', () => {
  expect(gramsOf('100-200 g sugar')).toBe(100);
  expect(gramsOf('2 to 4 tbsp sugar')).toBeCloseTo(gramsOf('2 tbsp sugar'), 9);
});

describe('weights', () => {
  test('crumbs are not crushed once more', () => {
    expect(gramsOf('1 cup dry bread crumbs')).toBe(108);
    expect(gramsOf('1 cup dry breadcrumbs')).toBe(108);
    expect(gramsOf('1 cup crushed cornflakes')).toBeGreaterThan(2 * gramsOf('1 cup cornflakes'));
  });
  test('a piece of a stated weight has its bones, its peel or its skin', () => {
    expect(gramsOf('1 (4-pound) whole chicken')).toBeCloseTo(gramsOf('4 pounds whole chicken'), 6);
    expect(gramsOf('1 (4-pound) whole chicken')).toBeLessThan(1400);
    expect(gramsOf('4 (8 oz) boneless chicken breasts')).toBeCloseTo(907, 0);
    expect(gramsOf('3 lb bone-in pork shoulder')).toBeCloseTo(0.76 * 1360.8, 0);
    expect(gramsOf('1 (15 oz) package tofu')).toBeCloseTo(425, 0);
  });
  test('slivers and slices lie looser than whole kernels, and potatoes weigh what cooks say of them', () => {
    expect(gramsOf('1 cup sliced almonds')).toBe(92);
    expect(gramsOf('1 cup slivered almonds')).toBe(108);
    expect(gramsOf('1 cup whole almonds')).toBe(143);
    expect(gramsOf('4 medium potatoes')).toBe(600);
  });
});

test.each([
  ['3 pounds boneless pork roast, cubed', 'pork-loin'],
  ['2 pounds pork shoulder roast', 'pork-shoulder'],
  ['4 pounds venison shoulder roast', null],
  ['3 pound eye-round roast', 'beef-eye-round'],
  ['1/2 pound thinly sliced roast beef', 'beef-roast-cooked'],
  ['500 g leftover roast lamb', 'lamb-leg-cooked'],
  ['1 cup shredded coconut', 'coconut-desiccated'],
  ['2 bone-in chicken breasts', 'chicken-breast-skin-raw'],
])('%s is %s', (text, id) => {
  if (id === null) expect(foodOf(text)).not.toMatch(/cooked/);
  else expect(foodOf(text)).toBe(id);
});
