import { gunzipSync, gzipSync } from 'node:zlib';
import { register, updateUser } from '@mealwright/contracts/accounts';
import { getPreferences } from '@mealwright/contracts/profiles';
import { listRecipes } from '@mealwright/contracts/recipes';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../test/app.ts';
import { goalInput, PASSWORD } from '../../test/make.ts';

const app = useApp({
  config: {
    bodyLimitBytes: 64 * 1024,
    corsOrigins: ['https://listed.example.org'],
    publicUrl: 'https://meals.example.org',
  },
});
const ask = async (request: InjectOptions) => {
  const answer = await app.http.inject(request);
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, error: errorIn(answer.body) };
};
const post = (payload: string, type = 'application/json') =>
  ask({ method: 'POST', url: '/api/v1/auth/register', payload, headers: { 'content-type': type } });

function errorIn(text: string): { code: string; message: string; requestId: string; details?: Record<string, string> } {
  try {
    return JSON.parse(text).error;
  } catch {
    return { code: 'not JSON', message: text, requestId: '' };
  }
}

describe('what is asked wrongly', () => {
  it('has one shape of answer for every kind of wrong', async () => {
    const answers = [
      [404, 'NOT_FOUND', await ask({ url: '/api/v1/nowhere?secret=1' })],
      [404, 'NOT_FOUND', await ask({ method: 'DELETE', url: '/api/v1/auth/register' })],
      [404, 'NOT_FOUND', await ask({ url: '/api/v2/recipes' })],
      [400, 'VALIDATION_ERROR', await ask({ url: '/api/v1/%E0%A4%A' })],
      [404, 'NOT_FOUND', await ask({ url: `/api/v1/recipes/${'x'.repeat(5000)}` })],
      [400, 'MALFORMED_JSON', await post('{"email": ')],
      [400, 'MALFORMED_JSON', await post('')],
      [400, 'MALFORMED_JSON', await post('{"__proto__": {"role": "admin"}}')],
      [400, 'VALIDATION_ERROR', await post('null')],
      [400, 'VALIDATION_ERROR', await post('[]')],
      [400, 'VALIDATION_ERROR', await post('"text"')],
      [415, 'UNSUPPORTED_MEDIA_TYPE', await post('<xml/>', 'text/xml')],
      [415, 'UNSUPPORTED_MEDIA_TYPE', await post('email=a', 'application/x-www-form-urlencoded')],
      [415, 'UNSUPPORTED_MEDIA_TYPE', await post('hello', 'text/plain')],
      [413, 'BODY_TOO_LARGE', await post(JSON.stringify({ name: 'x'.repeat(64 * 1024) }))],
    ] as const;
    for (const [status, code, answer] of answers) {
      expect([answer.status, answer.error.code], answer.text).toEqual([status, code]);
      expect(answer.error.message).toMatch(/^[A-Z].*\.$/);
      expect(answer.error.requestId).toBe(answer.headers['x-request-id']);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      expect(answer.text).not.toMatch(/secret|node_modules|stack/);
    }
  });

  it('is told field by field, the unknown ones and those inside others by their name', async () => {
    const ann = await app.make.person();
    const body = { name: '', theme: 'pink', constructor: 1, timeZone: 5, units: null };
    const { status, error } = await ann.call(updateUser, { params: { userId: ann.userId }, body });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(Object.keys(error.details ?? {}).sort()).toEqual(['constructor', 'name', 'theme', 'timeZone', 'units']);
    for (const message of Object.values(error.details ?? {})) expect(message).toEqual(expect.stringMatching(/\w{3}/));
    const { error: deep } = await ann.call(
      { method: 'PATCH', path: '/users/:userId/preferences' } as typeof updateUser,
      { params: { userId: ann.userId }, body: { slots: [{ slot: 'dinner' }, { slot: 'brunch', maxMinutes: -1 }] } },
    );
    expect(Object.keys(deep.details ?? {}).sort()).toEqual(['slots.1.maxMinutes', 'slots.1.slot']);
  });

  it('names fifty fields at the most, and none at length, however many are wrong', async () => {
    const ann = await app.make.person();
    const many = <Value>(value: Value) =>
      Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`field${n}`, value]));
    const ask = (path: string, body: object) =>
      ann.call({ method: 'PUT', path } as typeof updateUser, { params: { userId: ann.userId }, body });
    const goals = { ...goalInput, overrides: many({ min: 1 }) };
    expect(Object.keys((await ask('/users/:userId/goals', goals)).error.details ?? {})).toHaveLength(50);
    const { error } = await ask('/users/:userId/preferences', many(1));
    expect([error.code, JSON.stringify(error).length < 2000]).toEqual(['VALIDATION_ERROR', true]);
  });

  it('does not unpack what is sent packed, and says so', async () => {
    const { status, error } = await ask({
      method: 'POST',
      url: '/api/v1/auth/register',
      payload: gzipSync('{}'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect([status, error.code, Object.keys(error.details ?? {})]).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      ['content-encoding'],
    ]);
  });

  it('is told in queries and paths too', async () => {
    const ann = await app.make.person();
    const { error } = await ann.call(listRecipes, { query: { page: 0, limit: 1e9 } as never });
    expect(Object.keys(error.details ?? {}).sort()).toEqual(['limit', 'page']);
    const { error: path } = await ann.call(getPreferences, { params: { userId: 'me' } });
    expect([path.code, Object.keys(path.details ?? {})]).toEqual(['VALIDATION_ERROR', ['userId']]);
  });

  it('tells a stranger to sign in before it says what would be right', async () => {
    const { status, error } = await app.make.stranger().call(updateUser, { params: { userId: 'x' }, body: { x: 1 } });
    expect([status, error.code, error.details]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });
});

