import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../test/db.ts';
import { migrationsFolder } from '../app.ts';
import { ConfigError } from '../config.ts';
import { type Database, openDatabase } from './db.ts';
import { migrate } from './migrate.ts';

let database: Database;
let drop: () => Promise<void>;
let folder: string;

beforeEach(async () => {
  const clone = await cloneDatabase();
  drop = clone.drop;
  database = openDatabase(clone.address, 4, () => undefined);
  await database.pool.query('DROP TABLE schema_migration');
  folder = mkdtempSync(join(tmpdir(), 'mealwright-migrations-'));
});
afterEach(async () => {
  await database.close();
  await drop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tables = async () =>
  (await database.pool.query("SELECT tablename FROM pg_tables WHERE tablename LIKE 'm\\_%' ORDER BY 1")).rows.map(
    (row) => row.tablename,
  );

describe('migrations', () => {
  it('run in the order of their numbers, each once', async () => {
    write('0002_second.sql', 'ALTER TABLE m_one ADD COLUMN b int;');
    write('0001_first.sql', 'CREATE TABLE m_one (a int); INSERT INTO m_one VALUES (1);');
    write('notes.txt', 'not a migration');
    expect(await migrate(database.pool, folder)).toEqual(['0001_first.sql', '0002_second.sql']);
    expect(await migrate(database.pool, folder)).toEqual([]);
    write('0010_third.sql', 'CREATE TABLE m_two (a int);');
    expect(await migrate(database.pool, folder)).toEqual(['0010_third.sql']);
    expect(await tables()).toEqual(['m_one', 'm_two']);
    expect((await database.pool.query('SELECT * FROM m_one')).rows).toEqual([{ a: 1, b: null }]);
  });

  it('stop at the first that fails: nothing of it stays, what came before stays, the rest can follow later', async () => {
    write('0001_good.sql', 'CREATE TABLE m_one (a int);');
    write('0002_bad.sql', 'CREATE TABLE m_two (a int); SELECT nonsense;');
    write('0003_later.sql', 'CREATE TABLE m_three (a int);');
    await expect(migrate(database.pool, folder)).rejects.toThrow(/0002_bad\.sql.*nonsense/);
    expect(await tables()).toEqual(['m_one']);
    write('0002_bad.sql', 'CREATE TABLE m_two (a int);');
    expect(await migrate(database.pool, folder)).toEqual(['0002_bad.sql', '0003_later.sql']);
  });

  it('refuse a file that was changed after it had run', async () => {
    write('0001_first.sql', 'CREATE TABLE m_one (a int);');
    await migrate(database.pool, folder);
    write('0001_first.sql', 'CREATE TABLE m_one (a bigint);');
    const refused = migrate(database.pool, folder);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/0001_first\.sql was changed/);
  });

  it('refuse a database of a newer program and leave it alone', async () => {
    write('0001_first.sql', 'CREATE TABLE m_one (a int);');
    write('0002_newer.sql', 'CREATE TABLE m_two (a int);');
    await migrate(database.pool, folder);
    rmSync(join(folder, '0002_newer.sql'));
    write('0003_mine.sql', 'CREATE TABLE m_three (a int);');
    const refused = migrate(database.pool, folder);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(/newer Mealwright \(0002_newer\.sql\)/);
    expect(await tables()).toEqual(['m_one', 'm_two']);
  });

  it('run once when several servers start at the same moment', async () => {
    write('0001_first.sql', 'CREATE TABLE m_one (a int); INSERT INTO m_one VALUES (1);');
    write('0002_second.sql', 'INSERT INTO m_one VALUES (2);');
    const done = await Promise.all([1, 2, 3].map(() => migrate(database.pool, folder)));
    expect(done.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
    expect((await database.pool.query('SELECT a FROM m_one ORDER BY a')).rows).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('free their lock after a failure', async () => {
    write('0001_bad.sql', 'SELECT nonsense;');
    await expect(migrate(database.pool, folder)).rejects.toThrow();
    write('0001_bad.sql', 'SELECT 1;');
    const other = openDatabase((await cloneAddress()) as never, 1, () => undefined);
    expect(await migrate(other.pool, folder)).toEqual(['0001_bad.sql']);
    await other.close();
  });
});

async function cloneAddress(): Promise<object> {
  const { rows } = await database.pool.query('SELECT current_database() AS database');
  const { host, user } = (database.pool as unknown as { options: { host: string; user: string } }).options;
  return { host, user, database: rows[0].database };
}

it('are numbered without gaps and doubles', () => {
  const numbers = readdirSync(migrationsFolder).map((name) => Number(name.slice(0, 4)));
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});
