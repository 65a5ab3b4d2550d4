import { BentoCache, bentostore, errors } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';

/**
 * Kinds of entries. Level 1 is in this process; level 2 is added when several processes share one. Lifetimes in seconds. Entries are
 * deleted on write; the lifetime only bounds what another process may still see. The oldest go when there are too many: answers
 * (recipe, plan, list, search) take 5 to 50 kB each, all kinds together about 250 MB when full.
 */
export const cacheKinds = {
  session: { lifetime: 30, most: 50_000 },
  user: { lifetime: 300, most: 10_000 },
  recipe: { lifetime: 3600, most: 10_000 },
  'meal-plan': { lifetime: 600, most: 2000 },
  'shopping-list': { lifetime: 600, most: 1500 },
  search: { lifetime: 900, most: 2000 },
  favorites: { lifetime: 600, most: 10_000 },
  cookbook: { lifetime: 3600, most: 100 },
} as const;
export type CacheKind = keyof typeof cacheKinds;

export type Cache = {
  /** The cached value itself, not a copy: nobody changes it. Or what `load` gives; concurrent callers share one load. */
  get: <T>(kind: CacheKind, key: string, load: () => Promise<T>) => Promise<T>;
  drop: (kind: CacheKind, key: string) => Promise<void>;
  /** Forgets all of one kind. */
  dropAll: (kind: CacheKind) => Promise<void>;
  close: () => Promise<void>;
};

export function makeCache(count: (kind: CacheKind, hit: boolean) => void): Cache {
  // A store for each kind, not namespaces of one: those copy every value through JSON, whatever is set (bentocache 1.6).
  const layer = (most: number) => bentostore().useL1Layer(memoryDriver({ serialize: false, maxItems: most }));
  const names = Object.keys(cacheKinds) as CacheKind[];
  const store = new BentoCache({
    default: 'session',
    stores: Object.fromEntries(names.map((kind) => [kind, layer(cacheKinds[kind].most)])) as Record<
      CacheKind,
      ReturnType<typeof layer>
    >,
  });
  /** Loads on their way: what they bring may be older than a `drop` that comes meanwhile, which therefore waits for them. */
  const loads = new Map<string, Promise<void>>();
  return {
    async get(kind, key, load) {
      const id = `${kind} ${key}`;
      let finished: (() => void) | null = null;
      try {
        return await store.use(kind).getOrSet({
          key,
          ttl: cacheKinds[kind].lifetime * 1000,
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
      await store.use(kind).delete({ key });
    },
    async dropAll(kind) {
      await Promise.all([...loads].filter(([id]) => id.startsWith(`${kind} `)).map(([, load]) => load));
      await store.use(kind).clear();
    },
    close: () => store.disconnectAll(),
  };
}
