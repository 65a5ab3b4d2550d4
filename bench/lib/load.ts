import autocannon, { type Request } from 'autocannon';
import { processorMs, processorMsOfFamily } from './processor.ts';
import { quantile } from './report.ts';

export type Load = {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers other than 2xx, and broken or timed-out connections. */
  errors: number;
  /** Processor time for one request. It says more than the rate where other programs use the machine too. */
  serverMs: number;
  databaseMs: number;
};

export type Target = { url: string; server: number; database: number };

export type LoadOptions = { connections: number; requestsOf: (connection: number) => Request[] } & (
  | { seconds: number }
  | { requests: number }
);

/** Keeps `connections` requests in flight for that long, or for so many; each connection has its own round of requests. */
export async function load({ url, server, database }: Target, options: LoadOptions): Promise<Load> {
  let connection = 0;
  const times: number[] = [];
  const from = performance.now();
  let last = from;
  const used = () => ({ server: processorMs(server), database: processorMsOfFamily(database) });
  const before = used();
  const run = autocannon({
    url,
    connections: options.connections,
    ...('seconds' in options ? { duration: options.seconds } : { amount: options.requests }),
    timeout: 30,
    setupClient: (client) => client.setRequests(options.requestsOf(connection++)),
  });
  run.on('response', (_client: unknown, _status: number, _bytes: number, milliseconds: number) => {
    times.push(milliseconds);
    last = performance.now();
  });
  const { non2xx, errors } = await run;
  const after = used();
  if (times.length === 0) throw new Error(`no answer from ${url} in time`);
  return {
    requests: times.length,
    perSecond: times.length / ((last - from) / 1000),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    errors: non2xx + errors,
    serverMs: (after.server - before.server) / times.length,
    databaseMs: (after.database - before.database) / times.length,
  };
}

/** The most database queries that one of these requests takes, as the server tells; and how large the answers are. */
export async function cost(url: string, requests: readonly Request[]): Promise<{ queries: number; bytes: number }> {
  let queries = 0;
  let bytes = 0;
  for (const { path, method = 'GET', headers = {}, body } of requests) {
    const answer = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    bytes += (await answer.arrayBuffer()).byteLength;
    const told = /desc="(\d+)"/.exec(answer.headers.get('server-timing') ?? '')?.[1];
    queries = Math.max(queries, Number(told ?? Number.NaN));
  }
  return { queries, bytes: bytes / Math.max(1, requests.length) };
}
