import type { Meal, Plan } from '@mealwright/contracts/plans';
import { expect, test } from 'vitest';
import { canBeLeft, canBeLeftFromBefore, cookedOn, cookedServings, keptUntil, plannedCooking } from './leftovers.ts';

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
  expect(cookedOn(plan, named('again'))).toBe('2026-11-16');
  expect(cookedOn(plan, named('chili'))).toBeNull();
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

test('what is cooked at the end of a week keeps four days, into the next one', () => {
  expect(keptUntil('2026-11-22', '2026-11-16')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
  expect(keptUntil('2026-11-19', '2026-11-16')).toEqual(['2026-11-23']);
  expect(keptUntil('2026-11-18', '2026-11-16')).toEqual([]);
  const ids = (date: string) => canBeLeftFromBefore(plan, date).map((one) => one.meal.mealId);
  expect(ids('2026-11-20')).toEqual(['soup', 'chili', 'nuts', 'oats']);
  expect(ids('2026-11-22')).toEqual(['soup']);
  expect(ids('2026-11-23')).toEqual([]);
  expect(canBeLeftFromBefore(null, '2026-11-20')).toEqual([]);
});

test('what the week after eats is cooked with it, and says when it was cooked', () => {
  const stew = meal('stew', 'dinner', { keptFor: [{ mealId: 'x', date: '2026-11-23', servings: 1.5 }] });
  const week = { days: [{ date: '2026-11-22', meals: [stew] }] } as unknown as Plan;
  expect(cookedServings(week, stew)).toBe(2.5);
  expect(plannedCooking(week, 'recipe of stew', '2026-11-22')).toMatchObject({ inAll: 2.5, later: ['2026-11-23'] });
  const rest = meal('x', 'lunch', { leftoverOf: 'stew', cookedOn: '2026-11-22' });
  expect(cookedOn({ days: [{ date: '2026-11-23', meals: [rest] }] } as unknown as Plan, rest)).toBe('2026-11-22');
});
