import { z } from 'zod';
import { userParams } from './accounts.ts';
import { clock, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

/** When each meal stands in the calendar, on the clock of wherever one is; null = on the day, without a time. */
export const calendarTimes = z.strictObject({
  breakfast: clock.nullable(),
  lunch: clock.nullable(),
  dinner: clock.nullable(),
  snack: clock.nullable(),
});
export type CalendarTimes = z.infer<typeof calendarTimes>;
export const defaultTimes: CalendarTimes = { breakfast: '08:00', lunch: '12:30', dinner: '19:00', snack: '16:00' };

export const calendarFeed = z
  .object({
    /** Whether there is an address that calendars can read. */
    active: z.boolean(),
    since: timestamp.nullable(),
    times: calendarTimes,
  })
  .meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeed>;

export const getCalendar = endpoint({
  method: 'GET',
  path: '/users/:userId/calendar',
  access: 'user',
  tag: 'plans',
  summary: 'Whether the meals of the household can be read by calendars, and at what times they stand there.',
  params: userParams,
  response: calendarFeed,
  errors: ['USER_NOT_FOUND'],
});
export const openCalendar = endpoint({
  method: 'POST',
  path: '/users/:userId/calendar',
  access: 'user',
  tag: 'plans',
  summary: 'A new secret address for calendars; the one before it ends. It is told this once.',
  status: 201,
  params: userParams,
  body: z.strictObject({ times: calendarTimes.optional() }).default({}),
  response: calendarFeed.extend({ token: z.string(), path: z.string() }),
  errors: ['USER_NOT_FOUND'],
});
export const changeCalendar = endpoint({
  method: 'PATCH',
  path: '/users/:userId/calendar',
  access: 'user',
  tag: 'plans',
  summary: 'Other times for the meals; the address stays.',
  params: userParams,
  body: z.strictObject({ times: calendarTimes }),
  response: calendarFeed,
  errors: ['USER_NOT_FOUND', 'CALENDAR_NOT_FOUND'],
});
export const closeCalendar = endpoint({
  method: 'DELETE',
  path: '/users/:userId/calendar',
  access: 'user',
  tag: 'plans',
  summary: 'The address ends at once.',
  status: 204,
  params: userParams,
  response: z.undefined(),
  errors: ['USER_NOT_FOUND', 'CALENDAR_NOT_FOUND'],
});
export const readCalendar = endpoint({
  method: 'GET',
  path: '/calendar/:token.ics',
  access: 'public',
  tag: 'plans',
  summary: 'The meals of a household as iCalendar (RFC 5545), for whoever knows the address.',
  params: z.object({ token: z.string().max(100) }),
  response: z.string(),
  errors: ['CALENDAR_NOT_FOUND'],
});
