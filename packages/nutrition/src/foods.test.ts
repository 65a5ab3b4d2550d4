import { describe, expect, it } from 'vitest';
import { realFood, realTable } from '../test/real-table.ts';
import { checkFood, type FoodFinding } from './food-checks.ts';
import { foodColumns, nameKey, parseFigures, parseFoods, parseSource } from './foods.ts';
import { nutrientKeys } from './nutrients.ts';

const header = foodColumns.join('\t');
const figureHeader = ['ndb', ...nutrientKeys].join('\t');
const figureLine = (ndb: string, values: Record<string, number>): string =>
  [ndb, ...nutrientKeys.map((key) => values[key] ?? '')].join('\t');
const figures = [
  figureHeader,
  figureLine('00001', { kcal: 100, proteinG: 10, fatG: 4 }),
  figureLine('00002', { kcal: 200, proteinG: 0 }),
].join('\n');
const row = (cells: Record<string, string>): string =>
  foodColumns
    .map(
      (column) =>
        cells[column] ??
        {
          name: cells.id ?? '',
          plural: 'x',
          nameDe: 'x',
          pluralDe: 'x',
          category: 'vegetable',
          aisle: 'produce',
          diet: 'vegan',
          edible: '1',
          portions: 'piece=10',
          source: '00001',
        }[column as string] ??
        '',
    )
    .join('\t');
const parse = (...rows: string[]) => parseFoods([{ name: 'a.tsv', text: [header, ...rows].join('\n') }], figures);

