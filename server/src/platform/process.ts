import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../config.ts';

const DRAIN_WITHIN_MS = 20_000;

/** Ctrl-C reaches the whole group, and whoever started this program may pass it on: that is one wish, not two. */
const SAME_WISH_MS = 1000;

/** Closes everything in reverse order, once: on Ctrl-C, on SIGTERM, or when told. A second signal, later, ends at once. */
export function stopOnSignal(
  closers: (() => Promise<void>)[],
  tell: (sentence: string) => void,
): { stop: (code: number) => Promise<void>; isStopping: () => boolean } {
  let stopping = false;
  let askedAt = 0;
  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    for (const close of closers.reverse()) {
      // What does not end in time is left, so that the database still stops in good order.
      const late = sleep(DRAIN_WITHIN_MS, undefined, { ref: false });
      await Promise.race([close().catch((error) => console.error(error)), late]);
    }
    process.exit(code);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping && Date.now() - askedAt < SAME_WISH_MS) return;
      if (stopping) process.exit(1);
      askedAt = Date.now();
      tell('Stopping ...');
      void stop(0);
    });
  }
  return { stop, isStopping: () => stopping };
}

/** Opens the port; the address to show. */
export async function listen(http: FastifyInstance, { port, host }: { port: number; host: string }): Promise<string> {
  try {
    const url = await http.listen({ port, host });
    return url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new ConfigError(
        `Port ${port} is in use. Stop the other program, or start with another: PORT=${port === 65_535 ? 4321 : port + 1} npm start`,
      );
    if (code === 'EACCES')
      throw new ConfigError(`Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`);
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EINVAL'].includes(code ?? ''))
      throw new ConfigError(`HOST ${host} is not an address of this machine.`);
    throw error;
  }
}
