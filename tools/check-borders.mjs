// dependency-cruiser with a floor under the number of modules: a parser that silently reads nothing must not pass.
// Its SWC parser does not read TSX, so the web app is looked at as compiled (web/.borders/src, the same tree).
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, projectFolder, tryRun } from './lib.mjs';

const LEAST_MODULES = 60;
const compiled = 'web/.borders/src';
const emit = {
  composite: false,
  incremental: false,
  tsBuildInfoFile: null,
  emitDeclarationOnly: false,
  declaration: false,
};
const flags = Object.entries(emit).flatMap(([name, value]) => [`--${name}`, String(value)]);
tryRun(bin('tsc'), ['-p', 'web', ...flags, '--outDir', compiled]);
const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'server/src', compiled];
const { stdout, stderr } = spawnSync(bin('depcruise'), args, {
  cwd: projectFolder,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
rmSync(join(projectFolder, 'web/.borders'), { recursive: true, force: true });
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
