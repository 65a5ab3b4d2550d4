import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Program, startProgram } from './program.ts';

export type ExternalPostgres = { url: string; version: string; program: Program };

/** The folder of an installed PostgreSQL (15 or later) with its extensions, or null. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => join(debian, String(version), 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => majorOf(folder) >= 15) ?? null;
}

function majorOf(folder: string): number {
  if (!['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) return 0;
  return Number(/\b(\d+)\.\d/.exec(versionOf(folder))?.[1] ?? 0);
}

function versionOf(folder: string): string {
  return spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
}

/** A server of its own in `folder`, on the loopback with a password, with PostgreSQL's own default settings. */
export async function startExternalPostgres(binaries: string, folder: string): Promise<ExternalPostgres> {
  const owner = unprivileged();
  const data = join(folder, 'external');
  mkdirSync(data, { mode: 0o700 });
  if (owner !== null) chownSync(data, owner.uid, owner.gid);
  const password = randomBytes(18).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  if (owner !== null) chownSync(passwordFile, owner.uid, owner.gid);
  const env = { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'mealwright', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    { cwd: data, env, encoding: 'utf8', ...(owner ?? {}) },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = startProgram(join(binaries, 'postgres'), ['-D', data, ...args], { env, cwd: data, owner });
  // SIGINT to PostgreSQL: do not wait for sessions that are still open.
  const stop = async () => {
    if (existsSync(join(data, 'postmaster.pid'))) process.kill(program.pid, 'SIGINT');
    return program.stop();
  };
  for (let waited = 0; !/^ready/m.test(read(join(data, 'postmaster.pid'))); waited += 50) {
    if (waited > 30_000) {
      await stop();
      throw new Error('the external PostgreSQL did not start');
    }
    await sleep(50);
  }
  const version = /\d+\.\d+/.exec(versionOf(binaries))?.[0] ?? '';
  return {
    url: `postgres://mealwright:${password}@127.0.0.1:${port}/postgres`,
    version,
    program: { ...program, stop },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const entry = ['postgres', 'nobody'].map((name) => lines.find((line) => line.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = entry?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('no unprivileged user for PostgreSQL');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer();
    server.once('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
