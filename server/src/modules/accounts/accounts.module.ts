import { job } from '../../platform/jobs.ts';
import type { Module } from '../../platform/route.ts';
import { accountsRoutes } from './accounts.routes.ts';
import { eraseDeletedUsers } from './accounts.service.ts';

export const accounts: Module = {
  name: 'accounts',
  routes: accountsRoutes,
  jobs: [job({ name: 'accounts-erase-deleted', cron: '17 3 * * *', run: eraseDeletedUsers })],
};
