import { recipeState } from '@mealwright/contracts/own-recipes';
import { expect, it } from 'vitest';
import { readFoodTable } from '../../../seed.ts';
import { computeState } from './own.rules.ts';

it('a long recipe is read bit by bit: others are served in between', async () => {
  const ingredients = Array.from({ length: 150 }, (_, at) => `${at + 1} g carrots, diced`);
  const state = recipeState.parse({ title: 'Long', servings: 4, ingredients });
  let served = 0;
  let reading = true;
  const serve = () => {
    served += 1;
    if (reading) setImmediate(serve);
  };
  setImmediate(serve);
  const { table } = readFoodTable();
  const { ingredients: read } = await computeState(state, {
    table,
    corrections: new Map(),
    parts: new Map(),
    stamp: '',
    locale: 'en',
  });
  reading = false;
  expect(read).toHaveLength(150);
  expect(served).toBeGreaterThanOrEqual(14);
});
