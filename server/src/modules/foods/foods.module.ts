import type { Module } from '../../platform/route.ts';
import { forgetLookups } from './foods.jobs.ts';
import { foodsRoutes } from './foods.routes.ts';
import { exportFoods } from './foods.service.ts';

export const foods: Module = { name: 'foods', routes: foodsRoutes, jobs: [forgetLookups], personalData: exportFoods };
