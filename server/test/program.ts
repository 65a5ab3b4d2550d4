import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { projectFolder } from '../src/app.ts';
import { isProcess } from '../src/platform/process-lock.ts';

const program = join(projectFolder, 'server/dist/main.js');
/** For what the machine may be slow at. */
export const PATIENCE = 60_000;

/** The server as a process of its own. */
export type Program = {
  process: ChildProcess;
  said: () => string;
  complained: () => string;
  /** Resolves with the exit code, or the name of the signal. */
  ended: Promise<number | string>;
  address: () => Promise<string>;
};
type User = { uid?: number; gid?: number };

/** Starts and ends the compiled server (`npx tsc -b server`) in a folder of each test; at its end nothing of it runs or is left. */
export function usePrograms() {
  let folder = '';
  let prepared = '';
  let started: Program[] = [];
  let leftovers: string[] = [];
  const data = () => join(folder, 'data');

  function start(env: Record<string, string> = {}, user: User = {}): Program {
    const settings = { PORT: '0', LOG_LEVEL: 'silent', MEALWRIGHT_DATA: data(), PLANNER_THREADS: '1', ...env };
    const one = run(settings, user);
    started.push(one);
    return one;
  }

  /** The database server of this test, when it runs: its process id stands in the first line of its file. */
  function databases(): number[] {
    try {
      const pid = Number(fs.readFileSync(join(data(), 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      return isProcess(pid, 'postgres') ? [pid] : [];
    } catch {
      return [];
    }
  }

  /** The data folder as it is after a first start. */
  function beginReady(): void {
    const kept = join(prepared, 'data');
    fs.cpSync(kept, data(), { recursive: true });
    for (const path of fs.readdirSync(kept, { recursive: true, encoding: 'utf8' })) {
      const { mode, uid, gid } = fs.statSync(join(kept, path));
      fs.chownSync(join(data(), path), uid, gid);
      fs.chmodSync(join(data(), path), mode);
    }
  }

  function newFolder(): string {
    const made = fs.mkdtempSync(join(tmpdir(), 'mealwright-process-'));
    fs.chmodSync(made, 0o755);
    return made;
  }

  beforeAll(async () => {
    prepared = newFolder();
    folder = prepared;
    const first = start();
    await first.address();
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    for (const words of ['Starting the database', 'Making the database (once)', 'brought up to date', 'Loading'])
      expect(first.said()).toContain(words);
  }, 2 * PATIENCE);
  afterAll(() => fs.rmSync(prepared, { recursive: true, force: true }));
  beforeEach(() => {
    folder = newFolder();
    started = [];
    leftovers = [];
  });
  afterEach(async () => {
    for (const one of started) {
      if (one.process.exitCode === null && one.process.signalCode === null) one.process.kill('SIGKILL');
      await one.ended;
    }
    for (const pid of databases()) {
      process.kill(pid, 'SIGQUIT');
      await vi.waitFor(() => expect(databases()).toEqual([]), { timeout: PATIENCE });
    }
    for (const path of [...leftovers, folder]) fs.rmSync(path, { recursive: true, force: true });
  });
  return {
    data,
    start,
    databases,
    beginReady,
    folder: () => folder,
    /** Also removed at the end of the test. */
    remove: (path: string) => void leftovers.push(path),
  };
}

function run(settings: Record<string, string>, user: User): Program {
  const [said, complained] = [[] as string[], [] as string[]];
  const child = spawn(process.execPath, [program], {
    cwd: projectFolder,
    // Nothing of the settings of whoever runs the tests.
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  child.stdout?.on('data', (text) => said.push(String(text)));
  child.stderr?.on('data', (text) => complained.push(String(text)));
  let over = false;
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => {
      over = true;
      done(code ?? signal ?? '');
    }),
  );
  const found = () => /Mealwright is ready: (http:\S+)/.exec(said.join(''))?.[1];
  return {
    process: child,
    said: () => said.join(''),
    complained: () => complained.join(''),
    ended,
    async address() {
      await vi.waitFor(() => expect(over || found() !== undefined).toBe(true), { timeout: PATIENCE, interval: 20 });
      expect(found(), `it ended: ${said.join('')} ${complained.join('')}`).toBeDefined();
      return (found() ?? '').replace('localhost', '127.0.0.1');
    },
  };
}

/** A request over the network. */
export async function call(
  address: string,
  path: string,
  body?: object,
  token?: string,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
