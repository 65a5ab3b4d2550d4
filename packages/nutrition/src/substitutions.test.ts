import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFoodTable } from '../../../server/src/seed.ts';
import { dietAllows } from './labels.ts';
import {
  parseSubstitutions,
  type SuggestInput,
  substitutionRoles,
  suggestSubstitutes,
  type Wish,
} from './substitutions.ts';
import { allergens, diets } from './vocabulary.ts';

const data = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const { table } = readFoodTable();
const { substitutions, problems } = parseSubstitutions(
  data('substitutions.tsv'),
  data('substitution-advice.tsv'),
  table,
);
const anything: Wish = { diet: 'omnivore', allergens: [], avoid: [], excluded: [] };
const food = (name: string) => table.find(name) ?? expect.fail(`no food ${name}`);
const suggest = (name: string, change: Partial<Omit<SuggestInput, 'food'>> = {}) =>
  suggestSubstitutes(
    { food: food(name), grams: 100, role: null, wish: anything, beside: [], most: 8, ...change },
    table,
    substitutions,
  );
const first = (name: string, change: Partial<Omit<SuggestInput, 'food'>> = {}) =>
  suggest(name, change).map((one) => one.parts.map((part) => part.food.id).join('+'));

describe('the table of substitutions', () => {
  it('can be read whole, has more than 250 rows, and uses every advice and every role', () => {
    expect(problems).toEqual([]);
    expect(substitutions.count).toBeGreaterThan(250);
    const all = [...substitutions.of.values()].flat();
    expect(new Set(all.flatMap((one) => one.advice))).toEqual(new Set(substitutions.advice.keys()));
    expect(new Set(all.map((one) => one.role))).toEqual(new Set(substitutionRoles));
  });
  it('names what is wrong with a row, with its line', () => {
    const bad =
      'head\nnothing\tfat\tbutter*1\t\nbutter\tmagic\tghee*1\t\nbutter\tfat\tghee*0\t\nbutter\tfat\tghee*1\tdance\n';
    const read = parseSubstitutions(bad, 'code\ten\tde\n', table);
    expect(read.problems.map((one) => one.line)).toEqual([2, 3, 4, 5]);
    expect(read.substitutions.count).toBe(0);
  });
  it('keeps energy within reason: a binder may be lean, but nothing is thirty times as rich', () => {
    for (const [id, list] of substitutions.of)
      for (const one of list) {
        const before = table.byId(id)?.per100g.kcal ?? 0;
        const after = one.parts.reduce((sum, part) => sum + (part.food.per100g.kcal ?? 0) * part.factor, 0);
        expect(after, `${id} ${one.parts.map((part) => part.food.id)}`).toBeLessThan(30 * Math.max(before, 30));
      }
  });
  it('has something vegan for the animal foods that recipes lean on', () => {
    const wish = { ...anything, diet: 'vegan' as const };
    for (const name of [
      'egg',
      'butter',
      'milk',
      'heavy cream',
      'parmesan',
      'honey',
      'gelatine powder',
      'minced beef',
      'chicken breast',
      'fish sauce',
      'feta',
      'yogurt',
      'mayonnaise',
      'bacon',
    ])
      expect(
        suggest(name, { wish }).some((one) => one.from === 'table'),
        name,
      ).toBe(true);
  });
  it('has something for each of the common allergies', () => {
    const without = (allergen: (typeof allergens)[number]) => ({ wish: { ...anything, allergens: [allergen] } });
    for (const [name, allergen] of [
      ['soy sauce', 'soy'],
      ['all-purpose flour', 'gluten'],
      ['breadcrumbs', 'gluten'],
      ['peanut butter', 'peanut'],
      ['almonds', 'nuts'],
      ['tahini', 'sesame'],
      ['celery', 'celery'],
      ['shrimp', 'crustaceans'],
      ['spaghetti', 'gluten'],
      ['egg', 'egg'],
      ['milk', 'milk'],
      ['mustard', 'mustard'],
      ['white wine', 'sulphites'],
      ['firm tofu', 'soy'],
      ['Worcestershire sauce', 'fish'],
    ] as const)
      expect(
        suggest(name, without(allergen)).filter((one) => one.from === 'table').length,
        `${name} without ${allergen}`,
      ).toBeGreaterThan(0);
  });
});