describe('text that people type', () => {
  const nameOf = async (name: string) => {
    const ann = await app.make.person();
    return ann.call(updateUser, { params: { userId: ann.userId }, body: { name } });
  };

  it('is kept as it is: emoji, HTML, quotes, other scripts', async () => {
    for (const name of ['👩‍👩‍👧 Ann', '<script>alert(1)</script>', `O'Hara "x"; DROP TABLE app_user;--`, 'أنّ 安'])
      expect((await nameOf(name)).body.name).toBe(name);
  });

  it('loses control characters and comes in one form of Unicode', async () => {
    expect((await nameOf('  A\u0000n\u0007n\r\nLine\u2028 ')).body.name).toBe('A n n  Line');
    expect((await nameOf('Zoe\u0308')).body.name).toBe('Zo\u00eb');
    expect((await nameOf('\ud800 half a character')).status).toBe(200);
  });

  it('is refused when it is too long or nothing is left of it', async () => {
    for (const name of ['x'.repeat(10_000), '🥕'.repeat(81), '', '   ', '\u0000\u0007', '\u2028', '\u200b\u2060'])
      expect(Object.keys((await nameOf(name)).error.details ?? {})).toEqual(['name']);
    expect((await nameOf('x'.repeat(80))).status).toBe(200);
  });
});

describe('an answer', () => {
  it('carries an id of its own, what the database took, and is not kept by anybody', async () => {
    const ann = await app.make.person();
    const url = `/api/v1/users/${ann.userId}`;
    const headers = { authorization: `Bearer ${ann.session.accessToken}` };
    const [one, two] = [await ask({ url, headers }), await ask({ url, headers })];
    expect(one.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id']);
    expect(one.headers['server-timing']).toMatch(/^db;dur=\d+\.\d;desc="[1-4]"$/);
    expect(one.headers['cache-control']).toBe('no-store');
  });

  it('does not take over an id that the caller invents', async () => {
    const { headers } = await ask({ url: '/api/v1/auth/example', headers: { 'x-request-id': 'forged\tline' } });
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('has the headers that keep browsers safe', async () => {
    for (const url of ['/api/v1/auth/example', '/api/v1/nowhere', '/health']) {
      const { headers } = await ask({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': expect.stringContaining('max-age='),
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    }
  });

  it('is compressed when it is long and the caller can read that, and the same in the end', async () => {
    const ann = await app.make.person();
    const url = '/api/v1/recipes?limit=50';
    const headers = { authorization: `Bearer ${ann.session.accessToken}` };
    const plain = await ask({ url, headers: { ...headers, 'accept-encoding': 'identity' } });
    const packed = await ask({ url, headers: { ...headers, 'accept-encoding': 'gzip' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(String(packed.headers.vary)).toContain('accept-encoding');
    const raw = await app.http.inject({ url, headers: { ...headers, 'accept-encoding': 'gzip' } });
    expect(gunzipSync(raw.rawPayload).toString()).toBe(plain.text);
    expect(raw.rawPayload.length).toBeLessThan(plain.text.length / 2);
  });
});

describe('pages of other sites', () => {
  const preflight = (origin: string) =>
    ask({
      method: 'OPTIONS',
      url: '/api/v1/recipes',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });

  it('may call when they are listed or ours', async () => {
    for (const origin of ['https://listed.example.org', 'https://meals.example.org']) {
      const { status, headers } = await preflight(origin);
      expect(status).toBe(204);
      expect(headers['access-control-allow-origin']).toBe(origin);
      expect(headers['access-control-allow-credentials']).toBe('true');
    }
  });

  it('get no leave otherwise', async () => {
    for (const origin of ['https://evil.example.com', 'https://listed.example.org.evil.com', 'null', '*']) {
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
      const { headers } = await ask({ url: '/api/v1/auth/example', headers: { origin } });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

it('never writes personal data into its log', async () => {
  const ann = await app.make.person({ email: 'secret-person@example.org', name: 'Secretperson' });
  await ann.call(listRecipes, { query: { q: 'secretquery' } as never });
  await ask({ url: `/api/v1/recipes?q=secretquery`, headers: { authorization: `Bearer ${ann.session.accessToken}` } });
  await app.make.stranger().call(register, { body: { email: ann.email, password: PASSWORD, name: 'Secretperson' } });
  await post(`{"email": "secret-person@example.org", broken`);
  const lines = app.logged.filter(({ message }) => message === 'request');
  expect(lines.length).toBeGreaterThanOrEqual(4);
  for (const line of lines)
    expect(Object.keys(line).sort()).toEqual(
      expect.arrayContaining([
        'duration',
        'level',
        'method',
        'path',
        'queries',
        'requestId',
        'statusCode',
        'timestamp',
      ]),
    );
  const text = JSON.stringify(app.logged);
  for (const secret of ['secret-person', 'Secretperson', 'secretquery', PASSWORD, ann.session.accessToken])
    expect(text).not.toContain(secret);
  expect(text).toContain(ann.userId);
});
