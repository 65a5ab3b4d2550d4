import { sql } from 'kysely';
import type { TxCtx } from '../../../platform/ctx.ts';
import type { StoredRow } from '../recipes.sql.ts';

const READING = 'reading';

/** The foods and the reading of the process that started last: an older one beside it must not undo what it does. */
export async function noteReading(ctx: TxCtx): Promise<void> {
  await sql`INSERT INTO loaded_data (name, checksum) VALUES (${READING}, ${ctx.settings.reading})
    ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, loaded_at = now()`.execute(ctx.db);
}
export async function lastReading(ctx: TxCtx): Promise<string | null> {
  const { rows } = await sql<{ checksum: string }>`SELECT checksum FROM loaded_data WHERE name = ${READING}`.execute(
    ctx.db,
  );
  return rows[0]?.checksum ?? null;
}

/** Written by people, and read with other foods or in another way. Said so that the index answers it. */
const stale = ({ settings: { reading } }: TxCtx) =>
  sql<boolean>`state IS NOT NULL AND deleted_at IS NULL AND (read_with IS NULL OR read_with < ${reading} OR read_with > ${reading})`;

export async function countStale(ctx: TxCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM recipe WHERE ${stale(ctx)}`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}

type Stale = Pick<StoredRow, 'id' | 'household_id' | 'read_in'> & { language: string | null };
/** Those made of others first: what their own lines ask is seen then, and they follow once more when a part changes. */
export async function someStale(ctx: TxCtx, except: readonly string[], most: number): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    SELECT id, household_id, read_in, state ->> 'language' AS language FROM recipe
    WHERE ${stale(ctx)} AND id <> ALL(${[...except]}::uuid[])
    ORDER BY cardinality(parts) = 0, household_id, id LIMIT ${most}`.execute(ctx.db);
  return rows;
}

/** Locked until the transaction ends; undefined: somebody changed it meanwhile, or another worker was here. */
export async function lockStale(ctx: TxCtx, id: string): Promise<StoredRow | undefined> {
  const { rows } = await sql<StoredRow>`SELECT * FROM recipe WHERE id = ${id} AND ${stale(ctx)} FOR UPDATE`.execute(
    ctx.db,
  );
  return rows[0];
}

/** Its figures stay as they are. */
export async function leaveAsItIs(ctx: TxCtx, id: string): Promise<void> {
  await sql`UPDATE recipe SET read_with = ${ctx.settings.reading} WHERE id = ${id}`.execute(ctx.db);
}
