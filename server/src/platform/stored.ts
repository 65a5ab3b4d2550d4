import type { FastifyInstance } from 'fastify';
import { forEver, type Storage } from '../providers/storage/storage.ts';
import { fail } from './errors.ts';

/** Of all that is stored only this is public: pictures under addresses that nobody can guess and that never change. */
const publicKey = /^recipes\/[0-9a-f-]{36}\/(?:large|medium|thumbnail)\/[0-9a-f-]{36}_\d+x\d+\.webp$/;

/** What is stored, to browsers and to the CDN before this server. Whoever has the address may read, as with any CDN (decision 013). */
export function serveStored(http: FastifyInstance, storage: Storage): void {
  http.get<{ Params: { '*': string } }>('/pictures/*', { schema: { hide: true } }, async (request, reply) => {
    const key = request.params['*'];
    if (!publicKey.test(key)) fail('NOT_FOUND', { path: `/pictures/${key}` });
    // Never another content under the same address: who has one has the right one.
    const etag = `"${key.slice(key.lastIndexOf('/') + 1)}"`;
    reply.headers({ 'cache-control': forEver, 'cross-origin-resource-policy': 'cross-origin', etag });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const stored = await storage.get(key);
    if (stored === null) {
      reply.removeHeader('etag').header('cache-control', 'no-store');
      return fail('NOT_FOUND', { path: `/pictures/${key}` });
    }
    return reply.type('image/webp').header('content-length', stored.bytes).send(stored.stream);
  });
}
