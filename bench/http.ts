// `npm run bench -- http`: the real server under 50 connections, on the embedded and on an external PostgreSQL.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, type DbAddress, openDatabase } from '@mealwright/server/platform/db';
import { makeKeys } from '@mealwright/server/platform/keys';
import { findPostgres, startExternalPostgres } from './lib/external-postgres.ts';
import { type Filled, fill, nthId } from './lib/fill.ts';
import { makeLifetimes } from './lib/lifetimes.ts';
import { type Line, makeLines } from './lib/lines.ts';
import { cost, type Load, type LoadOptions, load, type Target } from './lib/load.ts';
import { readOptions, wholeOption } from './lib/options.ts';
import { startProgram } from './lib/program.ts';
import { machine, table } from './lib/report.ts';
import { embeddedAddress, postmasterOf, startServer, temporaryFolder } from './lib/server.ts';

const POOL = 10;
const WARM_UP_SECONDS = 2;
/** For the line with few connections: its answers take about a second each. */
const SLOW_SECONDS = 20;
const SAMPLES = 24;
/** Longest wait, after writes, for what follows from them in the background. */
const SETTLE_MS = 15_000;
const SECRET = 'a secret of the benchmark, long enough to sign';

type Measured = Load & { name: string; connections: number; queries: number; bytes: number; ratio: number | null };
type Bare = Load & { name: string; kb: number };
type Report = { database: string; data: Filled; bare: Bare[]; lines: Measured[]; notes: string[] };

const options = readOptions({ flags: ['json', 'small'], values: ['seconds', 'only', 'database', 'profile'] });
const seconds = wholeOption(options.value('seconds'), 8);
const share = options.has('small') ? 10 : 1;
const amounts = { users: 1000 / share, recipes: 10_000 / share, weeks: 52 };
const only = options.value('only')?.split(',');
const profileFolder = options.value('profile');
const now = new Date();
const tell = (sentence: string) => console.error(sentence);
const lifetimes = makeLifetimes();

