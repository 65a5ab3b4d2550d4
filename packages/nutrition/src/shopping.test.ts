import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realFood, realTable } from '../test/real-table.ts';
import { mergeNeeds, type Need, needsOf, type ShoppingOptions, withoutSource } from './shopping.ts';
import { weigh } from './weigh.ts';

const { table } = realTable();
type Source = { key: string; title: string };
const from = (key: string): Source => ({ key, title: `Dish ${key}` });
const need = (
  name: string,
  amount: number,
  unit: string | null,
  key = 'a',
  note: string | null = null,
): Need<Source> => {
  const food = realFood(name);
  const weighed = weigh({ amount, unit, note }, food);
  if (!weighed.ok) throw new Error(`${name}: ${weighed.failure}`);
  return { foodId: food.id, grams: weighed.grams, source: from(key) };
};
const us: ShoppingOptions = { system: 'us', locale: 'en' };
const line = (needs: Need<Source>[], options?: ShoppingOptions) => {
  const { lines } = mergeNeeds(needs, table, options);
  expect(lines).toHaveLength(1);
  return lines[0]!;
};

describe('merging', () => {
  it('makes one line of a count, a weight and a volume of one food', () => {
    const merged = line([
      need('onion', 1, 'medium', 'a'),
      need('onion', 110, 'g', 'b'),
      need('onion', 1, 'cup', 'c', 'chopped'),
    ]);
    expect(merged.unit).toBeNull();
    expect(merged.name).toBe('onions');
    expect(merged.shares).toHaveLength(3);
    expect(merged.edibleGrams).toBeCloseTo(
      merged.shares.reduce((sum, share) => sum + share.edibleGrams, 0),
      9,
    );
  });

  it('adds two lines of one recipe to one share', () => {
    const merged = line([need('olive oil', 1, 'tbsp'), need('olive oil', 2, 'tbsp')]);
    expect(merged.shares).toHaveLength(1);
    expect(merged).toMatchObject({ quantity: 3, unit: 'tbsp' });
  });

  it('grosses up to what is bought', () => {
    const banana = line([need('banana', 2, 'medium')]);
    expect(banana.grams).toBeCloseTo(banana.edibleGrams / realFood('banana').edibleShare, 9);
    expect(banana).toMatchObject({ quantity: 2, unit: null, name: 'bananas' });
    const greens = line([need('spinach', 200, 'g')]);
    expect(greens.quantity).toBeGreaterThanOrEqual(Math.floor(200 / realFood('spinach').edibleShare / 10) * 10);
  });

  it('scales a recipe to the servings that are eaten', () => {
    const recipe = { servings: 4, ingredients: [{ foodId: realFood('white rice').id, grams: 300 }] };
    expect(needsOf(recipe, 6, from('a'))[0]?.grams).toBe(450);
  });

  it('names foods that the table does not know, and refuses impossible weights', () => {
    expect(mergeNeeds([{ foodId: 'unobtainium', grams: 5, source: from('a') }], table)).toEqual({
      lines: [],
      unknownFoodIds: ['unobtainium'],
    });
    const bad = { foodId: realFood('onion').id, grams: Number.NaN, source: from('a') };
    expect(() => mergeNeeds([bad], table)).toThrow(RangeError);
  });

  it('buys no tap water', () => expect(mergeNeeds([need('water', 1, 'l')], table).lines).toEqual([]));
});

