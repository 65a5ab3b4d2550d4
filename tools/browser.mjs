// Finds a Chromium for the browser tests, else gets one, else says how and ends.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { bin, fail } from './lib.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium. CHROMIUM names one by hand. */
export function ensureBrowser() {
  const there = findBrowser();
  if (there !== null) return there;
  console.log('No Chromium found; getting one for the browser tests ...');
  if (process.getuid?.() === 0 && isDebian()) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } else {
    spawnSync(bin('playwright-core'), ['install', 'chromium'], { stdio: 'inherit' });
  }
  return (
    findBrowser() ??
    fail(
      'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to the path of one.',
    )
  );
}

function findBrowser() {
  const given = process.env.CHROMIUM;
  if (given) return existsSync(given) ? given : fail(`CHROMIUM names ${given}, which is not there.`);
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout?.trim();
    if (found) return found;
  }
  if (existsSync(macChrome)) return macChrome;
  const downloaded = spawnSync(
    process.execPath,
    ['-e', "console.log(require('playwright-core').chromium.executablePath())"],
    { encoding: 'utf8' },
  );
  const path = downloaded.stdout?.trim();
  return path && existsSync(path) ? path : null;
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
