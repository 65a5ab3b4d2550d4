import { updateUser } from '@mealwright/contracts/accounts';
import { copyWeek } from '@mealwright/contracts/plan-templates';
import type { Plan } from '@mealwright/contracts/plans';
import { addMeal, copyDay, createPlan, deletePlan, getPlan, listPlans } from '@mealwright/contracts/plans';
import { patchPreferences } from '@mealwright/contracts/profiles';
import { generateList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../test/state.ts';

const app = useApp();

async function emptyPlan(person: Person, body: { weekStart?: string; slots?: Plan['slots'] } = {}): Promise<Plan> {
  const { status, body: plan } = await person.call(createPlan, {
    params: { userId: person.userId },
    body: { weekStart: '2026-11-16', ...body },
  });
  expect(status).toBe(201);
  return plan;
}
const list = (person: Person, query: { page?: number; limit?: number; weekStart?: string } = {}) =>
  person.call(listPlans, { params: { userId: person.userId }, query });

describe('a generated week', () => {
  it('meets every target of every day and is stored as it was answered', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    expect(plan.days).toHaveLength(7);
    expect(plan.quality?.allBandsMet).toBe(true);
    for (const day of plan.days) expect(day).toMatchObject({ met: true, missed: [] });
    const { body, queries } = await ann.call(getPlan, { params: { planId: plan.planId } });
    expect(body).toEqual(plan);
    expect(getPlan.response.parse(body)).toEqual(body);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('is not there for anybody else', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann);
    expect((await bob.call(getPlan, { params: { planId: plan.planId } })).error.code).toBe('PLAN_NOT_FOUND');
    expect((await bob.call(listPlans, { params: { userId: ann.userId } })).error.code).toBe('USER_NOT_FOUND');
    expect((await app.make.stranger().call(getPlan, { params: { planId: plan.planId } })).status).toBe(401);
    expect((await ann.call(getPlan, { params: { planId: 'mine' } })).error.code).toBe('VALIDATION_ERROR');
  });

  it('gives one list in which each food is one line', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { body: made, status } = await ann.call(generateList, { body: { planId: plan.planId } });
    expect(status).toBe(201);
    const foods = made.items.map((item) => item.foodId);
    expect(new Set(foods).size).toBe(foods.length);
    await app.settle();
  });
});

describe('an empty plan', () => {
  it('has the seven days and the meal times of the profile, and nothing else', async () => {
    const ann = await app.make.person();
    const slots = [{ slot: 'lunch' as const, maxMinutes: 30 }];
    await ann.call(patchPreferences, { params: { userId: ann.userId }, body: { slots } });
    const plan = await emptyPlan(ann);
    expect(createPlan.response.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({
      userId: ann.userId,
      version: 1,
      slots,
      startDate: '2026-11-16',
      endDate: '2026-11-22',
      quality: null,
      balance: null,
      metadata: { source: 'user' },
    });
    expect(plan.days.every((day) => day.meals.length === 0 && !day.met && day.missed.length === 0)).toBe(true);
    expect(await eventsOf(app, 'meal_plan.created', ann.userId)).toEqual([
      { userId: ann.userId, householdId: ann.session.user.householdId, planId: plan.planId, version: 1 },
    ]);
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });

  it.each([
    ['a leap day', '2028-02-28', ['2028-02-29', '2028-03-01']],
    ['no leap day', '2027-02-27', ['2027-02-28', '2027-03-01']],
    ['a clock put forward', '2027-03-27', ['2027-03-28', '2027-03-29']],
    ['the turn of a year', '2026-12-30', ['2026-12-31', '2027-01-01']],
  ])('has seven days one after the other over %s, also where the day is another by now', async (_, weekStart, next) => {
    const ann = await app.make.person();
    for (const timeZone of ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await ann.call(updateUser, { params: { userId: ann.userId }, body: { timeZone } });
      const { status, body } = await ann.call(copyWeek, {
        params: { planId: (await emptyPlan(ann, { weekStart })).planId },
        body: { to: '2027-06-07' },
      });
      expect([status, body.weekStart]).toEqual([200, '2027-06-07']);
      const [{ planId, days }] = (await list(ann, { weekStart })).body.data as [Plan];
      expect(new Set(days.map((day) => day.date)).size).toBe(7);
      expect(days.slice(1, 3).map((day) => day.date)).toEqual(next);
      const { status: added } = await ann.call(addMeal, {
        params: { planId },
        body: { date: next[0] as string, slot: 'dinner', title: 'Soup' },
      });
      expect(added).toBe(201);
      await ann.call(deletePlan, { params: { userId: ann.userId, planId } });
    }
  });

  it('for a week that has a plan is refused, also when two ask at once', async () => {
    const ann = await app.make.person();
    const plan = await emptyPlan(ann);
    const ask = (weekStart: string) => ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart } });
    const again = await ask(plan.weekStart);
    expect([again.status, again.error.code]).toEqual([409, 'PLAN_EXISTS']);
    const both = await Promise.all([ask('2026-11-23'), ask('2026-11-23')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await rowsOf(app, 'plan', 'user_id', ann.userId)).toHaveLength(2);
    expect(await eventsOf(app, 'meal_plan.created', ann.userId)).toHaveLength(2);
  });

  it('cannot be made for somebody else', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const { status, error } = await bob.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: '2026-11-16' },
    });
    expect([status, error.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect(await rowsOf(app, 'plan', 'user_id', ann.userId)).toEqual([]);
    expect(await rowsOf(app, 'plan', 'user_id', bob.userId)).toEqual([]);
  });

  it.each([
    ['a leap day', '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01', '2028-03-05']],
    ['no leap day in 2100', '2100-02-22', ['2100-02-22', '2100-02-28']],
    ['the end of a year', '2026-12-28', ['2026-12-31', '2027-01-01', '2027-01-03']],
    ['a Sunday as its first day', '2026-11-22', ['2026-11-22', '2026-11-28']],
    ['the first day of summer time', '2026-03-23', ['2026-03-29']],
    ['the last day of summer time', '2026-10-19', ['2026-10-25']],
  ])('is seven days in a row also with %s', async (_, weekStart, holds) => {
    const ann = await app.make.person();
    const plan = await emptyPlan(ann, { weekStart });
    const dates = plan.days.map((day) => day.date);
    expect(dates).toEqual(expect.arrayContaining(holds));
    expect(new Set(dates).size).toBe(7);
    expect([plan.startDate, plan.endDate]).toEqual([dates[0], dates[6]]);
    for (let at = 1; at < 7; at += 1)
      expect(Date.parse(dates[at] ?? '') - Date.parse(dates[at - 1] ?? '')).toBe(24 * 3600 * 1000);
    for (const date of [dates[0] ?? '', dates[6] ?? '']) {
      const { status } = await ann.call(addMeal, {
        params: { planId: plan.planId },
        body: { date, slot: 'lunch', title: 'Soup' },
      });
      expect(status, date).toBe(201);
    }
    const { body } = await ann.call(copyDay, {
      params: { planId: plan.planId },
      body: { from: dates[0] ?? '', to: dates.slice(1) },
    });
    expect(body.days.map((day) => day.meals.map((meal) => meal.title))).toEqual(dates.map(() => ['Soup']));
  });
});

