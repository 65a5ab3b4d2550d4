import { updateUser } from '@mealwright/contracts/accounts';
import { createPlan, deletePlan, listPlans } from '@mealwright/contracts/plans';
import { addItem, generateList, getList } from '@mealwright/contracts/shopping';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../test/app.ts';
import type { Person } from '../../test/make.ts';
import { rowsOf } from '../../test/state.ts';
import { housekeeping } from './housekeeping.ts';

const app = useApp();
const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });
const newWeek = (ann: Person, key: string, weekStart = '2026-11-16') =>
  ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart }, ...withKey(key) });
const plansOf = async (ann: Person) =>
  (await ann.call(listPlans, { params: { userId: ann.userId } })).body.pagination.total;
async function someoneWithList() {
  const ann = await app.make.person();
  const { body: plan } = await newWeek(ann, 'the plan');
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  const add = (key: string, name = 'candles') =>
    ann.call(addItem, { params: { listId: list.listId }, body: { name }, ...withKey(key) });
  const names = async () =>
    (await ann.call(getList, { params: { listId: list.listId } })).body.items.map((item) => item.name);
  return { ann, add, names, list, plan };
}

describe('the same request with the same key', () => {
  it('is answered alike and done once', async () => {
    const { add, names } = await someoneWithList();
    const [first, second] = [await add('k'), await add('k')];
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await names()).toEqual(['candles']);
  });

  it('is done again under another key, or without one', async () => {
    const { ann, add, names, list } = await someoneWithList();
    await add('k1');
    await add('k2');
    for (const _ of [1, 2]) await ann.call(addItem, { params: { listId: list.listId }, body: { name: 'candles' } });
    expect(await names()).toHaveLength(4);
  });

  it('gets an empty answer again where the first was empty', async () => {
    const { ann, plan } = await someoneWithList();
    const remove = () =>
      ann.call(deletePlan, { params: { userId: ann.userId, planId: plan.planId }, ...withKey('gone') });
    expect((await remove()).status).toBe(204);
    const again = await remove();
    expect([again.status, again.body]).toEqual([204, undefined]);
  });

  it('keeps in its answer nothing that the contract does not name', async () => {
    const { add } = await someoneWithList();
    const { body } = await add('k');
    const kept = (await rowsOf(app, 'idempotency_key', 'key', 'k')).map((row) => JSON.parse(String(row.body)));
    expect(kept).toContainEqual(body);
  });
});

describe('a key', () => {
  it('belongs to its request: another body, path or method is refused', async () => {
    const { ann, add, names } = await someoneWithList();
    await add('k');
    const other = await add('k', 'matches');
    expect([other.status, other.error.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    const elsewhere = await newWeek(ann, 'k', '2026-11-23');
    expect(elsewhere.error.code).toBe('IDEMPOTENCY_MISMATCH');
    expect(await names()).toEqual(['candles']);
    expect(await plansOf(ann)).toBe(1);
  });

  it('belongs to its user', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    expect((await newWeek(ann, 'shared words')).status).toBe(201);
    expect((await newWeek(bob, 'shared words')).status).toBe(201);
    expect([await plansOf(ann), await plansOf(bob)]).toEqual([1, 1]);
  });

  it('is not spent by a request that failed', async () => {
    const ann = await app.make.person();
    expect((await newWeek(ann, 'k', 'no day')).status).toBe(400);
    await newWeek(ann, 'first');
    expect((await newWeek(ann, 'second')).error.code).toBe('PLAN_EXISTS');
    expect((await newWeek(ann, 'second', '2026-11-23')).status).toBe(201);
    expect((await newWeek(ann, 'k', '2026-11-30')).status).toBe(201);
  });

  it('may have 200 characters, and is never cut in silence', async () => {
    const ann = await app.make.person();
    expect((await newWeek(ann, 'k'.repeat(200))).status).toBe(201);
    const { status, error } = await newWeek(ann, 'k'.repeat(201), '2026-11-23');
    expect([status, Object.keys(error.details ?? {})]).toEqual([400, ['idempotency-key']]);
  });

  it('says nothing in a read', async () => {
    const ann = await app.make.person();
    const read = () => ann.call(listPlans, { params: { userId: ann.userId }, ...withKey('r') });
    expect((await read()).body.pagination.total).toBe(0);
    await newWeek(ann, 'w');
    expect((await read()).body.pagination.total).toBe(1);
  });
});

describe('twins at the same moment', () => {
  it('have one effect and one answer', async () => {
    const { add, names } = await someoneWithList();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add('k')));
    expect(await names()).toEqual(['candles']);
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(new Set(done.map(({ body }) => body.itemId)).size).toBe(1);
    for (const { status, error } of answers) if (status !== 201) expect(error.code).toBe('REQUEST_IN_PROGRESS');
  });

  it('are not told of the trouble that the quicker one makes', async () => {
    const ann = await app.make.person();
    const answers = await Promise.all(Array.from({ length: 5 }, () => newWeek(ann, 'k')));
    expect(await plansOf(ann)).toBe(1);
    for (const { status, error } of answers) if (status !== 201) expect(error.code).toBe('REQUEST_IN_PROGRESS');
    expect(answers.some(({ status }) => status === 201)).toBe(true);
  });

  it('that are not the same request get one effect and one refusal', async () => {
    const { add, names } = await someoneWithList();
    const answers = await Promise.all([add('k', 'candles'), add('k', 'matches')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await names()).toHaveLength(1);
  });
});

describe('after a crash between the change and its answer', () => {
  const loseAnswer = (age: string) =>
    sql`UPDATE idempotency_key SET status = NULL, body = NULL, created_at = now() - ${age}::interval WHERE key = 'k'`.execute(
      app.ctx.db,
    );

  it('a retry is told that it is done, and does not do it again', async () => {
    const { add, names } = await someoneWithList();
    await add('k');
    await loseAnswer('1 minute');
    const { status, error } = await add('k');
    expect([status, error.code]).toEqual([409, 'ALREADY_DONE']);
    expect(await names()).toEqual(['candles']);
  });

  it('a retry within moments is told that it is being worked on', async () => {
    const { add } = await someoneWithList();
    await add('k');
    await loseAnswer('0 seconds');
    expect((await add('k')).error.code).toBe('REQUEST_IN_PROGRESS');
  });
});

it('keeps no key and no answer for longer than a day', async () => {
  const ann = await app.make.person();
  const change = (key: string) =>
    ann.call(updateUser, { params: { userId: ann.userId }, body: { name: 'New' }, ...withKey(key) });
  await change('old');
  await change('young');
  await sql`UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`.execute(app.ctx.db);
  await housekeeping.run(app.ctx, {});
  const keys = (await rowsOf(app, 'idempotency_key', 'user_id', ann.userId)).map((row) => row.key);
  expect(keys).toEqual(['young']);
});
