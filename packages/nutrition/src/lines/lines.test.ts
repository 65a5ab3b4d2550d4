import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { realTable } from '../../test/real-table.ts';
import { estimate } from './estimate.ts';
import { detectLanguage } from './language.ts';
import type { Language } from './lexicon.ts';
import { match } from './match.ts';
import { longestLine, prepareLine, steps, styles } from './normalise.ts';
import { parse } from './parse.ts';
import { tokenise } from './tokens.ts';

const { table } = realTable();

describe('steps', () => {
  test('have names and reasons, and run in this order', () => {
    expect(steps.map((step) => step.name)).toEqual([
      'bound',
      'entities',
      'tags',
      'signs',
      'parentheses',
      'bullet',
      'phrases',
    ]);
    for (const step of steps) expect(step.why.length).toBeGreaterThan(20);
  });
  test('entities, tags, exotic spaces, bullets, doubled parentheses', () => {
    expect(prepareLine('▢ &frac12;&nbsp;cup <b>sugar</b> ((sifted))')).toBe('½ cup  sugar  (sifted)');
    expect(prepareLine('• 1⁄2 cup “fine” oats')).toBe('1/2 cup "fine" oats');
  });
  test('are done after the first time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => prepareLine(text).length <= longestLine));
  });
});

describe('numbers', () => {
  const value = (text: string) => {
    const token = tokenise(text, styles.en).find((one) => one.value !== null);
    return token === undefined ? null : [token.value, token.max];
  };
  test.each([
    ['1 1/2 cups', 1.5, null],
    ['1½ cups', 1.5, null],
    ['1-1/2 cups', 1.5, null],
    ['1 and 1/2 cups', 1.5, null],
    ['.5 cup', 0.5, null],
    ['1,000 g', 1000, null],
    ['1,5 l', 1.5, null],
    ['2 to 3', 2, 3],
    ['2–3', 2, 3],
    ['1- to 2-inch', 1, 2],
    ['2 or 3', 2, 3],
    ['two', 2, null],
    ['1/4-1/2 tsp', 0.25, 0.5],
  ])('%s', (text, low, high) => {
    const found = value(text);
    expect(found?.[0]).toBeCloseTo(low, 6);
    expect(found?.[1] ?? null).toBe(high);
  });
  test('"80/20" is no fraction', () => expect(value('80/20 beef')).toEqual([80, null]));
});

describe('lines', () => {
  test.each<[string, number | null, string | null, string]>([
    ['1 cup all-purpose flour', 1, 'cup', 'all-purpose flour'],
    ['2 (14-ounce) cans chopped tomatoes, drained', 2, 'can', 'chopped tomatoes'],
    ['3 cloves garlic, minced', 3, 'clove', 'garlic'],
    ['100g/3½oz butter, melted', 100, 'g', 'butter'],
    ['1 large onion, finely chopped', 1, null, 'onion'],
    ['salt and pepper to taste', null, null, 'salt and pepper'],
    ['8 fl oz whole milk', 8, 'fl oz', 'whole milk'],
    ['pinch of salt', null, 'pinch', 'salt'],
    ['½ teaspoon chipotle chili powder', 0.5, 'tsp', 'chipotle chili powder'],
  ])('%s', (text, amount, unit, name) => {
    const line = parse(text);
    expect([line.amount, line.unit, line.name]).toEqual([amount, unit, name]);
    expect(line.confidence).toBeGreaterThan(0.5);
  });
  test('packages, dual amounts, compounds, parts, alternatives, optional', () => {
    expect(parse('2 (14-ounce) cans beans').package).toEqual({ amount: 14, amountMax: null, unit: 'oz' });
    expect(parse('10g/½oz yeast').otherAmounts).toMatchObject([{ amount: 0.5, unit: 'oz', relation: 'same' }]);
    expect(parse('1 cup plus 2 tbsp sugar').otherAmounts).toMatchObject([
      { amount: 2, unit: 'tbsp', relation: 'plus' },
    ]);
    expect(parse('Juice of 2 lemons').part).toBe('juice');
    expect(parse('2 tbsp butter or margarine').alternatives).toEqual(['margarine']);
    expect(parse('1/2 cup nuts (optional)').optional).toBe(true);
    expect(parse('salt to taste').toTaste).toBe(true);
  });
});

