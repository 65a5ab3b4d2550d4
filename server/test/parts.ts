import { afterAll, beforeAll } from 'vitest';
import { type Ctx, type CtxParts, ctxMaker, type Job } from '../src/platform/ctx.ts';
import { type Database, type DbAddress, openDatabase } from '../src/platform/db.ts';
import { type Jobs, makeJobs } from '../src/platform/jobs.ts';
import { makeLog } from '../src/platform/log.ts';
import { cloneDatabase } from './db.ts';

export type Parts = {
  address: DbAddress;
  database: Database;
  /** Acts as the system; has the database and the sending of jobs, and nothing else. */
  ctx: Ctx;
  /** A queue that works until the end of the file, or until it is stopped. */
  jobs: (jobs: readonly Job[], options?: { shared?: DbAddress }) => Promise<Jobs>;
  logged: Record<string, unknown>[];
};

/** Single parts of the platform on a database of their own, for tests of those parts. */
export function useParts(): Parts {
  const parts = { logged: [] as Parts['logged'] } as Parts;
  const started: Jobs[] = [];
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const clone = await cloneDatabase();
    drop = clone.drop;
    const database = openDatabase(clone.address, 8, () => undefined);
    const log = makeLog('debug', { write: (line) => void parts.logged.push(JSON.parse(line)) });
    const ctxParts = {
      db: database.db,
      log,
      telemetry: { count: () => undefined },
      sendJob: (...sent: Parameters<Jobs['send']>) => started.at(-1)?.send(...sent),
    } as unknown as CtxParts;
    const ctx = ctxMaker(ctxParts)({ kind: 'system' });
    Object.assign(parts, { address: clone.address, database, ctx });
    parts.jobs = async (list, options) => {
      const jobs = makeJobs(database.pool, list, () => ctx, log, options);
      await jobs.start();
      started.push(jobs);
      return jobs;
    };
  });
  afterAll(async () => {
    for (const jobs of started) await jobs.stop();
    await parts.database.close();
    await drop();
  });
  return parts;
}
