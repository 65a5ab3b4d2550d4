import { Worker } from 'node:worker_threads';
import { Failure } from '../../../platform/errors.ts';
import type { PrintTask } from './pdf.rules.ts';

const WITHIN_MS = 25_000;

/** A printed cookbook takes seconds of pure work: in a thread of its own, with an end to it. null: nothing of it can be set. */
export function printInThread(task: PrintTask): Promise<Buffer | null> {
  // Threads run the compiled file; from sources (tests) the twin in `dist` is taken.
  const file = new URL('./pdf.worker.js', import.meta.url).href.replace('/server/src/', '/server/dist/');
  const thread = new Worker(new URL(file), { workerData: task, execArgv: [] });
  return new Promise<Buffer | null>((done, refuse) => {
    const timer = setTimeout(() => {
      refuse(new Failure('PRINT_TOO_LARGE'));
      void thread.terminate();
    }, WITHIN_MS);
    thread.once('message', (bytes: Uint8Array | null) => done(bytes === null ? null : Buffer.from(bytes)));
    thread.once('error', refuse);
    thread.once('exit', () => {
      clearTimeout(timer);
      refuse(new Error('the printing thread ended without a word'));
    });
  });
}
