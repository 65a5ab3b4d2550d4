import type { User } from '@mealwright/contracts/accounts';
import { type Weekday, weekdays } from '@mealwright/contracts/profiles';

// A day is `YYYY-MM-DD` in the time zone of the person. Arithmetic is done in UTC, where every day has 24 hours.

const dayMs = 86_400_000;
export const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
export const addDays = (day: string, count: number): string =>
  new Date(asDate(day).getTime() + count * dayMs).toISOString().slice(0, 10);

export const weekdayOf = (day: string): Weekday => weekdays[(asDate(day).getUTCDay() + 6) % 7]!;

// To make a format takes a phone some 20 ms, and each screen asks several times which day it is.
const isoDays = new Map<string, Intl.DateTimeFormat>();

export function todayIn(timeZone: string, now = new Date()): string {
  let isoDay = isoDays.get(timeZone);
  if (isoDay === undefined) {
    isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    isoDays.set(timeZone, isoDay);
  }
  return isoDay.format(now);
}

export function weekStartOf(day: string, startsOn: User['weekStartsOn']): string {
  const sinceMonday = (asDate(day).getUTCDay() + 6) % 7;
  const since = startsOn === 'monday' ? sinceMonday : (sinceMonday + 1) % 7;
  return addDays(day, -since);
}

export const thisWeek = (user: Pick<User, 'timeZone' | 'weekStartsOn'>): string =>
  weekStartOf(todayIn(user.timeZone), user.weekStartsOn);

/** The first day of a week that can still be planned: today in the week that goes on, once that is not its first day. */
export const aheadFrom = (weekStart: string, today: string): string | undefined =>
  weekStart < today && today <= addDays(weekStart, 6) ? today : undefined;

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asDate(text).getTime()) && addDays(text, 0) === text;

/** The seven weekdays in the order of the person's week. */
export const orderedWeekdays = (startsOn: User['weekStartsOn']): Weekday[] =>
  startsOn === 'monday' ? [...weekdays] : ['sunday', ...weekdays.slice(0, 6)];

export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
