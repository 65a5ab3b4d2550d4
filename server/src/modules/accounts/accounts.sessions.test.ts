import { login, logout, me, refresh, register, type Session } from '@mealwright/contracts/accounts';
import { afterEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { callerOf, PASSWORD } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';

const app = useApp({ config: { publicUrl: 'https://meals.example.org/', corsOrigins: ['https://other.example.org'] } });
const start = new Date('2026-11-18T09:00:00Z');
const DAY = 24 * 3600 * 1000;
const refreshWith = (session: Session) =>
  app.make.stranger().call(refresh, { body: { refreshToken: session.refreshToken ?? '' } });
const isOpen = async (session: Session) => (await callerOf(app, session.accessToken).call(me)).status === 200;

afterEach(() => {
  app.clock.now = start;
});

describe('a refresh token', () => {
  it('is exchanged for a pair that works', async () => {
    const { session } = await app.make.person();
    const { status, body } = await refreshWith(session);
    expect(status).toBe(200);
    expect(body.user).toEqual(session.user);
    expect(body.refreshToken).not.toBe(session.refreshToken);
    expect(await isOpen(body)).toBe(true);
    expect((await refreshWith(body)).status).toBe(200);
  });

  it('is good once: of ten exchanges at the same moment one wins', async () => {
    const { session } = await app.make.person();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refreshWith(session)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
  });

  it('that comes a second time ends the whole family with its access tokens, and no other session', async () => {
    const ann = await app.make.person();
    const elsewhere = await app.make.signIn(ann.email);
    const second = (await refreshWith(ann.session)).body;
    expect(await isOpen(second)).toBe(true);
    expect((await refreshWith(ann.session)).error.code).toBe('SESSION_EXPIRED');
    expect(await isOpen(second)).toBe(false);
    expect(await isOpen(ann.session)).toBe(false);
    expect((await refreshWith(second)).error.code).toBe('SESSION_EXPIRED');
    expect(await isOpen(elsewhere.session)).toBe(true);
  });

  it('ends after seven days', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    app.clock.now = new Date(start.getTime() + 7 * DAY - 1000);
    expect((await refreshWith(ann.session)).status).toBe(200);
    app.clock.now = new Date(start.getTime() + 7 * DAY);
    expect((await refreshWith(bob.session)).error.code).toBe('SESSION_EXPIRED');
  });

  it('that nobody gave out is refused', async () => {
    for (const refreshToken of ['', 'nonsense', '\u0000', 'x'.repeat(200)]) {
      const { status, error } = await app.make.stranger().call(refresh, { body: { refreshToken } });
      expect([status, error.code]).toEqual([401, 'SESSION_EXPIRED']);
    }
    const { error } = await app.make.stranger().call(refresh, { body: {} });
    expect(error.code).toBe('SESSION_EXPIRED');
  });
});

describe('signing out', () => {
  it('refuses access and refresh token at once, and leaves other sessions', async () => {
    const ann = await app.make.person();
    const elsewhere = await app.make.signIn(ann.email);
    expect(await isOpen(ann.session)).toBe(true);
    const { status, headers } = await ann.call(logout);
    expect(status).toBe(204);
    expect(String(headers['set-cookie'])).toMatch(/^mealwright_refresh=; Max-Age=0; Path=\/api\/v1\/auth;/);
    expect(await isOpen(ann.session)).toBe(false);
    expect((await refreshWith(ann.session)).error.code).toBe('SESSION_EXPIRED');
    expect(await isOpen(elsewhere.session)).toBe(true);
    expect((await ann.call(logout)).error.code).toBe('UNAUTHENTICATED');
  });
});

