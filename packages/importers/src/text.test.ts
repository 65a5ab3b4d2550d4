import { describe, expect, test } from 'vitest';
import { ingredientLines } from './recipe.ts';
import { readText } from './text.ts';

const read = (text: string) => readText(text).recipe!;

describe('pasted text', () => {
  test('with headings', () => {
    const recipe = read(
      'Pancakes\nServes 4\nPrep time: 10 min\nhttps://example.org/pancakes\n\nIngredients\n- 200 g flour\n• 2 eggs\nFor the topping:\n1 banana, sliced\n\nMethod\n1. Mix everything.\n2. Fry.\n\nNotes\nEat at once.',
    );
    expect(recipe).toMatchObject({
      title: 'Pancakes',
      servings: 4,
      activeMinutes: 10,
      sourceUrl: 'https://example.org/pancakes',
      notes: ['Eat at once.'],
    });
    expect(recipe.ingredients).toEqual([
      { heading: null, lines: ['200 g flour', '2 eggs'] },
      { heading: 'For the topping:', lines: ['1 banana, sliced'] },
    ]);
    expect(recipe.steps).toEqual([{ heading: null, steps: ['Mix everything.', 'Fry.'] }]);
  });

  test.each([
    ['Zutaten für 4 Personen:', 'Zubereitung'],
    ['Ingrédients', 'Préparation :'],
    ['INGREDIENTES', 'ELABORACIÓN'],
    ['Ingredienti', 'Procedimento'],
    ['Ingrediënten', 'Bereiding'],
    ['Ingredienser', 'Gör så här'],
    ['Składniki:', 'Sposób przygotowania:'],
    ['材料', '作り方'],
  ])('headings: %s', (ingredients, method) => {
    const recipe = read(`Titel\n${ingredients}\n500 g Mehl\n2 Eier\n${method}\nAlles gut verrühren.\nBacken.`);
    expect(ingredientLines(recipe)).toEqual(['500 g Mehl', '2 Eier']);
    expect(recipe.steps[0]!.steps).toEqual(['Alles gut verrühren.', 'Backen.']);
  });

  test('without headings', () => {
    const recipe = read(
      'Grandma’s soup\n\nA family recipe.\n\n2 onions\n1 l stock\nsalt\n\nChop the onions and fry them slowly in butter until they are golden.\nAdd the stock and simmer for half an hour.',
    );
    expect(recipe).toMatchObject({ title: 'Grandma’s soup', description: 'A family recipe.' });
    expect(ingredientLines(recipe)).toEqual(['2 onions', '1 l stock', 'salt']);
    expect(recipe.steps[0]!.steps).toHaveLength(2);
  });

  test('in one line', () => {
    const recipe = read(
      'Lassi\nIngredients: 1 cup yogurt, 1 mango (ripe, peeled), salt\nMethod: Blend everything until smooth.',
    );
    expect(ingredientLines(recipe)).toEqual(['1 cup yogurt', '1 mango (ripe, peeled)', 'salt']);
    expect(recipe.steps[0]!.steps).toEqual(['Blend everything until smooth.']);
  });

  test('lines broken at the edge of a page', () => {
    const recipe = read(
      'Stew\nIngredients\n500 g beef\n2 carrots\nMethod\nCut the beef into cubes and brown them on all sides in\na heavy pot with some oil.\n\nAdd the carrots and enough water to cover everything and\nsimmer for two hours.',
    );
    expect(recipe.steps[0]!.steps).toEqual([
      'Cut the beef into cubes and brown them on all sides in a heavy pot with some oil.',
      'Add the carrots and enough water to cover everything and simmer for two hours.',
    ]);
  });

  test('what is not there is said', () => {
    expect(readText('Hello there')).toEqual({
      recipe: null,
      problems: ['No ingredients and no method were found in this text.'],
    });
    expect(readText('Toast\nIngredients\n2 slices bread\nbutter').problems).toEqual([
      'No method was found in this text.',
    ]);
  });
});
