import { forgetOldEvents } from './events.ts';
import { forgetOldKeys } from './idempotency.ts';
import { job } from './jobs.ts';

/** What the platform itself keeps for a while only. */
export const housekeeping = job({
  name: 'platform-forget',
  cron: '31 3 * * *',
  async run(ctx) {
    await forgetOldKeys(ctx.db);
    await forgetOldEvents(ctx.db);
  },
});
