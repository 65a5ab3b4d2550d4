// What is counted, and what packages hold: a wrong one is wrong by a factor.
import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate, estimateLine } from './estimate.ts';
import type { Language } from './lexicon.ts';

const { table } = realTable();
const gramsOf = (text: string, language?: Language) =>
  estimateLine(text, table, 4, language === undefined ? {} : { language }).grams;

describe('packages', () => {
  test.each([
    ['2 packages cream cheese (8 oz)', 453.6],
    ['2 packages cream cheese (8 oz ea), softened', 453.6],
    ['2 pkgs. (8 oz. ea.) cream cheese', 453.6],
    ['2 cans (28 oz) crushed tomatoes', 1587.6],
    ['2 cans (15.5 oz/440g) coconut milk', 878.8],
    ['2 x 400g tins chopped tomatoes', 800],
    ['2 × 400 g tins chopped tomatoes', 800],
    ['3x125g balls mozzarella', 375],
    ['4 x 150g salmon fillets', 600],
    ['1 x 400g can coconut milk', 400],
    ['2 packets 250g halloumi', 500],
  ])('%s: the weight is that of one', (text, grams) => expect(gramsOf(text)).toBeCloseTo(grams, -1));
  test.each([
    ['2 cans tuna (10 oz total)', 283.5],
    ['2 packages chicken thighs (about 2 pounds)', 725.7],
    ['4 packets (1 ounce) powdered gelatin', 28.35],
    ['2 packages dry yeast (14 g)', 14],
    ['1/2 package cream cheese (4 oz)', 113.4],
    ['1 package (10 oz) frozen spinach', 283.5],
    ['1 duckling, 4 1/2 pounds', 1469.6],
    ['4 boneless chicken breasts (1 1/2 lbs)', 680.4],
  ])('%s: the weight is that of all', (text, grams) => expect(gramsOf(text)).toBeCloseTo(grams, -1));
});

describe('packages in other languages', () => {
  test.each([
    ['de', '2 Dosen stückige Tomaten (à 400 g)', 800],
    ['de', '2 Dosen Tomaten (400 g)', 800],
    ['de', '4 Lachsfilets à ca. 150 g', 600],
    ['de', '4 Hähnchenbrustfilets, ca. 600 g', 600],
    ['de', '2 x 400 g Dosen Tomaten', 800],
    ['fr', '2 boîtes de 400 g de tomates concassées', 800],
    ['fr', '2 boîtes de tomates concassées (400 g chacune)', 800],
    ['es', '2 latas de atún de 80 g cada una', 160],
    ['es', '2 latas de atún (80 g c/u)', 160],
    ['it', '2 lattine di tonno da 80 g', 160],
    ['nl', '2 blikken tomatenblokjes (à 400 g)', 800],
    ['sv', '2 burkar krossade tomater (à 400 g)', 800],
    ['da', '2 dåser hakkede tomater á 400 g', 800],
  ] as const)('%s: %s', (language, text, grams) => expect(gramsOf(text, language)).toBeCloseTo(grams, -1));
  test.each([
    ['es', '1 lata de garbanzos', 'chickpeas-canned'],
    ['es', '1 bote de alubias cocidas', 'white-beans-canned'],
    ['es', '1 lata de atún', 'tuna-canned-water'],
    ['fr', '1 boîte de maïs', 'corn-canned'],
    ['fr', '1 boîte de lentilles', 'lentils-canned'],
    ['de', '1 Dose Ananas', 'pineapple-canned-juice'],
    ['de', '1 Dose Kokosmilch', 'coconut-milk'],
    ['es', '200 g de garbanzos', 'chickpeas-dry'],
  ] as const)('%s: %s is %s', (language, text, food) =>
    expect(estimateLine(text, table, 4, { language, locale: language }).food?.id).toBe(food),
  );
});

describe('pieces', () => {
  test.each([
    ['10 almonds', 12],
    ['10 raspberries', 19],
    ['15 seedless grapes, halved', 75],
    ['6 sugar cubes', 14],
    ['3 canned pineapple rings', 120],
    ['3 pineapple rings', 120],
    ['12 lasagna noodles, cooked', 521],
    ['9 lasagna noodles', 162],
    ['20 jumbo pasta shells', 180],
    ['8 chicken pieces', 920],
    ['4 chickens, cut into pieces', 3680],
    ['20 baby mozzarella balls', 200],
    ['10 green beans', 55],
    ['12 cooked new potatoes, halved', 600],
    ['6 unpeeled new potatoes', 300],
  ])('%s: %d g', (text, grams) => expect(gramsOf(text)).toBeCloseTo(grams, -1));
  test('a number of cups that nobody eats is a question', () => {
    const { lines, questions } = estimate(
      { ingredients: ['500 g flour', '48 miniature chocolate chips'], servings: 4 },
      table,
    );
    expect(lines[1]).toMatchObject({ status: 'open', grams: null });
    expect(questions).toEqual([{ code: 'amount-open', line: 1, value: null }]);
  });
});
