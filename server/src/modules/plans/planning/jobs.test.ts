import { generatePlan, getJob, getPlan, type Job, type Plan, regeneratePlan } from '@mealwright/contracts/plans';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../../test/state.ts';

const app = useApp();
const prefer = { prefer: 'respond-async, wait=5' };

async function queue(person: Person, body: object = {}): Promise<Job> {
  const { status, body: job } = await person.call(generatePlan, {
    body: { weekStart: '2026-11-16', seed: 7, ...body },
    headers: prefer,
  });
  expect(status).toBe(202);
  return job as Job;
}
const jobOf = async (person: Person, jobId: string) => (await person.call(getJob, { params: { jobId } })).body as Job;

describe('a week that is made while nobody waits', () => {
  it('is queued first and done after the work, with the same plan as for those who wait', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const queued = await queue(ann);
    expect(getJob.response.parse(queued)).toEqual(queued);
    expect(queued).toMatchObject({ kind: 'plan', status: 'queued', progress: 0, result: null, error: null });
    expect(await jobOf(ann, queued.jobId)).toEqual(queued);
    expect(await rowsOf(app, 'plan', 'user_id', ann.userId)).toEqual([]);
    await app.settle();
    const done = await jobOf(ann, queued.jobId);
    expect(done).toMatchObject({ status: 'done', progress: 1, error: null });
    const { body: plan } = await ann.call(getPlan, { params: { planId: done.result?.planId ?? '' } });
    const waited = await app.make.plan(bob);
    const shape = (one: Plan) => one.days.map((day) => day.meals.map((meal) => [meal.recipeId, meal.servings]));
    expect(shape(plan)).toEqual(shape(waited));
    expect(await eventsOf(app, 'meal_plan.created', ann.userId)).toHaveLength(1);
  });

  it('answers 201 and the plan itself when nobody asks for a job', async () => {
    const ann = await app.make.person();
    const { status, body } = await ann.call(generatePlan, {
      body: { weekStart: '2026-11-16', seed: 7 },
      headers: { prefer: 'return=representation' },
    });
    expect(status).toBe(201);
    expect(body).toHaveProperty('planId');
  });

  it('may be an existing plan that is planned anew', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { status, body } = await ann.call(regeneratePlan, {
      params: { planId: plan.planId },
      body: { seed: 9 },
      headers: prefer,
    });
    expect(status).toBe(202);
    await app.settle();
    expect((await jobOf(ann, (body as Job).jobId)).result).toEqual({ planId: plan.planId });
    const { body: after } = await ann.call(getPlan, { params: { planId: plan.planId } });
    expect(after).toMatchObject({ version: plan.version + 1, quality: { seed: 9 } });
  });

  it('that cannot be made says why, without trying for ever, and changes nothing', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const stale = await queue(ann, { version: plan.version + 7 });
    const full = await queue(ann, { fill: 'empty' });
    await app.settle();
    expect(await jobOf(ann, stale.jobId)).toMatchObject({ status: 'failed', error: { code: 'PLAN_CHANGED' } });
    expect(await jobOf(ann, full.jobId)).toMatchObject({ status: 'failed', error: { code: 'NOTHING_TO_PLAN' } });
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
    expect(
      await app.ctx.db
        .withTables<{ event: { id: string; sent_at: Date | null } }>()
        .selectFrom('event')
        .select('id')
        .where('sent_at', 'is', null)
        .execute(),
    ).toEqual([]);
  });

  it('belongs to who asked: for others there is no such job', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const { jobId } = await queue(ann);
    const { status, error } = await bob.call(getJob, { params: { jobId } });
    expect([status, error.code]).toEqual([404, 'JOB_NOT_FOUND']);
    expect((await bob.call(getJob, { params: { jobId: bob.userId } })).error.code).toBe('JOB_NOT_FOUND');
    expect((await app.make.stranger().call(getJob, { params: { jobId } })).error.code).toBe('UNAUTHENTICATED');
    await app.settle();
    expect((await ann.call(getJob, { params: { jobId } })).queries).toBeLessThanOrEqual(4);
  });

  it('with a wish that makes no sense is refused at once', async () => {
    const ann = await app.make.person();
    const { status } = await ann.call(generatePlan, { body: { weekStart: 'soon' }, headers: prefer });
    expect(status).toBe(400);
    const missing = await ann.call(regeneratePlan, {
      params: { planId: ann.userId },
      body: {},
      headers: prefer,
    });
    expect(missing.error.code).toBe('PLAN_NOT_FOUND');
    expect(await rowsOf(app, 'plan_job', 'user_id', ann.userId)).toEqual([]);
  });
});