async function measure(kind: 'embedded' | 'external'): Promise<Report | null> {
  const folder = temporaryFolder();
  lifetimes.add(folder.remove);
  const settings: Record<string, string> = {
    MEALWRIGHT_DATA: `${folder.path}/data`,
    DATABASE_POOL: String(POOL),
    LOG_LEVEL: 'warn',
    SECRET,
    RATE_LIMIT_USER: '1000000',
    RATE_LIMIT_ADDRESS: '1000000',
    RATE_LIMIT_SIGN_IN: '1000000',
  };
  let name = 'embedded PostgreSQL';
  let postmaster = 0;
  if (kind === 'external') {
    const binaries = findPostgres();
    if (binaries === null) {
      tell('No installed PostgreSQL (15 or later) was found: the external column is left out.');
      return null;
    }
    const postgres = await startExternalPostgres(binaries, folder.path);
    lifetimes.add(postgres.program.stop);
    settings.DATABASE_URL = postgres.url;
    postmaster = postgres.program.pid;
    name = `external PostgreSQL ${postgres.version}`;
  }
  if (profileFolder !== undefined) mkdirSync(resolve(profileFolder), { recursive: true });
  const server = await startServer(
    settings,
    profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profileFolder)}`],
  );
  lifetimes.add(server.stop);
  const address: DbAddress =
    settings.DATABASE_URL === undefined
      ? embeddedAddress(settings.MEALWRIGHT_DATA ?? '')
      : { connectionString: settings.DATABASE_URL };
  if (kind === 'embedded') postmaster = postmasterOf(settings.MEALWRIGHT_DATA ?? '');
  const target = { url: server.url, server: server.pid, database: postmaster };
  const database = openDatabase(address, 2, () => undefined);
  lifetimes.add(database.close);
  tell(`${name}: filling ${amounts.users} people, ${amounts.recipes} recipes, ${amounts.weeks} weeks each ...`);
  const data = await fill(database, amounts, now);
  tell(`${name}: ${data.meals} meals, ${data.items} list items in ${data.seconds.toFixed(0)} s`);
  const bareTarget = { ...(await startBare(address)), database: postmaster };
  const recipeIds = await idsOf(database);
  const bareRequests = (connection: number, more: string) =>
    Array.from({ length: 200 }, (_, at) => ({
      path: `/recipe/${recipeIds[(connection * 200 + at * 131) % recipeIds.length]}${more}`,
    }));
  const bare = async (name: string, bytes = 0): Promise<Bare> => {
    const requestsOf = (connection: number) => bareRequests(connection, bytes === 0 ? '' : `/${bytes}`);
    return { name, kb: Math.max(0.1, bytes / 1000), ...(await loadWarm(bareTarget, { connections: 50, requestsOf })) };
  };
  const lines = makeLines(data, now, await tokensOf(data.users), await itemsOf(database, data), recipeIds).filter(
    (line) => only === undefined || only.some((word) => line.name.includes(word)),
  );
  const notes: string[] = [];
  const before = await bare('bare route, before');
  const reads: Measured[] = [];
  for (const line of lines.filter(({ read }) => read)) reads.push(await measureLine(target, line));
  // Again after the reads: on a machine that others use too, the two tell how steady it was.
  const after = await bare('bare route, after');
  const long = [await bare('bare route, long answer', 29_000), await bare('bare route, longer answer', 85_000)];
  const barePerSecond = (before.perSecond + after.perSecond) / 2;
  for (const line of reads) line.ratio = line.perSecond / barePerSecond;
  const writes: Measured[] = [];
  for (const line of lines.filter(({ read }) => !read)) {
    writes.push(await measureLine(target, line));
    const note = await settled(database);
    if (note !== null) notes.push(`After "${line.name}": ${note}`);
  }
  await lifetimes.stopAll();
  return { database: name, data, bare: [before, after, ...long], lines: [...reads, ...writes], notes };
}

async function startBare(address: DbAddress): Promise<{ url: string; server: number }> {
  const file = fileURLToPath(new URL('./lib/baseline.js', import.meta.url));
  const program = startProgram(process.execPath, [file], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      BENCH_DATABASE: JSON.stringify(address),
      BENCH_POOL: String(POOL),
    },
  });
  lifetimes.add(program.stop);
  const [, url = ''] = await program.line(/^ready: (.+)$/);
  return { url, server: program.pid };
}

async function loadWarm(
  target: Target,
  options: { connections: number; requestsOf: LoadOptions['requestsOf'] },
): Promise<Load> {
  const { connections, requestsOf } = options;
  // A load that is cut off leaves plans in the making behind, so the slow line warms up with a single request.
  if (connections > 10) await load(target, { ...options, seconds: WARM_UP_SECONDS });
  else await cost(target.url, requestsOf(connections).slice(0, 1));
  return load(target, {
    ...options,
    seconds: connections > 10 ? seconds : Math.max(seconds, SLOW_SECONDS),
    requestsOf: (connection) => requestsOf(connection + connections),
  });
}

async function measureLine(target: Target, line: Line): Promise<Measured> {
  const { name, connections, request, different } = line;
  // Two people never plan the same week at once: 4 x 25 requests, 100 people at least.
  const round = different > 0 ? Math.ceil(different / connections) : connections > 10 ? 200 : 25;
  const requestsOf = (connection: number) => Array.from({ length: round }, (_, at) => request(connection * round + at));
  const options = { connections, requestsOf };
  if (different > 0) await load(target, { ...options, requests: round * connections });
  const measured =
    different > 0 || line.read ? await load(target, { ...options, seconds }) : await loadWarm(target, options);
  const sample = connections > 10 ? SAMPLES : 3;
  const { queries, bytes } = await cost(
    target.url,
    Array.from({ length: sample }, (_, at) => request(100_003 + at)),
  );
  tell(`${name}: ${measured.perSecond.toFixed(0)} requests/s`);
  if (line.mostQueries !== null && queries > line.mostQueries) tell(`${name}: ${queries} queries are too many`);
  return { name, connections, queries, bytes, ratio: null, ...measured };
}

const tokensOf = (users: number): Promise<string[]> => {
  const keys = makeKeys(SECRET);
  return Promise.all(
    Array.from({ length: users }, (_, n) =>
      keys.sign(
        { userId: nthId('user', n), householdId: nthId('household', n), role: 'user', sessionId: nthId('session', n) },
        now,
        8 * 3600,
      ),
    ),
  );
};

async function idsOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM recipe WHERE deleted_at IS NULL ORDER BY id');
  return rows.map(({ id }) => id);
}

/** Five items of each list, people in turn. */
async function itemsOf({ pool }: Database, { users }: Filled) {
  const { rows } = await pool.query<{ id: string; list_id: string; place: number }>(
    `SELECT id, list_id, place FROM (
       SELECT id, list_id, row_number() OVER (PARTITION BY list_id ORDER BY id) AS place FROM list_item
     ) item WHERE place <= 5 ORDER BY place, list_id`,
  );
  const userOf = new Map(Array.from({ length: users }, (_, n) => [nthId('list', n), n]));
  return rows.map((row) => ({ user: userOf.get(row.list_id) ?? 0, listId: row.list_id, itemId: row.id }));
}

/** Waits until every event is sent and every job done, so that the next line begins on an idle server. */
async function settled({ pool }: Database): Promise<string | null> {
  const left = async () => {
    const { rows } = await pool.query<{ events: number; jobs: number }>(
      `SELECT (SELECT count(*) FROM event WHERE sent_at IS NULL) AS events,
         (SELECT count(*) FROM pgboss.job WHERE state < 'completed' AND name LIKE '%hears%') AS jobs`,
    );
    return { events: rows[0]?.events ?? 0, jobs: rows[0]?.jobs ?? 0 };
  };
  const from = performance.now();
  const first = await left();
  let there = first;
  while (there.events + there.jobs > 0 && performance.now() - from < SETTLE_MS) {
    await sleep(200);
    there = await left();
  }
  if (first.events + first.jobs === 0) return null;
  const after = `${((performance.now() - from) / 1000).toFixed(1)} s later`;
  return `${first.events} events and ${first.jobs} listener jobs waited; ${after} ${there.events} and ${there.jobs}.`;
}

function show(reports: readonly Report[]): string {
  const parts = [`Machine: ${machine()}.`];
  for (const { database, data, bare, lines, notes } of reports) {
    const { users, recipes, weeks, meals, items } = data;
    const count = (value: number) => value.toLocaleString('en');
    parts.push(
      `## ${database}`,
      `${count(users)} people, ${count(recipes)} recipes, ${weeks} weeks of plans for each (${count(meals)} meals), ${count(items)} list items. ` +
        `${seconds} s a line after ${WARM_UP_SECONDS} s of warming up; server, database and load on the same machine; pool of ${POOL}; answers not compressed.`,
    );
    const row = (name: string, one: Load, more: readonly string[]) => [
      name,
      one.perSecond.toFixed(one.perSecond < 100 ? 1 : 0),
      one.p50.toFixed(1),
      one.p95.toFixed(1),
      one.p99.toFixed(1),
      String(one.errors),
      one.serverMs.toFixed(2),
      one.databaseMs.toFixed(2),
      ...more,
    ];
    parts.push(
      table(
        [
          'request',
          'requests/s',
          'p50 ms',
          'p95 ms',
          'p99 ms',
          'errors',
          'server CPU ms',
          'database CPU ms',
          'connections',
          'queries',
          'kB',
          'of bare',
        ],
        [
          ...bare.map((one) => row(one.name, one, ['50', '1', one.kb.toFixed(1), ''])),
          ...lines.map((line) =>
            row(line.name, line, [
              String(line.connections),
              String(line.queries),
              (line.bytes / 1000).toFixed(1),
              line.ratio === null ? '' : line.ratio.toFixed(2),
            ]),
          ),
        ],
      ),
      ...notes,
    );
  }
  return parts.join('\n\n');
}

try {
  const reports: Report[] = [];
  for (const kind of ['embedded', 'external'] as const) {
    if ((options.value('database') ?? kind) !== kind) continue;
    const report = await measure(kind);
    if (report !== null) reports.push(report);
  }
  console.log(options.has('json') ? JSON.stringify({ machine: machine(), seconds, reports }, null, 2) : show(reports));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await lifetimes.stopAll();
}
