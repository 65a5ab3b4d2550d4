import { listPlans } from '@mealwright/contracts/plans';
import { generateList } from '@mealwright/contracts/shopping';
import Fastify from 'fastify';
import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../test/app.ts';
import { serveStatus } from './status.ts';
import { makeTelemetry } from './telemetry.ts';

describe('a server', () => {
  const app = useApp();
  const get = (url: string, remoteAddress = '127.0.0.1', headers = {}) =>
    app.http.inject({ url, remoteAddress, headers });

  it('says that it is alive', async () => {
    const answer = await get('/health');
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready once it has been started', async () => {
    const before = await get('/ready');
    expect([before.statusCode, before.json().checks]).toEqual([503, { accepting: false, database: true }]);
    await app.start();
    const after = await get('/ready');
    expect([after.statusCode, after.json()]).toEqual([
      200,
      { status: 'ready', checks: { accepting: true, database: true } },
    ]);
  });

  it('counts what operators and owners ask for', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    await ann.call(generateList, { body: { planId: plan.planId } });
    await ann.call(listPlans, { params: { userId: ann.userId } });
    await get('/api/v1/nowhere');
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const meals = plan.days.flatMap((day) => day.meals).length;
    const wanted = [
      /^http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/meal-plans",status="201"\} 1$/m,
      /^http_request_duration_seconds_bucket\{le="0\.5",/m,
      /^http_request_seconds\{quantile="0\.5"\} \d/m,
      /^http_request_seconds\{quantile="0\.95"\} \d/m,
      /^http_request_seconds\{quantile="0\.99"\} \d/m,
      /^http_errors_total \d+$/m,
      /^cache_reads_total\{kind="session",hit="true"\} [1-9]/m,
      /^cache_reads_total\{kind="session",hit="false"\} [1-9]/m,
      /^db_query_seconds_count [1-9]/m,
      /^active_users 1$/m,
      new RegExp(`^mealwright_total\\{what="meals_planned"\\} ${meals}$`, 'm'),
      /^mealwright_total\{what="lists_generated"\} 1$/m,
      /^mealwright_total\{what="users_registered"\} 1$/m,
    ];
    for (const line of wanted) expect(body).toMatch(line);
    // Names of routes, never addresses with ids in them.
    for (const secret of [ann.userId, plan.planId, ann.email]) expect(body).not.toContain(secret);
  });

  it('shows its numbers to this machine only', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect((await get('/metrics', address)).statusCode).toBe(200);
    const other = await get('/metrics', '203.0.113.5', { authorization: 'Bearer ', 'x-forwarded-for': '127.0.0.1' });
    expect([other.statusCode, other.json().error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

it('a server without its database is alive and not ready', async () => {
  const http = Fastify();
  const pool = { query: () => Promise.reject(new Error('connection refused')) } as unknown as Pool;
  serveStatus(http, { pool, telemetry: makeTelemetry(false), metricsToken: null }).set(true);
  const ready = await http.inject({ url: '/ready' });
  expect([ready.statusCode, ready.json().checks]).toEqual([503, { accepting: true, database: false }]);
  expect((await http.inject({ url: '/health' })).statusCode).toBe(200);
  await http.close();
});

describe('a server with a token for its numbers', () => {
  const app = useApp({ config: { metricsToken: 'a token of mine' } });

  it('shows them to whoever has it, from anywhere, and to nobody else', async () => {
    const get = (authorization?: string) =>
      app.http.inject({
        url: '/metrics',
        remoteAddress: '203.0.113.5',
        headers: authorization === undefined ? {} : { authorization },
      });
    expect((await get('Bearer a token of mine')).statusCode).toBe(200);
    for (const wrong of [undefined, 'Bearer ', 'Bearer a token of mind', 'Bearer a token of mine x', 'Basic x'])
      expect((await get(wrong)).statusCode).toBe(404);
    expect((await app.http.inject({ url: '/metrics' })).statusCode).toBe(404);
  });
});
