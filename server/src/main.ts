import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp, projectFolder } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import type { DbAddress } from './platform/db.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { secretFor } from './platform/keys.ts';
import { makeLog } from './platform/log.ts';
import { listen, stopOnSignal } from './platform/process.ts';
import { planThreads } from './providers.ts';

/** Reads the settings, opens what is needed, starts the roles; closes all of it in reverse order. */
async function main(): Promise<void> {
  const tell = (sentence: string) => console.log(sentence);
  const closers: (() => Promise<void>)[] = [];
  const { stop, isStopping } = stopOnSignal(closers, tell);
  try {
    const config = readConfig(projectFolder);
    const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
    let address: DbAddress;
    if (config.databaseUrl === null) {
      tell('Starting the database ...');
      const starting = startEmbeddedPostgres(config.dataFolder, tell);
      // Also when the signal comes while it starts: what was begun is ended.
      closers.push(() =>
        starting.then(
          (embedded) => embedded.stop(),
          () => undefined,
        ),
      );
      address = await starting;
    } else {
      address = { connectionString: config.databaseUrl };
    }
    const log = makeLog(config.logLevel);
    const threads = planThreads(config, log);
    closers.push(threads.stop);
    const secret = secretFor(config.secret, config.dataFolder);
    const app = await makeApp({ config, address, secret, log, threads, version, tell });
    closers.push(app.stop);
    const shown = await listen(app.http, config);
    await app.start();
    tell(`Mealwright is ready: ${config.publicUrl ?? shown}`);
  } catch (error) {
    // While stopping, parts that still start find the others gone; that is no news.
    if (!isStopping()) console.error(error instanceof ConfigError ? error.message : error);
    await stop(1);
  }
}

await main();
