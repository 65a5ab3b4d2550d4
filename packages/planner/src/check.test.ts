import { expect, test } from 'vitest';
import { boundsOf } from './bands.ts';
import { checkWeek } from './check.ts';
import type { PlanRecipe, PlanRequest } from './problem.ts';

const soup: PlanRecipe = {
  id: 'soup',
  slots: ['lunch'],
  perServing: { kcal: 400, proteinG: 20, sodiumMg: 900 },
  minutes: 30,
  cost: 200,
  cuisine: 'french',
  proteinSource: null,
  diet: 'vegetarian',
  allergens: ['milk'],
  foods: [{ foodId: 'leek', grams: 150 }],
};
const stew: PlanRecipe = {
  ...soup,
  id: 'stew',
  slots: ['dinner'],
  diet: 'omnivore',
  perServing: { kcal: 600, proteinG: 40, sodiumMg: null },
};

const asked: PlanRequest = {
  days: [{ slots: [{ slot: 'lunch', maxMinutes: 40 }, { slot: 'dinner' }], targets: { kcal: { target: 1000 } } }],
  diet: 'omnivore',
};
const week = (lunch: string, dinner: string, servings = 1) => ({
  days: [
    {
      meals: [
        { slotIndex: 0, recipeId: lunch, servings },
        { slotIndex: 1, recipeId: dinner, servings: 1 },
      ],
    },
  ],
});
const rules = (request: PlanRequest, shown: ReturnType<typeof week>) =>
  checkWeek([soup, stew], request, shown).map(({ rule }) => rule);

test('a right week has nothing to report', () => {
  expect(checkWeek([soup, stew], asked, week('soup', 'stew'))).toEqual([]);
});

test.each<[string, Partial<PlanRequest>, ReturnType<typeof week>, string[]]>([
  ['a band', {}, week('soup', 'stew', 1.25), ['band']],
  ['diet', { diet: 'vegetarian' }, week('soup', 'stew'), ['diet']],
  ['allergens', { allergens: ['milk'] }, week('soup', 'stew'), ['allergen', 'allergen']],
  [
    'foods',
    { excludedFoodIds: ['leek'], days: [{ slots: asked.days[0]!.slots, targets: {} }] },
    week('soup', 'stew'),
    ['excluded', 'excluded'],
  ],
  ['recipes', { excludedRecipeIds: ['stew'] }, week('soup', 'stew'), ['excluded']],
  ['locks', { fixed: [{ day: 0, slotIndex: 1, recipeId: 'soup' }] }, week('soup', 'stew'), ['lock']],
  [
    'locked servings',
    { fixed: [{ day: 0, slotIndex: 1, recipeId: 'stew', servings: 2 }] },
    week('soup', 'stew'),
    ['lock'],
  ],
  ['the slot', {}, week('stew', 'soup'), ['slot', 'slot']],
  ['a stranger', {}, week('soup', 'pie'), ['unknown', 'band']],
  ['steps', { step: 0.5 }, week('soup', 'stew', 1.1), ['step']],
  ['servings', {}, week('soup', 'stew', 0.25), ['servings', 'band']],
  ['twice', { days: [{ slots: asked.days[0]!.slots, targets: {} }] }, week('soup', 'soup'), ['slot', 'twice']],
])('%s', (_, change, shown, expected) => {
  expect(rules({ ...asked, ...change }, shown)).toEqual(expected);
});

test('minutes, and an unknown value under a maximum', () => {
  const quick = {
    ...asked,
    days: [
      {
        slots: [{ slot: 'lunch' as const, maxMinutes: 20 }, { slot: 'dinner' as const }],
        targets: { sodiumMg: { max: 2000 } },
      },
    ],
  };
  expect(rules(quick, week('soup', 'stew'))).toEqual(['minutes', 'unknown']);
});

test('the checker and the planner read a target alike', () => {
  for (const nutrient of ['kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sodiumMg', 'ironMg']) {
    for (const target of [3, 30, 70, 2000]) {
      const { low, high } = boundsOf(nutrient, { target });
      const eats = (amount: number) =>
        checkWeek(
          [{ ...soup, perServing: { [nutrient]: amount } }],
          { ...asked, days: [{ slots: [{ slot: 'lunch' }], targets: { [nutrient]: { target } } }] },
          {
            days: [{ meals: [{ slotIndex: 0, recipeId: 'soup', servings: 1 }] }],
          },
        ).length;
      for (const edge of [low, high].filter((bound) => Number.isFinite(bound) && bound > 0)) {
        expect(eats(edge)).toBe(0);
        expect(eats(edge * 0.999) + eats(edge * 1.001)).toBe(1);
      }
    }
  }
});
