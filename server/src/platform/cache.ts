import { BentoCache, bentostore, errors } from 'bentocache';
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
  'shopping-list': 600,
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
  // Made once: each holds the locks that let concurrent callers share one load.
  const kinds = Object.keys(cacheLifetimes) as CacheKind[];
  const spaces = new Map(kinds.map((kind) => [kind, store.namespace(kind)]));
  const spaceOf = (kind: CacheKind) => spaces.get(kind) ?? store.namespace(kind);
  /** Loads on their way: what they bring may be older than a `drop` that comes meanwhile, which therefore waits for them. */
  const loads = new Map<string, Promise<void>>();
  return {
    async get(kind, key, load) {
      const id = `${kind} ${key}`;
      let finished: (() => void) | null = null;
      try {
        return await spaceOf(kind).getOrSet({
          key,
          ttl: cacheLifetimes[kind] * 1000,
          factory: async () => {
            loads.set(id, new Promise((done) => (finished = done)));
            return load();
          },
        });
      } catch (error) {
        // What the load threw, not the wrapping.
        throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
      } finally {
        count(kind, finished === null);
        if (finished !== null) {
          loads.delete(id);
          (finished as () => void)();
        }
      }
    },
    async drop(kind, key) {
      await loads.get(`${kind} ${key}`);
      await spaceOf(kind).delete({ key });
    },
    async dropAll(kind) {
      await Promise.all([...loads].filter(([id]) => id.startsWith(`${kind} `)).map(([, load]) => load));
      await spaceOf(kind).clear();
    },
    close: () => store.disconnectAll(),
  };
}
