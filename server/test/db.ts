import pg from 'pg';
import { inject } from 'vitest';
import type { DbAddress } from '../src/platform/db.ts';

let count = 0;

/** A fresh copy of the template database; `drop` when done. */
export async function cloneDatabase(): Promise<{ address: DbAddress; drop: () => Promise<void> }> {
  const { host, user } = inject('postgres');
  count += 1;
  const database = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}_${count}`;
  await admin(host, user, `CREATE DATABASE ${database} TEMPLATE template_ready STRATEGY file_copy`);
  return {
    address: { host, user, database },
    drop: () => admin(host, user, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
  };
}

async function admin(host: string, user: string, text: string): Promise<void> {
  const client = new pg.Client({ host, user, database: 'postgres' });
  await client.connect();
  // Two clones at once would each find the template in use.
  await client.query('SELECT pg_advisory_lock(1)');
  await client.query(text);
  await client.end();
}
