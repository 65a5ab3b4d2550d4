import * as calendar from '@mealwright/contracts/calendar';
import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addMeal, createPlan, type Plan } from '@mealwright/contracts/plans';
import { patchPreferences } from '@mealwright/contracts/profiles';
import { listRecipes } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';

const app = useApp();
const MONDAY = '2026-11-16';

const params = (person: Person) => ({ userId: person.userId });
const begin = async (person: Person): Promise<Plan> =>
  (await person.call(createPlan, { params: params(person), body: { weekStart: MONDAY } })).body;
const add = async (person: Person, plan: Plan, body: Partial<BodyInput<typeof addMeal>>): Promise<Plan> => {
  const added = await person.call(addMeal, {
    params: { planId: plan.planId },
    body: { date: MONDAY, slot: 'lunch', ...body },
  });
  return added.body;
};

/** Soup on Monday's lunch, what is left of it on Tuesday, words on Sunday. */
async function week(ann: Person): Promise<string> {
  const [soup] = (await ann.call(listRecipes, { query: { slot: 'lunch', limit: 1 } })).body.data;
  const plan = await add(ann, await begin(ann), { recipeId: soup?.recipeId ?? '', servings: 2 });
  await add(ann, plan, { leftoverOf: plan.days[0]?.meals[0]?.mealId ?? '', date: '2026-11-17' });
  await add(ann, plan, { title: 'Eating out', nutrition: { kcal: 700 }, date: '2026-11-22', slot: 'dinner' });
  return soup?.title ?? '';
}

const open = (person: Person, body: object = {}) =>
  person.call(calendar.openCalendar, { params: params(person), body });
const read = async (path: string) => app.http.inject({ url: path });
/** The lines of each event, unfolded. */
const eventsIn = (text: string) =>
  text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => Object.fromEntries(event.split('\r\n').map((line) => line.split(/:(.*)/s).slice(0, 2))));

