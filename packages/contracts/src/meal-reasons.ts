import { z } from 'zod';
import { day, id, locale } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What there is to say about a meal in its place; the screen says it in words. */
export const mealReasonCodes = [
  'fits',
  'rich',
  'lean',
  'time.fits',
  'time.quick',
  'time.over',
  'rating',
  'favorite',
  'cuisine.liked',
  'cuisine.disliked',
  'cuisine.only',
  'diet.fits',
  'diet.breaks',
  'allergens.free',
  'allergens.has',
  'avoid.has',
  'excluded.has',
  'foods.home',
  'foods.shared',
  'repeat',
  'last',
  'new',
  'leftover',
  'cooked',
  'recurring',
  'locked',
  'own',
] as const;

export const mealReason = z
  .object({
    code: z.enum(mealReasonCodes),
    tone: z.enum(['good', 'info', 'warn']),
    params: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
    /** Other meals of the week that it speaks of. */
    meals: z.array(z.object({ date: day, slotIndex: z.number().int(), title: z.string() })),
  })
  .meta({ id: 'MealReason' });
export type MealReason = z.infer<typeof mealReason>;

export const readMealReasons = endpoint({
  method: 'GET',
  path: '/meal-plans/:planId/meals/:mealId/reasons',
  access: 'user',
  tag: 'plans',
  summary: 'Why this meal: which wishes and targets it serves here, and which it does not; names of foods in `locale`.',
  params: z.object({ planId: id, mealId: id }),
  query: z.object({ locale: locale.default('en') }),
  response: z.object({ data: z.array(mealReason) }),
  errors: ['PLAN_NOT_FOUND', 'MEAL_NOT_FOUND'],
});
