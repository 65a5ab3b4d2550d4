import type { Module } from '../../platform/route.ts';
import { readRecipes, sweepUploads } from './imports.jobs.ts';
import { importsRoutes } from './imports.routes.ts';

export const imports: Module = { name: 'imports', routes: importsRoutes, jobs: [readRecipes, sweepUploads] };
