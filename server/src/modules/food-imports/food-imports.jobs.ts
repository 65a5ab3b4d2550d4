import { job } from '../../platform/jobs.ts';
import { continueImport, sweepSent } from './food-imports.service.ts';

/** Hands over to a job of its own after a slice of time. */
export const importFoods = job<{ importId: string }>({
  name: 'food-imports-read',
  async run(ctx, { importId }) {
    if (await continueImport(ctx, importId)) await ctx.send(importFoods, { importId });
  },
});
export const sweepFoodFiles = job({ name: 'food-imports-sweep', cron: '31 4 * * *', run: sweepSent });
