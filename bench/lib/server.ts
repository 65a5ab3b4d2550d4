import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from './program.ts';

const mainFile = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));

/** A folder for one run. Open to others, so that the unprivileged user of the database can walk through it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mealwright-bench-'));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export type RunningServer = Program & { url: string };

/** The real server on a free port of the loopback, with the given settings alone. */
export async function startServer(
  settings: Record<string, string>,
  nodeOptions: readonly string[] = [],
): Promise<RunningServer> {
  const program = startProgram(process.execPath, [...nodeOptions, mainFile], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', ...settings },
  });
  try {
    const [, port] = await program.line(/ready: http:\/\/localhost:(\d+)/);
    return { ...program, url: `http://127.0.0.1:${port}` };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

/** Where the embedded database of a data folder listens: PostgreSQL writes it down. */
export function embeddedAddress(dataFolder: string): { host: string; user: string; database: string } {
  const lines = readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { host: lines[4] ?? '', user: 'mealwright', database: 'postgres' };
}

export function postmasterOf(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}
