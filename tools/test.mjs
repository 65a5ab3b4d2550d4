// `npm test`: installs and builds when needed, then every suite. The last line counts over all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { bin, ensureBuilt, ensureInstalled, tryRun } from './lib.mjs';

ensureInstalled();
ensureBuilt();
const suites = [
  ['packages and server', 'vitest.config.ts'],
  ['browser journeys', 'e2e/vitest.config.ts'],
];
const chromium = ensureBrowser();
const folder = mkdtempSync(join(tmpdir(), 'mealwright-report-'));
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, config] of suites) {
  console.log(`\n${name}`);
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = tryRun(bin('vitest'), args, { env: { ...process.env, NODE_ENV: 'test', CHROMIUM: chromium } });
  const counted = count(report);
  // A suite that broke outside a test (a file that does not load, a failed set-up) is a failure too.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(sum)) sum[key] += counted[key];
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);

function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
