import { expect, it } from 'vitest';
import { killWorkers } from '../import-killed.steps.ts';
import { PATIENCE, usePrograms } from '../program.ts';
import { findPostgres, startPostgres } from './postgres.ts';

const { start } = usePrograms();

/** Over the network, on a PostgreSQL that somebody else runs, with its own default settings. */
it(
  'an import goes on after kill -9 of its process, in another one and in a new one: no recipe is lost or doubled',
  async () => {
    const binaries = findPostgres();
    expect(
      binaries,
      'install PostgreSQL 15 or later, or set POSTGRES_BIN to the folder of its programs',
    ).not.toBeNull();
    const postgres = await startPostgres(binaries ?? '');
    try {
      await killWorkers(start, postgres.url);
    } finally {
      await postgres.stop();
    }
  },
  6 * PATIENCE,
);
