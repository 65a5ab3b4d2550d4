import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { useApp } from '../../test/app.ts';
import { makeThreads, type Threads } from './threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-threads-'));
const file = join(folder, 'worker.mjs');
writeFileSync(
  file,
  `import { threadId } from 'node:worker_threads';
  export default async (task) => {
    if (task.gate) Atomics.store(task.gate, 1, 1);
    if (task.do === 'wait') Atomics.wait(task.gate, 0, 0);
    if (task.do === 'hang') for (;;);
    if (task.do === 'die') process.exit(3);
    if (task.do === 'break') setImmediate(() => { throw new Error('broken') }), await new Promise(() => undefined);
    if (task.do === 'throw') throw new Error('cannot do this');
    return task.do === 'thread' ? threadId : task.name;
  };`,
);
afterAll(() => rmSync(folder, { recursive: true }));

let threads: Threads;
const errors: unknown[] = [];
function open(options: { threads?: number; queue?: number } = {}): void {
  threads = makeThreads({
    file: pathToFileURL(file),
    threads: 1,
    queue: 100,
    warm: { do: 'warm' },
    onError: (error) => errors.push(error),
    ...options,
  });
}
const run = (task: object, owner = 'ann', timeoutMs = 60_000) => threads.run<string>(task, { owner, timeoutMs });
/** A gate: whether a task has come to it, and whether it may go on. */
const newGate = () => new Int32Array(new SharedArrayBuffer(8));
const hasBegun = (gate: Int32Array) =>
  vi.waitFor(() => expect(Atomics.load(gate, 1)).toBe(1), { timeout: 20_000, interval: 5 });
/** A task that holds a thread until it is let go. */
async function busy(): Promise<() => Promise<unknown>> {
  const gate = newGate();
  const waiting = run({ do: 'wait', gate });
  await hasBegun(gate);
  return () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    return waiting;
  };
}
afterEach(() => threads.stop());

describe('waiting tasks', () => {
  it('are taken in turn over their owners, and in order for each', async () => {
    open();
    const letGo = await busy();
    const done: string[] = [];
    // The thread is held by one of ann's already.
    const queue = ['ann 1', 'ann 2', 'ann 3', 'ann 4', 'bob 1', 'bob 2', 'cleo 1'];
    const all = queue.map(async (name) => done.push(await run({ name }, name.split(' ')[0])));
    expect(threads.waiting()).toBe(7);
    await letGo();
    await Promise.all(all);
    expect(done).toEqual(['ann 1', 'bob 1', 'cleo 1', 'ann 2', 'bob 2', 'ann 3', 'ann 4']);
  });

  it('are refused when too many wait, and taken again when there is room', async () => {
    open({ queue: 2 });
    const letGo = await busy();
    const waiting = [run({ name: 'one' }), run({ name: 'two' }, 'bob')];
    await expect(run({ name: 'three' })).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    await letGo();
    expect(await Promise.all(waiting)).toEqual(['one', 'two']);
    expect(await run({ name: 'four' })).toBe('four');
  });

  it('give up after their time, leave the queue, and are not done later', async () => {
    open();
    const letGo = await busy();
    await expect(run({ name: 'late' }, 'ann', 20)).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    expect(threads.waiting()).toBe(0);
    const next = run({ name: 'next' });
    await letGo();
    expect(await next).toBe('next');
  });
});

describe('a thread', () => {
  it('that hangs is ended after its time and replaced', async () => {
    open();
    const before = await run({ do: 'thread' });
    await expect(run({ do: 'hang' }, 'ann', 2000)).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    expect(await run({ do: 'thread' })).not.toBe(before);
  });

  it.each(['die', 'break'])(
    'that ends in the middle (%s) is replaced; its task is refused, the next ones are done',
    async (how) => {
      open();
      const dead = run({ do: how });
      const next = [run({ name: 'one' }), run({ name: 'two' })];
      await expect(dead).rejects.toThrow();
      expect(await Promise.all(next)).toEqual(['one', 'two']);
    },
  );

  it('passes on what its task throws, and goes on', async () => {
    open();
    const before = await run({ do: 'thread' });
    await expect(run({ do: 'throw' })).rejects.toThrow('cannot do this');
    expect(await run({ do: 'thread' })).toBe(before);
  });

  it('works beside the others', async () => {
    open({ threads: 2 });
    const letGo = await busy();
    expect(await run({ name: 'meanwhile' })).toBe('meanwhile');
    await letGo();
  });
});

describe('stopping', () => {
  it('does not wait for a thread that hangs', async () => {
    open();
    const gate = newGate();
    const hung = run({ do: 'hang', gate }).catch((error: Error) => error);
    await hasBegun(gate);
    const waiting = run({ name: 'waits' });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    await threads.stop();
    expect(await hung).toBeInstanceOf(Error);
    await refused;
  });
});

describe('while a week is planned', () => {
  const app = useApp();

  it('the server goes on with everything else', async () => {
    open();
    const ann = await app.make.person();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 2);
    const health: number[] = [];
    let over = false;
    const planned = app.make.plan(ann).finally(() => {
      over = true;
      clearInterval(timer);
    });
    while (!over) {
      health.push((await app.http.inject({ url: '/health' })).statusCode);
      await new Promise((done) => setImmediate(done));
    }
    expect((await planned).days).toHaveLength(7);
    expect(ticks).toBeGreaterThan(20);
    expect(health.length).toBeGreaterThan(20);
    expect(new Set(health)).toEqual(new Set([200]));
  });
});
