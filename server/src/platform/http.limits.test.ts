import { enterExample, exampleState, login, me, register } from '@mealwright/contracts/accounts';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../test/app.ts';
import { callerOf, PASSWORD } from '../../test/make.ts';

const body = { email: 'ann@example.org', password: PASSWORD };

describe('the number of requests a minute', () => {
  const app = useApp({ config: { limits: { userPerMinute: 5, addressPerMinute: 8, signInPerMinute: 3 } } });
  const from = (remoteAddress: string, url = '/api/v1/auth/example') => app.http.inject({ url, remoteAddress });
  const signInFrom = (remoteAddress: string) =>
    app.http.inject({ method: 'POST', url: '/api/v1/auth/login', payload: body, remoteAddress });

  it('is limited for each user, wherever they are, and for each on their own', async () => {
    const people = await Promise.all([app.make.person(), app.make.person()]);
    for (const person of people) {
      const answers = [];
      for (let count = 0; count < 6; count += 1) answers.push(await person.call(me));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
      const refused = answers.at(-1);
      expect(refused?.error.code).toBe('TOO_MANY_REQUESTS');
      const seconds = Number(refused?.headers['retry-after']);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(refused?.error.details?.retryAfterSeconds).toBe(seconds);
      expect(answers[0]?.headers).toMatchObject({ 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '4' });
    }
  });

  it('is limited for each address of people who are not signed in', async () => {
    for (const address of ['203.0.113.1', '203.0.113.2']) {
      const statuses = [];
      for (let count = 0; count < 9; count += 1) statuses.push((await from(address)).statusCode);
      expect(statuses).toEqual([...Array(8).fill(200), 429]);
    }
  });

  it('counts a whole IPv6 network as one address', async () => {
    const statuses = [];
    for (let count = 0; count < 9; count += 1) statuses.push((await from(`2001:db8:1:1::${count + 1}`)).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await from('2001:db8:1:2::1')).statusCode).toBe(200);
  });

  it('is tighter for signing in, whether the password is right or not', async () => {
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await signInFrom('203.0.113.7')).statusCode);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await signInFrom('203.0.113.8')).statusCode).toBe(401);
  });

  it('does not believe an address that the caller writes into a header', async () => {
    const statuses = [];
    for (let count = 0; count < 4; count += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${count}` };
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        payload: body,
        headers,
        remoteAddress: '203.0.113.9',
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('does not count what is not the API', async () => {
    for (let count = 0; count < 20; count += 1) expect((await from('203.0.113.20', '/health')).statusCode).toBe(200);
  });
});

describe('behind a proxy that is trusted', () => {
  const app = useApp({
    config: { trustProxy: true, limits: { userPerMinute: 1, addressPerMinute: 2, signInPerMinute: 1 } },
  });

  it('counts the address of the person, not of the proxy', async () => {
    const from = (address: string) =>
      app.make.stranger().call(exampleState, { headers: { 'x-forwarded-for': address } });
    const statuses = [];
    for (const address of ['198.51.100.1', '198.51.100.1', '198.51.100.1', '198.51.100.2'])
      statuses.push((await from(address)).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

describe('registration, the example and passwords', () => {
  const app = useApp({ config: { limits: { userPerMinute: 1e6, addressPerMinute: 1e6, signInPerMinute: 2 } } });

  it('are limited as signing in is', async () => {
    const stranger = app.make.stranger();
    for (const [endpoint, sent] of [
      [enterExample, {}],
      [register, { ...body, name: 'Ann' }],
      [login, body],
    ] as const) {
      const statuses = [];
      for (let count = 0; count < 3; count += 1) statuses.push((await stranger.call(endpoint, { body: sent })).status);
      expect(statuses[0]).toBeLessThan(300);
      expect(statuses[2]).toBe(429);
    }
  });

  it('say so before they look at anything', async () => {
    const { status, error } = await callerOf(app).call(login, { body: { nonsense: true } });
    expect([status, error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  });
});
