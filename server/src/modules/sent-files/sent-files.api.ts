export { takeSent } from './sent-files.service.ts';
