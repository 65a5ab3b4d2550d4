import { describe, expect, it } from 'vitest';
import { realFood, realTable } from '../test/real-table.ts';
import { nameKey, nameOf, namesHeader, parseNames, wordsOf } from './food-names.ts';
import { estimate } from './lines/estimate.ts';
import { locales } from './vocabulary.ts';

const { table } = realTable();

describe.each(locales)('the food table in %s', (locale) => {
  it('has a name and a plural for every food', () => {
    const without = table.foods.filter((food) => !wordsOf(food, locale).name || !wordsOf(food, locale).plural);
    expect(without.map((food) => food.id)).toEqual([]);
  });

  // German plurals and names may repeat (the first one found wins); in the others a name is one food.
  it.skipIf(locale === 'de')('gives no name twice', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const food of table.foods) {
      const key = nameKey(nameOf(food, locale));
      if (seen.has(key)) twice.push(`${key}: ${seen.get(key)}, ${food.id}`);
      seen.set(key, food.id);
    }
    expect(twice).toEqual([]);
  });

  it('finds every food by its name', () => {
    const lost = table.foods.filter((food) => {
      const found = table.find(nameOf(food, locale), locale);
      return found === null || nameOf(found, locale) !== nameOf(food, locale);
    });
    expect(lost.map((food) => food.id)).toEqual([]);
  });
});

it('Spanish and French are not English written once more', () => {
  for (const locale of ['es', 'fr'] as const) {
    const same = table.foods.filter((food) => nameKey(nameOf(food, locale)) === nameKey(food.name));
    // Loan words and names of their own: bresaola, tofu, kimchi.
    expect(same.length, locale).toBeLessThan(table.foods.length * 0.1);
  }
});

describe('well-known foods', () => {
  it.each([
    ['es', 'patata', 'potato'],
    ['es', 'papas', 'potato'],
    ['es', 'palta', 'avocado'],
    ['es', 'Berenjenas', 'eggplant'],
    ['es', 'piña', 'pineapple'],
    ['es', 'calabacita', 'zucchini'],
    ['es', 'huevos', 'egg'],
    ['fr', 'pomme de terre', 'potato'],
    ['fr', 'ŒUFS', 'egg'],
    ['fr', 'oeuf', 'egg'],
    ['fr', 'ananas', 'pineapple'],
    ['fr', 'courgettes', 'zucchini'],
    ['fr', 'raisins', 'grapes'],
    ['fr', 'raisins secs', 'raisins'],
    ['en', 'raisins', 'raisins'],
  ] as const)('%s: %s', (locale, text, id) => {
    expect(table.find(text, locale)?.id).toBe(id);
  });

  it('an English word is found in every language', () => {
    for (const locale of locales) expect(table.find('cottage cheese', locale), locale).toBe(realFood('cottage cheese'));
  });
});

describe('names that could harm', () => {
  it.each([
    ['en', 'all-butter puff pastry', 'milk'],
    ['en', 'all-butter shortcrust pastry', 'milk'],
    ['de', 'Butterblätterteig', 'milk'],
    ['fr', 'pâte feuilletée pur beurre', 'milk'],
    ['es', 'hojaldre de mantequilla', 'milk'],
    ['en', 'crunchy nut cornflakes', 'peanut'],
    ['en', 'honey nut corn flakes', 'nuts'],
    ['fr', 'corn flakes au miel et aux noix', 'nuts'],
  ] as const)('%s: "%s" warns of %s', (locale, text, allergen) => {
    expect(table.find(text, locale)?.allergens).toContain(allergen);
  });
});

describe('lines of a recipe', () => {
  const foodsOf = (ingredients: string[], locale: (typeof locales)[number]) =>
    estimate({ ingredients, servings: 2 }, table, { locale }).lines.map((line) => line.food?.id ?? null);

  it('are read with the names of their language', () => {
    expect(foodsOf(['500 g de pommes de terre', '2 courgettes', '100 g de raisins'], 'fr')).toEqual([
      'potato',
      'zucchini',
      'grapes',
    ]);
    expect(foodsOf(['500 g de papas', '1 palta', '3 huevos'], 'es')).toEqual(['potato', 'avocado', 'egg']);
  });

  it('in English mean the English foods, whoever reads them', () => {
    expect(foodsOf(['1 cup chopped onion', '100 g raisins'], 'fr')[1]).toBe('raisins');
  });
});

describe('reading a file of names', () => {
  const read = (...lines: string[]) => parseNames({ name: 'xx.tsv', text: [namesHeader, ...lines].join('\n') });
  it('names the lines that cannot be used', () => {
    const { words, problems } = read(
      'egg\tœuf\tœufs\toeuf de poule; ',
      'egg\tautre\tautres\t',
      'milk\tlait\t\t',
      'x\tOeuf\tx\t',
    );
    expect([...words]).toEqual([['egg', { name: 'œuf', plural: 'œufs', synonyms: ['oeuf de poule'] }]]);
    expect(problems.map((problem) => problem.line)).toEqual([3, 4, 5]);
  });
});
