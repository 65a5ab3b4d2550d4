import { deleteUser, exportUser, getUser, login, me, refresh, register } from '@mealwright/contracts/accounts';
import { createPlan } from '@mealwright/contracts/plans';
import { putPreferences } from '@mealwright/contracts/profiles';
import { addItem, generateList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { PASSWORD, type Person } from '../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../test/state.ts';
import { modules } from '../../modules.ts';
import { deadLetterQueue } from '../../platform/jobs.ts';

const app = useApp({ config: { eraseAfterDays: 30 } });
const DAY = 24 * 3600 * 1000;
const start = new Date('2026-11-18T09:00:00Z');

/** Someone who has something in every part of the product. */
async function busyPerson(): Promise<Person & { planId: string; listId: string }> {
  const ann = await app.make.person();
  const params = { userId: ann.userId };
  const preferences = {
    diet: 'vegan' as const,
    allergens: [],
    excludedFoods: [],
    avoid: [],
    likedCuisines: ['thai'],
    dislikedCuisines: [],
    slots: [{ slot: 'dinner' as const }],
  };
  expect((await ann.call(putPreferences, { params, body: preferences })).status).toBe(200);
  const { body: plan } = await ann.call(createPlan, { params, body: { weekStart: '2026-11-16' } });
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  await ann.call(addItem, { params: { listId: list.listId }, body: { name: 'birthday candles' } });
  return { ...ann, planId: plan.planId, listId: list.listId };
}

async function runEraseJob(): Promise<void> {
  const erase = modules.flatMap((one) => one.jobs ?? []).find((one) => one.name === 'accounts-erase-deleted');
  await erase?.run(app.ctx, {});
}

describe('a deleted account', () => {
  it('is closed at once: no sign-in, no refresh, no access, and told once', async () => {
    const ann = await app.make.person();
    const elsewhere = await app.make.signIn(ann.email);
    expect((await elsewhere.call(me)).status).toBe(200);
    expect((await ann.call(deleteUser, { params: { userId: ann.userId } })).status).toBe(204);
    expect((await ann.call(me)).status).toBe(401);
    expect((await elsewhere.call(me)).status).toBe(401);
    const stranger = app.make.stranger();
    const signIn = await stranger.call(login, { body: { email: ann.email, password: PASSWORD } });
    expect(signIn.error.code).toBe('WRONG_CREDENTIALS');
    const again = await stranger.call(refresh, { body: { refreshToken: elsewhere.session.refreshToken ?? '' } });
    expect(again.error.code).toBe('SESSION_EXPIRED');
    expect(await eventsOf(app, 'user.deleted', ann.userId)).toEqual([{ userId: ann.userId }]);
  });

  it('frees its e-mail at once, for someone who sees nothing of it', async () => {
    await app.make.person();
    const ann = await app.make.person();
    await ann.call(deleteUser, { params: { userId: ann.userId } });
    const next = await app.make.person({ email: ann.email });
    expect(next.userId).not.toBe(ann.userId);
    expect((await next.call(getUser, { params: { userId: ann.userId } })).error.code).toBe('USER_NOT_FOUND');
  });

  it('is deleted by nobody else', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const { status, error } = await bob.call(deleteUser, { params: { userId: ann.userId } });
    expect([status, error.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect((await ann.call(me)).status).toBe(200);
  });

  it('is erased with its household and all that it held once the grace period is over, and nothing of others', async () => {
    const [ann, bob] = [await busyPerson(), await busyPerson()];
    const household = ann.session.user.householdId;
    await ann.call(deleteUser, { params: { userId: ann.userId } });
    app.clock.now = new Date(start.getTime() + 30 * DAY - 1000);
    await runEraseJob();
    expect(await rowsOf(app, 'household', 'id', household)).toHaveLength(1);
    app.clock.now = new Date(start.getTime() + 30 * DAY + 1000);
    await runEraseJob();
    const left = await Promise.all([
      rowsOf(app, 'app_user', 'id', ann.userId),
      rowsOf(app, 'household', 'id', household),
      rowsOf(app, 'profile', 'user_id', ann.userId),
      rowsOf(app, 'session', 'user_id', ann.userId),
      rowsOf(app, 'plan', 'household_id', household),
      rowsOf(app, 'shopping_list', 'household_id', household),
      rowsOf(app, 'list_item', 'list_id', ann.listId),
    ]);
    expect(left.flat()).toEqual([]);
    expect(await rowsOf(app, 'plan', 'id', bob.planId)).toHaveLength(1);
    expect(await rowsOf(app, 'list_item', 'list_id', bob.listId)).toHaveLength(1);
    app.clock.now = start;
  });

  it('makes room for a new first account when it was the only one', async () => {
    const open = (await rowsOf(app, 'app_user')).filter((row) => row.deleted_at === null);
    for (const { email } of open) {
      const person = await app.make.signIn(String(email));
      await person.call(deleteUser, { params: { userId: person.userId } });
    }
    const body = { email: 'next@example.org', password: PASSWORD, name: 'Next' };
    const { body: session } = await app.make.stranger().call(register, { body });
    expect(session.user.role).toBe('admin');
  });
});

describe('an export', () => {
  it('holds the user and what every module keeps on them', async () => {
    const ann = await busyPerson();
    const { status, body } = await ann.call(exportUser, { params: { userId: ann.userId } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: 'mealwright-export-1', exportedAt: start.toISOString() });
    expect(body.user).toEqual(ann.session.user);
    const telling = modules.filter((one) => one.personalData !== undefined).map((one) => one.name);
    expect(telling).toEqual(expect.arrayContaining(['profiles', 'recipes', 'plans', 'shopping']));
    expect(Object.keys(body.sections).sort()).toEqual(['sessions', ...telling].sort());
    const text = JSON.stringify(body.sections);
    for (const held of ['"diet":"vegan"', '"thai"', ann.planId, ann.listId]) expect(text).toContain(held);
  });

  it('holds no secret', async () => {
    const ann = await busyPerson();
    const [user] = await rowsOf(app, 'app_user', 'id', ann.userId);
    const text = JSON.stringify((await ann.call(exportUser, { params: { userId: ann.userId } })).body);
    expect(text).not.toContain(String(user?.password_hash));
    expect(text).not.toMatch(/argon2|token/i);
  });

  it('holds nothing of anybody else, and is not there for anybody else', async () => {
    const [ann, bob] = [await busyPerson(), await busyPerson()];
    const { body } = await ann.call(exportUser, { params: { userId: ann.userId } });
    const text = JSON.stringify(body);
    for (const foreign of [bob.userId, bob.planId, bob.listId, bob.email]) expect(text).not.toContain(foreign);
    const { error } = await bob.call(exportUser, { params: { userId: ann.userId } });
    expect(error.code).toBe('USER_NOT_FOUND');
  });
});

it('leaves no job in the dead letter', async () => {
  await app.settle();
  expect(await rowsOf(app, 'pgboss.job', 'name', deadLetterQueue)).toEqual([]);
});
