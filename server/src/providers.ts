import type { Config } from './config.ts';
import type { Log } from './platform/log.ts';
import { makeThreads, type Threads } from './platform/threads.ts';

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
