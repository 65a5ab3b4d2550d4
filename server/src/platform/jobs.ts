import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Ctx, Db, Job } from './ctx.ts';
import type { DbAddress } from './db.ts';
import { makeJobMarks } from './job-marks.ts';
import type { Log } from './log.ts';

/** Keeps the type of the data beside the name, so that `send` is checked. */
export function job<Data extends object>(definition: Job<Data>): Job<Data> {
  return definition;
}

export const deadLetterQueue = 'dead-letter';

/**
 * How long one run may take. Long, because the queue then starts it a second time while the first one still works: a run whose process
 * has ended is known by other signs, at once (`job-marks.ts`, and at the start of a process that is alone).
 */
const MOST_SECONDS = 12 * 3600;

export type Jobs = {
  /** Makes the queues: jobs can be sent. */
  start: () => Promise<void>;
  /** Takes jobs from now on, and sends those that the clock asks for. */
  work: () => Promise<void>;
  /** Runs everything that waits, now, in this call; for tests. Returns how many ran. */
  drain: () => Promise<number>;
  /** Adds a job through `db`, so that it exists exactly when that transaction commits. The same id twice is one job. */
  send: (db: Db, name: string, data: object, id: string) => Promise<void>;
  /** Makes the worker of this process look now, not at its next poll. */
  wake: (name: string) => void;
  stop: () => Promise<void>;
};

export function makeJobs(
  pool: pg.Pool,
  jobs: readonly Job[],
  makeCtx: () => Ctx,
  log: Log,
  /**
   * `alone`: no other process has this database, so what was being worked on when it began to work is nobody's. `shared`: others may
   * work on the same database; each marks what it works on.
   */
  { alone = false, shared = null }: { alone?: boolean; shared?: DbAddress | null } = {},
): Jobs {
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values) } });
  boss.on('error', (error) => log.error({ error }, 'job queue'));
  const byName = new Map(jobs.map((one) => [one.name, one]));
  const workers = new Map<string, string>();
  const marks =
    shared === null
      ? null
      : makeJobMarks(
          shared,
          (names) => names.forEach(wake),
          (error) => log.error({ error }, 'job marks'),
        );

  function wake(name: string): void {
    const workerId = workers.get(name);
    if (workerId !== undefined) boss.notifyWorker(workerId);
  }
  async function runOne(name: string, data: object): Promise<void> {
    await byName.get(name)?.run(makeCtx(), data);
  }
  return {
    async start() {
      await boss.start();
      await boss.createQueue(deadLetterQueue);
      const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
      for (const one of jobs) {
        const options = {
          name: one.name,
          policy: 'standard' as const,
          retryLimit: one.retryLimit ?? 5,
          retryDelay: 2,
          retryBackoff: true,
          expireInSeconds: MOST_SECONDS,
          deadLetter: deadLetterQueue,
        };
        const queue = known.get(one.name);
        // Queues that an earlier version made stay as they were, unless they are told.
        if (queue === undefined) await boss.createQueue(one.name, options);
        else if (queue.expireInSeconds !== MOST_SECONDS) await boss.updateQueue(one.name, options);
      }
    },
    async work() {
      // After a kill: now, and not when the queue gives them up.
      if (alone) await pool.query("UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'");
      for (const one of jobs) {
        if (one.cron !== undefined) await boss.schedule(one.name, one.cron, {});
        // One at a time: a batch would fail, be tried again and end in the dead letter as a whole.
        const workerId = await boss.work(one.name, { batchSize: 1, pollingIntervalSeconds: 2 }, async (batch) => {
          try {
            for (const { id, data } of batch) {
              await marks?.hold(id);
              try {
                await runOne(one.name, data as object);
              } finally {
                await marks?.leave(id).catch(() => undefined);
              }
            }
          } catch (error) {
            log.warn({ error, job: one.name }, 'job failed');
            throw error;
          } finally {
            // The next one now, not at the next poll.
            wake(one.name);
          }
        });
        workers.set(one.name, workerId);
      }
      await marks?.start();
    },
    async drain() {
      let ran = 0;
      for (const one of jobs) {
        for (;;) {
          const batch = await boss.fetch(one.name, { batchSize: 50 });
          if (batch.length === 0) break;
          for (const { id, data } of batch) {
            await runOne(one.name, data as object);
            await boss.complete(one.name, id);
            ran += 1;
          }
        }
      }
      return ran;
    },
    async send(db, name, data, id) {
      const executeSql = async (text: string, values: unknown[]) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
        return { rows };
      };
      await boss.send(name, data, { id, db: { executeSql } });
    },
    wake,
    async stop() {
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 });
      await marks?.stop();
    },
  };
}
