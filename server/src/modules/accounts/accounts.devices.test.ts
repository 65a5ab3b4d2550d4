import { enterExample, login, me, refresh } from '@mealwright/contracts/accounts';
import { endSession, listSessions } from '@mealwright/contracts/sessions';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { callerOf, PASSWORD, type Person } from '../../../test/make.ts';

const day = 24 * 3600 * 1000;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

describe('where one is signed in', () => {
  const app = useApp();
  const start = app.clock?.now ?? new Date('2026-11-18T09:00:00Z');
  const sessionsOf = async (person: Person) =>
    (await person.call(listSessions, { params: { userId: person.userId } })).body.data;
  const signInOn = async (person: Person, userAgent: string) => {
    const body = { email: person.email, password: PASSWORD };
    const { body: session } = await app.make.stranger().call(login, { body, headers: { 'user-agent': userAgent } });
    return { ...callerOf(app, session.accessToken), session };
  };

  it('is told by family of browser and system, the last used first, one’s own marked', async () => {
    const ann = await app.make.person();
    app.clock.now = new Date(start.getTime() + 60_000);
    await signInOn(ann, firefox);
    app.clock.now = new Date(start.getTime() + 120_000);
    await signInOn(ann, phone);
    const answer = await ann.call(listSessions, { params: { userId: ann.userId } });
    expect(listSessions.response.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.data.map(({ browser, system, current }) => [browser, system, current])).toEqual([
      ['safari', 'ios', false],
      ['firefox', 'linux', false],
      [null, null, true],
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/140|18[._]5|iPhone/);
  });

  it('is said anew with each renewal', async () => {
    const ann = await app.make.person();
    app.clock.now = new Date(start.getTime() + 3_600_000);
    const body = { refreshToken: ann.session.refreshToken ?? '' };
    const { body: renewed } = await app.make.stranger().call(refresh, { body, headers: { 'user-agent': firefox } });
    const [one, ...others] = (
      await callerOf(app, renewed.accessToken).call(listSessions, { params: { userId: ann.userId } })
    ).body.data;
    expect(others).toEqual([]);
    expect(one).toMatchObject({ browser: 'firefox', seenAt: app.clock.now.toISOString(), current: true });
    expect(one?.createdAt).not.toBe(one?.seenAt);
  });

  it('can be ended from elsewhere, at once and for good', async () => {
    const ann = await app.make.person();
    const lost = await signInOn(ann, phone);
    expect((await lost.call(me)).status).toBe(200);
    const there = (await sessionsOf(ann)).find(({ current }) => !current);
    const params = { userId: ann.userId, sessionId: there?.sessionId ?? '' };
    expect((await ann.call(endSession, { params })).status).toBe(204);
    expect((await lost.call(me)).status).toBe(401);
    const again = await app.make.stranger().call(refresh, { body: { refreshToken: lost.session.refreshToken ?? '' } });
    expect(again.error.code).toBe('SESSION_EXPIRED');
    expect((await sessionsOf(ann)).map(({ current }) => current)).toEqual([true]);
    expect((await ann.call(endSession, { params })).error.code).toBe('NOT_FOUND');
  });

  it('does not name what ran out by itself', async () => {
    const ann = await app.make.person();
    await signInOn(ann, phone);
    app.clock.now = new Date(app.clock.now.getTime() + 8 * day);
    const back = await signInOn(ann, firefox);
    const { body } = await back.call(listSessions, { params: { userId: ann.userId } });
    expect(body.data.map(({ browser }) => browser)).toEqual(['firefox']);
  });

  it('is nobody else’s business', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const [hers] = await sessionsOf(ann);
    expect((await bob.call(listSessions, { params: { userId: ann.userId } })).error.code).toBe('USER_NOT_FOUND');
    for (const userId of [ann.userId, bob.userId]) {
      const { status } = await bob.call(endSession, { params: { userId, sessionId: hers?.sessionId ?? '' } });
      expect(status).toBe(404);
    }
    expect((await ann.call(me)).status).toBe(200);
  });
});

describe('in the example, which all visitors share', () => {
  const app = useApp();
  it('each sees and ends only their own session', async () => {
    const visit = async () => {
      const { body: session } = await app.make.stranger().call(enterExample, { body: {} });
      return { ...callerOf(app, session.accessToken), userId: session.user.userId };
    };
    const [one, two] = [await visit(), await visit()];
    const { body } = await one.call(listSessions, { params: { userId: one.userId } });
    expect(body.data.map(({ current }) => current)).toEqual([true]);
    const others = (await two.call(listSessions, { params: { userId: two.userId } })).body.data;
    const params = { userId: one.userId, sessionId: others[0]?.sessionId ?? '' };
    expect((await one.call(endSession, { params })).error.code).toBe('NOT_FOUND');
    expect((await two.call(me)).status).toBe(200);
  });
});
