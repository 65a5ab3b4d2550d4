import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A running program: what it prints, line by line with the time since its start, and how to end it by its id. */
export type Program = {
  pid: number;
  lines: { text: string; atMs: number }[];
  /** The first line that matches; rejects when the program ends before, or after a minute. */
  line: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Ends it in good order (SIGKILL after 30 s); how long that took. */
  stop: () => Promise<number>;
};

export function startProgram(
  command: string,
  args: readonly string[],
  options: { env: Record<string, string>; cwd?: string; owner?: { uid: number; gid: number } | null },
): Program {
  const from = performance.now();
  const child = spawn(command, args, {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a session of its own: Ctrl-C reaches the benchmark alone, which then ends everything in order.
    detached: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.owner ?? {}),
  });
  const lines: Program['lines'] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push({ text, atMs: performance.now() - from });
    wake();
  });
  createInterface({ input: child.stderr }).on('line', (text) => {
    errors.push(text);
    if (errors.length > 20) errors.shift();
  });
  const ended = new Promise<void>((done) => {
    child.once('error', (error) => {
      errors.push(error.message);
      done();
    });
    child.once('close', () => done());
  });
  void ended.then(wake);
  return {
    pid: child.pid ?? -1,
    lines,
    line: (pattern) =>
      new Promise((done, refuse) => {
        const look = () => {
          const found = lines.map(({ text }) => pattern.exec(text)).find((match) => match !== null);
          if (found === undefined && !hasEnded(child)) return;
          clearTimeout(timer);
          waiting.delete(look);
          if (found !== undefined) done(found);
          else refuse(new Error(`${command} ended before it printed ${pattern}:\n${errors.join('\n')}`));
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          refuse(new Error(`${command} did not print ${pattern} within a minute`));
        }, 60_000);
        waiting.add(look);
        look();
      }),
    async stop() {
      const begun = performance.now();
      if (!hasEnded(child)) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(timer);
      return performance.now() - begun;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
