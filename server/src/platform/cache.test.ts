import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Cache, type CacheKind, cacheKinds, makeCache } from './cache.ts';
import { Failure } from './errors.ts';

let cache: Cache;
let reads: string[];
const never = () => Promise.reject(new Error('loaded though it was there'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  reads = [];
  cache = makeCache((kind, hit) => reads.push(`${kind} ${hit}`));
});
afterEach(async () => {
  vi.useRealTimers();
  await cache.close();
});

describe('the cache', () => {
  it('loads once and then remembers', async () => {
    expect(await cache.get('user', 'ann', async () => 'Ann')).toBe('Ann');
    expect(await cache.get('user', 'ann', never)).toBe('Ann');
    expect(reads).toEqual(['user false', 'user true']);
  });

  it('loads once for a hundred who ask at the same moment', async () => {
    const load = vi.fn(async () => {
      await new Promise((done) => setImmediate(done));
      return 'found';
    });
    const answers = await Promise.all(Array.from({ length: 100 }, () => cache.get('search', 'soup', load)));
    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(answers)).toEqual(new Set(['found']));
  });

  it('keeps kinds and keys apart', async () => {
    await cache.get('user', 'x', async () => 1);
    expect(await cache.get('recipe', 'x', async () => 2)).toBe(2);
    expect(await cache.get('user', 'y', async () => 3)).toBe(3);
    expect(await cache.get('user', 'x', never)).toBe(1);
  });

  it('remembers also that something is not so', async () => {
    for (const nothing of [false, null, 0, '']) {
      const key = JSON.stringify(nothing);
      await cache.get('session', key, async () => nothing);
      expect(await cache.get('session', key, never)).toBe(nothing);
    }
  });

  it('forgets one entry, or a whole kind', async () => {
    for (const key of ['a', 'b']) await cache.get('user', key, async () => 'old');
    await cache.get('recipe', 'a', async () => 'old');
    await cache.drop('user', 'a');
    expect(await cache.get('user', 'a', async () => 'new')).toBe('new');
    expect(await cache.get('user', 'b', never)).toBe('old');
    await cache.dropAll('user');
    expect(await cache.get('user', 'b', async () => 'new')).toBe('new');
    expect(await cache.get('recipe', 'a', never)).toBe('old');
  });

  const lifetimes = Object.entries(cacheKinds).map(([kind, { lifetime }]) => [kind as CacheKind, lifetime] as const);
  it.each(lifetimes)('keeps a %s for %i seconds and no longer', async (kind, seconds) => {
    await cache.get(kind, 'k', async () => 'old');
    vi.setSystemTime(Date.now() + seconds * 1000 - 500);
    expect(await cache.get(kind, 'k', never)).toBe('old');
    vi.setSystemTime(Date.now() + 1000);
    expect(await cache.get(kind, 'k', async () => 'new')).toBe('new');
  });

  it('passes on what a load throws as it is, and tries again the next time', async () => {
    const failure = new Failure('RECIPE_NOT_FOUND');
    const failing = () => Promise.reject(failure);
    await expect(cache.get('recipe', 'r', failing)).rejects.toBe(failure);
    expect(await cache.get('recipe', 'r', async () => 'there now')).toBe('there now');
  });

  it('does not keep a value that was on its way when it was dropped', async () => {
    for (const drop of [() => cache.drop('session', 's'), () => cache.dropAll('session')]) {
      let finish: (value: string) => void = () => undefined;
      const slow = cache.get('session', 's', () => new Promise<string>((done) => (finish = done)));
      await vi.waitFor(() => expect(finish.length).toBe(1));
      const dropped = drop();
      finish('open');
      await Promise.all([slow, dropped]);
      expect(await cache.get('session', 's', async () => 'ended')).toBe('ended');
      await cache.drop('session', 's');
    }
  });
});
