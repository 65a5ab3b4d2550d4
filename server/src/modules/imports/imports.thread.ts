import { Worker } from 'node:worker_threads';
import { Failure } from '../../platform/errors.ts';
import type { ReadSource } from './imports.rules.ts';
import type { ReadTask } from './imports.worker.ts';

const PAGE_WITHIN_MS = 15_000;
const FILE_WITHIN_MS = 180_000;

/** Reads what came from outside in a thread of its own, with an end to its time and its memory: a page that is made to hang hangs nothing. */
export function readInThread(task: ReadTask, withinMs?: number): Promise<ReadSource> {
  const limit = withinMs ?? (task.kind === 'file' ? FILE_WITHIN_MS : PAGE_WITHIN_MS);
  // Threads run the compiled file; from sources (tests) the twin in `dist` is taken.
  const file = new URL('./imports.worker.js', import.meta.url).href.replace('/server/src/', '/server/dist/');
  const thread = new Worker(new URL(file), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return new Promise<ReadSource>((done, refuse) => {
    const timer = setTimeout(() => refuse(new Failure('READING_TOO_LONG')), limit);
    const settle = () => {
      clearTimeout(timer);
      void thread.terminate();
    };
    thread.once('message', (read: ReadSource) => {
      done(read);
      settle();
    });
    thread.once('error', () => {
      refuse(new Failure('READING_TOO_LONG'));
      settle();
    });
    thread.once('exit', () => {
      refuse(new Failure('READING_TOO_LONG'));
      clearTimeout(timer);
    });
    timer.unref();
    setTimeout(() => void thread.terminate(), limit + 50).unref();
  });
}
