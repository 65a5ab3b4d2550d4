import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';
import { makeThreads, type Threads } from './platform/threads.ts';
import { noFoodData } from './providers/fooddata/embedded.ts';
import type { FoodData } from './providers/fooddata/fooddata.ts';
import { openFoodFacts } from './providers/fooddata/openfoodfacts.ts';
import { fileStorage } from './providers/storage/embedded.ts';
import type { OwnUploads, Storage } from './providers/storage/storage.ts';

/** The only file that picks what stands behind an interface. */
export function planThreads(config: Config, log: Log): Threads {
  return makeThreads({
    file: new URL('./modules/plans/planning/planner.worker.js', import.meta.url),
    threads: config.planner.threads,
    queue: config.planner.queue,
    warm: { kind: 'warm' },
    onError: (error) => log.error({ error }, 'planning thread'),
  });
}

export function foodData({ foodData: { url, contact } }: Config, version: string, log: Log): FoodData {
  if (url === null) return noFoodData;
  const userAgent = `Mealwright/${version}${contact === null ? '' : ` (${contact})`}`;
  return openFoodFacts({ url, userAgent, onState: (state) => log.warn({ state }, 'food data circuit') });
}

export async function storage({ s3, dataFolder }: Config, uploads: OwnUploads): Promise<Storage> {
  if (s3 === null) return fileStorage(join(dataFolder, 'storage'), uploads);
  // Four megabytes of code that most never need.
  const { s3Storage } = await import('./providers/storage/s3.ts');
  return s3Storage(s3, uploads);
}
