import { z } from 'zod';
import { userParams } from './accounts.ts';
import { id, slotKind, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { servings } from './plans.ts';
import { weekday } from './profiles.ts';

/** "Porridge every weekday breakfast": new weeks begin with it, locked. */
export const recurringMeal = z
  .object({
    recurringId: id,
    recipeId: id,
    title: z.string(),
    slot: slotKind,
    weekdays: z.array(weekday),
    servings: z.number(),
    createdAt: timestamp,
  })
  .meta({ id: 'RecurringMeal' });
export type RecurringMeal = z.infer<typeof recurringMeal>;

const weekdays = z
  .array(weekday)
  .min(1)
  .max(7)
  .transform((days) => [...new Set(days)]);
const recurringParams = userParams.extend({ recurringId: id });

export const listRecurring = endpoint({
  method: 'GET',
  path: '/users/:userId/recurring-meals',
  access: 'user',
  tag: 'plans',
  summary: 'Meals that every new week begins with.',
  params: userParams,
  response: z.object({ data: z.array(recurringMeal) }),
  errors: ['USER_NOT_FOUND'],
});
export const addRecurring = endpoint({
  method: 'POST',
  path: '/users/:userId/recurring-meals',
  access: 'user',
  tag: 'plans',
  summary: 'A recipe for the same slot of several weekdays, from the next new week on.',
  status: 201,
  params: userParams,
  body: z.strictObject({ recipeId: id, slot: slotKind, weekdays, servings: servings.default(1) }),
  response: recurringMeal,
  errors: ['USER_NOT_FOUND', 'RECIPE_NOT_FOUND', 'TOO_MANY_RECURRING'],
});
export const changeRecurring = endpoint({
  method: 'PATCH',
  path: '/users/:userId/recurring-meals/:recurringId',
  access: 'user',
  tag: 'plans',
  summary: 'Change slot, weekdays or servings. Weeks that are there already stay as they are.',
  params: recurringParams,
  body: z.strictObject({ slot: slotKind.optional(), weekdays: weekdays.optional(), servings: servings.optional() }),
  response: recurringMeal,
  errors: ['USER_NOT_FOUND', 'RECURRING_NOT_FOUND'],
});
export const removeRecurring = endpoint({
  method: 'DELETE',
  path: '/users/:userId/recurring-meals/:recurringId',
  access: 'user',
  tag: 'plans',
  summary: 'New weeks begin without it; weeks that are there already stay as they are.',
  status: 204,
  params: recurringParams,
  response: z.undefined(),
  errors: ['USER_NOT_FOUND', 'RECURRING_NOT_FOUND'],
});
