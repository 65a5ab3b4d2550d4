// `npm run check`: types, style, module borders, unused code, data. Everything runs; the first line per check says how it went.
import { bin, build, ensureInstalled, tryRun } from './lib.mjs';

ensureInstalled();
build();
const checks = [
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.tests.json']],
  ['style and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['module borders', process.execPath, ['tools/check-borders.mjs']],
  ['unused code', bin('knip'), ['--no-progress']],
  ['foods and cookbook', process.execPath, ['tools/dist/check-data.js', '--quiet']],
];
let failed = 0;
for (const [name, command, args] of checks) {
  const { status } = tryRun(command, args);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
