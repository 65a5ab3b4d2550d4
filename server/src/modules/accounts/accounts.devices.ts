import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { requireSelf } from './accounts.api.ts';
import { deviceOf } from './accounts.devices.rules.ts';
import * as devices from './accounts.devices.sql.ts';
import { findUser } from './accounts.sql.ts';

/** Keeps on which kind of device a session was opened or renewed. */
export async function seenOn<T extends { sessionId: string }>(
  ctx: Ctx,
  opened: T,
  userAgent: string | undefined,
): Promise<T> {
  await devices.noteDevice(ctx, opened.sessionId, deviceOf(userAgent));
  return opened;
}

/** All who look around share one account: each of them sees, and ends, only their own session. */
const seesAll = async (ctx: Ctx<UserActor>) => !found(await findUser(ctx, ctx.actor.userId), 'USER_NOT_FOUND').example;

export async function listSessions(ctx: Ctx<UserActor>, userId: string): Promise<devices.SessionRow[]> {
  requireSelf(ctx, userId);
  const rows = await devices.openSessions(ctx, userId);
  return (await seesAll(ctx)) ? rows : rows.filter((row) => row.id === ctx.actor.sessionId);
}

export async function endSession(ctx: Ctx<UserActor>, userId: string, sessionId: string): Promise<void> {
  requireSelf(ctx, userId);
  if (sessionId !== ctx.actor.sessionId && !(await seesAll(ctx))) fail('NOT_FOUND');
  if (!(await ctx.tx((tx) => devices.endSessionOf(tx, userId, sessionId)))) fail('NOT_FOUND');
  await ctx.cache.drop('session', sessionId);
}