describe('the list of plans', () => {
  it('has the newest week first, page by page, with the true total on every page', async () => {
    const ann = await app.make.person();
    const weeks = ['2026-11-16', '2027-01-04', '2026-08-31', '2026-11-23', '2026-12-28'];
    for (const weekStart of weeks) await emptyPlan(ann, { weekStart });
    const pages = [];
    for (let page = 1; page <= 4; page += 1) pages.push(await list(ann, { page, limit: 2 }));
    expect(pages.flatMap(({ body }) => body.data.map((plan) => plan.weekStart))).toEqual([...weeks].sort().reverse());
    for (const { body, queries } of pages) {
      expect(body.pagination).toMatchObject({ limit: 2, total: 5, totalPages: 3 });
      expect(queries).toBeLessThanOrEqual(4);
    }
    expect(listPlans.response.parse(pages[0]?.body)).toEqual(pages[0]?.body);
  });

  it('gives the plan of one week, as it is alone, or none', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    await emptyPlan(ann, { weekStart: '2026-11-23' });
    const { body } = await list(ann, { weekStart: '2026-11-16' });
    expect(body.data).toEqual([plan]);
    expect((await list(ann, { weekStart: '2026-11-17' })).body).toMatchObject({ data: [], pagination: { total: 0 } });
    expect((await list(ann, { weekStart: '2026-13-01' })).error.details).toHaveProperty('weekStart');
    expect((await list(ann, { limit: 101 })).error.details).toHaveProperty('limit');
  });

  it('asks the database no more for many full weeks than for one', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    await app.make.plan(ann, { weekStart: '2026-11-23' });
    const { body, queries } = await list(ann);
    expect(body.data.map((one) => one.days.flatMap((day) => day.meals).length)).toEqual([28, 28]);
    expect(body.data[1]).toEqual(plan);
    expect(queries).toBeLessThanOrEqual(4);
  });
});

describe('deleting a plan', () => {
  it('takes it away with its meals, tells of it, and leaves other weeks alone', async () => {
    const ann = await app.make.person();
    const [plan, other] = [await app.make.plan(ann), await emptyPlan(ann, { weekStart: '2026-11-23' })];
    const params = { userId: ann.userId, planId: plan.planId };
    expect((await ann.call(deletePlan, { params })).status).toBe(204);
    expect((await ann.call(getPlan, { params })).error.code).toBe('PLAN_NOT_FOUND');
    expect(await rowsOf(app, 'meal', 'plan_id', plan.planId)).toEqual([]);
    expect((await list(ann)).body.data).toEqual([other]);
    const facts = await eventsOf(app, 'meal_plan.updated', ann.userId);
    expect(facts).toMatchObject([{ planId: plan.planId, version: plan.version + 1 }]);
    const again = await ann.call(deletePlan, { params });
    expect([again.status, again.error.code]).toEqual([404, 'PLAN_NOT_FOUND']);
    await app.settle();
    expect((await emptyPlan(ann)).planId).not.toBe(plan.planId);
  });

  it('of somebody else is not possible', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await emptyPlan(ann);
    for (const userId of [ann.userId, bob.userId]) {
      const { status } = await bob.call(deletePlan, { params: { userId, planId: plan.planId } });
      expect(status).toBe(404);
    }
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });
});