describe('languages', () => {
  const folder = join(import.meta.dirname, 'tests');
  const rowsOf = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1);
  const linesOf = (file: string) => rowsOf(file).map((row) => row.split('\t')[0] ?? '');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.tsv'))) {
    const language = file.slice(0, 2) as Language;
    test(`${file}: at least 47 of 50 lines right`, () => {
      const rows = rowsOf(file);
      expect(rows.length).toBe(50);
      const right = rows.filter((row) => {
        const [text = '', amount = '', max = '', unit = '', name = ''] = row.split('\t');
        const line = parse(text, { language });
        return (
          (amount === '' ? line.amount === null : Math.abs((line.amount ?? -1) - Number(amount)) < 0.006) &&
          (max === '' ? line.amountMax === null : line.amountMax === Number(max)) &&
          (line.unit ?? '') === unit &&
          line.name.toLowerCase() === name.toLowerCase()
        );
      });
      expect(right.length).toBeGreaterThanOrEqual(47);
    });
  }
  test('English lines with foreign names stay English', () => {
    for (const text of ['1 cup crème fraîche', '2 tbsp cacao powder', '6 zucchini, sliced', '4 thin slices prosciutto'])
      expect(detectLanguage(text)).toBe('en');
    expect(detectLanguage('2 cuillères à soupe d’huile')).toBe('fr');
    expect(detectLanguage('3 EL Öl zum Braten')).toBe('de');
  });
  test('Danish and Norwegian are told apart by words that only one of them has', () => {
    const pairs = [
      ['2 rødløg, finthakket', '2 rødløk, finhakket'],
      ['400 ml kokosmælk', '400 ml kokosmelk på boks'],
      ['3 spiseskeer olivenolie', '3 spiseskjeer olivenolje'],
      ['500 g hakket oksekød', '500 g kjøttdeig'],
      ['2 dl fløde', '2 dl fløte'],
      ['1 tsk bagepulver', '1 ts bakepulver'],
      ['smør til stegning', 'smør til steking'],
    ] as const;
    for (const [da, no] of pairs)
      expect([da, detectLanguage(da), no, detectLanguage(no)]).toEqual([da, 'da', no, 'no']);
  });
  test.each(['da.tsv', 'da-2.tsv', 'no.tsv', 'no-2.tsv'])(
    '%s: eight lines together are never taken for the other',
    (file) => {
      const lines = linesOf(file);
      for (let at = 0; at + 8 <= lines.length; at += 8)
        expect([at, detectLanguage(lines.slice(at, at + 8).join('\n'))]).toEqual([at, file.slice(0, 2)]);
    },
  );
  test('a Norwegian line that is taken for a Danish one reads the same', () => {
    const alike = [...linesOf('no.tsv'), ...linesOf('no-2.tsv')].filter((text) => detectLanguage(text) === 'da');
    for (const text of alike) {
      const [da, no] = [parse(text, { language: 'da' }), parse(text, { language: 'no' })];
      expect([text, da.amount, da.amountMax, da.unit, da.name]).toEqual([
        text,
        no.amount,
        no.amountMax,
        no.unit,
        no.name,
      ]);
    }
  });
});

