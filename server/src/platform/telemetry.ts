import { AsyncLocalStorage } from 'node:async_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry, Summary } from 'prom-client';

/** What one request asked of the database; shown in its `Server-Timing` header and in the log. */
export type RequestCost = { queries: number; queryMs: number };
const costs = new AsyncLocalStorage<RequestCost>();

export function measured<T>(cost: RequestCost, work: () => T): T {
  return costs.run(cost, work);
}

export type Telemetry = {
  registry: Registry;
  request: (labels: { method: string; route: string; status: number }, seconds: number) => void;
  query: (milliseconds: number) => void;
  cache: (kind: string, hit: boolean) => void;
  seen: (userId: string) => void;
  count: (what: 'meals_planned' | 'lists_generated' | 'users_registered' | 'recipes_favorited', by?: number) => void;
};

const ACTIVE_FOR_MS = 5 * 60_000;

/** Prometheus metrics: rate, quantiles, errors, cache, queries, people, and what the product is for. */
export function makeTelemetry(withProcess = true): Telemetry {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer; its count is the request rate',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const quantiles = new Summary({
    name: 'http_request_seconds',
    help: 'Time to answer over the last minute',
    percentiles: [0.5, 0.95, 0.99],
    maxAgeSeconds: 60,
    ageBuckets: 5,
    registers,
  });
  const errors = new Counter({ name: 'http_errors_total', help: 'Answers with a status of 500 and above', registers });
  const queries = new Histogram({
    name: 'db_query_seconds',
    help: 'Time of a database query',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
    registers,
  });
  const cacheReads = new Counter({
    name: 'cache_reads_total',
    help: 'Cache reads',
    labelNames: ['kind', 'hit'],
    registers,
  });
  const business = new Counter({ name: 'mealwright_total', help: 'What people did', labelNames: ['what'], registers });
  const lastSeen = new Map<string, number>();
  new Gauge({
    name: 'active_users',
    help: 'Signed-in people of the last five minutes',
    registers,
    collect() {
      const since = Date.now() - ACTIVE_FOR_MS;
      for (const [userId, at] of lastSeen) if (at < since) lastSeen.delete(userId);
      this.set(lastSeen.size);
    },
  });
  return {
    registry,
    request({ method, route, status }, seconds) {
      requests.observe({ method, route, status }, seconds);
      quantiles.observe(seconds);
      if (status >= 500) errors.inc();
    },
    query(milliseconds) {
      queries.observe(milliseconds / 1000);
      const cost = costs.getStore();
      if (cost !== undefined) {
        cost.queries += 1;
        cost.queryMs += milliseconds;
      }
    },
    cache: (kind, hit) => cacheReads.inc({ kind, hit: String(hit) }),
    seen: (userId) => void lastSeen.set(userId, Date.now()),
    count: (what, by = 1) => business.inc({ what }, by),
  };
}
