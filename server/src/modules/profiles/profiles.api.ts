export { readProfile } from './profiles.service.ts';
