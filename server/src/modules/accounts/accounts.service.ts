import type { login, register, updateUser } from '@mealwright/contracts/accounts';
import type { BodyOf } from '@mealwright/contracts/endpoint';
import { hash, verify } from '@node-rs/argon2';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { hashToken, newToken } from '../../platform/keys.ts';
import * as sql from './accounts.sql.ts';

export type { UserWithHousehold } from './accounts.sql.ts';

export const ACCESS_SECONDS = 3600;
export const REFRESH_SECONDS = 7 * 24 * 3600;
const COOKIE_ON_ITS_WAY_MS = 10_000;

export type OpenSession = {
  sessionId: string;
  user: sql.UserWithHousehold;
  accessToken: string;
  refreshToken: string;
};
type Settings = Pick<BodyOf<typeof register>, 'locale' | 'timeZone' | 'units' | 'weekStartsOn'>;

/** argon2id with the library's defaults (19 MiB, 2 passes: OWASP's first choice); it runs in threads, not on the event loop. */
const hashPassword = (password: string) => hash(password);
/** Checked in place of a password where there is none, so that an unknown e-mail takes as long as a wrong password. */
const noPassword = hashPassword('nobody has this password');

/** Makes an account with its household. The first one is the administrator; whoever looks around in the example keeps it. */
export async function registerUser(ctx: Ctx, body: BodyOf<typeof register>): Promise<OpenSession> {
  const passwordHash = await hashPassword(body.password);
  const { opened, ended } = await ctx.tx(async (tx) => {
    await sql.lockRegistration(tx);
    if ((await sql.findUserByEmail(tx, body.email)) !== undefined) fail('EMAIL_TAKEN');
    const first = !(await sql.hasRealAccount(tx));
    const role = first ? 'admin' : 'user';
    const visitor = await exampleVisitor(tx);
    // The example closes: nobody who looked around stays in a household that may now be someone's own.
    const example = first ? await sql.findExampleUser(tx) : undefined;
    const ended = example === undefined ? [] : await sql.endSessions(tx, example.id);
    let userId: string;
    if (visitor !== null && first) {
      userId = visitor.userId;
      await sql.changeUser(tx, userId, {
        email: body.email,
        name: body.name,
        password_hash: passwordHash,
        role,
        example: false,
        locale: body.locale,
        time_zone: body.timeZone,
        units: body.units,
        week_starts_on: body.weekStartsOn,
      });
      await sql.renameHousehold(tx, visitor.householdId, body.name);
    } else {
      userId = await insertPerson(tx, {
        email: body.email,
        name: body.name,
        passwordHash,
        role,
        example: false,
        settings: body,
      });
    }
    const user = found(await sql.findUser(tx, userId), 'USER_NOT_FOUND');
    await publish(tx, 'user.registered', { userId, householdId: user.household_id });
    return { opened: await openSession(ctx, tx, user), ended };
  });
  ctx.count('users_registered');
  await Promise.all(ended.map((id) => ctx.cache.drop('session', id)));
  return opened;
}

async function exampleVisitor(tx: TxCtx): Promise<UserActor | null> {
  if (tx.actor.kind !== 'user') return null;
  return (await sql.findUser(tx, tx.actor.userId))?.example ? tx.actor : null;
}

async function insertPerson(
  tx: TxCtx,
  person: {
    email: string;
    name: string;
    passwordHash: string | null;
    role: 'user' | 'admin';
    example: boolean;
    settings: Settings;
  },
): Promise<string> {
  const [userId, householdId] = [tx.newId(), tx.newId()];
  await sql.insertHousehold(tx, householdId, person.name);
  await sql.insertUser(tx, {
    id: userId,
    household_id: householdId,
    email: person.email,
    password_hash: person.passwordHash,
    name: person.name,
    role: person.role,
    locale: person.settings.locale,
    time_zone: person.settings.timeZone,
    units: person.settings.units,
    theme: 'auto',
    week_starts_on: person.settings.weekStartsOn,
    example: person.example,
    created_at: tx.now(),
    updated_at: tx.now(),
    deleted_at: null,
  });
  return userId;
}

export async function isExampleOpen(ctx: Ctx): Promise<boolean> {
  return !(await sql.hasRealAccount(ctx));
}

/** A session in the example household, while no account exists. All visitors share it. */
export async function visitExample(ctx: Ctx, settings: Settings): Promise<OpenSession> {
  return ctx.tx(async (tx) => {
    await sql.lockRegistration(tx);
    if (await sql.hasRealAccount(tx)) fail('EXAMPLE_CLOSED');
    const there = await sql.findExampleUser(tx);
    const person = {
      email: 'example@mealwright.invalid',
      name: 'Example',
      passwordHash: null,
      role: 'user',
      example: true,
      settings,
    } as const;
    const userId = there?.id ?? (await insertPerson(tx, person));
    const user = found(await sql.findUser(tx, userId), 'USER_NOT_FOUND');
    return openSession(ctx, tx, user);
  });
}

export async function signIn(ctx: Ctx, { email, password }: BodyOf<typeof login>): Promise<OpenSession> {
  const user = await sql.findUserByEmail(ctx, email);
  const right = await verify(user?.password_hash ?? (await noPassword), password);
  if (user === undefined || user.password_hash === null || !right) fail('WRONG_CREDENTIALS');
  return ctx.tx((tx) => openSession(ctx, tx, user));
}

/**
 * A spent token that comes again means that someone holds a copy: the whole family ends. But a page that is loaded again before its
 * first answer sends the same cookie twice: so soon after, that is told to ask again, when the new cookie has come.
 */
