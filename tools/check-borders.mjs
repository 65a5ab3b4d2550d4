// dependency-cruiser with a floor under the number of modules: a parser that silently reads nothing must not pass.
import { spawnSync } from 'node:child_process';
import { bin, projectFolder } from './lib.mjs';

const LEAST_MODULES = 60;
const cruise = (type) =>
  spawnSync(
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', type, 'packages', 'server/src', 'web/src'],
    {
      cwd: projectFolder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
const { stdout, stderr } = cruise('json');
const { modules, summary } = JSON.parse(stdout || '{"modules":[],"summary":{"violations":[]}}');
const own = modules.filter((one) => !one.source.includes('node_modules') && one.dependencies.length > 0);
if (stderr) console.error(stderr);
if (own.length < LEAST_MODULES) {
  console.error(`Only ${own.length} modules with imports were read; something is wrong with the parser.`);
  process.exit(1);
}
const errors = summary.violations.filter((one) => one.rule.severity === 'error');
for (const { rule, from, to } of errors) console.error(`${rule.name}: ${from} -> ${to}`);
console.log(`${own.length} modules, ${summary.totalDependenciesCruised} imports, ${errors.length} breaches`);
process.exit(errors.length === 0 ? 0 : 1);
