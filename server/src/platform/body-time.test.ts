import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitBodies } from './body-time.ts';

let app: FastifyInstance;
let port = 0;
beforeAll(async () => {
  app = Fastify({ requestTimeout: 0, connectionTimeout: 5000 });
  limitBodies(app, { bodyMs: 400, uploadMs: 20_000 });
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_: unknown, body: unknown) => body,
  );
  app.post('/words', async (request) => ({ bytes: (request.body as Buffer).length }));
  app.post('/file', { config: { upload: true } }, async (request) => ({ bytes: (request.body as Buffer).length }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** Ten bytes, one each 100 ms, as a line that is barely there sends them. */
function sendSlowly(path: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let sent = 0;
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 10\r\n`;
    socket.write(`${head}Connection: close\r\n\r\n`);
    const timer = setInterval(() => {
      sent += 1;
      socket.write('x');
      if (sent === 10) clearInterval(timer);
    }, 100);
    socket.on('data', (text) => {
      answer += String(text);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      done(answer);
    });
  });
}

it('a file may take its time on a slow line, words may not', async () => {
  const [file, words] = await Promise.all([sendSlowly('/file'), sendSlowly('/words')]);
  expect(file).toContain('{"bytes":10}');
  expect(words).not.toContain('bytes');
});

it('what arrives in time is answered, and nothing is cut off afterwards', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/words`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: 'quick',
  });
  expect(await answer.json()).toEqual({ bytes: 5 });
});
