import type { Meal, Plan } from '@mealwright/contracts/plans';
import { expect, test } from 'vitest';
import { canBeLeft, cookedOn, cookedServings, plannedCooking } from './leftovers.ts';

const meal = (mealId: string, slot: Meal['slot'], change: Partial<Meal> = {}) =>
  ({ mealId, slot, recipeId: `recipe of ${mealId}`, leftoverOf: null, servings: 1, ...change }) as Meal;
const plan = {
  days: [
    { date: '2026-11-16', meals: [meal('oats', 'breakfast'), meal('chili', 'dinner', { servings: 2 })] },
    {
      date: '2026-11-17',
      meals: [
        meal('rest', 'lunch', { leftoverOf: 'chili', recipeId: 'recipe of chili', servings: 1.5 }),
        meal('out', 'dinner', { recipeId: null }),
        meal('nuts', 'snack'),
      ],
    },
    {
      date: '2026-11-18',
      meals: [meal('soup', 'lunch'), meal('again', 'dinner', { leftoverOf: 'chili', recipeId: 'recipe of chili' })],
    },
  ],
} as unknown as Plan;
const named = (id: string) => plan.days.flatMap((day) => day.meals).find((one) => one.mealId === id) as Meal;

test('dishes of days before can be left, lunches and dinners first, but neither words nor leftovers', () => {
  const ids = (date: string) => canBeLeft(plan, date).map((one) => one.meal.mealId);
  expect(ids('2026-11-16')).toEqual([]);
  expect(ids('2026-11-18')).toEqual(['chili', 'nuts', 'oats']);
  expect(ids('2026-11-19')).toEqual(['soup', 'chili', 'nuts', 'oats']);
});

test('a dish is cooked once for all that is eaten of it', () => {
  expect(cookedOn(plan, named('again'))).toEqual({ meal: named('chili'), date: '2026-11-16' });
  expect(cookedOn(plan, named('chili'))).toBeUndefined();
  expect(cookedServings(plan, named('chili'))).toBe(4.5);
  expect(cookedServings(plan, named('soup'))).toBe(1);
});

test('who cooks is told of the sitting that comes next, with all that is eaten of it later', () => {
  const of = (id: string, today: string) => plannedCooking(plan, `recipe of ${id}`, today);
  expect(of('chili', '2026-11-16')).toMatchObject({
    date: '2026-11-16',
    inAll: 4.5,
    later: ['2026-11-17', '2026-11-18'],
  });
  expect(of('chili', '2026-11-18')).toMatchObject({ date: '2026-11-16' });
  expect(of('soup', '2026-11-17')).toMatchObject({ date: '2026-11-18', inAll: 1, later: [] });
  expect(of('rest', '2026-11-17')).toBeNull();
});
