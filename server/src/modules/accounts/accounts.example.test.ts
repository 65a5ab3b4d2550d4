import { enterExample, exampleState, login, me, refresh, register } from '@mealwright/contracts/accounts';
import { createPlan, getPlan } from '@mealwright/contracts/plans';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { callerOf, PASSWORD } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';

const account = (email: string) => ({ email, password: PASSWORD, name: 'Ann' });

describe('the example household, while no account exists', () => {
  const app = useApp();
  const visit = async (body = {}) => {
    const { status, body: session } = await app.make.stranger().call(enterExample, { body });
    expect(status).toBe(201);
    return { ...callerOf(app, session.accessToken), session };
  };

  it('is open, and all visitors share it', async () => {
    expect((await app.make.stranger().call(exampleState)).body).toEqual({ available: true });
    const [one, two] = await Promise.all([visit(), visit()]);
    expect(one.session.user).toMatchObject({ example: true, role: 'user' });
    expect(two.session.user.householdId).toBe(one.session.user.householdId);
    expect(await rowsOf(app, 'app_user')).toHaveLength(1);
  });

  it('cannot be signed in to', async () => {
    const { session } = await visit();
    for (const password of ['', 'nobody has this password', PASSWORD]) {
      const { status } = await app.make.stranger().call(login, { body: { email: session.user.email, password } });
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it('goes to the visitor who registers from it, with its plans and their own settings; it closes for all others', async () => {
    const [ann, other] = [await visit(), await visit()];
    const params = { userId: ann.session.user.userId };
    const { body: plan } = await ann.call(createPlan, { params, body: { weekStart: '2026-11-16' } });
    expect((await other.call(getPlan, { params: { planId: plan.planId } })).status).toBe(200);
    const body = {
      ...account('ann@example.org'),
      locale: 'de' as const,
      units: 'us' as const,
      timeZone: 'Europe/Rome',
    };
    const { status, body: session } = await ann.call(register, { body });
    expect(status).toBe(201);
    expect(session.user).toMatchObject({
      userId: ann.session.user.userId,
      householdId: ann.session.user.householdId,
      example: false,
      role: 'admin',
      locale: 'de',
      units: 'us',
      timeZone: 'Europe/Rome',
    });
    const owner = callerOf(app, session.accessToken);
    expect((await owner.call(getPlan, { params: { planId: plan.planId } })).body.planId).toBe(plan.planId);
    // The others looked around in what is now someone's own.
    expect((await other.call(getPlan, { params: { planId: plan.planId } })).status).toBe(401);
    const again = await app.make.stranger().call(refresh, { body: { refreshToken: other.session.refreshToken ?? '' } });
    expect(again.error.code).toBe('SESSION_EXPIRED');
    expect((await app.make.stranger().call(exampleState)).body).toEqual({ available: false });
    const { error } = await app.make.stranger().call(enterExample, { body: {} });
    expect(error.code).toBe('EXAMPLE_CLOSED');
    expect((await app.make.signIn('ann@example.org')).userId).toBe(session.user.userId);
  });

  it('is nobody else’s: a second account starts empty', async () => {
    const bob = await app.make.person();
    const [, second] = await rowsOf(app, 'app_user');
    expect(second?.id).toBe(bob.userId);
    expect(bob.session.user.role).toBe('user');
  });
});

describe('the example household, when someone registers without having looked around', () => {
  const app = useApp();

  it('closes, and its visitors are sent out', async () => {
    const { body: session } = await app.make.stranger().call(enterExample, { body: {} });
    const visitor = callerOf(app, session.accessToken);
    expect((await visitor.call(me)).status).toBe(200);
    const ann = await app.make.person();
    expect(ann.session.user).toMatchObject({ role: 'admin', example: false });
    expect(ann.session.user.householdId).not.toBe(session.user.householdId);
    expect((await visitor.call(me)).status).toBe(401);
    expect((await app.make.stranger().call(enterExample, { body: {} })).error.code).toBe('EXAMPLE_CLOSED');
  });
});

describe('ten first registrations at once', () => {
  const app = useApp();

  it('make one administrator', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        app.make.stranger().call(register, { body: account(`first-${index}@example.org`) }),
      ),
    );
    const roles = answers.map(({ body }) => body.user.role).sort();
    expect(roles).toEqual(['admin', ...Array(9).fill('user')]);
  });
});