describe('reading the food table', () => {
  it('joins a row with its figures and keeps the unknown unknown', () => {
    const { table, problems } = parse(row({ id: 'leek', source: '~00001' }));
    expect(problems).toEqual([]);
    const leek = table.byId('leek')!;
    expect(leek.per100g.kcal).toBe(100);
    expect(leek.per100g.ironMg).toBeNull();
    expect(leek.source).toEqual({ dataset: 'usda', numbers: ['00001'], near: true, shares: [1] });
  });

  it('blends by mass; what one part does not know, the blend does not know', () => {
    const { table } = parse(row({ id: 'mix', source: '00001*0.25+00002*0.75' }));
    const mix = table.byId('mix')!;
    expect(mix.per100g.kcal).toBeCloseTo(175);
    expect(mix.per100g.proteinG).toBeCloseTo(2.5);
    expect(mix.per100g.fatG).toBeNull();
  });

  it('names file and line of every row that cannot be used, and goes on', () => {
    const { table, problems } = parse(
      row({ id: 'a', category: 'vegatable' }),
      row({ id: 'b', source: '99999' }),
      row({ id: 'c', portions: 'piece' }),
      row({ id: 'd', edible: '1.5' }),
      row({ id: 'e', source: '00001*0.5+00002*0.3' }),
      row({ id: 'f', portions: '' }),
      'too\tshort',
      row({ id: 'good' }),
    );
    expect(table.foods.map((food) => food.id)).toEqual(['good']);
    expect(problems.map((problem) => problem.line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(problems.every((problem) => problem.file === 'a.tsv')).toBe(true);
  });

  it('refuses two foods of one name or id, and tells of a synonym that two claim', () => {
    const { table, problems } = parse(
      row({ id: 'a', name: 'leek', synonyms: 'allium;porret' }),
      row({ id: 'a', name: 'other' }),
      row({ id: 'b', name: 'Leek' }),
      row({ id: 'c', name: 'chive', synonyms: 'porret' }),
    );
    expect(table.foods.map((food) => food.name)).toEqual(['leek', 'chive']);
    expect(problems.map((problem) => problem.line)).toEqual([3, 4, 5]);
    expect(table.find('porret')?.id).toBe('a');
  });

  it('finds by name, synonym, plural and German name, whatever the case, accents and spaces', () => {
    const { table } = parse(
      row({
        id: 'creme-fraiche',
        name: 'crème fraîche',
        nameDe: 'Crème fraîche',
        plural: 'pots',
        synonyms: 'sour stuff',
      }),
      row({ id: 'foot', name: 'foot', nameDe: 'Fuß', pluralDe: 'Füße' }),
    );
    for (const text of ['Creme  Fraiche', 'crème fraîche', 'SOUR STUFF', 'pots'])
      expect(table.find(text)?.id).toBe('creme-fraiche');
    expect(table.find('füsse')?.id).toBe('foot');
    expect(table.find('nothing')).toBeNull();
    expect(table.find('foot', 'de')?.id).toBe('foot');
    expect(nameKey('Jalapeño’s')).toBe("jalapeno's");
  });

  it('reads sources and refuses broken ones', () => {
    expect(parseSource('02014*0.4+02013*0.6')).toMatchObject({ numbers: ['02014', '02013'], shares: [0.4, 0.6] });
    for (const bad of ['', '123', '02014+02013', '02014*0.4+02013*0.4', '02014*x'])
      expect(typeof parseSource(bad)).toBe('string');
  });

  it('refuses figures that are no amounts', () => {
    expect(parseFigures('ndb\tkcal').problems).toHaveLength(1);
    const { figures: read, problems } = parseFigures([figureHeader, figureLine('00001', { kcal: -3 })].join('\n'));
    expect(problems).toHaveLength(1);
    expect(read.get('00001')?.kcal).toBeNull();
  });
});

describe('the food table', () => {
  it('has at least 2,000 foods and no row that cannot be used', () => {
    const { table, problems } = realTable();
    expect(problems).toEqual([]);
    expect(table.foods.length).toBeGreaterThanOrEqual(2000);
  });

  it('knows energy and the three macronutrients of every food', () => {
    const unknown = realTable().table.foods.filter(({ per100g }) =>
      [per100g.kcal, per100g.proteinG, per100g.fatG, per100g.carbsG].includes(null),
    );
    expect(unknown.map((food) => food.id)).toEqual([]);
  });

  it('says of no food that it is known when the USDA does not say', () => {
    // Choline of Medjool dates is measured, that of many branded foods is not: some nulls must have come through.
    const unknown = realTable().table.foods.filter((food) => food.per100g.cholineMg === null);
    expect(unknown.length).toBeGreaterThan(100);
  });

  // Looked at one by one; the figures are those of the USDA and stand.
  const knownOddities = new Map([
    [
      'sausage-italian-cooked',
      'the fatty acids of number 07089 sum to more than its fat, within the spread of the assays',
    ],
  ]);
  it('is plausible: 4/4/9 energy, sums of parts, ranges by category, densities, flags', () => {
    const findings: FoodFinding[] = realTable().table.foods.flatMap(checkFood);
    const open = findings.filter((one) => !knownOddities.has(one.foodId));
    expect(open.map((one) => `${one.foodId} [${one.code}] ${one.message}`)).toEqual([]);
  });

  // Per 100 g, from common knowledge of food, with room for variety and season.
  const wellKnown: [string, Partial<Record<(typeof nutrientKeys)[number], readonly [number, number]>>][] = [
    ['apple', { kcal: [48, 58], carbsG: [12, 15], fibreG: [2, 3], vitCMg: [3, 8] }],
    ['egg', { kcal: [135, 160], proteinG: [12, 13.5], fatG: [9, 11], cholesterolMg: [330, 450], vitB12Ug: [0.7, 1.5] }],
    ['olive oil', { kcal: [880, 900], fatG: [99, 100], monoFatG: [65, 80], proteinG: [0, 0] }],
    ['whole milk', { kcal: [58, 68], proteinG: [3, 3.5], fatG: [3.1, 4], calciumMg: [105, 130] }],
    ['butter', { kcal: [700, 750], fatG: [79, 84], satFatG: [45, 56] }],
    ['sugar', { kcal: [380, 400], carbsG: [99, 100], proteinG: [0, 0.1] }],
    ['salt', { kcal: [0, 0], sodiumMg: [38000, 39500] }],
    ['chicken breast', { kcal: [100, 125], proteinG: [21, 24.5], fatG: [1, 3.5] }],
    ['white rice', { kcal: [345, 370], carbsG: [76, 82], proteinG: [6, 8] }],
    ['red lentils', { kcal: [335, 365], proteinG: [22, 26], fibreG: [9, 13] }],
    ['banana', { kcal: [85, 95], carbsG: [21, 24], potassiumMg: [330, 380] }],
    ['orange', { vitCMg: [45, 60], kcal: [43, 52] }],
    ['carrot', { kcal: [35, 45], vitARaeUg: [700, 900] }],
    ['spinach', { ironMg: [2, 3.5], vitKUg: [400, 550], kcal: [18, 28] }],
    ['almond', { kcal: [570, 600], proteinG: [19, 22.5], vitEMg: [22, 28], calciumMg: [240, 290] }],
    ['rolled oats', { kcal: [365, 395], fibreG: [9, 11.5], proteinG: [12, 17.5] }],
    ['salmon fillet', { proteinG: [19, 22.5], fatG: [5, 15], vitDUg: [8, 16] }],
    ['potato', { kcal: [68, 85], carbsG: [15, 19], potassiumMg: [400, 460] }],
    ['parmesan', { calciumMg: [1000, 1250], proteinG: [32, 40] }],
    ['firm tofu', { proteinG: [9, 18], kcal: [75, 150] }],
    ['dark chocolate', { kcal: [540, 610], fatG: [31, 45] }],
    ['water', { kcal: [0, 0], waterG: [99.5, 100] }],
  ];
  it.each(wellKnown)('knows %s', (name, ranges) => {
    const { per100g } = realFood(name);
    for (const [key, [low, high]] of Object.entries(ranges) as [(typeof nutrientKeys)[number], [number, number]][]) {
      expect(per100g[key], key).toBeGreaterThanOrEqual(low);
      expect(per100g[key], key).toBeLessThanOrEqual(high);
    }
  });

  it('keeps raw and cooked apart', () => {
    expect(realFood('white rice').per100g.kcal).toBeGreaterThan(2 * realFood('cooked white rice').per100g.kcal!);
    expect(realFood('spaghetti').id).not.toBe(realFood('cooked spaghetti').id);
  });

  it('finds what cooks write, in British, American and German', () => {
    for (const words of [
      'spring onion',
      'scallion',
      'coriander',
      'cilantro',
      'aubergine',
      'eggplant',
      'courgette',
      'zucchini',
      'plain flour',
      'all-purpose flour',
      'double cream',
      'heavy cream',
      'prawn',
      'shrimp',
      'rocket',
      'arugula',
      'caster sugar',
      'icing sugar',
      'powdered sugar',
      'bicarbonate of soda',
      'baking soda',
      'cornflour',
      'corn starch',
      'Zwiebel',
      'Zwiebeln',
      'Kartoffel',
      'Haferflocken',
      'Olivenöl',
      'Paprika',
    ])
      expect(realTable().table.find(words), words).not.toBeNull();
  });

  it('asks in German what German words mean', () => {
    expect(realTable().table.find('Paprika')?.category).toBe('herb-spice');
    expect(realTable().table.find('Paprika', 'de')?.category).toBe('vegetable');
    expect(realTable().table.find('Zwiebeln', 'de')?.id).toBe('onion');
  });

  it('weighs the edible part only: a portion never exceeds what is bought', () => {
    for (const food of realTable().table.foods) {
      expect(food.edibleShare).toBeGreaterThan(0);
      expect(food.edibleShare).toBeLessThanOrEqual(1);
    }
  });
});
