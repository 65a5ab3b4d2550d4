import { z } from 'zod';
import { id, locale, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** Long enough to matter (NIST SP 800-63B: at least 8), short enough that hashing stays cheap. */
export const password = z.string().min(8).max(128);

export const unitSystems = ['metric', 'us'] as const;
export const themes = ['auto', 'light', 'dark'] as const;
const timeZone = z.string().max(64).refine(isTimeZone, 'not a time zone');

export const user = z
  .object({
    userId: id,
    email: z.string(),
    name: z.string(),
    role: z.enum(['user', 'admin']),
    householdId: id,
    householdName: z.string(),
    locale,
    timeZone: z.string(),
    units: z.enum(unitSystems),
    theme: z.enum(themes),
    weekStartsOn: z.enum(['monday', 'sunday']),
    example: z.boolean(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof user>;

export const session = z
  .object({
    user,
    accessToken: z.string(),
    /** Seconds until the access token ends. */
    expiresIn: z.number().int(),
    /** null when it was set as an httpOnly cookie instead. */
    refreshToken: z.string().nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** `cookie`: the refresh token travels in an httpOnly cookie (browsers); `token`: in the body (programs). */
const keep = z.enum(['cookie', 'token']).default('token');
const settings = {
  locale,
  timeZone,
  units: z.enum(unitSystems),
  theme: z.enum(themes),
  weekStartsOn: z.enum(['monday', 'sunday']),
};

export const register = endpoint({
  method: 'POST',
  path: '/auth/register',
  access: 'public',
  tag: 'accounts',
  summary: 'Make an account and its household. The first account is an administrator.',
  status: 201,
  body: z.strictObject({
    email,
    password,
    name: text(80),
    locale: settings.locale.default('en'),
    timeZone: timeZone.default('UTC'),
    units: settings.units.default('metric'),
    weekStartsOn: settings.weekStartsOn.default('monday'),
    keep,
  }),
  response: session,
  errors: ['EMAIL_TAKEN', 'TOO_MANY_REQUESTS'],
});

export const login = endpoint({
  method: 'POST',
  path: '/auth/login',
  access: 'public',
  tag: 'accounts',
  summary: 'Sign in.',
  body: z.strictObject({ email, password: z.string().min(1).max(1000), keep }),
  response: session,
  errors: ['WRONG_CREDENTIALS', 'TOO_MANY_REQUESTS'],
});

export const refresh = endpoint({
  method: 'POST',
  path: '/auth/refresh',
  access: 'public',
  tag: 'accounts',
  summary:
    'Exchange a refresh token (single use) for a new pair. Reuse of a spent token ends the whole family; a cookie that comes twice within ten seconds is told to come again.',
  body: z.strictObject({ refreshToken: z.string().max(200).optional(), keep }).default({ keep: 'token' }),
  response: session,
  errors: ['SESSION_EXPIRED', 'ORIGIN_REFUSED', 'REQUEST_IN_PROGRESS'],
});

export const logout = endpoint({
  method: 'POST',
  path: '/auth/logout',
  access: 'user',
  tag: 'accounts',
  summary: 'End this session: its refresh tokens and its access token are refused from then on.',
  status: 204,
  response: z.undefined(),
});

export const me = endpoint({
  method: 'GET',
  path: '/auth/me',
  access: 'user',
  tag: 'accounts',
  summary: 'The signed-in user.',
  response: user,
});

export const exampleState = endpoint({
  method: 'GET',
  path: '/auth/example',
  access: 'public',
  tag: 'accounts',
  summary: 'Whether the example household can be looked at (only while no account exists).',
  response: z.object({ available: z.boolean() }),
});

export const enterExample = endpoint({
  method: 'POST',
  path: '/auth/example',
  access: 'public',
  tag: 'accounts',
  summary: 'Look around with an example household that has a planned week.',
  status: 201,
  body: z.strictObject({
    keep,
    locale: settings.locale.default('en'),
    timeZone: timeZone.default('UTC'),
    units: settings.units.default('metric'),
    weekStartsOn: settings.weekStartsOn.default('monday'),
  }),
  response: session,
  errors: ['EXAMPLE_CLOSED'],
});

export const userParams = z.object({ userId: id });

export const getUser = endpoint({
  method: 'GET',
  path: '/users/:userId',
  access: 'user',
  tag: 'accounts',
  summary: 'One user (oneself; administrators: anyone).',
  params: userParams,
  response: user,
  errors: ['USER_NOT_FOUND'],
});

export const updateUser = endpoint({
  method: 'PATCH',
  path: '/users/:userId',
  access: 'user',
  tag: 'accounts',
  summary: 'Change name, household name, language, units, time zone, theme.',
  params: userParams,
  body: z.strictObject({ name: text(80), householdName: text(80), ...settings }).partial(),
  response: user,
  errors: ['USER_NOT_FOUND'],
});

export const changePassword = endpoint({
  method: 'PATCH',
  path: '/users/:userId/password',
  access: 'user',
  tag: 'accounts',
  summary: 'Change the password. All other sessions end.',
  status: 204,
  params: userParams,
  body: z.strictObject({ currentPassword: z.string().min(1).max(1000), newPassword: password }),
  response: z.undefined(),
  errors: ['USER_NOT_FOUND', 'WRONG_CREDENTIALS'],
});

export const deleteUser = endpoint({
  method: 'DELETE',
  path: '/users/:userId',
  access: 'user',
  tag: 'accounts',
  summary: 'Delete the account: closed at once, erased for good after the grace period.',
  status: 204,
  params: userParams,
  response: z.undefined(),
  errors: ['USER_NOT_FOUND'],
});

export const exportUser = endpoint({
  method: 'GET',
  path: '/users/:userId/export',
  access: 'user',
  tag: 'accounts',
  summary: 'Everything held on the user, as one document.',
  params: userParams,
  response: z.object({
    exportedAt: timestamp,
    format: z.literal('mealwright-export-1'),
    user,
    sections: z.record(z.string(), z.unknown()),
  }),
  errors: ['USER_NOT_FOUND'],
});

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