describe('matching', () => {
  test.each([
    ['chopped fresh flat-leaf parsley', 'parsley'],
    ['unsalted butter', 'butter'],
    ['Swanson® chicken broth', 'chicken stock'],
    ['burrata cheese', 'burrata'],
    ['halves of walnut', 'walnut'],
  ])('%s', (name, food) => expect(match(name, table).food?.name).toBe(food));
  test('what is not there stays open', () => {
    for (const name of ['wooden skewers', 'aluminum foil', 'zzyzx', 'lemon wood chips'])
      expect(match(name, table).food, name).toBeNull();
  });
  test('a part or product is not the thing itself', () => {
    expect(match('lemon juice', table).food?.name).toBe('lemon juice');
    expect(match('tomato soup', table).food?.name).not.toBe('tomato');
  });
  test('preparation and unit change the food', () => {
    expect(match('chickpeas', table, { unit: 'can' }).food?.id).toContain('canned');
    expect(match('brown rice', table, { preparation: 'cooked' }).food?.name).toContain('cooked');
    expect(match('coriander', table, { unit: 'handful' }).food?.name).not.toContain('ground');
  });
  test('a correction of the household wins', () => {
    const tofu = table.find('tofu')!;
    const found = match('Mystery Block', table, { corrections: new Map([['mystery block', tofu.id]]) });
    expect([found.food?.id, found.how, found.confidence]).toEqual([tofu.id, 'correction', 1]);
  });
  test('every food is found by its own name', () => {
    const lost = table.foods.filter((food) => match(food.name, table).food !== food);
    expect(lost.map((food) => food.name)).toEqual([]);
  });
  test('at most five candidates, the best first', () => {
    fc.assert(
      fc.property(fc.constantFrom('cheese', 'red onion soup', 'ground beef', 'sweet potato fries'), (name) => {
        const { candidates } = match(name, table);
        expect(candidates.length).toBeLessThanOrEqual(5);
        for (const [index, one] of candidates.entries())
          expect(one.confidence).toBeLessThanOrEqual((candidates[index - 1]?.confidence ?? 1) + 1e-9);
      }),
    );
  });
});

describe('estimate', () => {
  const grams = (text: string, servings = 4) =>
    estimate({ ingredients: [text], servings }, table).lines[0]?.grams ?? null;
  test('grams of lines', () => {
    expect(grams('1 lb butter')).toBeCloseTo(453.6, 0);
    expect(grams('2 (15-ounce) cans black beans, drained')).toBeLessThan(700);
    expect(grams('4 (6-ounce) salmon fillets')).toBeCloseTo(680, 0);
    expect(grams('1 cup (228 g) brown sugar')).toBe(228);
    expect(grams('juice of 1 lemon')).toBe(45);
    expect(grams('1 cup plus 2 tbsp sugar')).toBeCloseTo(225, 0);
  });
  test('frying oil is not all eaten', () => {
    const { lines } = estimate({ ingredients: ['4 cups vegetable oil, for deep frying'], servings: 4 }, table);
    expect(lines[0]?.eaten?.why).toBe('frying-oil');
  });
  test('of oil in the pan a serving takes up a spoon; a spoon or two is all eaten', () => {
    const share = (text: string) => estimate({ ingredients: [text], servings: 4 }, table).lines[0]?.eaten?.share ?? 1;
    expect(share('1/2 cup vegetable oil, for frying')).toBeCloseTo(32 / 109, 2);
    expect(share('2 tablespoons vegetable oil, for frying')).toBe(1);
    expect(share('1/2 cup vegetable oil')).toBe(1);
  });
  test('bacon that is fried before weighs what stays of it, by the pound as by the slice', () => {
    const food = (text: string) => estimate({ ingredients: [text], servings: 4 }, table).lines[0]?.food?.id;
    expect(food('1 lb bacon, cooked and crumbled')).toBe('bacon-cooked');
    expect(grams('1 lb bacon, cooked and crumbled')).toBeCloseTo((453.6 * 11.5) / 28, 0);
    expect(grams('8 ounces cooked bacon, crumbled')).toBeCloseTo(226.8, 0);
    expect(food('1 lb bacon, chopped')).toBe('bacon');
  });
  test('a whole bird is more than a piece, and a name may stand behind commas', () => {
    expect(grams('1 rotisserie chicken')).toBe(598);
    expect(grams('4 bone-in, skin-on chicken breasts')).toBe(4 * 145);
  });
  test('slips are asked about', () => {
    const codes = (ingredients: string[], servings: number | null) =>
      estimate({ ingredients, servings }, table).questions.map((question) => question.code);
    expect(codes(['5 kg flour'], 4)).toContain('much-of-one');
    expect(codes(['1 kg butter'], 2)).toContain('serving-over-2000-kcal');
    expect(codes(['500 g salt'], 4)).toContain('much-seasoning');
    expect(codes(['1 cup zzyzx'], 4)).toContain('food-open');
    expect(codes(['1 egg'], null)).toContain('servings-unknown');
    expect(codes(['2 eggs', '1 tbsp butter'], 1)).toEqual([]);
  });
  test('more than a ton of something is no amount', () => {
    const { questions, coverage, lines } = estimate(
      { ingredients: [`${'9'.repeat(30)} kg sugar`], servings: 4 },
      table,
    );
    expect([lines[0]?.status, coverage, questions.map(({ code }) => code)]).toEqual(['open', 0, ['amount-open']]);
  });
  test('what is open lowers the coverage and adds nothing', () => {
    const one = estimate({ ingredients: ['100 g sugar'], servings: 1 }, table);
    const two = estimate({ ingredients: ['100 g sugar', '100 g zzyzx'], servings: 1 }, table);
    expect(two.perServing.kcal).toBe(one.perServing.kcal);
    expect([one.coverage, two.coverage]).toEqual([1, 0.5]);
  });
  test('twice the servings, half of it in each; order does not matter', () => {
    const ingredients = ['250 g flour', '2 eggs', '1 cup milk', '30 g butter'];
    const kcal = (lines: string[], servings: number) =>
      estimate({ ingredients: lines, servings }, table).perServing.kcal ?? 0;
    expect(kcal(ingredients, 2)).toBeCloseTo(2 * kcal(ingredients, 4), 6);
    expect(kcal([...ingredients].reverse(), 4)).toBeCloseTo(kcal(ingredients, 4), 6);
  });
});

