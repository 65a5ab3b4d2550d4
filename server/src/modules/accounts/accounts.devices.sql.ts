import type { TxCtx, UserActor } from '../../platform/ctx.ts';

type Tables = {
  session: {
    id: string;
    user_id: string;
    created_at: Date;
    ended_at: Date | null;
    browser: string | null;
    system: string | null;
    seen_at: Date | null;
  };
  refresh_token: { session_id: string; expires_at: Date; used_at: Date | null };
};
const tables = (ctx: TxCtx) => ctx.db.withTables<Tables>();
export type SessionRow = Omit<Tables['session'], 'user_id' | 'ended_at'>;

export async function noteDevice(
  ctx: TxCtx,
  sessionId: string,
  device: { browser: string | null; system: string | null },
): Promise<void> {
  await tables(ctx)
    .updateTable('session')
    .set({ ...device, seen_at: ctx.now() })
    .where('id', '=', sessionId)
    .execute();
}

/** Those that can still be renewed; what ran out by itself is no session any more. */
export const openSessions = (ctx: TxCtx<UserActor>, userId: string): Promise<SessionRow[]> =>
  tables(ctx)
    .selectFrom('session')
    .select(['id', 'created_at', 'browser', 'system', 'seen_at'])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('refresh_token')
          .select('session_id')
          .whereRef('session_id', '=', 'session.id')
          .where('used_at', 'is', null)
          .where('expires_at', '>', ctx.now()),
      ),
    )
    .orderBy((eb) => eb.fn.coalesce('seen_at', 'created_at'), 'desc')
    .limit(100)
    .execute();

export async function endSessionOf(ctx: TxCtx<UserActor>, userId: string, sessionId: string): Promise<boolean> {
  const ended = await tables(ctx)
    .updateTable('session')
    .set({ ended_at: ctx.now() })
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}
