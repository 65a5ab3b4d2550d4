import { job } from '../../platform/jobs.ts';
import { forgetOldLookups } from './foods.own.sql.ts';

const KEPT_MS = 60 * 24 * 3600 * 1000;

export const forgetLookups = job({
  name: 'foods-forget-lookups',
  cron: '47 3 * * *',
  run: (ctx) => forgetOldLookups(ctx, new Date(ctx.now().getTime() - KEPT_MS)),
});
