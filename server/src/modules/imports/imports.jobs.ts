import { job } from '../../platform/jobs.ts';
import { runImport, sweepFiles } from './imports.service.ts';

export const readRecipes = job<{ jobId: string }>({
  name: 'imports-read-recipes',
  run: (ctx, { jobId }) => runImport(ctx, jobId),
});
export const sweepUploads = job({ name: 'imports-sweep-uploads', cron: '23 4 * * *', run: sweepFiles });
