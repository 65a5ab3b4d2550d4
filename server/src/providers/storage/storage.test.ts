import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { storageSuite } from '../../../test/storage.suite.ts';
import { makeOwnUploads } from './own-uploads.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-storage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The clock of the world: files carry its time.
const app = useApp({ config: { dataFolder: folder }, now: () => new Date() });

storageSuite('files in a folder', app);

describe('files in a folder', () => {
  const storage = () => app.ctx.providers.storage;

  it('never lie outside of it, whatever a key says', async () => {
    const keys = ['../out', 'temp/../../out', '/etc/passwd', 'a//b', '.hidden', 'a/./b', 'a\\b', 'a\0b', ''];
    for (const key of keys) {
      await expect(storage().put(key, Buffer.from('x'), { contentType: 'x' }), key).rejects.toThrow('not a key');
      await expect(storage().get(key), key).rejects.toThrow('not a key');
    }
  });

  it('leave no halves and no empty folders behind', async () => {
    await storage().put('temp/lonely/one', Buffer.from('x'), { contentType: 'x' });
    await storage().remove(['temp/lonely/one']);
    expect(readdirSync(join(folder, 'storage/temp'))).not.toContain('lonely');
    const all = readdirSync(folder, { recursive: true }).map(String);
    expect(all.filter((name) => name.endsWith('.half'))).toEqual([]);
  });
});

describe('addresses of this server for uploads', () => {
  const now = new Date('2026-11-18T09:00:00Z');
  const mine = makeOwnUploads('a secret of this server that is long enough');
  const other = makeOwnUploads('a secret of another server, as long as that');
  const key = 'temp/018f0000-0000-7000-8000-000000000001/018f0000-0000-4000-8000-000000000002';
  const url = new URL(
    mine.sign(key, { contentType: 'image/png', maxBytes: 100, bytes: null, now, minutes: 15 }),
    'http://localhost',
  );
  const signature = url.searchParams.get('signature') ?? '';
  const until = Number(url.searchParams.get('until'));
  const grant = { key, type: 'image/png', max: 100, until };

  it('hold for what was signed, for its time, and for nothing else', () => {
    expect(until).toBe(now.getTime() / 1000 + 900);
    expect(mine.isGranted(grant, signature, now)).toBe(true);
    expect(mine.isGranted(grant, signature, new Date(until * 1000 - 1))).toBe(true);
    expect(mine.isGranted(grant, signature, new Date(until * 1000))).toBe(false);
    for (const change of [{ key: `${key}x` }, { type: 'image/jpeg' }, { max: 1000 }, { until: until + 60 }])
      expect(mine.isGranted({ ...grant, ...change }, signature, now), JSON.stringify(change)).toBe(false);
    for (const forged of ['', 'x', signature.slice(1), `${signature}x`, signature.toUpperCase()])
      expect(mine.isGranted(grant, forged, now)).toBe(false);
    expect(other.isGranted(grant, signature, now)).toBe(false);
  });
});
