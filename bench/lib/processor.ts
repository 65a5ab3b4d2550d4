import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a process has used; NaN where /proc does not tell. */
export function processorMs(pid: number): number {
  const [user, system] = statFields(pid).slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
}

/** The same for a database server: the process itself, its living children, and those that have ended. */
export function processorMsOfFamily(pid: number): number {
  const [user, system, endedUser, endedSystem] = statFields(pid).slice(11, 15);
  const own = (Number(user) + Number(system) + Number(endedUser) + Number(endedSystem)) * TICK_MS;
  return childrenOf(pid).reduce((sum, child) => sum + (processorMs(child) || 0), own);
}

/** Resident memory in MB; of a family the share of each process in what they hold together. */
export function memoryMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readText(`/proc/${pid}/status`))?.[1]) / 1024;
}
export function memoryMbOfFamily(pid: number): number {
  const share = (one: number) => Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${one}/smaps_rollup`))?.[1]) / 1024;
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + share(one), 0);
}

const TICK_MS = 10;

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statFields(Number(name))[1] === String(pid))
    .map(Number);
}

/** Fields from the state on: the program's name before it may hold spaces. */
function statFields(pid: number): string[] {
  const text = readText(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
