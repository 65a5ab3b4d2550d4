import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipeFile, largestImport } from '@mealwright/contracts/recipe-imports';
import { fileReceived } from '@mealwright/contracts/sent-files';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { sweepUploads } from '../imports/imports.jobs.ts';
import { fetchKept, receivePart, sweep } from './sent-files.service.ts';

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
/** Files of which there are bytes, and how many pieces each has. */
const kept = () => {
  const of = join(folder, 'storage/sent');
  return existsSync(of) ? readdirSync(of).map((file) => readdirSync(join(of, file)).length) : [];
};
const there = async (who: Person, keys: string[]) => {
  const sizes = await Promise.all(keys.map((key) => receivedOf(who, key)));
  return keys.filter((_, at) => (sizes[at] ?? 0) > 0);
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
    expect((await begin(anna, 'cookbook-1', bytes.length, once)).body.jobId).toBe(begun.body.jobId);
    await app.settle();
    const { body: job } = await anna.call(getJob, { params: { jobId: begun.body.jobId } });
    expect(job).toMatchObject({ status: 'done', report: { name: 'all.json', found: 2, stored: 2 } });
    expect([kept(), await receivedOf(anna, 'cookbook-1')]).toEqual([[], 0]);
  });

  it('keeps what arrived before the connection broke, and every process takes the next part and the whole', async () => {
    const beside = await app.beside({ config: { dataFolder: folder } });
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.http.server.address() as { port: number };
    const large = Buffer.concat([bytes.subarray(0, -1), Buffer.alloc(9_000_000, ' '), Buffer.from(']')]);
    const socket = connect(port, '127.0.0.1');
    const lines = [
      'PUT /api/v1/sent-files/broken-one?at=0 HTTP/1.1',
      'host: localhost',
      `authorization: Bearer ${anna.session.accessToken}`,
      'content-type: application/octet-stream',
      `content-length: ${large.length}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(large.subarray(0, 8_900_000));
    const received = () => receivedOf(anna, 'broken-one');
    await vi.waitFor(async () => expect(await received()).toBeGreaterThan(8_000_000), { timeout: 20_000 });
    socket.destroy();
    const at = await received();
    const url = '/api/v1/sent-files/broken-one';
    const payload = large.subarray(at);
    const answer = await beside.http.inject({
      method: 'PUT',
      url,
      query: { at: `${at}` },
      payload,
      headers: headers(anna),
    });
    expect(answer.json()).toEqual({ received: large.length });
    const { body } = await begin(anna, 'broken-one', large.length);
    const path = join(folder, 'put together');
    expect(await fetchKept(beside.ctx, body.jobId, path)).toBe(true);
    expect(readFileSync(path).equals(large)).toBe(true);
    await beside.stop();
  });

  it('keeps also the last bytes before a break', async () => {
    async function* broken() {
      yield bytes.subarray(0, 150);
      throw new Error('broken');
    }
    const { userId, session } = anna;
    const { householdId } = session.user;
    const own = app.ctx.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'x' });
    await expect(receivePart(own, 'last-bytes', 0, broken())).rejects.toThrow('broken');
    expect(await receivedOf(anna, 'last-bytes')).toBe(150);
  });

  it('is its sender’s alone, and its name leads nowhere', async () => {
    await put(anna, 'private-1', 0, bytes);
    expect(await receivedOf(bert, 'private-1')).toBe(0);
    expect((await begin(bert, 'private-1', bytes.length)).body.error.code).toBe('FILE_INCOMPLETE');
    for (const key of ['..', '../../x-long-enough', 'a/b-long-enough', '.hidden-long', 'short', 'x'.repeat(81)])
      expect((await put(anna, key, 0, bytes)).status, key).toBeGreaterThanOrEqual(400);
    const stranger = await app.http.inject({ method: 'PUT', url: '/api/v1/sent-files/private-1?at=0', payload: 'x' });
    expect(stranger.statusCode).toBe(401);
  });

  it('is as large as an import may be, and there are five at a time', async () => {
    const over = await put(anna, 'too-large', largestImport - 1, Buffer.from('xx'));
    expect([over.status, over.body.error?.code]).toEqual([413, 'BODY_TOO_LARGE']);
    const keys = [1, 2, 3, 4, 5, 6].map((at) => `opened-${at}`);
    for (const key of keys) await put(bert, key, 0, Buffer.from(key));
    expect(await there(bert, keys)).toEqual(keys.slice(1));
  });

  it('goes when nobody has added to it for a day, and when the job that it was for is over', async () => {
    await app.settle();
    await put(bert, 'forgotten', 0, bytes);
    const { body: orphan } = await begin(anna, 'private-1', bytes.length);
    await sql`UPDATE import_job SET status = 'done' WHERE id = ${orphan.jobId}`.execute(app.ctx.db);
    app.clock.now = new Date(app.clock.now.getTime() + 25 * 3600_000);
    const later = await app.make.signIn(bert.email);
    await put(later, 'recent-one', 0, bytes);
    await sweep(app.ctx);
    expect(await there(later, ['forgotten', 'recent-one'])).toEqual(['recent-one']);
    await sweepUploads.run(app.ctx, {});
    expect(await fetchKept(app.ctx, orphan.jobId, join(folder, 'nothing'))).toBe(false);
    expect(kept()).toEqual([1]);
  });

  it('leaves nothing in the storage of which nothing is written down', async () => {
    const before = kept().length;
    const lost = join(folder, 'storage/sent', randomUUID());
    await app.ctx.providers.storage.put(`sent/${basename(lost)}/${randomUUID()}`, bytes, { contentType: 'x' });
    await sweep(app.ctx);
    expect(existsSync(lost)).toBe(true);
    const old = new Date(Date.now() - 25 * 3600_000);
    for (const name of readdirSync(lost)) utimesSync(join(lost, name), old, old);
    await sweep(app.ctx);
    expect([existsSync(lost), kept().length]).toEqual([false, before]);
  });
});
