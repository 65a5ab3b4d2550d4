// `npm run screenshots [-- page ...]`: writes docs/screenshots/<page>-<desktop|phone>-<light|dark>.png anew.
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt, ensureInstalled, projectFolder, run } from './lib.mjs';

ensureInstalled();
ensureBuilt();
const env = { ...process.env, CHROMIUM: ensureBrowser() };
run(process.execPath, [join(projectFolder, 'e2e/dist/screenshots.js'), ...process.argv.slice(2)], { env });