describe('in what shops sell', () => {
  it.each([
    ['onion', 3, 'medium', 3, null],
    ['egg', 5, 'large', 5, null],
    ['all-purpose flour', 350, 'g', 350, 'g'],
    ['all-purpose flour', 1.2, 'kg', 1.2, 'kg'],
    ['whole milk', 400, 'ml', 400, 'ml'],
    ['whole milk', 1.5, 'l', 1.5, 'l'],
    ['canned chickpeas', 1.5, 'can drained', 2, 'can'],
    ['parsley', 20, 'g', 1, 'bunch'],
    ['ground cumin', 2, 'tsp', 2, 'tsp'],
    ['ground cumin', 60, 'g', 60, 'g'],
    ['garlic', 3, 'clove', 3, 'clove'],
    ['garlic', 18, 'clove', 2, 'head'],
    ['chicken breast', 600, 'g', 600, 'g'],
    ['olive oil', 3, 'tbsp', 3, 'tbsp'],
    ['olive oil', 200, 'ml', 200, 'ml'],
    ['bay leaf', 2, 'leaf', 2, null],
    ['white cabbage', 300, 'g', 0.5, null],
    ['lemon', 1, null, 1, null],
    ['potato', 2, 'kg', 2.65, 'kg'],
  ] as const)('%s: %d %s -> %d %s', (name, amount, unit, quantity, shopUnit) => {
    const merged = line([need(name, amount, unit)]);
    expect([merged.quantity, merged.unit]).toEqual([quantity, shopUnit]);
  });

  it('speaks US measures and German', () => {
    expect(line([need('chicken breast', 500, 'g')], us)).toMatchObject({ quantity: 1.25, unit: 'lb' });
    expect(line([need('whole milk', 2, 'cup')], us)).toMatchObject({ quantity: 2, unit: 'cup' });
    expect(line([need('onion', 2, 'medium')], { system: 'metric', locale: 'de' }).name).toBe('Zwiebeln');
  });

  it('sorts by aisle, then by name', () => {
    const { lines } = mergeNeeds(
      [need('white rice', 100, 'g'), need('tomato', 2, null), need('carrot', 2, null)],
      table,
    );
    expect(lines.map((one) => one.name)).toEqual(['carrots', 'tomatoes', 'white rice']);
  });
});

describe('what always holds', () => {
  const anyNeed = fc.record({
    foodId: fc.constantFrom(
      ...table.foods.filter((_, index) => index % 7 === 0).map((food) => food.id),
      realFood('onion').id,
    ),
    grams: fc.double({ min: 0.1, max: 2000, noNaN: true }),
    source: fc.constantFrom(...'abcde').map(from),
  });
  const needs = fc.array(anyNeed, { maxLength: 25 });
  const options = fc.constantFrom(us, { system: 'metric', locale: 'de' } as const);

  it('the order of the needs is no matter', () =>
    fc.assert(
      fc.property(needs, options, (all, how) => {
        expect(mergeNeeds([...all].reverse(), table, how)).toEqual(mergeNeeds(all, table, how));
      }),
    ));

  it('the shares of a line add up to the line', () =>
    fc.assert(
      fc.property(needs, options, (all, how) => {
        for (const one of mergeNeeds(all, table, how).lines) {
          const sum = (pick: (share: (typeof one.shares)[number]) => number) =>
            one.shares.reduce((x, share) => x + pick(share), 0);
          expect(sum((share) => share.grams)).toBeCloseTo(one.grams, 6);
          expect(sum((share) => share.edibleGrams)).toBeCloseTo(one.edibleGrams, 6);
          expect(sum((share) => share.quantity)).toBeCloseTo(one.needed, 6);
        }
      }),
    ));

  it('taking a meal away is as if it had never been there', () =>
    fc.assert(
      fc.property(needs, options, (all, how) => {
        const { lines } = mergeNeeds(all, table, how);
        const never = mergeNeeds(
          all.filter((one) => one.source.key !== 'b'),
          table,
          how,
        ).lines;
        expect(withoutSource(lines, 'b', table, how)).toEqual(never);
      }),
    ));

  it('buys enough, and not absurdly much', () =>
    fc.assert(
      fc.property(anyNeed, options, (one, how) => {
        for (const bought of mergeNeeds([one], table, how).lines) {
          expect(bought.quantity).toBeGreaterThan(0);
          // Short by at most an eighth of a piece; over by less than one piece or a rounding step.
          expect(bought.quantity).toBeGreaterThanOrEqual(Math.min(bought.needed * 0.93, bought.needed - 0.12) - 1e-6);
          expect(bought.quantity).toBeLessThanOrEqual(bought.needed + Math.max(1, bought.needed * 0.25, 50));
        }
      }),
    ));

  it('brings back every need that it was given', () =>
    fc.assert(
      fc.property(needs, (all) => {
        const { lines } = mergeNeeds(all, table);
        const put = all.reduce((sum, one) => sum + (table.byId(one.foodId)?.id === 'water' ? 0 : one.grams), 0);
        const got = lines.reduce((sum, one) => sum + one.edibleGrams, 0);
        const ice = all
          .filter((one) => /^ice cubes?$/.test(table.byId(one.foodId)?.name ?? ''))
          .reduce((sum, one) => sum + one.grams, 0);
        expect(got).toBeCloseTo(put - ice, 5);
      }),
    ));
});
