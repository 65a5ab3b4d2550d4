import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';

/**
 * Keys and lifetimes of the cache. Level 1 is in this process (100 MB at most); level 2 is added when several processes share
 * one. Lifetimes in seconds. Entries are deleted on write; the lifetime only bounds what another process may still see.
 */
export const cacheLifetimes = {
  session: 30,
  user: 300,
  recipe: 3600,
  'meal-plan': 600,
  search: 900,
  favorites: 600,
  cookbook: 3600,
} as const;
export type CacheKind = keyof typeof cacheLifetimes;

export type Cache = {
  /** The cached value, or what `load` gives; concurrent callers share one load. */
  get: <T>(kind: CacheKind, key: string, load: () => Promise<T>) => Promise<T>;
  drop: (kind: CacheKind, key: string) => Promise<void>;
  /** Forgets all of one kind. */
  dropAll: (kind: CacheKind) => Promise<void>;
  close: () => Promise<void>;
};

export function makeCache(count: (kind: CacheKind, hit: boolean) => void): Cache {
  const store = new BentoCache({
    default: 'memory',
    stores: {
      memory: bentostore().useL1Layer(memoryDriver({ maxSize: '100mb', maxItems: 50_000 })),
    },
  });
  return {
    async get(kind, key, load) {
      let hit = true;
      const value = await store.namespace(kind).getOrSet({
        key,
        ttl: cacheLifetimes[kind] * 1000,
        factory: async () => {
          hit = false;
          return load();
        },
      });
      count(kind, hit);
      return value as Awaited<ReturnType<typeof load>>;
    },
    async drop(kind, key) {
      await store.namespace(kind).delete({ key });
    },
    async dropAll(kind) {
      await store.namespace(kind).clear();
    },
    close: () => store.disconnectAll(),
  };
}
