import { describe, expect, it, vi } from 'vitest';
import { useParts } from '../../test/parts.ts';
import { modules } from '../modules.ts';
import type { Job } from './ctx.ts';
import { deadLetterQueue, job } from './jobs.ts';

const parts = useParts();
const id = () => parts.ctx.newId();
type Found = { id: string; data: object; state: string };
const rows = async (name: string) =>
  (await parts.database.pool.query<Found>('SELECT id, data, state FROM pgboss.job WHERE name = $1', [name])).rows;
/** What waits for its next try is due at once. */
const hurry = (name: string) =>
  parts.database.pool.query("UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND state = 'retry'", [name]);

describe('a job', () => {
  it('is there exactly when the transaction that sends it commits', async () => {
    const ran: object[] = [];
    const one = job<{ n: number }>({ name: 'in-transaction', run: async (_ctx, data) => void ran.push(data) });
    const jobs = await parts.jobs([one as unknown as Job]);
    const lost = parts.ctx.tx(async (tx) => {
      await tx.send(one, { n: 1 });
      throw new Error('taken back');
    });
    await expect(lost).rejects.toThrow('taken back');
    expect(await jobs.drain()).toBe(0);
    await parts.ctx.tx((tx) => tx.send(one, { n: 2 }));
    expect(await jobs.drain()).toBe(1);
    expect(ran).toEqual([{ n: 2 }]);
    expect(await jobs.drain()).toBe(0);
  });

  it('is one job however often it is sent with the same id', async () => {
    const run = vi.fn(async () => undefined);
    const jobs = await parts.jobs([{ name: 'same-id', run }]);
    const same = id();
    for (const _ of [1, 2, 3]) await jobs.send(parts.database.db, 'same-id', {}, same);
    await jobs.drain();
    await jobs.send(parts.database.db, 'same-id', {}, same);
    await jobs.drain();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is tried again after a failure, and only so often; then it lies in the dead letter with its data', async () => {
    let tries = 0;
    const run = async () => {
      tries += 1;
      throw new Error('always');
    };
    const jobs = await parts.jobs([{ name: 'always-fails', run, retryLimit: 2 }]);
    await jobs.work();
    await jobs.send(parts.database.db, 'always-fails', { wish: 'soup' }, id());
    jobs.wake('always-fails');
    await vi.waitFor(
      async () => {
        await hurry('always-fails');
        jobs.wake('always-fails');
        expect(await rows(deadLetterQueue)).toMatchObject([{ data: { wish: 'soup' } }]);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(tries).toBe(3);
    expect((await rows('always-fails')).map((row) => row.state)).toEqual(['failed']);
    expect(parts.logged.filter(({ job: name }) => name === 'always-fails')).toHaveLength(3);
    await jobs.stop();
  });

  it('that comes right at the second try is done', async () => {
    let tries = 0;
    const run = async () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
    };
    const jobs = await parts.jobs([{ name: 'second-try', run }]);
    await jobs.work();
    await jobs.send(parts.database.db, 'second-try', {}, id());
    await vi.waitFor(
      async () => {
        await hurry('second-try');
        jobs.wake('second-try');
        expect((await rows('second-try')).map((row) => row.state)).toEqual(['completed']);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(tries).toBe(2);
    await jobs.stop();
  });

  it('fails alone: those that were taken with it run once and are done', async () => {
    const ran: number[] = [];
    const run = async (_ctx: unknown, { n }: { n: number }) => {
      ran.push(n);
      if (n === 0) throw new Error('poison');
    };
    const jobs = await parts.jobs([{ name: 'poisoned', run: run as never, retryLimit: 0 }]);
    for (let n = 0; n < 12; n += 1) await jobs.send(parts.database.db, 'poisoned', { n }, id());
    await jobs.work();
    await vi.waitFor(
      async () => {
        const states = (await rows('poisoned')).map((row) => row.state).sort();
        expect(states).toEqual([...Array(11).fill('completed'), 'failed']);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(ran.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await jobs.stop();
  });

  it('may work for hours without being started a second time, also in a queue of an earlier version', async () => {
    const one = { name: 'patient', run: async () => undefined };
    await parts.jobs([one]);
    await parts.database.pool.query("UPDATE pgboss.queue SET expire_seconds = 900 WHERE name = 'patient'");
    const jobs = await parts.jobs([one]);
    const working = id();
    await jobs.send(parts.database.db, 'patient', {}, working);
    // As the queue asks when it looks for what to give up.
    const given = `SELECT (started_on + expire_in) < now() AS up FROM pgboss.job WHERE id = $1`;
    const workingFor = async (ago: string) => {
      await parts.database.pool.query(
        "UPDATE pgboss.job SET state = 'active', started_on = now() - $2::interval WHERE id = $1",
        [working, ago],
      );
      return (await parts.database.pool.query<{ up: boolean }>(given, [working])).rows[0]?.up;
    };
    expect(await workingFor('11 hours')).toBe(false);
    expect(await workingFor('13 hours')).toBe(true);
    await parts.database.pool.query('DELETE FROM pgboss.job WHERE id = $1', [working]);
  });

  it('is done by one worker when several share the work', async () => {
    const ran: number[] = [];
    const one = { name: 'shared', run: async (_ctx: unknown, data: { n: number }) => void ran.push(data.n) } as never;
    const workers = [await parts.jobs([one]), await parts.jobs([one])];
    for (let n = 0; n < 20; n += 1) await workers[0]?.send(parts.database.db, 'shared', { n }, id());
    for (const worker of workers) await worker.work();
    await vi.waitFor(() => expect(ran.length).toBeGreaterThanOrEqual(20), { timeout: 20_000, interval: 50 });
    expect([...ran].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    for (const worker of workers) await worker.stop();
  });
});

describe('a job whose worker is gone', () => {
  const shared = () => ({ shared: parts.address });
  const started = (jobId: string, ago: string) =>
    parts.database.pool.query(
      "UPDATE pgboss.job SET state = 'active', started_on = now() - $2::interval WHERE id = $1",
      [jobId, ago],
    );

  it('is taken up when another one starts, and not half a day later', async () => {
    const run = vi.fn(async () => undefined);
    const first = await parts.jobs([{ name: 'left-behind', run }], shared());
    const [killed, justTaken, hopeless] = [id(), id(), id()];
    for (const one of [killed, justTaken, hopeless]) await first.send(parts.database.db, 'left-behind', { one }, one);
    await started(killed, '1 minute');
    await started(justTaken, '0 seconds');
    await started(hopeless, '1 minute');
    await parts.database.pool.query('UPDATE pgboss.job SET retry_count = retry_limit WHERE id = $1', [hopeless]);
    await first.work();
    await vi.waitFor(() => expect(run).toHaveBeenCalledWith(expect.anything(), { one: killed }), { timeout: 20_000 });
    expect((await rows('left-behind')).find((row) => row.id === hopeless)?.state).toBe('active');
    expect(run).not.toHaveBeenCalledWith(expect.anything(), { one: hopeless });
    await first.stop();
  });

  it('is left alone as long as its worker holds it', async () => {
    const finish: (() => void)[] = [];
    const run = vi.fn(() => new Promise<void>((done) => void finish.push(done)));
    const busy = await parts.jobs([{ name: 'held', run }], shared());
    await busy.work();
    const one = id();
    await busy.send(parts.database.db, 'held', {}, one);
    busy.wake('held');
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), { timeout: 20_000 });
    await started(one, '10 minutes');
    const other = await parts.jobs([{ name: 'held', run }], shared());
    // Looks at once for what is left behind.
    await other.work();
    expect((await rows('held')).map((row) => row.state)).toEqual(['active']);
    for (const done of finish) done();
    await vi.waitFor(async () => expect((await rows('held')).map((row) => row.state)).toEqual(['completed']), {
      timeout: 20_000,
    });
    expect(run).toHaveBeenCalledTimes(1);
    await busy.stop();
    await other.stop();
  });
});

describe('jobs of the clock', () => {
  it('are all entered when a worker starts', async () => {
    const scheduled = modules.flatMap((one) => one.jobs ?? []).filter((one) => one.cron !== undefined);
    expect(scheduled.map((one) => one.name)).toContain('accounts-erase-deleted');
    const jobs = await parts.jobs(scheduled);
    await jobs.work();
    const { rows: entered } = await parts.database.pool.query('SELECT name, cron FROM pgboss.schedule ORDER BY name');
    const wanted = scheduled.map(({ name, cron }) => ({ name, cron })).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(entered).toEqual(wanted);
    await jobs.stop();
  });
});
