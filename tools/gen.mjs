// `npm run gen`: makes anew what is generated and committed.
import { build, ensureInstalled } from './lib.mjs';

ensureInstalled();
build();
await import('./dist/gen.js');
