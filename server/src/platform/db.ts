import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from './ctx.ts';

export type DbAddress = { connectionString: string } | { host: string; user: string; database: string };
export type Database = { db: Db; pool: pg.Pool; close: () => Promise<void> };

// Days stay `YYYY-MM-DD` (1082); counts (20) and exact decimals (1700) are small enough for a number here.
const readAs = new Map<number, (value: string) => unknown>([
  [1082, (value) => value],
  [20, Number],
  [1700, Number],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && readAs.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

export function openDatabase(address: DbAddress, size: number, onQuery: (milliseconds: number) => void): Database {
  const pool = new pg.Pool({
    ...address,
    max: size,
    types,
    application_name: 'mealwright',
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks (a restart of the database) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // biome-ignore lint/complexity/noBannedTypes: Kysely takes an object type without tables.
  const db = new Kysely<{}>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => onQuery(event.queryDurationMillis),
  });
  return { db, pool, close: () => db.destroy() };
}
