import { expect, it } from 'vitest';
import { cloneDatabase } from './db.ts';
import { beginImport, COUNT, killWorkers, settings } from './import-killed.steps.ts';
import { PATIENCE, usePrograms } from './program.ts';

/** The real program, killed in the middle of an import, as a machine does that runs out of memory. */
const { start, beginReady, databases } = usePrograms();

it(
  'an import goes on after kill -9, again and again: no recipe is lost or doubled',
  async () => {
    beginReady();
    const first = start(settings);
    let address = await first.address();
    const run = await beginImport(address);
    // First before anything is read, then in the middle, further on each time.
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    for (const share of [0.1, 0.4, 0.7]) {
      const server = start(settings);
      address = await server.address();
      await run.reach(address, share);
      server.process.kill('SIGKILL');
      expect(await server.ended).toBe('SIGKILL');
      expect(databases()).toHaveLength(1);
    }
    address = await start(settings).address();
    expect(await run.stored(address)).toBeGreaterThan(0.7 * COUNT);
    await run.finish(address);
  },
  6 * PATIENCE,
);

it(
  'of several processes on one database another one goes on with it, within seconds',
  async () => {
    const { address, drop } = await cloneDatabase();
    const { host, user, database } = address as { host: string; user: string; database: string };
    await killWorkers(start, `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`);
    await drop();
  },
  6 * PATIENCE,
);
