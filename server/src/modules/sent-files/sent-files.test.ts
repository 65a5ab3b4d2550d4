import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipeFile, largestImport } from '@mealwright/contracts/recipe-imports';
import { fileReceived } from '@mealwright/contracts/sent-files';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { sweep } from './sent-files.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-sent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const app = useApp({ config: { dataFolder: folder } });
let anna: Person;
let bert: Person;
beforeAll(async () => {
  // The first account of an installation is its administrator.
  await app.make.person();
  [anna, bert] = [await app.make.person(), await app.make.person()];
});

const recipe = {
  '@type': 'Recipe',
  name: 'Sent soup',
  recipeYield: '4',
  recipeIngredient: ['500 g carrots'],
  recipeInstructions: 'Cook.',
};
const bytes = Buffer.from(JSON.stringify([recipe, { ...recipe, name: 'x'.repeat(30) }]));
const headers = (who: Person) => ({
  authorization: `Bearer ${who.session.accessToken}`,
  'content-type': 'application/octet-stream',
});
async function put(who: Person, key: string, at: number, payload: Buffer) {
  const url = `/api/v1/sent-files/${encodeURIComponent(key)}`;
  const answer = await app.http.inject({ method: 'PUT', url, query: { at: `${at}` }, payload, headers: headers(who) });
  return { status: answer.statusCode, body: answer.json() };
}
const receivedOf = async (who: Person, key: string) =>
  (await who.call(fileReceived, { params: { key } })).body.received;
async function begin(who: Person, sent: string, size: number, idempotency = {}) {
  const answer = await app.http.inject({
    method: 'POST',
    url: `/api/v1${importRecipeFile.path}`,
    query: { name: 'all.json', sent, bytes: `${size}` },
    headers: { authorization: `Bearer ${who.session.accessToken}`, ...idempotency },
  });
  return { status: answer.statusCode, body: answer.json() };
}
const filesOf = (who: Person) => {
  const of = join(folder, 'sent', who.userId);
  return existsSync(of) ? readdirSync(of).sort() : [];
};

describe('a file that is sent in parts', () => {
  it('is read when it is whole, and not before; a retry of that request reads it once', async () => {
    expect(await receivedOf(anna, 'cookbook-1')).toBe(0);
    expect((await begin(anna, 'cookbook-1', bytes.length)).body.error.code).toBe('FILE_INCOMPLETE');
    expect(await put(anna, 'cookbook-1', 0, bytes.subarray(0, 100))).toEqual({ status: 200, body: { received: 100 } });
    // A part that begins too far, one that is sent again, and the rest.
    expect((await put(anna, 'cookbook-1', 200, bytes.subarray(200))).body).toEqual({ received: 100 });
    expect((await put(anna, 'cookbook-1', 40, bytes.subarray(40, 90))).body).toEqual({ received: 100 });
    const early = await begin(anna, 'cookbook-1', bytes.length);
    expect([early.status, early.body.error.details]).toEqual([409, { received: 100 }]);
    expect((await put(anna, 'cookbook-1', 100, bytes.subarray(100))).body).toEqual({ received: bytes.length });
    const once = { 'idempotency-key': 'read-cookbook-1' };
    const begun = await begin(anna, 'cookbook-1', bytes.length, once);
    expect(begun.status).toBe(202);
    expect(filesOf(anna)).toEqual([]);
    expect((await begin(anna, 'cookbook-1', bytes.length, once)).body.jobId).toBe(begun.body.jobId);
    await app.settle();
    const { body: job } = await anna.call(getJob, { params: { jobId: begun.body.jobId } });
    expect(job).toMatchObject({ status: 'done', report: { name: 'all.json', found: 2, stored: 2 } });
  });

  it('keeps what arrived before the connection broke', async () => {
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.http.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    const lines = [
      'PUT /api/v1/sent-files/broken-one?at=0 HTTP/1.1',
      'host: localhost',
      `authorization: Bearer ${anna.session.accessToken}`,
      'content-type: application/octet-stream',
      `content-length: ${bytes.length}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(bytes.subarray(0, 150));
    await vi.waitFor(async () => expect(await receivedOf(anna, 'broken-one')).toBe(150), { timeout: 20_000 });
    socket.destroy();
    expect((await put(anna, 'broken-one', 150, bytes.subarray(150))).body.received).toBe(bytes.length);
    expect(readFileSync(join(folder, 'sent', anna.userId, 'broken-one'))).toEqual(bytes);
    expect((await begin(anna, 'broken-one', bytes.length)).status).toBe(202);
  });

  it('is its sender’s alone, and its name leads nowhere', async () => {
    await put(anna, 'private-1', 0, bytes);
    expect(await receivedOf(bert, 'private-1')).toBe(0);
    expect((await begin(bert, 'private-1', bytes.length)).body.error.code).toBe('FILE_INCOMPLETE');
    for (const key of ['..', '../../x-long-enough', 'a/b-long-enough', '.hidden-long', 'short', 'x'.repeat(81)])
      expect((await put(anna, key, 0, bytes)).status, key).toBeGreaterThanOrEqual(400);
    const stranger = await app.http.inject({ method: 'PUT', url: '/api/v1/sent-files/private-1?at=0', payload: 'x' });
    expect(stranger.statusCode).toBe(401);
    expect(readdirSync(join(folder, 'sent'))).toEqual(expect.arrayContaining([anna.userId]));
  });

  it('is as large as an import may be, and there are five at a time', async () => {
    const over = await put(anna, 'too-large', largestImport - 1, Buffer.from('xx'));
    expect([over.status, over.body.error?.code]).toEqual([413, 'BODY_TOO_LARGE']);
    for (const at of [1, 2, 3, 4, 5, 6]) {
      await put(bert, `opened-${at}`, 0, Buffer.from(`${at}`));
      const path = join(folder, 'sent', bert.userId, `opened-${at}`);
      utimesSync(path, new Date(), new Date(Date.now() - (100 - at) * 1000));
    }
    expect(filesOf(bert)).toEqual([2, 3, 4, 5, 6].map((at) => `opened-${at}`));
  });

  it('goes when nobody has added to it for a day', async () => {
    await put(bert, 'forgotten', 0, bytes);
    const old = join(folder, 'sent', bert.userId, 'forgotten');
    utimesSync(old, new Date(), new Date(Date.now() - 25 * 3600_000));
    await put(bert, 'recent-one', 0, bytes);
    await sweep(app.ctx);
    expect(filesOf(bert)).not.toContain('forgotten');
    expect(filesOf(bert)).toContain('recent-one');
  });
});
