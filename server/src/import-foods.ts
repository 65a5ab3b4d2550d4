// `npm run foods -- FILE`: products and official foods from a file into the table of outside foods.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeApp, projectFolder } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { importFoodFile } from './modules/food-imports/food-imports.api.ts';
import type { DbAddress } from './platform/db.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { makeLog } from './platform/log.ts';
import type { Threads } from './platform/threads.ts';

const help = `npm run foods -- FILE

  FILE   an export of Open Food Facts (.csv, .jsonl, also .gz) or a download of USDA FoodData Central (.json, .zip,
         or the folder of its CSV tables). Stopped half-way, the same command goes on where it was.
  With the embedded database the server must not run meanwhile; or put the file into the folder "imports" of the data
  folder and start it there as an administrator.`;

/** Nobody plans here. */
const noThreads: Threads = {
  run: () => Promise.reject(new Error('no planning here')),
  waiting: () => 0,
  stop: async () => undefined,
};

async function main(given: string | undefined): Promise<number> {
  const file = given === undefined ? '' : resolve(given);
  if (given === undefined || !existsSync(file)) {
    console.error(given === undefined ? help : `${given} is not there.`);
    return 1;
  }
  const closers: (() => Promise<void>)[] = [];
  try {
    const config = readConfig(projectFolder);
    let address: DbAddress;
    if (config.databaseUrl === null) {
      const embedded = await startEmbeddedPostgres(config.dataFolder, () => undefined);
      closers.unshift(embedded.stop);
      address = embedded;
    } else address = { connectionString: config.databaseUrl };
    const log = makeLog('error');
    const app = await makeApp({ config, address, secret: 'unused by an import', log, threads: noThreads, version: '' });
    closers.unshift(app.stop);
    let told = 0;
    const done = await importFoodFile(app.ctx, file, (row) => {
      if (Date.now() - told < 1000) return;
      told = Date.now();
      const share = row.bytes_total === 0 ? 0 : Math.floor((100 * row.bytes_done) / row.bytes_total);
      console.log(`${share} %  ${row.records_read} read, ${row.stored} stored`);
    });
    if (done.status === 'failed') {
      console.error(done.problem);
      return 1;
    }
    const left = Object.entries(done.left_out).map(([why, count]) => `${count} ${why}`);
    console.log(`${done.records_read} records read, ${done.stored} foods stored, ${done.marked} of them marked.`);
    if (left.length > 0) console.log(`Left out: ${left.join(', ')}.`);
    return 0;
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    return 1;
  } finally {
    for (const close of closers) await close();
  }
}

process.exitCode = await main(process.argv[2]);
