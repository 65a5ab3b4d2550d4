export { dropKept, type FileWish, fetchKept, keepFile, sweepKept } from './sent-files.service.ts';
