import { createHash } from 'node:crypto';
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

/** Texts that search: their best plan depends on the words, so a plan kept for all words would serve none. */
const searches = /@@|<%|%>|similarity\(/;
const mostPrepared = 400;
/** Statements by their text: the names of those asked for more than once, and those seen once of late. */
const prepared = new Map<string, string>();
const seen = new Set<string>();

/**
 * Prepares what is asked again on this connection: parsing and planning were more than half of the database's time for one small
 * select. Lists of ids give endless texts, so only the first few hundred are kept.
 */
class PreparingClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const ask = super.query.bind(this) as (...all: unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return ask(...args);
    const name = prepared.get(text);
    if (name !== undefined) return ask({ name, text, values }, ...args.slice(2));
    if (prepared.size < mostPrepared && !searches.test(text)) {
      if (seen.delete(text)) prepared.set(text, nameOf(text));
      else seen.add(text);
      if (seen.size > mostPrepared) seen.clear();
    }
    return ask(...args);
  }
}
const nameOf = (text: string) => createHash('sha1').update(text).digest('base64url').slice(0, 16);

export function openDatabase(address: DbAddress, size: number, onQuery: (milliseconds: number) => void): Database {
  const pool = new pg.Pool({
    ...address,
    Client: PreparingClient,
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
