import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { describe, expect, it } from 'vitest';
import { readFoodTable } from '../../seed.ts';
import { usesOf } from './recipes.uses.rules.ts';

const { table } = readFoodTable();
const folder = fileURLToPath(new URL('../../../../packages/cookbook/recipes/', import.meta.url));
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const { recipes } = readCookbook(files, table);

const known = (foodId: string) => {
  const food = table.byId(foodId);
  if (food === null) throw new Error(`no food ${foodId}`);
  return { foodId, food };
};
const uses = (foods: string[], ...steps: string[]) =>
  usesOf(
    steps.map((text) => [{ kind: 'text', text }]),
    foods.map(known),
  ).map((step) => step.map((index) => foods[index]));

describe('what a step uses', () => {
  it('is named in one number or the other, and by what it is also called', () => {
    expect(uses(['egg', 'zucchini'], 'Beat the eggs.', 'Grate the courgettes.')).toEqual([['egg'], ['zucchini']]);
  });

  it('is told apart by the whole name', () => {
    const foods = ['onion-red', 'garlic', 'garlic-powder'];
    expect(uses(foods, 'Rub with the garlic powder.', 'Fry the onion and garlic.')).toEqual([
      ['garlic-powder'],
      ['onion-red', 'garlic'],
    ]);
  });

  it('is the one of two that is still waiting', () => {
    const foods = ['oil-olive', 'oil-sesame'];
    expect(uses(foods, 'Warm the olive oil.', 'Sprinkle with the oil.')).toEqual([['oil-olive'], ['oil-sesame']]);
  });

  it('is everything, or what is left, where the step says so', () => {
    const foods = ['egg', 'salt', 'honey'];
    expect(uses(foods, 'Beat the eggs.', 'Add the remaining ingredients.')).toEqual([['egg'], ['salt', 'honey']]);
    expect(uses(foods, 'Put all the ingredients into a bowl.')).toEqual([foods]);
  });

  it('is found by its kind when nothing names it', () => {
    expect(uses(['cod-raw', 'salt'], 'Season with salt.', 'Fry the fish.')).toEqual([['salt'], ['cod-raw']]);
  });

  it('is nothing where a step only waits', () => {
    expect(uses(['egg', 'salt'], 'Beat the eggs with the salt.', 'Bake until set.')[1]).toEqual([]);
  });
});

it('finds a step for nearly every ingredient of the cookbook, and only places that exist', () => {
  let [lines, placed] = [0, 0];
  for (const { ingredients, steps } of recipes) {
    const found = usesOf(
      steps,
      ingredients.map(({ foodId }) => known(foodId)),
    );
    expect(found).toHaveLength(steps.length);
    for (const step of found) expect(step.every((index) => ingredients[index] !== undefined)).toBe(true);
    lines += ingredients.length;
    placed += new Set(found.flat()).size;
  }
  expect(placed / lines).toBeGreaterThan(0.99);
});
