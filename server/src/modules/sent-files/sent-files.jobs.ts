import { job } from '../../platform/jobs.ts';
import { sweep } from './sent-files.service.ts';

export const sweepSentFiles = job({ name: 'sent-files-sweep', cron: '53 * * * *', run: sweep });
