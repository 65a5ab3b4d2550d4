import type { Module } from '../../platform/route.ts';
import { importFoods, sweepFoodFiles } from './food-imports.jobs.ts';
import { foodImportsRoutes } from './food-imports.routes.ts';

export const foodImports: Module = {
  name: 'food-imports',
  routes: foodImportsRoutes,
  jobs: [importFoods, sweepFoodFiles],
};
