import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Whoever sends a file names it; names are one's own: nobody meets the file of another person. */
export const sentKey = z.string().regex(/^[A-Za-z0-9_-]{8,80}$/);
const received = z.object({
  /** Bytes that are here, from the beginning of the file; the next part begins there. */
  received: z.number().int(),
});

/** A file that was sent in parts before, instead of a body. */
export const sentFile = {
  sent: sentKey.optional(),
  /** How large it is: one of which something is missing is not read. */
  bytes: z.coerce.number().int().positive().optional(),
};

export const fileReceived = endpoint({
  method: 'GET',
  path: '/sent-files/:key',
  access: 'user',
  tag: 'files',
  summary: 'How much of a file that is sent in parts has arrived; 0 of one that nobody has begun.',
  params: z.object({ key: sentKey }),
  response: received,
});
export const sendFilePart = endpoint({
  method: 'PUT',
  path: '/sent-files/:key',
  access: 'user',
  tag: 'files',
  summary:
    'The bytes of a file from `at` on, as many as you like (any content type). What arrived before the connection broke stays, for a day; a part that begins beyond it is not taken, and the answer says where to go on.',
  params: z.object({ key: sentKey }),
  query: z.object({
    at: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 43),
  }),
  response: received,
  errors: ['BODY_TOO_LARGE'],
});
