import { type Locale, localeFrom } from '@mealwright/contracts/common';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { findUser, firstUser, isSessionOpen } from './accounts.sql.ts';

/** The person behind an access token, or null: signature and end, then whether the session is still open (cached, 30 s at most). */
export async function authenticate(ctx: Ctx, token: string): Promise<UserActor | null> {
  const claims = await ctx.keys.read(token, ctx.now());
  if (claims === null) return null;
  return (await sessionOpen(ctx, claims.sessionId)) ? { kind: 'user', ...claims } : null;
}

/** Whether nobody has signed out of it meanwhile. */
export const sessionOpen = (ctx: Ctx, sessionId: string): Promise<boolean> =>
  ctx.cache.get('session', sessionId, () => isSessionOpen(ctx, sessionId));

/** Ends with USER_NOT_FOUND unless `userId` is the signed-in user: what is not mine is not there. */
export function requireSelf(ctx: Ctx<UserActor>, userId: string): void {
  if (userId !== ctx.actor.userId) fail('USER_NOT_FOUND');
}

/** The first person of a household, and for what is of everyone the first administrator: as whom a job sees what they see. */
export async function someoneOf(
  ctx: Ctx,
  householdId: string | null,
): Promise<{ userId: string; householdId: string; role: 'user' | 'admin'; locale: Locale } | null> {
  const user = await firstUser(ctx, householdId);
  if (user === undefined) return null;
  return { userId: user.id, householdId: user.household_id, role: user.role, locale: localeFrom(user.locale) };
}

/** Language, time zone and units of the signed-in user. */
export async function userSettings(
  ctx: Ctx<UserActor>,
): Promise<{ locale: Locale; timeZone: string; units: 'metric' | 'us' }> {
  const user = found(await findUser(ctx, ctx.actor.userId), 'USER_NOT_FOUND');
  return {
    locale: localeFrom(user.locale),
    timeZone: user.time_zone,
    units: user.units === 'us' ? 'us' : 'metric',
  };
}
