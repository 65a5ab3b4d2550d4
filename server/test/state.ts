import { sql } from 'kysely';
import type { App } from '../src/app.ts';

type Row = Record<string, unknown>;

/** Stored rows, where the API does not tell; with `column` those that have `value` there. */
export async function rowsOf(app: App, table: string, column?: string, value?: unknown): Promise<Row[]> {
  const where = column === undefined ? sql`` : sql`WHERE ${sql.ref(column)} = ${value}`;
  return (await sql<Row>`SELECT * FROM ${sql.table(table)} ${where}`.execute(app.ctx.db)).rows;
}

/** What the events of this name about this user say, oldest first. */
export async function eventsOf(app: App, name: string, userId: string): Promise<Row[]> {
  const { rows } = await sql<{
    payload: Row;
  }>`SELECT payload FROM event WHERE name = ${name} AND payload->>'userId' = ${userId} ORDER BY sequence`.execute(
    app.ctx.db,
  );
  return rows.map((row) => row.payload);
}
