import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate } from './estimate.ts';

const { table } = realTable();
const stew = ['800 g beef chuck', '500 g potatoes', '2 carrots', '1 onion', '500 ml beef stock'];
const asked = (more: string[], servings: number | null = 4) =>
  estimate({ ingredients: [...stew, ...more], servings }, table).questions.map(({ code, line }) =>
    line === null ? code : `${code} ${[...stew, ...more][line]}`,
  );

describe('asked about is what would matter', () => {
  test('nothing unknown: nothing asked', () => expect(asked([])).toEqual([]));
  test.each([
    ['a teaspoon of something unknown', '1 tsp zzyzx'],
    ['an unknown thing that the cook may choose', 'zzyzx, for garnish'],
    ['a thumb of ginger, whose food is known', 'large thumb of ginger'],
    ['half a can that says no weight, small beside the meat', '1 jar capers'],
  ])('%s is not', (_, line) => expect(asked([line])).toEqual([]));
  test.each([
    ['a cup of something unknown', '1 cup zzyzx', 'food-open'],
    ['an unknown thing without an amount', 'zzyzx', 'food-open'],
    ['300 g of something unknown', '300 g zzyzx', 'food-open'],
    ['a slip of the pen', '6 kg rice', 'much-of-one'],
    ['far too much salt', '200 g salt', 'much-seasoning'],
  ])('%s is', (_, line, code) => expect(asked([line])).toContain(`${code} ${line}`));
  test('the guard on energy stays', () => expect(asked(['2 kg butter'])).toContain('serving-over-2000-kcal'));
  test('what is not asked about is still said to be open, and not in the sum', () => {
    const one = estimate({ ingredients: stew, servings: 4 }, table);
    const two = estimate({ ingredients: [...stew, '1 tsp zzyzx'], servings: 4 }, table);
    expect(two.lines[stew.length]?.status).toBe('open');
    expect(two.coverage).toBeLessThan(1);
    expect(two.perServing.kcal).toBe(one.perServing.kcal);
  });
  test('without servings no limit of a serving is tried; the servings are asked for', () => {
    expect(asked(['2 tbsp baking powder'], null)).toEqual(['servings-unknown']);
  });
});

describe('without an amount', () => {
  test.each([
    'Salmon steaks',
    'Spaghetti',
    'Rice',
    'chicken breasts',
    'potatoes',
    'top sirloin steak',
    'Grated Parmesan',
    'Plain yogurt',
    'Hähnchenbrust',
    'lardons',
  ])('"%s" is asked about: a dish is made of it', (line) => expect(asked([line])).toEqual([`amount-open ${line}`]));
  test.each([
    'salt',
    'olive oil',
    'basil',
    'carrots',
    'garlic',
    'fresh ginger',
    'dried red chilies',
    'grated cheese (optional)',
    'parmesan, to taste',
    'Cooked rice, for serving',
    'Shredded cheddar for topping',
    'sour cream, if you like',
    'hot rice to serve',
    'Serve with steamed rice',
    'flour for dusting',
    'Flour, for the pan',
    'Sprinkle of feta',
    'Parmesan nach Geschmack',
    'Reis zum Servieren',
    'queso rallado al gusto',
    'arroz para servir',
    'crème fraîche pour servir',
    'gruyère râpé, selon le goût',
  ])('"%s" is not', (line) => expect(asked([line])).toEqual([]));
  test('nor is what stands under a heading that leaves it to the cook', () => {
    expect(asked(['For garnish:', 'shredded cheddar'])).toEqual([]);
    expect(asked(['For the filling:', 'shredded cheddar'])).toEqual(['amount-open shredded cheddar']);
  });
  test('it is in no sum and lowers the coverage', () => {
    const { lines, coverage } = estimate({ ingredients: [...stew, 'Rice'], servings: 4 }, table);
    expect(lines.at(-1)).toMatchObject({ status: 'open', grams: null });
    expect(coverage).toBeCloseTo(stew.length / (stew.length + 1), 10);
  });
});

describe('weights', () => {
  const grams = (text: string) => estimate({ ingredients: [text], servings: 4 }, table).lines[0]?.grams ?? Number.NaN;
  const food = (text: string) => estimate({ ingredients: [text], servings: 4 }, table).lines[0]?.food?.id;
  test.each([
    ['Half a pound of butter', 226.8],
    ['a quarter of a pound of sugar', 113.4],
    ['three quarters of a cup of sugar', 150],
    ['Fresh noodles, 150g', 150],
    ['2 pounds potatoes, scrubbed but not peeled', 907.2],
    ['2 lb boneless pork chops', 907.2],
    ['8 10-inch flour tortillas', 576],
    ['2 pinches of salt', 0.7],
  ])('%s', (text, expected) => expect(Math.abs(grams(text) - expected)).toBeLessThan(0.05 * expected + 0.1));
  test('the weight of a can is that of the can, and beans are drained', () => {
    expect(grams('15 oz can black beans (drained and rinsed)')).toBeLessThan(300);
    expect(grams('3 canned plum tomatoes')).toBeLessThan(300);
  });
  test('crumbs are denser than flakes', () => {
    expect(grams('1 cup crushed corn flakes')).toBeGreaterThan(2 * grams('1 cup corn flakes'));
    expect(grams('1 cup corn flakes, crushed')).toBe(grams('1 cup corn flakes'));
  });
  test('cooked by the cup, dry by the package and where cooking comes after the weight', () => {
    expect(food('2 cups cooked spaghetti')).toContain('cooked');
    expect(food('200 g cooked spaghetti')).toContain('cooked');
    expect(food('1 (16 ounce) package spaghetti, cooked and drained')).not.toContain('cooked');
    expect(food('8 oz spaghetti, cooked')).not.toContain('cooked');
  });
  test('what an earlier line made is not counted again', () => {
    const { lines } = estimate({ ingredients: ['1 1/2 cups butter', '1/2 cup browned butter'], servings: 4 }, table);
    expect(lines.map(({ eaten }) => eaten?.why ?? null)).toEqual([null, 'counted-before']);
    const alone = estimate({ ingredients: ['1/2 cup browned butter'], servings: 4 }, table);
    expect(alone.lines[0]?.eaten).toBeNull();
  });
});

describe('names', () => {
  const food = (text: string) => estimate({ ingredients: [text], servings: 4 }, table).lines[0]?.food?.name ?? null;
  test.each([
    ['1 can whole tomatoes with juice', 'canned'],
    ['1 cup milk or evaporated milk', 'whole milk'],
    ['2 cups Market Pantry™ frozen whipped topping', 'whipped topping'],
    ['1 cup semisweet chocolate morsels', 'chocolate chips'],
    ['8 chicken thighs, boneless, skinless', 'boneless'],
    ['10 fresh basil leaves, washed, dried', 'basil'],
    ['1 quart beef bouillon', 'beef stock'],
    ['1 cup chickpeas, soaked overnight', 'dried chickpeas'],
    ['2 sticks cinnamon', 'cinnamon stick'],
  ])('%s', (text, expected) => expect(food(text)).toContain(expected));
  test.each(['1 tbsp horlicks powder', '1 cup browning sauce', '2 cups tikka powder'])('%s stays open', (text) =>
    expect(food(text)).toBeNull(),
  );
});
