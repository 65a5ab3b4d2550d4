// Shared by the commands of package.json that run before anything is installed: plain Node, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const installStamp = join(projectFolder, 'node_modules/.mealwright-install');
const buildStamp = join(projectFolder, 'node_modules/.mealwright-build');

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a program in the project folder; ends this one with its exit code when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = tryRun(command, args, options);
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

export function tryRun(command, args, options = {}) {
  return spawnSync(command, args, { cwd: projectFolder, stdio: 'inherit', ...options });
}

/** A program of an installed package. */
export const bin = (name) => join(projectFolder, 'node_modules/.bin', name);

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Mealwright needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  }
}

/** Installs the packages of the lock file when they are not there or the lock file has changed. */
export function ensureInstalled() {
  requireNode();
  const lock = createHash('sha256').update(fs.readFileSync(join(projectFolder, 'package-lock.json')));
  const wanted = lock.update(process.platform + process.arch).digest('hex');
  if (readText(installStamp) === wanted) return;
  console.log('Installing packages (once; about a minute) ...');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  fs.writeFileSync(installStamp, wanted);
}

/** Compiles server and packages, and the web app, when a source has changed since the last time. */
export function ensureBuilt() {
  const wanted = sourceStamp();
  const there = ['server/dist/main.js', 'web/dist/index.html'].every((name) =>
    fs.existsSync(join(projectFolder, name)),
  );
  if (there && readText(buildStamp) === wanted) return;
  console.log('Building (about half a minute) ...');
  build();
  fs.writeFileSync(buildStamp, wanted);
}

export function build() {
  run(bin('tsc'), ['-b']);
  // Whatever the shell says: React is built for those who use it.
  const env = { ...process.env, NODE_ENV: 'production' };
  run(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: join(projectFolder, 'web'), env });
}

/** Name, size and time of every file that the build reads, and of none that it writes: the next start is to find the same. */
function sourceStamp() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (path.endsWith('.tsbuildinfo')) return;
    if (!stat.isDirectory()) return void hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    for (const name of fs.readdirSync(path).sort()) {
      if (!['node_modules', 'dist', 'dist-types', 'data', 'recipes', 'docs'].includes(name) && !name.startsWith('.'))
        visit(join(path, name));
    }
  };
  for (const name of [
    'package-lock.json',
    'tsconfig.base.json',
    'tsconfig.json',
    'packages',
    'server',
    'web',
    'bench',
    'tools',
    'e2e',
  ]) {
    visit(join(projectFolder, name));
  }
  return hash.digest('hex');
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
