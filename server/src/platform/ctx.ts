import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { FoodData } from '../providers/fooddata/fooddata.ts';
import type { OwnUploads, Storage } from '../providers/storage/storage.ts';
import type { Cache } from './cache.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';
import type { Sockets } from './sockets.ts';
import type { Telemetry } from './telemetry.ts';
import type { Threads } from './threads.ts';

/** Who acts. `system` is a job or the start-up. */
export type Actor =
  | { kind: 'user'; userId: string; householdId: string; role: 'user' | 'admin'; sessionId: string }
  | { kind: 'public' }
  | { kind: 'system' };

export type UserActor = Extract<Actor, { kind: 'user' }>;

/** No tables here: each module's `*.sql.ts` names its own with `ctx.db.withTables<...>()`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely takes an object type without tables.
export type Db = Kysely<{}>;

/** What stands behind the interfaces to the outside. */
export type Providers = {
  foodData: FoodData;
  storage: Storage;
  uploads: OwnUploads;
  /** Instead of fetching pages and pictures over the network. */
  pages?: (address: string) => Promise<{ url: string; html: string }>;
  pictures?: (address: string) => Promise<Uint8Array>;
};

/** `pictureBase`: what stands before the key of a picture in its address. */
export type Settings = {
  eraseAfterDays: number;
  dataFolder: string;
  pictureBase: string;
  /** For one household; null: no limit. */
  pictureBytes: number | null;
  /** Stands for the built-in foods and the way in which lines are read: another one gives other figures. */
  reading: string;
};

/** What works inside a transaction: the database, and nothing that reaches outside. */
export type TxCtx<A extends Actor = Actor> = {
  db: Db;
  actor: A;
  now: () => Date;
  newId: () => string;
  log: Log;
  settings: Settings;
  /** Adds a job; it exists exactly when this transaction commits. `id`: the same id twice is one job. */
  send: <Data extends object>(job: Pick<Job<Data>, 'name'>, data: Data, id?: string) => Promise<void>;
};

/** What a request or a job works with. A vendor call, a cache write or a nested transaction inside `tx` does not compile. */
export type Ctx<A extends Actor = Actor> = TxCtx<A> & {
  cache: Cache;
  /** Threads that make plans; the event loop stays free. */
  threads: Threads;
  keys: Keys;
  /** The built-in food table. */
  foods: FoodTable;
  providers: Providers;
  count: Telemetry['count'];
  /** A hint to the open windows of a household. */
  push: Sockets['push'];
  /** What each module holds on the signed-in user, by module. */
  personalData: (ctx: Ctx<UserActor>) => Promise<Record<string, unknown>>;
  /** The same as another actor: a job acts for the person who asked. */
  as: (actor: UserActor) => Ctx<UserActor>;
  tx: <T>(work: (tx: TxCtx<A>) => Promise<T>) => Promise<T>;
};

/** Work that runs in a worker, with retries and a dead letter. `data` is plain JSON. Handlers must be idempotent. */
export type Job<Data extends object = object> = {
  name: string;
  run: (ctx: Ctx, data: Data) => Promise<void>;
  retryLimit?: number;
  /** A cron line (UTC): runs by itself then, with empty data. */
  cron?: string;
};

export type CtxParts = {
  db: Db;
  cache: Cache;
  threads: Threads;
  keys: Keys;
  foods: FoodTable;
  providers: Providers;
  telemetry: Pick<Telemetry, 'count'>;
  push: Sockets['push'];
  settings: Settings;
  personalData: (ctx: Ctx<UserActor>) => Promise<Record<string, unknown>>;
  log: Log;
  sendJob: (db: Db, name: string, data: object, id: string) => Promise<void>;
  now?: () => Date;
};

/** Makes the context of each request and job. What does not differ between them is made once: it was a tenth of a quick request. */
export function ctxMaker(parts: CtxParts) {
  const now = parts.now ?? (() => new Date());
  const tools = { now, newId: uuidv7, log: parts.log, settings: parts.settings };
  const sendWithin =
    (db: Db): TxCtx['send'] =>
    (job, data, id) =>
      parts.sendJob(db, job.name, data, id ?? uuidv7());
  const shared = {
    ...tools,
    db: parts.db,
    send: sendWithin(parts.db),
    cache: parts.cache,
    threads: parts.threads,
    keys: parts.keys,
    foods: parts.foods,
    providers: parts.providers,
    count: parts.telemetry.count,
    push: parts.push,
    personalData: parts.personalData,
    as: (other: UserActor) => makeCtx(other),
  };
  /** `beforeCommit` runs at the end of each transaction (idempotency keys are kept there). */
  function makeCtx<A extends Actor>(actor: A, beforeCommit?: (db: Db) => Promise<void>): Ctx<A> {
    const tx: Ctx<A>['tx'] = (work) =>
      parts.db.transaction().execute(async (db) => {
        const result = await work({ ...tools, db, actor, send: sendWithin(db) });
        await beforeCommit?.(db);
        return result;
      });
    return Object.assign(Object.create(shared) as typeof shared, { actor, tx });
  }
  return makeCtx;
}