describe('a suggestion', () => {
  it('weighs what stands in and says what changes', () => {
    const [flax] = suggest('egg', { grams: 50, role: 'binder' });
    expect(flax?.parts.map((part) => [part.food.id, Math.round(part.grams * 1e6) / 1e6])).toEqual([
      [food('ground flaxseed').id, 7],
      [food('water').id, 43],
    ]);
    const seed = food('ground flaxseed').per100g.kcal ?? 0;
    expect(flax?.change.kcal).toBeCloseTo((seed * 7) / 100 - (food('egg').per100g.kcal ?? 0) / 2, 6);
    expect(flax?.advice).toContain('soak');
    expect([flax?.diet, flax?.allergens]).toEqual(['vegan', []]);
  });
  it('keeps to the role that is asked for', () => {
    expect(new Set(suggest('egg', { role: 'leavening' }).map((one) => one.role))).toEqual(new Set(['leavening']));
    expect(suggest('egg', { role: 'acid' })).toEqual([]);
  });
  it('reads the dish: no mashed banana for the egg in a stew, no scramble in a cake', () => {
    const cake = ['all-purpose flour', 'sugar', 'baking powder', 'butter'].map(food);
    const stew = ['beef stew meat', 'onion', 'beef stock', 'carrot'].map(food);
    const inCake = first('egg', { beside: cake, most: 20 });
    const inStew = first('egg', { beside: stew, most: 20 });
    const place = (list: string[], id: string) => list.indexOf(id);
    const [banana, tofu] = [food('banana').id, food('firm tofu').id];
    expect(place(inCake, banana)).toBeLessThan(place(inCake, tofu));
    expect(place(inStew, tofu)).toBeLessThan(place(inStew, banana));
  });
  it('takes the advice for bacon also for a kind of bacon', () => {
    const kind = table.foods.find(
      (one) => one.name.endsWith(' bacon') && !substitutions.of.has(one.id) && one.category === food('bacon').category,
    );
    expect(kind).toBeDefined();
    const [one] = suggestSubstitutes(
      { food: kind!, grams: 50, role: null, wish: { ...anything, diet: 'vegan' }, beside: [], most: 5 },
      table,
      substitutions,
    );
    expect(one?.from).toBe('family');
  });
  it('falls back to foods of the same kind with similar figures', () => {
    const alike = suggest('apricot');
    expect(alike.length).toBeGreaterThan(2);
    for (const one of alike) {
      expect(one).toMatchObject({ from: 'alike', role: null, advice: [] });
      expect(one.parts[0]?.food.category).toBe('fruit');
    }
  });
  it('is never the food itself, and never what the eaters may not have: every third food, every diet, every allergen', () => {
    let made = 0;
    for (const [at, one] of table.foods.entries()) {
      if (at % 3 !== 0) continue;
      const wish: Wish = {
        diet: diets[(at / 3) % diets.length]!,
        allergens: [allergens[at % allergens.length]!, allergens[(at * 5 + 3) % allergens.length]!],
        avoid: at % 2 === 0 ? ['alcohol', 'pork'] : [],
        excluded: ['tofu-firm', 'oil-olive'],
      };
      for (const suggestion of suggestSubstitutes(
        { food: one, grams: 80, role: null, wish, beside: [], most: 6 },
        table,
        substitutions,
      )) {
        made += 1;
        expect(dietAllows(wish.diet, suggestion.diet)).toBe(true);
        for (const part of suggestion.parts) {
          expect(part.food).not.toBe(one);
          expect(dietAllows(wish.diet, part.food.diet)).toBe(true);
          expect(part.food.allergens.filter((code) => wish.allergens.includes(code))).toEqual([]);
          expect(part.food.contains.filter((flag) => wish.avoid.includes(flag))).toEqual([]);
          expect(wish.excluded).not.toContain(part.food.id);
          expect(part.grams).toBeGreaterThan(0);
        }
      }
    }
    expect(made).toBeGreaterThan(1000);
  });
});
