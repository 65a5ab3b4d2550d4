import { z } from 'zod';
import { userParams } from './accounts.ts';
import { id, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

export const browsers = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung'] as const;
export const systems = ['android', 'chromeos', 'ios', 'linux', 'macos', 'windows'] as const;

export const openSession = z
  .object({
    sessionId: id,
    /** Families only; null for what is not known, e.g. a program. */
    browser: z.enum(browsers).nullable(),
    system: z.enum(systems).nullable(),
    createdAt: timestamp,
    /** When it last renewed itself: at most an hour of use ago. */
    seenAt: timestamp,
    /** The one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSession = z.infer<typeof openSession>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/users/:userId/sessions',
  access: 'user',
  tag: 'accounts',
  summary: 'Where one is signed in: open sessions, the last used first.',
  params: userParams,
  response: z.object({ data: z.array(openSession) }),
  errors: ['USER_NOT_FOUND'],
});
export const endSession = endpoint({
  method: 'DELETE',
  path: '/users/:userId/sessions/:sessionId',
  access: 'user',
  tag: 'accounts',
  summary: 'Sign out there: refresh and access tokens of this session are refused from then on.',
  status: 204,
  params: userParams.extend({ sessionId: id }),
  response: z.undefined(),
  errors: ['USER_NOT_FOUND', 'NOT_FOUND'],
});
