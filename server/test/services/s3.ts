import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';

export type S3Server = { s3: NonNullable<Config['s3']>; stop: () => void };

/** A real S3 server of this machine: Versity's gateway over a folder. `npm run test:services` gets it and says where it is. */
export async function startS3(): Promise<S3Server> {
  const program = process.env.VERSITYGW;
  if (program === undefined) throw new Error('VERSITYGW is not set: run npm run test:services');
  const folder = mkdtempSync(join(tmpdir(), 'mealwright-s3-'));
  for (const name of ['pictures', '.sidecar'])
    mkdirSync(join(folder, name === 'pictures' ? 'data/pictures' : name), { recursive: true });
  const port = await freePort();
  const keys = { id: 'a-key-for-tests', secret: 'a-secret-for-tests-of-this-machine' };
  const args = ['--access', keys.id, '--secret', keys.secret, '--port', `127.0.0.1:${port}`, '--quiet'];
  const gateway = spawn(program, [...args, 'posix', '--sidecar', join(folder, '.sidecar'), join(folder, 'data')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, gateway);
  return {
    s3: { bucket: 'pictures', endpoint, region: 'us-east-1', keys, publicUrl: null },
    stop() {
      gateway.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

async function answers(endpoint: string, gateway: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (gateway.exitCode !== null) throw new Error(`the S3 server ended with ${gateway.exitCode}`);
    const up = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('the S3 server does not answer');
}
