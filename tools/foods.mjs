// `npm run foods -- FILE`: reads an export of Open Food Facts or a download of USDA FoodData Central into the database.
import { resolve } from 'node:path';
import { ensureBuilt, ensureInstalled } from './lib.mjs';

ensureInstalled();
ensureBuilt();
// npm runs scripts in the project folder; the path was meant from where the person stands.
if (process.argv[2] !== undefined) process.argv[2] = resolve(process.env.INIT_CWD ?? '.', process.argv[2]);
await import('../server/dist/import-foods.js');
