import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from './ctx.ts';
import { fail } from './errors.ts';

/**
 * `Idempotency-Key` on writes. The key is written in the same transaction as the change itself, so a retry after any crash finds
 * either both or neither. The answer is added afterwards; where a crash came between, the retry is told ALREADY_DONE.
 */
export type IdempotencyTable = {
  idempotency_key: {
    user_id: string;
    key: string;
    fingerprint: string;
    status: number | null;
    body: string | null;
    created_at: Date;
  };
};

export type StoredAnswer = { status: number; body: string };

export type IdempotentRequest = {
  /** Runs inside the transaction of the change. */
  claim: (db: Db) => Promise<void>;
  /** Keeps the answer for replays. */
  settle: (answer: StoredAnswer) => Promise<void>;
  /** Whether the key was claimed meanwhile, and not by this request. */
  hasTwin: () => Promise<boolean>;
  /** Waits shortly for a twin that has committed and is about to keep its answer. */
  answerOfTwin: () => Promise<StoredAnswer>;
};

/** Thrown by `claim` when a twin of this request committed first: the caller answers with what the twin answered. */
export class TwinCommitted extends Error {}

/** After this long a twin without an answer is taken for dead. */
const TWIN_WORKS_FOR_MS = 10_000;

/** The kept answer of an earlier twin, or what is needed to claim the key now. */
export async function idempotent(
  db: Db,
  userId: string,
  key: string,
  request: { method: string; url: string; body: unknown },
): Promise<StoredAnswer | IdempotentRequest> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest('hex');
  const keptRow = () => findKey(db, userId, key, fingerprint);
  const kept = await keptRow();
  if (kept?.answer) return kept.answer;
  // Committed without an answer: its twin still works on it, or died right after the commit.
  if (kept !== undefined)
    fail(Date.now() - kept.createdAt.getTime() > TWIN_WORKS_FOR_MS ? 'ALREADY_DONE' : 'REQUEST_IN_PROGRESS');
  let claimed = false;
  return {
    async claim(transaction) {
      if (claimed) return;
      const { numInsertedOrUpdatedRows } = await transaction
        .withTables<IdempotencyTable>()
        .insertInto('idempotency_key')
        .values({ user_id: userId, key, fingerprint, status: null, body: null, created_at: new Date() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) throw new TwinCommitted();
      claimed = true;
    },
    async settle({ status, body }) {
      if (!claimed) return;
      await db
        .withTables<IdempotencyTable>()
        .updateTable('idempotency_key')
        .set({ status, body })
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .execute();
    },
    hasTwin: async () => !claimed && (await keptRow()) !== undefined,
    async answerOfTwin() {
      for (let tries = 0; tries < 20; tries += 1) {
        const answer = (await keptRow())?.answer;
        if (answer) return answer;
        await sleep(100);
      }
      return fail('ALREADY_DONE');
    },
  };
}

async function findKey(
  db: Db,
  userId: string,
  key: string,
  fingerprint: string,
): Promise<{ answer: StoredAnswer | null; createdAt: Date } | undefined> {
  const row = await db
    .withTables<IdempotencyTable>()
    .selectFrom('idempotency_key')
    .select(['fingerprint', 'status', 'body', 'created_at'])
    .where('user_id', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.fingerprint !== fingerprint) fail('IDEMPOTENCY_MISMATCH');
  const answer = row.status === null ? null : { status: row.status, body: row.body ?? '' };
  return { answer, createdAt: row.created_at };
}

/** Keys older than a day are forgotten. */
export async function forgetOldKeys(db: Db): Promise<void> {
  await db
    .withTables<IdempotencyTable>()
    .deleteFrom('idempotency_key')
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
