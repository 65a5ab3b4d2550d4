import { job } from '../../platform/jobs.ts';
import type { Module } from '../../platform/route.ts';
import { shoppingHears } from './shopping.events.ts';
import { shoppingRoutes } from './shopping.routes.ts';
import { exportLists } from './shopping.service.ts';
import { deleteExpiredShares } from './shopping.sql.ts';

export const shopping: Module = {
  name: 'shopping',
  routes: shoppingRoutes,
  hears: shoppingHears,
  jobs: [job({ name: 'shopping-forget-shares', cron: '53 3 * * *', run: deleteExpiredShares })],
  personalData: exportLists,
};
