import { emptyRecipe } from '@mealwright/importers/recipe';
import { describe, expect, it } from 'vitest';
import { stateOf } from './imports.rules.ts';

const read = (servings: number | null, yieldText: string | null) => {
  const { pictures: _, ...recipe } = emptyRecipe('Bread');
  const ingredients = [{ heading: null, lines: ['500 g flour'] }];
  return stateOf({ ...recipe, servings, yieldText, ingredients, pictureCount: 0, pictureFile: null })?.servings;
};

describe('how many a recipe serves', () => {
  it.each([
    [2, '2 loaves'],
    [1, '1 loaf'],
    [1, 'Makes 1 9-inch cake'],
    [1, '1 pie'],
    [1, 'One cake'],
    [2, '2 Brote'],
    [1, '1 Blech'],
    [1, '1 gâteau'],
    [1, '1 batch'],
  ])('is not said by %s, "%s"', (servings, text) => expect(read(servings, text)).toBeNull());
  it.each([
    [4, '4'],
    [4, '4 servings'],
    [1, '1 serving'],
    [2, '2 pizzas'],
    [24, '24 cookies'],
    [12, '12 cupcakes'],
    [8, '8 crab cakes'],
    [8, '1 cake (8 servings)'],
    [2, null],
  ])('is said by %s, "%s"', (servings, text) => expect(read(servings, text)).toBe(servings));
});
