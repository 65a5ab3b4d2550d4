// `npm start`: installs and builds when needed, then runs the server in this very process.
import { ensureBuilt, ensureInstalled } from './lib.mjs';

process.env.NODE_ENV ??= 'production';
ensureInstalled();
ensureBuilt();
await import('../server/dist/main.js');
