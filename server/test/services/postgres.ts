import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** The folder of an installed PostgreSQL (15 or later; `POSTGRES_BIN` names one elsewhere), or null. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).map(Number) : [];
  const newest = versions.filter((version) => version >= 15).sort((a, b) => b - a)[0];
  return process.env.POSTGRES_BIN ?? (newest === undefined ? null : join(debian, String(newest), 'bin'));
}

/** A server of its own on the loopback, as it is after initdb; the address of its database, and the way to end it. */
export async function startPostgres(binaries: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'mealwright-postgres-'));
  const owner = unprivileged();
  if (owner !== null) fs.chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, env: { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' }, ...(owner ?? {}) };
  const made = spawnSync(join(binaries, 'initdb'), ['-D', data, '-U', 'mealwright', '-E', 'UTF8', '--locale=C'], {
    ...options,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...args], { ...options, stdio: 'ignore' });
  const ended = new Promise((done) => server.once('close', done));
  const url = `postgres://mealwright@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    // Does not wait for sessions that are still open.
    server.kill('SIGINT');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error('PostgreSQL did not start');
    }
  }
  return { url, stop };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return new Promise((done) => setTimeout(() => done(false), 100));
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const entry = ['postgres', 'nobody'].map((name) => lines.find((line) => line.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = entry?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('no unprivileged user for PostgreSQL');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