describe('the calendar', () => {
  it('holds the meals at their times, for whoever has the address', async () => {
    const ann = await app.make.person();
    const title = await week(ann);
    const { status, body } = await open(ann);
    expect(status).toBe(201);
    expect(body).toMatchObject({ active: true, times: calendar.defaultTimes });
    const answer = await read(body.path);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.body).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(answer.body.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
    const [first, second, third] = eventsIn(answer.body);
    expect(first).toMatchObject({ DTSTART: '20261116T123000', SUMMARY: `Lunch: ${title.replaceAll(',', '\\,')}` });
    expect(second?.SUMMARY).toMatch(/\(leftovers\)$/);
    expect(third).toMatchObject({ DTSTART: '20261122T190000', SUMMARY: 'Dinner: Eating out', DESCRIPTION: '700 kcal' });
    expect(JSON.stringify(app.logged)).not.toContain(body.token);
  });

  it('speaks the language of who opened it, and keeps to the times that were given', async () => {
    const ann = await app.make.person({ locale: 'de' });
    await week(ann);
    const times = { breakfast: '07:00', lunch: null, dinner: '18:15', snack: null };
    const { body } = await open(ann, { times });
    const [first, , third] = eventsIn((await read(body.path)).body);
    expect(first).toMatchObject({ 'DTSTART;VALUE=DATE': '20261116', 'DTEND;VALUE=DATE': '20261117' });
    expect(first?.SUMMARY).toMatch(/^Mittagessen: /);
    expect(third).toMatchObject({ DTSTART: '20261122T181500', SUMMARY: 'Abendessen: Eating out' });
    const changed = { ...times, dinner: '20:00' };
    expect(
      (await ann.call(calendar.changeCalendar, { params: params(ann), body: { times: changed } })).body.times,
    ).toEqual(changed);
    expect(eventsIn((await read(body.path)).body)[2]).toMatchObject({ DTSTART: '20261122T200000' });
    expect((await ann.call(calendar.getCalendar, { params: params(ann) })).body).toMatchObject({
      active: true,
      times: changed,
    });
  });

  it('keeps to the times that stand with one’s meals, each snack at its own', async () => {
    const ann = await app.make.person();
    const slots = [
      { slot: 'snack', maxMinutes: null, time: '10:15' },
      { slot: 'lunch', maxMinutes: null, time: null },
      { slot: 'snack', maxMinutes: null, time: '15:45' },
      { slot: 'dinner', maxMinutes: null, time: '18:30' },
    ];
    const said = await ann.call(patchPreferences, { params: params(ann), body: { slots } });
    expect(said.body.slots).toEqual(slots);
    const plan = await begin(ann);
    for (const [slotIndex, { slot }] of slots.entries())
      await add(ann, plan, { slot: slot as 'snack', slotIndex, title: `Number ${slotIndex}` });
    const { body } = await open(ann);
    const starts = async () => eventsIn((await read(body.path)).body).map(({ DTSTART }) => DTSTART?.slice(9, 13));
    expect(await starts()).toEqual(['1015', '1230', '1545', '1830']);
    // Said otherwise later, it holds for weeks that are there too.
    const later = slots.map((one) => (one.slot === 'dinner' ? { ...one, time: '19:45' } : one));
    await ann.call(patchPreferences, { params: params(ann), body: { slots: later } });
    expect((await starts()).at(-1)).toBe('1945');
    const wrong = await ann.call(patchPreferences, {
      params: params(ann),
      body: { slots: [{ slot: 'lunch', time: '25:00' }] },
    });
    expect(wrong.error.code).toBe('VALIDATION_ERROR');
  });

  it('cannot be led astray by a title', async () => {
    const ann = await app.make.person();
    const plan = await begin(ann);
    await add(ann, plan, { title: 'Soup\r\nEND:VCALENDAR;,\\ 🍲' });
    const { body } = await open(ann);
    const text = (await read(body.path)).body;
    expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
    expect(eventsIn(text)[0]?.SUMMARY).toBe('Lunch: Soup  END:VCALENDAR\\;\\,\\\\ 🍲');
  });

  it('ends with a new address, and when it is closed', async () => {
    const ann = await app.make.person();
    await week(ann);
    const { body: first } = await open(ann);
    const { body: second } = await open(ann);
    expect((await read(first.path)).json().error.code).toBe('CALENDAR_NOT_FOUND');
    expect((await read(second.path)).statusCode).toBe(200);
    expect((await ann.call(calendar.closeCalendar, { params: params(ann) })).status).toBe(204);
    const gone = await read(second.path);
    expect([gone.statusCode, gone.json().error.code]).toEqual([404, 'CALENDAR_NOT_FOUND']);
    expect((await ann.call(calendar.getCalendar, { params: params(ann) })).body).toMatchObject({
      active: false,
      since: null,
    });
    for (const { error } of [
      await ann.call(calendar.closeCalendar, { params: params(ann) }),
      await ann.call(calendar.changeCalendar, { params: params(ann), body: { times: calendar.defaultTimes } }),
    ])
      expect(error.code).toBe('CALENDAR_NOT_FOUND');
  });

  it('of others is neither seen nor changed, and bad times are refused', async () => {
    const ann = await app.make.person();
    await week(ann);
    const bob = await app.make.person();
    const { body } = await open(ann);
    for (const { error } of [
      await bob.call(calendar.getCalendar, { params: params(ann) }),
      await bob.call(calendar.openCalendar, { params: params(ann) }),
      await bob.call(calendar.closeCalendar, { params: params(ann) }),
    ])
      expect(error.code).toBe('USER_NOT_FOUND');
    for (const lunch of ['25:00', '12:60', 'noon', 12])
      expect((await open(ann, { times: { ...calendar.defaultTimes, lunch } })).error.code).toBe('VALIDATION_ERROR');
    const { body: his } = await open(bob);
    expect(eventsIn((await read(his.path)).body)).toEqual([]);
    expect((await read(body.path)).statusCode).toBe(200);
    for (const path of ['/api/v1/calendar/x.ics', '/api/v1/calendar/.ics', `${body.path.slice(0, -4)}`])
      expect((await read(path)).statusCode).toBe(404);
  });
});