describe('bad input', () => {
  const samples = [
    '1 cup plus 2 tbsp sugar',
    '2 (14-ounce) cans tomatoes',
    '2 cuillères à soupe d’huile',
    '½ TL Salz',
    'Juice of 2 lemons',
  ];
  const check = (text: string) => {
    const line = parse(text);
    expect(typeof line.name).toBe('string');
    expect(line.confidence).toBeGreaterThanOrEqual(0);
    expect(line.confidence).toBeLessThanOrEqual(1);
    if (line.amount !== null) expect(Number.isFinite(line.amount)).toBe(true);
    match(line.name, table);
  };
  test('found by chance before', () => {
    for (const text of [':½ TL Salz', '½ TL', ', 3 EL', '(', 'd’', '1 2 3', 'zwei']) check(text);
    expect(parse(':½ TL Salz', { language: 'de' })).toMatchObject({ amount: 0.5, unit: 'tsp', name: 'Salz' });
  });
  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/½-–.,() xgcup'), maxLength: 80 }), check), {
      numRuns: 1000,
    });
  });
  test('mutated lines', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(40),
        fc.string({ maxLength: 4 }),
        fc.nat(6),
        (line, at, put, cut) => check(line.slice(0, at) + put + line.slice(at + cut)),
      ),
      { numRuns: 3000 },
    );
  });
  test('ten megabytes of nonsense, in one line and in many', () => {
    const big = '1/2 ((&lt;b 3–4 , é'.repeat(550_000);
    check(big);
    check('<'.repeat(10_000_000));
    check('('.repeat(10_000_000));
    check('9'.repeat(10_000_000));
    const many = Array.from({ length: 2000 }, (_, index) => `${'a1 '.repeat(index % 50)}${'('.repeat(index % 30)}`);
    expect(estimate({ ingredients: many, servings: 4 }, table).lines.length).toBe(2000);
  });
});

const dev = join(import.meta.dirname, '../../../../../shared/data/ingredients/dev.jsonl');
test.skipIf(!existsSync(dev))('the scored lines give no error (skipped: ../shared is not beside the project)', () => {
  for (const row of readFileSync(dev, 'utf8').trim().split('\n')) {
    const { sentence } = JSON.parse(row) as { sentence: string };
    expect(parse(sentence).name.length, sentence).toBeGreaterThanOrEqual(0);
  }
});
