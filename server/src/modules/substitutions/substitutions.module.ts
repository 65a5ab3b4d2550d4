import type { Module } from '../../platform/route.ts';
import { substitutionsRoutes } from './substitutions.routes.ts';

export const substitutions: Module = { name: 'substitutions', routes: substitutionsRoutes };
