import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { authenticate, sessionOpen } from './modules/accounts/accounts.api.ts';
import { listOfLink } from './modules/shopping/shopping.api.ts';
import { modules } from './modules.ts';
import { makeCache } from './platform/cache.ts';
import { type Ctx, type CtxParts, ctxMaker, type Job, type Providers } from './platform/ctx.ts';
import { type DbAddress, openDatabase } from './platform/db.ts';
import { listenerJobs, makeRelay } from './platform/events.ts';
import { housekeeping } from './platform/housekeeping.ts';
import { makeHttp } from './platform/http.ts';
import { makeJobs } from './platform/jobs.ts';
import { makeKeys } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { makeSockets } from './platform/sockets.ts';
import { serveStatus } from './platform/status.ts';
import { serveStored } from './platform/stored.ts';
import { makeTelemetry } from './platform/telemetry.ts';
import type { Threads } from './platform/threads.ts';
import { inlineScripts, serveWeb } from './platform/web.ts';
import { makeOwnUploads } from './providers/storage/own-uploads.ts';
import { foodData, storage } from './providers.ts';
import { realtime } from './roles/realtime.ts';
import { worker } from './roles/worker.ts';
import { loadBuiltInData, readFoodTable, readingStamp } from './seed.ts';

const serverFolder = fileURLToPath(new URL('..', import.meta.url));
export const projectFolder = join(serverFolder, '..');
export const migrationsFolder = join(serverFolder, 'migrations');

export type App = {
  http: FastifyInstance;
  /** For jobs, scripts and tests: acts as the system. */
  ctx: Ctx;
  start: () => Promise<void>;
  /** What the modules have to do when a process starts; `start` does it too. */
  begin: () => Promise<void>;
  /** Runs relay and jobs until nothing waits. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
};

export type AppOptions = {
  config: Config;
  address: DbAddress;
  secret: string;
  log: Log;
  threads: Threads;
  /** Instead of those in the box. */
  foods?: ReturnType<typeof readFoodTable>;
  /** Instead of those that the settings name. */
  providers?: Partial<Providers>;
  version: string;
  now?: () => Date;
  tell?: (sentence: string) => void;
  /** false in tests, whose database is a copy of one that is ready. */
  prepare?: boolean;
};

/** Puts the parts together: the same for the product and for its tests. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { config, address, log } = options;
  const tell = options.tell ?? (() => undefined);
  const telemetry = makeTelemetry(options.prepare !== false);
  const database = openDatabase(address, config.databasePool, telemetry.query);
  const foods = options.foods ?? readFoodTable();
  if (options.prepare !== false) {
    const applied = await migrate(database.pool, migrationsFolder);
    if (applied.length > 0) tell(`Database brought up to date (${applied.length} steps).`);
    await loadBuiltInData(database, foods, tell);
  }
  const sockets = makeSockets();
  const cache = makeCache((kind, hit) => telemetry.cache(kind, hit));
  const listeners = listenerJobs(modules);
  const allJobs = [housekeeping, ...modules.flatMap((one) => one.jobs ?? []), ...listeners] as Job[];
  const jobs = makeJobs(database.pool, allJobs, () => ctx, log, {
    alone: config.databaseUrl === null,
    shared: config.databaseUrl === null ? null : address,
  });
  const uploads = makeOwnUploads(options.secret);
  const providers: Providers = {
    foodData: options.providers?.foodData ?? foodData(config, options.version, log),
    storage: options.providers?.storage ?? (await storage(config, uploads)),
    uploads,
    ...options.providers,
  };
  const parts: CtxParts = {
    db: database.db,
    cache,
    threads: options.threads,
    keys: makeKeys(options.secret),
    foods: foods.table,
    providers,
    telemetry,
    log,
    sendJob: jobs.send,
    push: sockets.push,
    settings: {
      eraseAfterDays: config.eraseAfterDays,
      dataFolder: config.dataFolder,
      pictureBytes: config.pictureBytes,
      pictureBase: providers.storage.publicBase,
      reading: readingStamp(foods.checksum),
    },
    personalData: async (own) => {
      const sections: Record<string, unknown> = {};
      for (const one of modules) if (one.personalData) sections[one.name] = await one.personalData(own);
      return sections;
    },
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  const ctx = ctxMaker(parts)({ kind: 'system' });
  const relay = makeRelay({
    db: database.db,
    listeners,
    sendJob: jobs.send,
    wakeJob: jobs.wake,
    onEvent: (event) => realtime.onEvent(sockets, event),
    onError: (error) => log.error({ error }, 'event relay'),
  });
  const webFolder = join(projectFolder, 'web/dist');
  const web = existsSync(join(webFolder, 'index.html')) ? webFolder : null;
  const http = await makeHttp({
    parts,
    telemetry,
    routes: modules.flatMap((one) => one.routes ?? []),
    authenticate,
    limits: config.limits,
    corsOrigins: config.corsOrigins,
    storageOrigins: providers.storage.origins,
    inlineScripts: inlineScripts(web),
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    bodyLimitBytes: config.bodyLimitBytes,
    version: options.version,
  });
  const ready = serveStatus(http, { pool: database.pool, telemetry, metricsToken: config.metricsToken });
  realtime.serve(http, sockets, {
    authenticate: (token) => authenticate(ctx, token),
    sessionOpen: (sessionId) => sessionOpen(ctx, sessionId),
    listOfLink: (token) => listOfLink(ctx, token),
  });
  serveStored(http, providers.storage);
  await serveWeb(http, web, join(projectFolder, 'packages/cookbook/icons'));
  await jobs.start();
  async function begin(): Promise<void> {
    for (const one of modules) await one.atStart?.(ctx);
  }

  return {
    http,
    ctx,
    begin,
    async start() {
      await begin();
      if (config.roles.includes('worker')) await worker.start(jobs, relay, address);
      ready.set(true);
    },
    async settle() {
      for (;;) {
        const sent = await relay.relayAll();
        const ran = await jobs.drain();
        if (sent === 0 && ran === 0) return;
      }
    },
    async stop() {
      ready.set(false);
      sockets.closeAll();
      await http.close();
      await relay.stop();
      await jobs.stop();
      await cache.close();
      await database.close();
    },
  };
}
