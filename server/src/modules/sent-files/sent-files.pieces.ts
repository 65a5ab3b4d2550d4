import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Ctx, TxCtx } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import * as sql from './sent-files.sql.ts';

/** As much as is held in memory of a file that comes in. */
const PIECE_BYTES = 8 << 20;
export const PREFIX = 'sent/';
const keyOf = ({ id, file_id }: Pick<sql.Piece, 'id' | 'file_id'>): string => `${PREFIX}${file_id}/${id}`;

/** Keeps what comes from `at` on, piece by piece; also what came before a connection broke. */
export async function keepPieces(
  ctx: Ctx,
  fileId: string,
  at: number,
  bytes: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<void> {
  let starts = at;
  let held: Buffer[] = [];
  let size = 0;
  async function keep(): Promise<void> {
    if (size === 0) return;
    const piece = { id: randomUUID(), file_id: fileId, starts, ends: starts + size };
    // First the bytes: what is written down is there.
    await ctx.providers.storage.put(keyOf(piece), Buffer.concat(held), { contentType: 'application/octet-stream' });
    await sql.addPiece(ctx, piece);
    starts = piece.ends;
    held = [];
    size = 0;
  }
  try {
    for await (const chunk of bytes) {
      if (starts + size + chunk.length > maxBytes) fail('BODY_TOO_LARGE', { maxBytes });
      held.push(chunk);
      size += chunk.length;
      if (size >= PIECE_BYTES) await keep();
    }
  } finally {
    await keep();
  }
}

/** The pieces that make the file, each with its bytes that the ones before do not have; pieces of a part sent twice overlap. */
function chainOf(pieces: readonly sql.Piece[]): { piece: sql.Piece; skip: number }[] {
  const chain: { piece: sql.Piece; skip: number }[] = [];
  let end = 0;
  for (const piece of pieces) {
    if (piece.starts > end) break;
    if (piece.ends <= end) continue;
    chain.push({ piece, skip: end - piece.starts });
    end = piece.ends;
  }
  return chain;
}

/** How much is there from the first byte on. */
export const sizeOf = async (ctx: TxCtx, fileId: string): Promise<number> =>
  chainOf(await sql.piecesOf(ctx, fileId)).at(-1)?.piece.ends ?? 0;

/** Puts the file together at a path of this machine, whole or not at all. */
export async function writeTo(ctx: Ctx, fileId: string, path: string): Promise<void> {
  const chain = chainOf(await sql.piecesOf(ctx, fileId));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const half = `${path}.${randomUUID()}.half`;
  async function* bytes() {
    for (const { piece, skip } of chain) {
      const stored = await ctx.providers.storage.get(keyOf(piece));
      if (stored === null) throw new Error(`a piece of a file is gone: ${keyOf(piece)}`);
      let left = skip;
      for await (const chunk of stored.stream as AsyncIterable<Buffer>) {
        if (chunk.length > left) yield chunk.subarray(left);
        left = Math.max(0, left - chunk.length);
      }
    }
  }
  try {
    await pipeline(bytes, createWriteStream(half, { flags: 'wx', mode: 0o600 }));
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** The rows last: what a stop leaves is found by them. */
export async function drop(ctx: Ctx, fileId: string): Promise<void> {
  await ctx.providers.storage.remove((await sql.piecesOf(ctx, fileId)).map(keyOf));
  await sql.remove(ctx, fileId);
}

/** Pieces in the storage of which nothing is written down: the process stopped in between. */
export async function dropUnknown(ctx: Ctx, before: Date): Promise<void> {
  const { storage } = ctx.providers;
  let keys: string[] = [];
  const check = async () => {
    const idOf = (key: string) => key.split('/').at(-1) ?? '';
    const known = await sql.knownPieces(ctx, keys.map(idOf));
    await storage.remove(keys.filter((key) => !known.has(idOf(key))));
    keys = [];
  };
  for await (const key of storage.listBefore(PREFIX, before)) if (keys.push(key) >= 500) await check();
  await check();
}
