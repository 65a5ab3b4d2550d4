import { describe, expect, it } from 'vitest';
import { parseRecipeFile, parseSimpleFoods, readAmount, readIngredient } from './recipe-file.ts';
import { fahrenheit, readStep, stepText } from './steps.ts';

const recipe = (changes: Record<string, string | null> = {}): string => {
  const fields: Record<string, string | null> = {
    id: 'bean-stew',
    title: 'Bean stew',
    description: 'Beans in a stew.',
    servings: '4',
    minutes: '{ active: 10, total: 30 }',
    cuisine: 'greek',
    course: 'main',
    slots: '[lunch, dinner]',
    tags: '[one-pot]',
    ingredients: '\n  - 2 tbsp | olive oil\n  - 1/2 | lemon | juice, optional',
    steps: '\n  - Fry for {6 min}.\n  - Bake at {200 °C}.',
    ...changes,
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
};
const parse = (text: string) => parseRecipeFile({ name: 'a.yaml', text });

describe('amounts', () => {
  it.each([
    ['2 tbsp', 2, 'tbsp'],
    ['0.5 tsp', 0.5, 'tsp'],
    ['1/2', 0.5, ''],
    ['1 1/2 cup', 1.5, 'cup'],
    ['1½ cup', 1.5, 'cup'],
    ['¾ tsp', 0.75, 'tsp'],
    ['2 can drained', 2, 'can drained'],
    ['400g', 400, 'g'],
  ])('reads %s', (text, amount, rest) => expect(readAmount(text)).toEqual({ amount, rest }));
  it('reads no amount where none is', () => expect(readAmount('some')).toEqual({ amount: null, rest: 'some' }));
});

describe('ingredient lines', () => {
  it('splits amount, unit, food and note', () =>
    expect(readIngredient('2 can drained | canned chickpeas | rinsed, optional', 7)).toEqual({
      amount: 2,
      unit: 'can drained',
      food: 'canned chickpeas',
      note: 'rinsed, optional',
      optional: true,
      line: 7,
    }));
  it.each(['olive oil', '2 tbsp | ', 'some | salt', '0 g | salt', '1 g | salt | fine | sea'])('refuses "%s"', (line) =>
    expect(typeof readIngredient(line, 1)).toBe('string'),
  );
});

describe('steps', () => {
  it('finds timers and temperatures', () =>
    expect(readStep('Roast at {200 °C} for {1 h 30 min}, rest {45 s}')).toEqual([
      { kind: 'text', text: 'Roast at ' },
      { kind: 'temperature', celsius: 200 },
      { kind: 'text', text: ' for ' },
      { kind: 'timer', seconds: 5400 },
      { kind: 'text', text: ', rest ' },
      { kind: 'timer', seconds: 45 },
    ]));
  it('comes back as text, in the degrees of the reader', () => {
    const step = readStep('Roast at {200 °C} for {1 h 30 min}.');
    if (typeof step === 'string') throw new Error(step);
    expect(stepText(step)).toBe('Roast at 200 °C for 1 h 30 min.');
    expect(stepText(step, 'fahrenheit')).toBe('Roast at 390 °F for 1 h 30 min.');
    expect(fahrenheit(180)).toBe(355);
    expect(fahrenheit(100)).toBe(210);
  });
  it.each(['{soon}', '{200 C}', 'Wait {5 min', '{}'])('refuses %s', (text) =>
    expect(typeof readStep(text)).toBe('string'),
  );
});

describe('recipe files', () => {
  it('reads several documents, with the line of each', () => {
    const { recipes, problems } = parse(`${recipe()}\n---\n${recipe({ id: 'other' })}`);
    expect(problems).toEqual([]);
    expect(recipes.map((one) => [one.id, one.line])).toEqual([
      ['bean-stew', 1],
      ['other', 17],
    ]);
    expect(recipes[0]).toMatchObject({ servings: 4, minutes: { active: 10, total: 30 }, slots: ['lunch', 'dinner'] });
    expect(recipes[0]?.ingredients[1]).toMatchObject({
      amount: 0.5,
      unit: null,
      food: 'lemon',
      optional: true,
      line: 12,
    });
    expect(recipes[0]?.steps).toHaveLength(2);
  });

  it.each([
    [{ cuisine: 'martian' }, 'cuisine "martian" is not known'],
    [{ slots: '[brunch]' }, 'slots: "brunch" is not known'],
    [{ minutes: '{ active: 40, total: 30 }' }, 'minutes must be'],
    [{ servings: '0' }, 'servings is not'],
    [{ title: null }, 'title is missing'],
    [{ id: 'Bean Stew' }, 'is not a slug'],
    [{ colour: 'red' }, '"colour" is not a field'],
    [{ steps: '\n  - Wait {long}.' }, 'neither a time nor'],
    [{ ingredients: '\n  - olive oil' }, 'is not "amount unit'],
    [{ steps: '[]' }, 'no step'],
  ])('leaves out a recipe with %o and says why', (changes, message) => {
    const { recipes, problems } = parse(`${recipe(changes)}\n---\n${recipe({ id: 'good' })}`);
    expect(recipes.map((one) => one.id)).toEqual(['good']);
    expect(problems.map((problem) => problem.message).join()).toContain(message);
    expect(problems[0]?.file).toBe('a.yaml');
  });

  it('names the line of broken YAML', () => {
    const { recipes, problems } = parse('id: [unclosed\ntitle: x');
    expect(recipes).toEqual([]);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(parse('').recipes).toEqual([]);
  });

  it('reads simple foods', () => {
    const text = '- { food: apple, amount: "1 medium", slots: [snack] }\n- { food: x, amount: "", slots: [] }';
    const { simple, problems } = parseSimpleFoods({ name: 's.yaml', text });
    expect(simple).toEqual([{ food: 'apple', amount: 1, unit: 'medium', slots: ['snack'], file: 's.yaml', line: 1 }]);
    expect(problems.map((problem) => problem.line)).toEqual([2, 2]);
  });
});
