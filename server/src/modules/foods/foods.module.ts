import type { Module } from '../../platform/route.ts';
import { foodsRoutes } from './foods.routes.ts';

export const foods: Module = { name: 'foods', routes: foodsRoutes };
