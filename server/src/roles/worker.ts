import type { DbAddress } from '../platform/db.ts';
import type { Relay } from '../platform/events.ts';
import type { Jobs } from '../platform/jobs.ts';

/** The worker role: sends events on, runs jobs and what is due by the clock. */
export const worker = {
  async start(jobs: Jobs, relay: Relay, address: DbAddress): Promise<void> {
    await jobs.work();
    await relay.start(address);
  },
};
