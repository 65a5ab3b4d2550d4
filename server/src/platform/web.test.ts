import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from './errors.ts';
import { inlineScripts, serveWeb } from './web.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-web-'));
const [built, icons] = [join(folder, 'dist'), join(folder, 'icons')];
let http: FastifyInstance;
const get = (url: string) => http.inject({ url });

beforeAll(async () => {
  mkdirSync(join(built, 'assets'), { recursive: true });
  mkdirSync(icons);
  writeFileSync(join(built, 'index.html'), '<title>Mealwright</title>');
  writeFileSync(join(built, 'assets/app-3f2a.js'), 'console.log(1)');
  writeFileSync(join(built, 'assets/app-3f2a.js.gz'), gzipSync('console.log(1)'));
  writeFileSync(join(built, 'robots.txt'), 'User-agent: *');
  writeFileSync(join(icons, 'bowl.svg'), '<svg/>');
  writeFileSync(join(folder, 'secret.txt'), 'hidden words');
  http = await serverWith(built);
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

async function serverWith(web: string | null): Promise<FastifyInstance> {
  const server = Fastify();
  server.setErrorHandler((error, _request, reply) =>
    reply.status(error instanceof Failure ? error.status : 500).send({ error: { code: (error as Failure).code } }),
  );
  await serveWeb(server, web, icons);
  return server;
}

describe('the web app', () => {
  it('is the answer to every path of its own, fresh each time', async () => {
    for (const url of ['/', '/week', '/recipes/0198f000-0000-7000-8000-000000000001', '/week?date=2026-11-16', '/ä']) {
      const { statusCode, headers, body } = await get(url);
      expect([url, statusCode, body]).toEqual([url, 200, '<title>Mealwright</title>']);
      expect(headers['content-type']).toContain('text/html');
      expect(headers['cache-control']).toBe('no-cache');
    }
  });

  it('names the scripts in its page by hash, not what is only data', () => {
    const page = join(folder, 'page');
    mkdirSync(page);
    const data = '<script type="application/json">{}</script>';
    writeFileSync(join(page, 'index.html'), `${data}<script>start()</script>`);
    // As `openssl dgst -sha256 -binary | base64` says of "start()".
    expect(inlineScripts(page)).toEqual(["'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"]);
    expect(inlineScripts(null)).toEqual([]);
  });

  it('keeps files with a hash in their name for ever, and others not', async () => {
    const script = await get('/assets/app-3f2a.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-type']).toContain('javascript');
    expect((await get('/robots.txt')).headers['cache-control']).toBe('no-cache');
  });

  it('sends what the build has compressed to whoever can read that', async () => {
    const small = await http.inject({ url: '/assets/app-3f2a.js', headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Origin, Accept-Encoding' });
    expect(small.headers['content-type']).toContain('javascript');
    expect(gunzipSync(small.rawPayload).toString()).toBe('console.log(1)');
    expect((await get('/assets/app-3f2a.js')).body).toBe('console.log(1)');
  });

  it('does not answer with a page where a file or an endpoint is asked for', async () => {
    for (const url of [
      '/assets/app-gone.js',
      '/assets/chunk',
      '/favicon.gone',
      '/api/v1/nowhere',
      '/api/',
      '/icons/gone.svg',
    ])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
  });

  it('gives nothing from outside of its folder', async () => {
    for (const url of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/icons/..%2fsecret.txt',
    ])
      expect((await get(url)).body).not.toContain('hidden words');
  });

  it('comes with the pictures of the cookbook', async () => {
    const icon = await get('/icons/bowl.svg');
    expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(icon.headers['cache-control']).toContain('max-age=604800');
  });
});

it('a server without a built web app still has the pictures, and no pages', async () => {
  const bare = await serverWith(null);
  expect((await bare.inject({ url: '/icons/bowl.svg' })).statusCode).toBe(200);
  expect((await bare.inject({ url: '/' })).statusCode).toBe(404);
  await bare.close();
});
