import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { fail } from './errors.ts';
import type { Telemetry } from './telemetry.ts';

/** `/health` (alive), `/ready` (may get requests), `/metrics` (Prometheus; by token, else for this machine only). */
export function serveStatus(
  http: FastifyInstance,
  { pool, telemetry, metricsToken }: { pool: pg.Pool; telemetry: Telemetry; metricsToken: string | null },
): { set: (ready: boolean) => void } {
  let accepting = false;
  http.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }));
  http.get('/ready', { schema: { hide: true } }, async (_request, reply) => {
    const database = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const ready = accepting && database;
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not ready', checks: { accepting, database } });
  });
  http.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) fail('NOT_FOUND');
    return reply
      .type(telemetry.registry.contentType)
      .serializer(String)
      .send(await telemetry.registry.metrics());
  });
  return {
    set(ready) {
      accepting = ready;
    },
  };
}

function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /i, '') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
