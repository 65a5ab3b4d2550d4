import { sql } from 'kysely';
import type { TxCtx } from '../../platform/ctx.ts';

export type UserRow = {
  id: string;
  household_id: string;
  email: string;
  password_hash: string | null;
  name: string;
  role: 'user' | 'admin';
  locale: string;
  time_zone: string;
  units: string;
  theme: string;
  week_starts_on: string;
  example: boolean;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
};
export type UserWithHousehold = UserRow & { household_name: string };

type SessionRow = {
  id: string;
  created_at: Date;
  ended_at: Date | null;
  browser: string | null;
  system: string | null;
  seen_at: Date | null;
};
type Tables = {
  household: { id: string; name: string; created_at: Date; updated_at: Date };
  app_user: UserRow;
  session: SessionRow & { user_id: string };
  refresh_token: { token_hash: string; session_id: string; expires_at: Date; used_at: Date | null };
};
const tables = (ctx: TxCtx) => ctx.db.withTables<Tables>();

/** One registration at a time, so that exactly one account is the first. */
export async function lockRegistration(ctx: TxCtx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(4323)`.execute(ctx.db);
}

/** A deleted account counts no more: whoever comes to an empty server is the first. */
export async function hasRealAccount(ctx: TxCtx): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('app_user')
    .select('id')
    .where('example', '=', false)
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const users = (ctx: TxCtx) =>
  tables(ctx)
    .selectFrom('app_user')
    .innerJoin('household', 'household.id', 'app_user.household_id')
    .selectAll('app_user')
    .select('household.name as household_name')
    .where('app_user.deleted_at', 'is', null);

export const findUser = (ctx: TxCtx, userId: string): Promise<UserWithHousehold | undefined> =>
  users(ctx).where('app_user.id', '=', userId).executeTakeFirst();

export const findUserByEmail = (ctx: TxCtx, email: string): Promise<UserWithHousehold | undefined> =>
  users(ctx).where('app_user.email', '=', email).executeTakeFirst();

export const findExampleUser = (ctx: TxCtx): Promise<UserWithHousehold | undefined> =>
  users(ctx).where('app_user.example', '=', true).executeTakeFirst();

export async function insertHousehold(ctx: TxCtx, id: string, name: string): Promise<void> {
  const now = ctx.now();
  await tables(ctx).insertInto('household').values({ id, name, created_at: now, updated_at: now }).execute();
}

export async function insertUser(ctx: TxCtx, row: UserRow): Promise<void> {
  await tables(ctx).insertInto('app_user').values(row).execute();
}

export async function changeUser(ctx: TxCtx, userId: string, change: Partial<UserRow>): Promise<void> {
  await tables(ctx)
    .updateTable('app_user')
    .set({ ...change, updated_at: ctx.now() })
    .where('id', '=', userId)
    .execute();
}

/** Of a household, or (null) of the administrators. */
export function firstUser(ctx: TxCtx, householdId: string | null): Promise<UserRow | undefined> {
  const all = tables(ctx).selectFrom('app_user').selectAll().where('deleted_at', 'is', null);
  const some = householdId === null ? all.where('role', '=', 'admin') : all.where('household_id', '=', householdId);
  return some.orderBy('created_at').orderBy('id').limit(1).executeTakeFirst();
}

export async function renameHousehold(ctx: TxCtx, householdId: string, name: string): Promise<void> {
  await tables(ctx)
    .updateTable('household')
    .set({ name, updated_at: ctx.now() })
    .where('id', '=', householdId)
    .execute();
}

export async function insertSession(ctx: TxCtx, id: string, userId: string): Promise<void> {
  await tables(ctx)
    .insertInto('session')
    .values({ id, user_id: userId, created_at: ctx.now(), ended_at: null, browser: null, system: null, seen_at: null })
    .execute();
}

export async function isSessionOpen(ctx: TxCtx, sessionId: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('session')
    .innerJoin('app_user', 'app_user.id', 'session.user_id')
    .select('session.id')
    .where('session.id', '=', sessionId)
    .where('session.ended_at', 'is', null)
    .where('app_user.deleted_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the open sessions of a user, but not `except`; their ids. */
export async function endSessions(ctx: TxCtx, userId: string, except: string | null = null): Promise<string[]> {
  let query = tables(ctx)
    .updateTable('session')
    .set({ ended_at: ctx.now() })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning('id');
  if (except !== null) query = query.where('id', '<>', except);
  return (await query.execute()).map((row) => row.id);
}

export async function endSession(ctx: TxCtx, sessionId: string): Promise<void> {
  await tables(ctx)
    .updateTable('session')
    .set({ ended_at: ctx.now() })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function insertRefreshToken(ctx: TxCtx, hash: string, sessionId: string, expiresAt: Date): Promise<void> {
  await tables(ctx)
    .insertInto('refresh_token')
    .values({ token_hash: hash, session_id: sessionId, expires_at: expiresAt, used_at: null })
    .execute();
}

/** Spends a token: of ten requests at once exactly one gets the row. */
export async function spendRefreshToken(
  ctx: TxCtx,
  hash: string,
): Promise<{ session_id: string; expires_at: Date } | undefined> {
  return tables(ctx)
    .updateTable('refresh_token')
    .set({ used_at: ctx.now() })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning(['session_id', 'expires_at'])
    .executeTakeFirst();
}

export async function findSessionOfToken(
  ctx: TxCtx,
  hash: string,
): Promise<{ id: string; user_id: string; ended_at: Date | null; used_at: Date | null } | undefined> {
  return tables(ctx)
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select(['session.id', 'session.user_id', 'session.ended_at', 'refresh_token.used_at'])
    .where('refresh_token.token_hash', '=', hash)
    .executeTakeFirst();
}

export async function listSessions(ctx: TxCtx, userId: string): Promise<SessionRow[]> {
  return tables(ctx)
    .selectFrom('session')
    .select(['id', 'created_at', 'ended_at', 'browser', 'system', 'seen_at'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute();
}

/** Erases for good who was deleted before `before`: the household goes when nobody is left, and all that it owned with it. */
export async function eraseDeleted(ctx: TxCtx, before: Date): Promise<number> {
  const erased = await tables(ctx)
    .deleteFrom('app_user')
    .where('deleted_at', '<', before)
    .returning(['id', 'household_id'])
    .execute();
  const households = erased.map((row) => row.household_id);
  if (households.length > 0) {
    await tables(ctx)
      .deleteFrom('household')
      .where('id', 'in', households)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('app_user').select('app_user.id').whereRef('app_user.household_id', '=', 'household.id')),
        ),
      )
      .execute();
  }
  return erased.length;
}

/** Tokens that ended a week ago tell nobody anything any more. */
export async function forgetOldTokens(ctx: TxCtx, before: Date): Promise<void> {
  await tables(ctx).deleteFrom('refresh_token').where('expires_at', '<', before).execute();
}
