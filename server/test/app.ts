import { afterAll, beforeAll } from 'vitest';
import { type App, type AppOptions, makeApp, projectFolder } from '../src/app.ts';
import { type Config, configFrom } from '../src/config.ts';
import type { Providers } from '../src/platform/ctx.ts';
import { makeLog } from '../src/platform/log.ts';
import type { Threads } from '../src/platform/threads.ts';
import { planThreads } from '../src/providers.ts';
import { cloneDatabase } from './db.ts';
import { type Make, makeFactories } from './make.ts';

export type TestApp = App & {
  make: Make;
  /** The clock of the app; tests move it. */
  clock: { now: Date };
  /** Log lines as objects, oldest first. */
  logged: Record<string, unknown>[];
  /** Another process on the same database; whoever starts it stops it. */
  beside: (options?: TestAppOptions) => Promise<Omit<TestApp, 'beside'>>;
};

export type TestAppOptions = {
  config?: Partial<Config>;
  threads?: Threads;
  foods?: AppOptions['foods'];
  providers?: Partial<Providers>;
  /** Instead of the clock that tests move. */
  now?: () => Date;
};

/** The whole server in this process on a database of its own, without a port. Call at the top of a test file. */
export function useApp(options: TestAppOptions = {}): TestApp {
  const app = {} as TestApp;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await cloneDatabase();
    drop = database.drop;
    const beside = (more: TestAppOptions = {}) => testApp(database.address, more);
    Object.assign(app, await testApp(database.address, options), { beside });
  });
  afterAll(async () => {
    await app.stop();
    await drop();
  });
  return app;
}

async function testApp(
  address: Awaited<ReturnType<typeof cloneDatabase>>['address'],
  options: TestAppOptions,
): Promise<Omit<TestApp, 'beside'>> {
  const many = { userPerMinute: 1e6, addressPerMinute: 1e6, signInPerMinute: 1e6 };
  const config: Config = {
    ...configFrom({ PLANNER_THREADS: '1', FOODDATA_URL: 'off' }, projectFolder),
    limits: many,
    ...options.config,
  };
  const clock = { now: new Date('2026-11-18T09:00:00Z') };
  const logged: Record<string, unknown>[] = [];
  const log = makeLog('debug', { write: (line) => void logged.push(JSON.parse(line)) });
  const threads = options.threads ?? planThreads(config, log);
  const app = await makeApp({
    config,
    address,
    secret: 'a secret for tests that is long enough',
    log,
    threads,
    version: 'test',
    now: options.now ?? (() => clock.now),
    prepare: false,
    ...(options.providers === undefined ? {} : { providers: options.providers }),
    ...(options.foods === undefined ? {} : { foods: options.foods }),
  });
  await app.http.ready();
  return {
    ...app,
    clock,
    logged,
    make: makeFactories(app),
    async stop() {
      await app.stop();
      if (options.threads === undefined) await threads.stop();
    },
  };
}
