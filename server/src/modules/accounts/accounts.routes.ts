import * as contract from '@mealwright/contracts/accounts';
import * as sessions from '@mealwright/contracts/sessions';
import type { Ctx } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { type HttpExchange, route } from '../../platform/route.ts';
import * as devices from './accounts.devices.ts';
import * as service from './accounts.service.ts';

const COOKIE = 'mealwright_refresh';
const COOKIE_PATH = '/api/v1/auth';

export const accountsRoutes = [
  route(
    contract.register,
    async (ctx, { body }, http) => opened(ctx, await service.registerUser(ctx, body), body.keep, http),
    'sign-in',
  ),
  route(
    contract.login,
    async (ctx, { body }, http) => opened(ctx, await service.signIn(ctx, body), body.keep, http),
    'sign-in',
  ),
  route(contract.refresh, async (ctx, { body }, http) => {
    const fromCookie = body.refreshToken === undefined;
    if (fromCookie && http.foreignOrigin()) fail('ORIGIN_REFUSED');
    const token = body.refreshToken ?? http.cookie(COOKIE) ?? fail('SESSION_EXPIRED');
    // What came in the cookie stays there: no script of the page ever gets to see it.
    const keep = fromCookie ? 'cookie' : body.keep;
    return opened(ctx, await service.refreshSession(ctx, token, { fromCookie }), keep, http);
  }),
  route(contract.logout, async (ctx, _input, http) => {
    await service.signOut(ctx);
    http.setCookie(COOKIE, '', { path: COOKIE_PATH, maxAgeSeconds: 0 });
    return undefined;
  }),
  route(contract.me, async (ctx) => userView(await service.readUser(ctx, ctx.actor.userId))),
  route(contract.exampleState, async (ctx) => ({ available: await service.isExampleOpen(ctx) })),
  route(
    contract.enterExample,
    async (ctx, { body }, http) => opened(ctx, await service.visitExample(ctx, body), body.keep, http),
    'sign-in',
  ),
  route(contract.getUser, async (ctx, { params }) => userView(await service.readUser(ctx, params.userId))),
  route(contract.updateUser, async (ctx, { params, body }) =>
    userView(await service.updateSettings(ctx, params.userId, body)),
  ),
  route(
    contract.changePassword,
    async (ctx, { params, body }) => service.setPassword(ctx, params.userId, body).then(() => undefined),
    'sign-in',
  ),
  route(contract.deleteUser, async (ctx, { params }, http) => {
    await service.deleteAccount(ctx, params.userId);
    http.setCookie(COOKIE, '', { path: COOKIE_PATH, maxAgeSeconds: 0 });
    return undefined;
  }),
  route(sessions.listSessions, async (ctx, { params }) => ({
    data: (await devices.listSessions(ctx, params.userId)).map((row) => ({
      sessionId: row.id,
      browser: row.browser as sessions.OpenSession['browser'],
      system: row.system as sessions.OpenSession['system'],
      createdAt: row.created_at.toISOString(),
      seenAt: (row.seen_at ?? row.created_at).toISOString(),
      current: row.id === ctx.actor.sessionId,
    })),
  })),
  route(sessions.endSession, async (ctx, { params }) =>
    devices.endSession(ctx, params.userId, params.sessionId).then(() => undefined),
  ),
  route(contract.exportUser, async (ctx, { params }) => {
    const { user, sections } = await service.exportData(ctx, params.userId);
    return {
      exportedAt: ctx.now().toISOString(),
      format: 'mealwright-export-1' as const,
      user: userView(user),
      sections,
    };
  }),
];

const opened = async (ctx: Ctx, session: service.OpenSession, keep: 'cookie' | 'token', http: HttpExchange) =>
  sessionView(await devices.seenOn(ctx, session, http.header('user-agent')), keep, http);

function sessionView(opened: service.OpenSession, keep: 'cookie' | 'token', http: HttpExchange): contract.Session {
  const inCookie = keep === 'cookie';
  if (inCookie)
    http.setCookie(COOKIE, opened.refreshToken, { path: COOKIE_PATH, maxAgeSeconds: service.REFRESH_SECONDS });
  return {
    user: userView(opened.user),
    accessToken: opened.accessToken,
    expiresIn: service.ACCESS_SECONDS,
    refreshToken: inCookie ? null : opened.refreshToken,
  };
}

function userView(row: service.UserWithHousehold): contract.User {
  return {
    userId: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    householdId: row.household_id,
    householdName: row.household_name,
    locale: row.locale as contract.User['locale'],
    timeZone: row.time_zone,
    units: row.units as contract.User['units'],
    theme: row.theme as contract.User['theme'],
    weekStartsOn: row.week_starts_on as contract.User['weekStartsOn'],
    example: row.example,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
