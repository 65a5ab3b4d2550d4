import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

/** What files are sent for: the module that reads them. */
export type Purpose = 'recipes' | 'foods';
export type Piece = { id: string; file_id: string; starts: number; ends: number };
type FileRow = {
  id: string;
  user_id: string;
  key: string | null;
  purpose: Purpose | null;
  taken_for: string | null;
  begun_at: Date;
  touched_at: Date;
};
type Mine = TxCtx<UserActor>;
const tables = (ctx: TxCtx) => ctx.db.withTables<{ sent_file: FileRow; sent_piece: Piece }>();

const open = (ctx: Mine) =>
  tables(ctx).selectFrom('sent_file').where('user_id', '=', ctx.actor.userId).where('taken_for', 'is', null);

export const findOpen = (ctx: Mine, key: string): Promise<{ id: string } | undefined> =>
  open(ctx).select('id').where('key', '=', key).executeTakeFirst();

/** Nobody takes it twice: locked until the transaction ends. */
export const lockOpen = (ctx: Mine, key: string): Promise<{ id: string } | undefined> =>
  open(ctx).select('id').where('key', '=', key).forUpdate().executeTakeFirst();

/** The id of the file of this name; two requests that begin it at once begin one. */
export async function begin(ctx: Mine, id: string, key: string | null): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO sent_file (id, user_id, key, begun_at, touched_at)
    VALUES (${id}, ${ctx.actor.userId}, ${key}, ${ctx.now()}, ${ctx.now()})
    ON CONFLICT (user_id, key) WHERE taken_for IS NULL DO UPDATE SET touched_at = excluded.touched_at
    RETURNING id`.execute(ctx.db);
  return rows[0]?.id ?? id;
}

/** Those with a name, besides the newest few. */
export const tooMany = (ctx: Mine, most: number): Promise<{ id: string }[]> =>
  open(ctx)
    .select('id')
    .where('key', 'is not', null)
    .orderBy('touched_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .offset(most)
    .execute();

export async function addPiece(ctx: TxCtx, piece: Piece): Promise<void> {
  await tables(ctx).insertInto('sent_piece').values(piece).execute();
  await tables(ctx).updateTable('sent_file').set({ touched_at: ctx.now() }).where('id', '=', piece.file_id).execute();
}

/** From the first byte on; where two begin together, the longer one first. */
export async function piecesOf(ctx: TxCtx, fileId: string): Promise<Piece[]> {
  const { rows } = await sql<Piece>`
    SELECT id, file_id, starts::float8 AS starts, ends::float8 AS ends FROM sent_piece WHERE file_id = ${fileId}
    ORDER BY sent_piece.starts, sent_piece.ends DESC`.execute(ctx.db);
  return rows;
}

export async function take(ctx: TxCtx, id: string, purpose: Purpose, takenFor: string): Promise<void> {
  await tables(ctx)
    .updateTable('sent_file')
    .set({ purpose, taken_for: takenFor, touched_at: ctx.now() })
    .where('id', '=', id)
    .execute();
}

export const findTaken = (ctx: TxCtx, takenFor: string): Promise<{ id: string } | undefined> =>
  tables(ctx).selectFrom('sent_file').select('id').where('taken_for', '=', takenFor).executeTakeFirst();

export async function remove(ctx: TxCtx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('sent_file').where('id', '=', id).execute();
}

/** Nobody has added to them since, and nobody reads them. */
export const abandoned = (ctx: TxCtx, before: Date): Promise<{ id: string }[]> =>
  tables(ctx)
    .selectFrom('sent_file')
    .select('id')
    .where('taken_for', 'is', null)
    .where('touched_at', '<', before)
    .execute();

export const taken = (ctx: TxCtx, purpose: Purpose, before: Date): Promise<{ id: string; taken_for: string }[]> =>
  tables(ctx)
    .selectFrom('sent_file')
    .select(['id', 'taken_for'])
    .where('purpose', '=', purpose)
    .where('touched_at', '<', before)
    .execute() as Promise<{ id: string; taken_for: string }[]>;

/** Of these pieces those that belong to a file. */
export async function knownPieces(ctx: TxCtx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(ctx)
    .selectFrom('sent_piece')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}
