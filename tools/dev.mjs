// `npm run dev`: compiles on every change, restarts the server, and serves the web app with hot reload on port 5173.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, build, ensureInstalled, projectFolder } from './lib.mjs';

ensureInstalled();
build();
const web = join(projectFolder, 'web');
const children = [
  spawn(bin('tsc'), ['-b', '--watch', '--preserveWatchOutput'], { cwd: projectFolder, stdio: 'inherit' }),
  spawn(process.execPath, ['--watch', '--watch-path=server/dist', '--watch-path=packages', 'server/dist/main.js'], {
    cwd: projectFolder,
    stdio: 'inherit',
  }),
  spawn(bin('vite'), ['--host'], { cwd: web, stdio: 'inherit' }),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
