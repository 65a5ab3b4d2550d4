import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getJob } from '@mealwright/contracts/plans';
import { importRecipeFile } from '@mealwright/contracts/recipe-imports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { s3Storage } from '../../src/providers/storage/s3.ts';
import { useApp } from '../app.ts';
import { pictureSuite } from '../pictures.suite.ts';
import { storageSuite } from '../storage.suite.ts';
import { type S3Server, startS3 } from './s3.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.stop());
// Read when the app is made, after the server has begun.
const config: Partial<Config> = {
  get s3() {
    return server.s3;
  },
};
const app = useApp({ config, now: () => new Date() });

storageSuite('an S3 server', app);
pictureSuite('pictures in an S3 server', app);

describe('an S3 server', () => {
  it('takes uploads directly and keeps what is public private: readers come through this server', async () => {
    const { storage } = app.ctx.providers;
    const terms = { contentType: 'image/png', maxBytes: 10, bytes: 3, now: new Date(), minutes: 15 };
    expect((await storage.signPut('temp/a/b', terms)).url).toMatch(
      new RegExp(`^${server.s3.endpoint}/pictures/temp/a/b\\?`),
    );
    expect(storage.publicBase).toBe('/pictures');
    expect(storage.origins).toEqual([server.s3.endpoint]);
    await storage.put('recipes/a', Buffer.from('x'), { contentType: 'image/webp' });
    const answer = await fetch(`${server.s3.endpoint}/pictures/recipes/a`);
    expect(answer.status).toBe(403);
  });

  it('with a public address of its own is read there, which browsers are allowed to', async () => {
    const uploads = app.ctx.providers.uploads;
    const behind = s3Storage({ ...server.s3, publicUrl: 'https://cdn.example.org/pictures' }, uploads);
    expect(behind.publicBase).toBe('https://cdn.example.org/pictures');
    expect(behind.origins).toEqual([server.s3.endpoint, 'https://cdn.example.org']);
    const amazon = s3Storage({ ...server.s3, endpoint: null, region: 'eu-central-1' }, uploads);
    const terms = { contentType: 'image/png', maxBytes: 10, bytes: 3, now: new Date(), minutes: 15 };
    const { origin, searchParams } = new URL((await amazon.signPut('temp/a/b', terms)).url);
    expect(amazon.origins).toEqual([origin]);
    expect(searchParams.get('X-Amz-Expires')).toBe('900');
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
  });

  it('is named in the security policy, so that browsers may send to it', async () => {
    const { headers } = await app.http.inject({ url: '/health' });
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws: wss: ${server.s3.endpoint};`);
  });

  it('lists and removes more than one page of keys', async () => {
    const { storage } = app.ctx.providers;
    const keys = Array.from({ length: 1050 }, (_, at) => `temp/many/${String(at).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(
        keys.slice(at, at + 50).map((key) => storage.put(key, Buffer.from('x'), { contentType: 'x/y' })),
      );
    const listed: string[] = [];
    for await (const key of storage.listBefore('temp/many/', new Date(Date.now() + 60_000))) listed.push(key);
    expect(listed.sort()).toEqual(keys);
    await storage.remove(keys);
    expect(await storage.sizeOf(keys.at(-1) ?? '')).toBeNull();
  });
});

describe('a file that is sent with an S3 server', () => {
  it('comes in by two processes and is read by a worker, each on a machine of its own', async () => {
    const folders = [1, 2, 3].map(() => mkdtempSync(join(tmpdir(), 'mealwright-machine-')));
    const machines = await Promise.all(
      folders.map((dataFolder) => app.beside({ config: { s3: server.s3, dataFolder } })),
    );
    const [first, second, worker] = machines;
    const anna = await app.make.person();
    const headers = {
      authorization: `Bearer ${anna.session.accessToken}`,
      'content-type': 'application/octet-stream',
    };
    const recipe = {
      '@type': 'Recipe',
      recipeYield: '4',
      recipeIngredient: ['500 g carrots'],
      recipeInstructions: 'Cook.',
    };
    const bytes = Buffer.from(
      JSON.stringify(Array.from({ length: 30 }, (_, at) => ({ ...recipe, name: `Soup ${at}` }))),
    );
    const half = bytes.length >> 1;
    const put = async (to: typeof first, at: number, payload: Buffer) =>
      (
        await to!.http.inject({
          method: 'PUT',
          url: '/api/v1/sent-files/far-away',
          query: { at: `${at}` },
          payload,
          headers,
        })
      ).json();
    expect(await put(first, 0, bytes.subarray(0, half))).toEqual({ received: half });
    expect(await put(second, half, bytes.subarray(half))).toEqual({ received: bytes.length });
    const begun = await first!.http.inject({
      method: 'POST',
      url: `/api/v1${importRecipeFile.path}`,
      query: { name: 'all.json', sent: 'far-away', bytes: `${bytes.length}` },
      headers: { authorization: headers.authorization },
    });
    expect(begun.statusCode).toBe(202);
    await worker!.settle();
    const { body: job } = await anna.call(getJob, { params: { jobId: begun.json().jobId } });
    expect(job).toMatchObject({ status: 'done', report: { found: 30, stored: 30 } });
    const left: string[] = [];
    for await (const key of app.ctx.providers.storage.listBefore('sent/', new Date(Date.now() + 60_000)))
      left.push(key);
    expect(left).toEqual([]);
    for (const machine of machines) await machine.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
});
