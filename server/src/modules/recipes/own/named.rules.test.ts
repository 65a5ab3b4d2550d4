import { describe, expect, it } from 'vitest';
import { byName, recipeNamed } from './named.rules.ts';

const titles = byName([
  { id: 'a', title: 'Basic Pizza Dough' },
  { id: 'b', title: 'Pesto' },
  { id: 'c', title: 'Crème pâtissière' },
  { id: 'd', title: 'Mürbeteig' },
  { id: 'e', title: 'Chicken stock' },
]);
type Read = Partial<Parameters<typeof recipeNamed>[0]>;
const named = (text: string, read: Read = {}) => {
  const line = { text, name: text, amount: null, unit: null, grams: null, doubts: ['food-open' as const], ...read };
  const part = recipeNamed(line, titles);
  return part === null ? null : [part.foodId, part.amount, part.unit];
};

describe('a line that names a recipe in free words', () => {
  it.each<[string, Read, ReturnType<typeof named>]>([
    ['1 batch pizza dough', { amount: 1 }, ['recipe:a', 1, 'batch']],
    ['2 batches of my pizza dough, at room temperature', { amount: 2 }, ['recipe:a', 2, 'batch']],
    ['½ recipe Basic Pizza Dough (see above)', { amount: 0.5 }, ['recipe:a', 0.5, 'batch']],
    ['homemade pesto', {}, ['recipe:b', 1, 'batch']],
    ['3 servings of pesto', { amount: 3 }, ['recipe:b', 3, 'serving']],
    ['200 g pesto', { name: 'pesto', amount: 200, unit: 'g', grams: 200 }, ['recipe:b', 200, 'g']],
    ['1 cup pesto', { name: 'pesto', amount: 1, unit: 'cup', grams: 232.4 }, ['recipe:b', 232, 'g']],
    ['1 Portion Mürbeteig', { amount: 1 }, ['recipe:d', 1, 'serving']],
    ['1 Rezept Mürbeteig', { amount: 1 }, ['recipe:d', 1, 'batch']],
    ['une recette de crème pâtissière', {}, ['recipe:c', 1, 'batch']],
    ['2 pizza doughs', { amount: 2 }, ['recipe:a', 2, 'batch']],
  ])('%s', (text, read, part) => expect(named(text, read)).toEqual(part));

  it('is only offered where it is not plainly a food of one word', () => {
    expect(named('100 g pesto', { name: 'pesto', doubts: [] })).toBeNull();
    expect(named('1 batch pesto', { name: 'pesto', amount: 1, doubts: [] })).toEqual(['recipe:b', 1, 'batch']);
    expect(named('500 ml chicken stock', { name: 'chicken stock', amount: 500, unit: 'ml', doubts: [] })?.[0]).toBe(
      'recipe:e',
    );
  });

  it.each(['1 batch bread dough', 'pizza', '', '   ', '1', 'dough', 'pesto rosso'])('not in %j', (text) =>
    expect(named(text)).toBeNull(),
  );

  it('with a title said in full goes before one that is said more shortly', () => {
    const two = byName([
      { id: 'long', title: 'Easy Tomato Sauce' },
      { id: 'same', title: 'Tomato sauce' },
    ]);
    expect([two.get('tomato sauce')?.id, two.get('easy tomato sauce')?.id]).toEqual(['same', 'long']);
  });

  it('is read in a time that the length of the line bounds', () => {
    const from = performance.now();
    for (const text of ['batch of '.repeat(60), `1 ${'my '.repeat(160)}`, ', - '.repeat(120), 'a '.repeat(250)])
      named(text);
    expect(performance.now() - from).toBeLessThan(200);
  });
});
