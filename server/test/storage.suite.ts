import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TestApp } from './app.ts';
import { readAll, sendTo } from './bytes.ts';

/** What every storage does, whatever is behind it. */
export function storageSuite(name: string, app: TestApp): void {
  describe(name, () => {
    const storage = () => app.ctx.providers.storage;
    const folder = `temp/${randomUUID()}`;
    const type = 'image/jpeg';
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
    const read = async (key: string) => {
      const stored = await storage().get(key);
      if (stored === null) return null;
      const bytes = await readAll(stored.stream);
      expect(stored.bytes).toBe(bytes.length);
      return bytes;
    };
    const keysOf = async (prefix: string, before: Date) => {
      const keys: string[] = [];
      for await (const key of storage().listBefore(prefix, before)) keys.push(key);
      return keys.sort();
    };
    const inAMinute = () => new Date(Date.now() + 60_000);
    const sign = (key: string, change: object = {}) =>
      storage().signPut(key, {
        contentType: type,
        maxBytes: 100,
        bytes: jpeg.length,
        now: new Date(),
        minutes: 15,
        ...change,
      });

    it('gives back what was put, byte for byte, and the newest of two', async () => {
      const key = `${folder}/one.webp`;
      const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256));
      await storage().put(key, jpeg, { contentType: type });
      await storage().put(key, bytes, { contentType: type });
      expect((await read(key))?.equals(bytes)).toBe(true);
      expect(await storage().sizeOf(key)).toBe(70_000);
    });

    it('says that there is nothing where nothing is', async () => {
      expect(await storage().get(`${folder}/none.webp`)).toBeNull();
      expect(await storage().sizeOf(`${folder}/none.webp`)).toBeNull();
      expect(await storage().sizeOf(`${folder}/one.webp/below`)).toBeNull();
    });

    it('removes several, also those that are not there', async () => {
      const keys = ['a', 'b', 'c'].map((one) => `${folder}/removed/${one}`);
      for (const key of keys.slice(0, 2)) await storage().put(key, jpeg, { contentType: type });
      await storage().remove(keys);
      expect(await Promise.all(keys.map(read))).toEqual([null, null, null]);
      await storage().remove([]);
      // Its folder may be used again.
      await storage().put(keys[0] ?? '', jpeg, { contentType: type });
      expect(await read(keys[0] ?? '')).toEqual(jpeg);
    });

    it('lists what begins with a prefix and is older than a moment', async () => {
      const prefix = `${folder}/listed/`;
      const keys = [`${prefix}x`, `${prefix}deep/y`];
      for (const key of [...keys, `${folder}/not-listed/z`]) await storage().put(key, jpeg, { contentType: type });
      expect(await keysOf(prefix, inAMinute())).toEqual([...keys].sort());
      expect(await keysOf(prefix, new Date(Date.now() - 3600_000))).toEqual([]);
      expect(await keysOf(`${folder}/nothing/`, inAMinute())).toEqual([]);
    });

    it('signs an address to which exactly one file of one type may be sent', async () => {
      const key = `${folder}/${randomUUID()}`;
      const { url, headers } = await sign(key);
      expect(await sendTo(app, url, headers, jpeg)).toBeLessThan(300);
      expect(await read(key)).toEqual(jpeg);
    });

    it('refuses another type, a larger file, another key, and an address that has expired', async () => {
      const key = `${folder}/${randomUUID()}`;
      const { url, headers } = await sign(key);
      const refused = async (address: string, with_ = headers, body: Uint8Array = jpeg) => {
        expect(await sendTo(app, address, with_, body)).toBeGreaterThanOrEqual(400);
        expect(await storage().sizeOf(key)).toBeNull();
      };
      await refused(url, { ...headers, 'content-type': 'text/html' });
      await refused(url, headers, Buffer.concat([jpeg, Buffer.alloc(200)]));
      const other = randomUUID();
      await refused(url.replace(key.slice(-36), other));
      expect(await storage().sizeOf(`${folder}/${other}`)).toBeNull();
      const expired = await sign(key, { now: new Date(Date.now() - 20 * 60_000) });
      await refused(expired.url, expired.headers);
      // The address itself was right all the time.
      expect(await sendTo(app, url, headers, jpeg)).toBeLessThan(300);
    });

    it('without a length signs an address that takes as much as is allowed', async () => {
      const key = `${folder}/${randomUUID()}`;
      const { url, headers } = await sign(key, { bytes: null });
      expect(await sendTo(app, url, headers, Buffer.alloc(101))).toBeGreaterThanOrEqual(400);
      expect(await sendTo(app, url, headers, jpeg)).toBeLessThan(300);
      expect(await read(key)).toEqual(jpeg);
    });
  });
}
