import type { Module } from '../../platform/route.ts';
import { sweepSentFiles } from './sent-files.jobs.ts';
import { sentFilesRoutes } from './sent-files.routes.ts';

export const sentFiles: Module = { name: 'sent-files', routes: sentFilesRoutes, jobs: [sweepSentFiles] };
