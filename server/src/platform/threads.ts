import { Piscina, type PiscinaTask, queueOptionsSymbol, type TaskQueue } from 'piscina';
import { fail } from './errors.ts';

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
    maxQueue: options.queue,
    taskQueue: fairQueue(),
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
  return {
    async run(task, { owner, timeoutMs }) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await pool.run({ ...task, [queueOptionsSymbol]: { owner } }, { signal });
      } catch (error) {
        const { message, name } = error as Error;
        if (name === 'AbortError' || /queue.*(full|limit)/i.test(message)) fail('PLANNER_BUSY');
        throw error;
      }
    },
    waiting: () => pool.queueSize,
    async stop() {
      await warmed;
      await pool.close({ force: true });
    },
  };
}

/** Threads run the compiled file; from sources (tests) the twin in `dist` is taken. */
function workerFile(file: URL): string {
  return file.href.replace('/server/src/', '/server/dist/').replace(/\.ts$/, '.js');
}

/** Round robin over owners. */
function fairQueue(): TaskQueue {
  // Piscina hands its queue the full task, though the type of the interface is the smaller one.
  type Task = Parameters<TaskQueue['push']>[0];
  const queues = new Map<string, Task[]>();
  const ownerOf = (task: Task) => ((task as PiscinaTask)[queueOptionsSymbol] as { owner?: string } | null)?.owner ?? '';
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(task: Task) {
      const owner = ownerOf(task);
      const queue = queues.get(owner);
      if (queue === undefined) queues.set(owner, [task]);
      else queue.push(task);
      size += 1;
    },
    shift(): Task | null {
      const next = queues.entries().next();
      if (next.done) return null;
      const [owner, queue] = next.value;
      const task = queue.shift() ?? null;
      // The owner goes to the end of the line.
      queues.delete(owner);
      if (queue.length > 0) queues.set(owner, queue);
      size -= 1;
      return task;
    },
    remove(task: Task) {
      const queue = queues.get(ownerOf(task));
      const at = queue?.indexOf(task) ?? -1;
      if (queue === undefined || at < 0) return;
      queue.splice(at, 1);
      if (queue.length === 0) queues.delete(ownerOf(task));
      size -= 1;
    },
  };
}
