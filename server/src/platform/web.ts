import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fail } from './errors.ts';

/** What the page may run although it stands in the page itself: its own scripts, by their hashes. */
export function inlineScripts(folder: string | null): string[] {
  if (folder === null) return [];
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

/** The built web app: hashed files for ever, pages fresh each time, every path without a file is a page of the app. */
export async function serveWeb(http: FastifyInstance, folder: string | null, icons: string): Promise<void> {
  if (existsSync(icons)) {
    await http.register(fastifyStatic, {
      root: icons,
      prefix: '/icons/',
      decorateReply: false,
      maxAge: '7d',
      schemaHide: true,
    });
  }
  if (folder === null) return;
  await http.register(async (web) => {
    // Whoever keeps a file for many has to know that it comes in several forms.
    web.addHook('onSend', async (_request, reply) => {
      if (reply.hasHeader('content-encoding')) reply.header('vary', 'Origin, Accept-Encoding');
    });
    await web.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      // The page itself is sent below, for every path.
      index: false,
      // The build has put `.br` and `.gz` beside each file.
      preCompressed: true,
      // Else its own header wins over the one set below.
      cacheControl: false,
      setHeaders: (response, path) => {
        const hashed = path.startsWith(`${folder}/assets/`);
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    web.get('/*', { schema: { hide: true } }, async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      if (path.startsWith('/api/') || path.startsWith('/assets/') || /\.\w+$/.test(path)) fail('NOT_FOUND', { path });
      // The bookmarks button of the import hands over the page that it is pressed on: the two windows have to know each other.
      if (path === '/recipes/import' && request.url.includes('from=page'))
        reply.header('cross-origin-opener-policy', 'unsafe-none');
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
}
