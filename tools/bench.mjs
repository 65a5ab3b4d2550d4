// `npm run bench -- planner | http | start | ... [options]`: prints tables. Nothing here is a test.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt, ensureInstalled, fail, projectFolder, run } from './lib.mjs';

ensureInstalled();
ensureBuilt();
const folder = join(projectFolder, 'bench/dist');
const known = readdirSync(folder)
  .filter((name) => /^\w+\.js$/.test(name))
  .map((name) => name.slice(0, -3));
const [name, ...options] = process.argv.slice(2);
if (name === undefined || !existsSync(join(folder, `${name}.js`)))
  fail(`Say which benchmark: npm run bench -- ${known.join(' | ')}`);
const env = name === 'web' ? { ...process.env, CHROMIUM: ensureBrowser() } : process.env;
run(process.execPath, ['--expose-gc', join(folder, `${name}.js`), ...options], { env });
