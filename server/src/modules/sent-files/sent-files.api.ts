export { type FileWish, keepFile } from './sent-files.service.ts';
