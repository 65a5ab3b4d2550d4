import pg from 'pg';
import type { DbAddress } from './db.ts';

/**
 * Which jobs someone works on, seen by all processes that share a database: a shared lock on each, held by a connection of its own. It is
 * gone with the process that held it, whatever ended that. So a job that nobody holds is taken up again, and not only when the queue
 * gives it up, half a day later.
 */
export type JobMarks = {
  start: () => Promise<void>;
  hold: (jobId: string) => Promise<void>;
  leave: (jobId: string) => Promise<void>;
  /** Gives jobs that nobody holds back to the queue; the names of these. */
  sweep: () => Promise<string[]>;
  stop: () => Promise<void>;
};

const MARK = 4323;
/** Between taking a job and holding it. */
const GRACE_SECONDS = 5;
const SWEEP_MS = 10_000;

export function makeJobMarks(
  address: DbAddress,
  onSwept: (names: string[]) => void,
  onError: (error: unknown) => void,
): JobMarks {
  const held = new Set<string>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<pg.Client> {
    if (client !== null) return client;
    const made = new pg.Client({ ...address, application_name: 'mealwright jobs' });
    made.on('error', () => {
      if (client === made) client = null;
      // At once: until then the jobs of this process look as if nobody held them.
      if (!stopped) connect().catch(onError);
    });
    await made.connect();
    // A machine that is gone without a word is noticed within two minutes, not hours.
    await made.query('SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 15; SET tcp_keepalives_count = 3');
    client = made;
    for (const jobId of held) await lock(made, jobId);
    return made;
  }
  const lock = (on: pg.Client, jobId: string) =>
    on.query('SELECT pg_advisory_lock_shared($1::int, hashtext($2))', [MARK, jobId]);

  async function sweep(): Promise<string[]> {
    const { rows } = await (await connect()).query<{ name: string }>(
      // One that has used up its tries stays for the queue to give up: it may be what ends the processes.
      `UPDATE pgboss.job SET state = 'retry', start_after = now()
       WHERE state = 'active' AND retry_count < retry_limit AND started_on < now() - $2 * interval '1 second'
         AND NOT EXISTS (
           SELECT FROM pg_locks
           WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND classid = $1::int::oid AND objid = hashtext(job.id::text)::oid AND objsubid = 2 AND granted
         )
       RETURNING name`,
      [MARK, GRACE_SECONDS],
    );
    return [...new Set(rows.map((row) => row.name))];
  }
  async function sweepAndTell(): Promise<void> {
    const names = await sweep();
    if (names.length > 0) onSwept(names);
  }
  return {
    async start() {
      await sweepAndTell();
      timer = setInterval(() => void sweepAndTell().catch(onError), SWEEP_MS);
    },
    async hold(jobId) {
      held.add(jobId);
      await lock(await connect(), jobId);
    },
    async leave(jobId) {
      if (!held.delete(jobId)) return;
      await client?.query('SELECT pg_advisory_unlock_shared($1::int, hashtext($2))', [MARK, jobId]);
    },
    sweep,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
