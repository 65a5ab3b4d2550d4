import { expect, test } from 'vitest';
import { addDays, ageOn, isDay, orderedWeekdays, todayIn, weekdayOf, weekStartOf } from './dates.ts';

test('weeks start where the person says', () => {
  expect(weekStartOf('2026-11-21', 'monday')).toBe('2026-11-16');
  expect(weekStartOf('2026-11-16', 'monday')).toBe('2026-11-16');
  expect(weekStartOf('2026-11-22', 'monday')).toBe('2026-11-16');
  expect(weekStartOf('2026-11-22', 'sunday')).toBe('2026-11-22');
  expect(weekStartOf('2026-11-21', 'sunday')).toBe('2026-11-15');
  expect(orderedWeekdays('sunday')[0]).toBe('sunday');
});
test('days over the end of a month, a year and February', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
  expect(weekdayOf('2028-02-29')).toBe('tuesday');
});
test('today is the day of the person, not of the server', () => {
  const now = new Date('2026-11-21T23:30:00Z');
  expect(todayIn('Europe/Berlin', now)).toBe('2026-11-22');
  expect(todayIn('America/Los_Angeles', now)).toBe('2026-11-21');
});
test('impossible days are none', () => {
  expect(isDay('2026-02-30')).toBe(false);
  expect(isDay('2026-2-3')).toBe(false);
  expect(isDay('2028-02-29')).toBe(true);
});
test('age in completed years', () => {
  expect(ageOn('1990-11-22', '2026-11-21')).toBe(35);
  expect(ageOn('1990-11-21', '2026-11-21')).toBe(36);
});
