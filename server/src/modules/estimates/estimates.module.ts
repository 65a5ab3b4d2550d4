import type { Module } from '../../platform/route.ts';
import { estimatesRoutes } from './estimates.routes.ts';

export const estimates: Module = { name: 'estimates', routes: estimatesRoutes };
