import { Piscina } from 'piscina';
import { Failure, fail } from './errors.ts';

/**
 * Worker threads for calculations. Warmed at the start; a thread that dies or runs out of time is replaced; waiting tasks are
 * taken in turn over their owners, so that one busy household does not delay the others.
 */
export type Threads = {
  run: <Result>(task: object, options: { owner: string; timeoutMs: number }) => Promise<Result>;
  waiting: () => number;
  stop: () => Promise<void>;
};

export function makeThreads(options: {
  file: URL;
  threads: number;
  queue: number;
  warm: object;
  onError: (error: unknown) => void;
}): Threads {
  const pool = new Piscina({
    filename: workerFile(options.file),
    minThreads: options.threads,
    maxThreads: options.threads,
    // Flags of the main thread (of test runners) are not for the compiled worker.
    execArgv: [],
    // One plan at a time in a thread: the solver is not re-entrant.
    concurrentTasksPerWorker: 1,
  });
  // A thread that breaks is replaced; its task, if any, is refused.
  pool.on('error', options.onError);
  const warmed = Promise.all(Array.from({ length: options.threads }, () => pool.run(options.warm))).catch(
    () => undefined,
  );
  // Tasks wait here, not in the pool: its own queue forgets owners and limit for tasks that can be aborted.
  const line = fairLine();
  let free = options.threads;

  /** Resolves when a thread is free for this task alone. */
  async function threadFor(owner: string, signal: AbortSignal): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    if (line.size() >= options.queue) fail('PLANNER_BUSY');
    await new Promise<void>((begin, refuse) => {
      const waiting = { owner, begin, refuse };
      line.push(waiting);
      signal.addEventListener('abort', () => {
        if (line.remove(waiting)) refuse(new Failure('PLANNER_BUSY'));
      });
    });
  }
  function giveBack(): void {
    const next = line.shift();
    if (next === undefined) free += 1;
    else next.begin();
  }
  return {
    async run(task, { owner, timeoutMs }) {
      const signal = AbortSignal.timeout(timeoutMs);
      await threadFor(owner, signal);
      try {
        return await pool.run(task, { signal });
      } catch (error) {
        if ((error as Error).name === 'AbortError') fail('PLANNER_BUSY');
        throw error;
      } finally {
        giveBack();
      }
    },
    waiting: () => line.size(),
    async stop() {
      for (let next = line.shift(); next !== undefined; next = line.shift()) next.refuse(new Failure('PLANNER_BUSY'));
      await warmed;
      await pool.destroy();
    },
  };
}

/** Threads run the compiled file; from sources (tests) the twin in `dist` is taken. */
function workerFile(file: URL): string {
  return file.href.replace('/server/src/', '/server/dist/').replace(/\.ts$/, '.js');
}

type Waiting = { owner: string; begin: () => void; refuse: (error: Error) => void };

/** A waiting line that takes its owners in turn. */
function fairLine() {
  const lines = new Map<string, Waiting[]>();
  return {
    size: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
    push(one: Waiting): void {
      lines.set(one.owner, [...(lines.get(one.owner) ?? []), one]);
    },
    shift(): Waiting | undefined {
      const [owner, line] = lines.entries().next().value ?? [];
      if (owner === undefined || line === undefined) return undefined;
      const [first, ...rest] = line;
      // The owner goes to the end of the line.
      lines.delete(owner);
      if (rest.length > 0) lines.set(owner, rest);
      return first;
    },
    remove(one: Waiting): boolean {
      const line = lines.get(one.owner) ?? [];
      if (!line.includes(one)) return false;
      const rest = line.filter((other) => other !== one);
      if (rest.length > 0) lines.set(one.owner, rest);
      else lines.delete(one.owner);
      return true;
    },
  };
}
