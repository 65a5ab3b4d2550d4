// `npm run plan`: plans a week on the built-in cookbook, without a server.
import { ensureBuilt, ensureInstalled } from './lib.mjs';

ensureInstalled();
ensureBuilt();
await import('./dist/plan.js');