export async function refreshSession(
  ctx: Ctx,
  token: string,
  { fromCookie }: { fromCookie: boolean },
): Promise<OpenSession> {
  const tokenHash = hashToken(token);
  const opened = await ctx.tx(async (tx) => {
    const spent = await sql.spendRefreshToken(tx, tokenHash);
    const session = await sql.findSessionOfToken(tx, tokenHash);
    if (session === undefined) return null;
    if (spent === undefined) {
      const since = tx.now().getTime() - (session.used_at?.getTime() ?? 0);
      if (fromCookie && session.ended_at === null && since < COOKIE_ON_ITS_WAY_MS) fail('REQUEST_IN_PROGRESS');
      await sql.endSession(tx, session.id);
      return { reused: session.id };
    }
    if (session.ended_at !== null || spent.expires_at <= tx.now()) return null;
    const user = await sql.findUser(tx, session.user_id);
    if (user === undefined || (user.example && (await sql.hasRealAccount(tx)))) return null;
    return openSession(ctx, tx, user, session.id);
  });
  if (opened !== null && 'reused' in opened) {
    await ctx.cache.drop('session', opened.reused);
    fail('SESSION_EXPIRED');
  }
  return opened ?? fail('SESSION_EXPIRED');
}

async function openSession(ctx: Ctx, tx: TxCtx, user: sql.UserWithHousehold, sessionId?: string): Promise<OpenSession> {
  const id = sessionId ?? tx.newId();
  if (sessionId === undefined) await sql.insertSession(tx, id, user.id);
  const { token, hash: tokenHash } = newToken();
  await sql.insertRefreshToken(tx, tokenHash, id, new Date(tx.now().getTime() + REFRESH_SECONDS * 1000));
  const claims = { userId: user.id, householdId: user.household_id, role: user.role, sessionId: id };
  return {
    sessionId: id,
    user,
    accessToken: await ctx.keys.sign(claims, tx.now(), ACCESS_SECONDS),
    refreshToken: token,
  };
}

export async function signOut(ctx: Ctx<UserActor>): Promise<void> {
  await ctx.tx((tx) => sql.endSession(tx, ctx.actor.sessionId));
  await ctx.cache.drop('session', ctx.actor.sessionId);
}

/** The user, when it is oneself or one is an administrator; else there is no such user. */
export async function readUser(ctx: Ctx<UserActor>, userId: string): Promise<sql.UserWithHousehold> {
  if (userId !== ctx.actor.userId && ctx.actor.role !== 'admin') fail('USER_NOT_FOUND');
  return found(await sql.findUser(ctx, userId), 'USER_NOT_FOUND');
}

export async function updateSettings(
  ctx: Ctx<UserActor>,
  userId: string,
  body: BodyOf<typeof updateUser>,
): Promise<sql.UserWithHousehold> {
  onlySelf(ctx, userId);
  return ctx.tx(async (tx) => {
    const { name, householdName, locale, timeZone, units, theme, weekStartsOn } = body;
    const change = { name, locale, time_zone: timeZone, units, theme, week_starts_on: weekStartsOn };
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await sql.changeUser(tx, userId, given);
    if (householdName !== undefined) await sql.renameHousehold(tx, ctx.actor.householdId, householdName);
    await publish(tx, 'user.updated', { userId });
    return found(await sql.findUser(tx, userId), 'USER_NOT_FOUND');
  });
}

export async function setPassword(
  ctx: Ctx<UserActor>,
  userId: string,
  body: { currentPassword: string; newPassword: string },
): Promise<void> {
  onlySelf(ctx, userId);
  const user = found(await sql.findUser(ctx, userId), 'USER_NOT_FOUND');
  if (user.password_hash === null || !(await verify(user.password_hash, body.currentPassword)))
    fail('WRONG_CREDENTIALS');
  const passwordHash = await hashPassword(body.newPassword);
  const ended = await ctx.tx(async (tx) => {
    await sql.changeUser(tx, userId, { password_hash: passwordHash });
    return sql.endSessions(tx, userId, ctx.actor.sessionId);
  });
  await Promise.all(ended.map((id) => ctx.cache.drop('session', id)));
}

/** Closed at once; erased by `eraseDeletedUsers` after the grace period. */
export async function deleteAccount(ctx: Ctx<UserActor>, userId: string): Promise<void> {
  onlySelf(ctx, userId);
  const ended = await ctx.tx(async (tx) => {
    await sql.changeUser(tx, userId, { deleted_at: tx.now() });
    await publish(tx, 'user.deleted', { userId });
    return sql.endSessions(tx, userId);
  });
  await Promise.all(ended.map((id) => ctx.cache.drop('session', id)));
}

export async function eraseDeletedUsers(ctx: Ctx): Promise<void> {
  const day = 24 * 3600 * 1000;
  const now = ctx.now().getTime();
  await ctx.tx(async (tx) => {
    const erased = await sql.eraseDeleted(tx, new Date(now - ctx.settings.eraseAfterDays * day));
    await sql.forgetOldTokens(tx, new Date(now - 7 * day));
    if (erased > 0) tx.log.info({ erased }, 'accounts erased');
  });
}

/** Everything held on a user: what accounts knows, and what each other module adds. */
export async function exportData(ctx: Ctx<UserActor>, userId: string) {
  onlySelf(ctx, userId);
  const user = found(await sql.findUser(ctx, userId), 'USER_NOT_FOUND');
  const sessions = await sql.listSessions(ctx, userId);
  return { user, sections: { sessions, ...(await ctx.personalData(ctx)) } };
}

function onlySelf(ctx: Ctx<UserActor>, userId: string): void {
  if (userId !== ctx.actor.userId) fail('USER_NOT_FOUND');
}