describe('a browser', () => {
  const cookieOf = (headers: Record<string, string | undefined>) => String(headers['set-cookie']);
  const pairOf = (headers: Record<string, string | undefined>) => cookieOf(headers).split(';')[0] ?? '';
  async function browser() {
    const email = `browser-${Math.random()}@example.org`;
    const body = { email, password: PASSWORD, name: 'Browser', keep: 'cookie' as const };
    const { headers, body: session } = await app.make.stranger().call(register, { body });
    return { headers, session, email };
  }
  const renew = (cookie: string, headers: Record<string, string> = {}, body: object = { keep: 'cookie' }) =>
    app.make.stranger().call(refresh, { body, headers: { cookie, ...headers } });

  it('gets the refresh token in a cookie that no script and no other site sees, and not in the body', async () => {
    const { headers, session } = await browser();
    const parts = cookieOf(headers).split('; ');
    expect(parts).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth', `Max-Age=${7 * 24 * 3600}`]),
    );
    expect(session.refreshToken).toBeNull();
  });

  it('gets the same cookie when it signs in', async () => {
    const { email } = await browser();
    const body = { email, password: PASSWORD, keep: 'cookie' as const };
    const { headers, body: session } = await app.make.stranger().call(login, { body });
    expect(cookieOf(headers)).toMatch(/^mealwright_refresh=[\w-]{43};.*HttpOnly/);
    expect(session.refreshToken).toBeNull();
  });

  it('renews its session with the cookie alone, and gets a new cookie', async () => {
    const { headers } = await browser();
    const renewed = await renew(pairOf(headers));
    expect(renewed.status).toBe(200);
    expect(pairOf(renewed.headers)).not.toBe(pairOf(headers));
    expect(await isOpen(renewed.body)).toBe(true);
  });

  it('that sends its cookie twice before the new one has come asks again; later that ends the session', async () => {
    const { headers } = await browser();
    const cookies = [pairOf(headers), pairOf(headers), pairOf(headers)];
    const answers = await Promise.all(cookies.map((cookie) => renew(cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const renewed = answers.find(({ status }) => status === 200);
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('REQUEST_IN_PROGRESS');
    const next = await renew(pairOf(renewed?.headers ?? {}));
    expect(next.status).toBe(200);
    app.clock.now = new Date(start.getTime() + 10_000);
    expect((await renew(pairOf(headers))).error.code).toBe('SESSION_EXPIRED');
    expect(await isOpen(next.body)).toBe(false);
  });

  it('is never handed what its cookie holds, even when a script asks for it in the body', async () => {
    const { headers } = await browser();
    const renewed = await renew(pairOf(headers), {}, { keep: 'token' });
    expect(renewed.body.refreshToken).toBeNull();
    expect(cookieOf(renewed.headers)).toContain('HttpOnly');
  });

  it('may renew without a body', async () => {
    const { headers } = await browser();
    const answer = await app.http.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      headers: { cookie: pairOf(headers) },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('is refused when a page of another site makes it renew, and keeps its session', async () => {
    const { headers } = await browser();
    for (const origin of ['https://evil.example.com', 'null', 'no origin at all', 'http://localhost:1']) {
      const { status, error } = await renew(pairOf(headers), { origin, host: 'localhost:4321' });
      expect([status, error.code]).toEqual([403, 'ORIGIN_REFUSED']);
    }
    expect((await renew(pairOf(headers))).status).toBe(200);
  });

  it('renews from our own page, from the public address behind a proxy, and from a listed origin', async () => {
    let { headers } = await browser();
    for (const origin of ['http://localhost:4321', 'https://meals.example.org', 'https://other.example.org']) {
      const renewed = await renew(pairOf(headers), { origin, host: 'localhost:4321' });
      expect(renewed.status).toBe(200);
      headers = renewed.headers;
    }
  });
});

describe('what is kept of sessions', () => {
  it('is one unused refresh token for each open session', async () => {
    const { session, userId } = await app.make.person();
    await refreshWith((await refreshWith(session)).body);
    const [own] = await rowsOf(app, 'session', 'user_id', userId);
    const tokens = await rowsOf(app, 'refresh_token', 'session_id', own?.id);
    expect(tokens.map((row) => row.used_at !== null).sort()).toEqual([false, true, true]);
  });
});
