import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';
import { makeThreads, type Threads } from './platform/threads.ts';
import { noFoodData } from './providers/fooddata/embedded.ts';
import type { FoodData } from './providers/fooddata/fooddata.ts';
import { openFoodFacts } from './providers/fooddata/openfoodfacts.ts';

/** The only file that picks what stands behind an interface. */
export function planThreads(config: Config, log: Log): Threads {
  return makeThreads({
    file: new URL('./modules/plans/plans.worker.js', import.meta.url),
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
