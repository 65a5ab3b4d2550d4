import * as fs from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';

/**
 * One server per data folder: a file with the process id and, where /proc tells it, when that process began
 * (ids are used again, in containers nearly always).
 */
export function takeLock(folder: string): void {
  const file = join(folder, 'mealwright.pid');
  const [pid, began] = readLock(file);
  if (pid !== undefined && pid !== process.pid && isAlive(pid) && (began === '' || began === beginOf(pid))) {
    throw new ConfigError(
      `The data folder ${folder} is in use by another Mealwright (process ${pid}). Stop that one, or set MEALWRIGHT_DATA to another folder.`,
    );
  }
  fs.writeFileSync(file, `${process.pid}\n${beginOf(process.pid)}\n`);
}

export function leaveLock(folder: string): void {
  const file = join(folder, 'mealwright.pid');
  if (readLock(file)[0] === process.pid) fs.rmSync(file, { force: true });
}

function readLock(file: string): [number | undefined, string] {
  try {
    const [pid, began] = fs.readFileSync(file, 'utf8').split('\n');
    // Empty after a crash of the machine; 0 would mean "this group of processes".
    return [Number(pid) > 0 ? Number(pid) : undefined, began ?? ''];
  } catch {
    return [undefined, ''];
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A zombie still has an id; it has ended all the same.
  return stateOf(pid) !== 'Z';
}

/** Whether `pid` runs the program `name`; without /proc a living process is taken at its word. */
export function isProcess(pid: number, name: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.endsWith(name) ?? false;
  } catch {
    return !fs.existsSync('/proc/self');
  }
}

/** Fields after the program's name, which may hold spaces. */
function statFields(pid: number): string[] {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

const stateOf = (pid: number) => statFields(pid)[0];
const beginOf = (pid: number) => statFields(pid)[19] ?? '';
