import { chmodSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationsFolder } from '../src/app.ts';
import { openDatabase } from '../src/platform/db.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { makeJobs } from '../src/platform/jobs.ts';
import { makeLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { loadBuiltInData, readFoodTable } from '../src/seed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; user: string };
  }
}

/**
 * One PostgreSQL for the whole run with a template that has schema, foods, cookbook and job queues; every test file works on a
 * clone of it (about 50 ms). TEST_DATABASE_URL takes an external server instead.
 */
// biome-ignore lint/style/noDefaultExport: Vitest calls the default export.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mealwright-test-'));
  // Open to the unprivileged user that PostgreSQL runs as when this is root.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, () => undefined, { fsync: 'off', max_connections: '200' });
  const { host, user } = postgres;
  await query({ host, user, database: 'postgres' }, 'CREATE DATABASE template_ready');
  const database = openDatabase({ host, user, database: 'template_ready' }, 2, () => undefined);
  await migrate(database.pool, migrationsFolder);
  await loadBuiltInData(database, readFoodTable(), () => undefined);
  const jobs = makeJobs(
    database.pool,
    [],
    () => {
      throw new Error('no jobs here');
    },
    makeLog('silent'),
  );
  await jobs.start();
  await jobs.stop();
  await database.close();
  project.provide('postgres', { host, user });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function query(address: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(text);
  await client.end();
}
