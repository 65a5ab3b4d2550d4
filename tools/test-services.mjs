// `npm run test:services`: the suites that need a server which is not in the box. Gets what is missing, with Go from its module
// proxy; VERSITYGW names a gateway that is there already.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, ensureBuilt, ensureInstalled, projectFolder, tryRun } from './lib.mjs';

const GATEWAY = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';

ensureInstalled();
ensureBuilt();
const env = { ...process.env, NODE_ENV: 'test', VERSITYGW: process.env.VERSITYGW ?? gateway() };
const { status } = tryRun(bin('vitest'), ['run', '--config', 'server/test/services/vitest.config.ts'], { env });
process.exit(status ?? 1);

/** A server that speaks S3, built once. */
function gateway() {
  const folder = join(projectFolder, 'node_modules/.cache/services');
  const program = join(folder, process.platform === 'win32' ? 'versitygw.exe' : 'versitygw');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  console.log('Building an S3 server (once, a few minutes) ...');
  const { status } = tryRun('go', ['install', GATEWAY], { env: { ...process.env, GOBIN: folder } });
  if (status !== 0 || !existsSync(program)) {
    console.error(
      'There is no S3 server to test with: install Go 1.24 or later, or set VERSITYGW to a versitygw program.',
    );
    process.exit(1);
  }
  return program;
}
