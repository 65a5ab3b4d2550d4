import { fileReceived, sendFilePart } from '@mealwright/contracts/sent-files';
import { type CallOptions, call, uploadTelling } from './client.ts';
import { isCode } from './errors.ts';
import { randomId } from './random-id.ts';

/** How far a file is. `goOn`: the connection is broken; it is tried again by itself, or at once by this. */
export type FileNews = { share: number; goOn: (() => void) | null };
export type FileProgress = { signal: AbortSignal; told: (news: FileNews) => void };
type Sent = { sent: string; bytes: number };

const MEGABYTE = 1024 * 1024;
/** What a broken connection may cost behind a proxy that keeps bodies back; a large file comes in about a hundred parts. */
const partOf = (file: File): number => Math.max(8 * MEGABYTE, Math.ceil(file.size / 100));
const PAUSES_S = [1, 2, 4, 8, 15, 30];
const passing = ['OFFLINE', 'TOO_MANY_REQUESTS', 'UNAVAILABLE', 'INTERNAL_ERROR', 'REQUEST_IN_PROGRESS'] as const;

/** The same for the same file, also after the page was left: what of it has arrived is found again. */
export function keyOf({ name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of `${name}\n${size}\n${lastModified}`) {
    const code = sign.codePointAt(0) ?? 0;
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return `${hex(one ^ (other >>> 15))}${hex(other ^ (one >>> 13))}-${size}`;
}

/** Sends a file in parts and then has it used; goes on from where a connection broke until it is through, or until it is stopped. */
export async function sendFile<T>(
  file: File,
  use: (sent: Sent, options: CallOptions) => Promise<T>,
  { signal, told }: FileProgress = { signal: new AbortController().signal, told: () => undefined },
): Promise<T> {
  const key = keyOf(file);
  // The answer may be lost after it was used: then it is not used twice.
  const options = { signal, idempotencyKey: randomId() };
  let share = 0;
  let whole = false;
  for (let failures = 0; ; ) {
    try {
      if (!whole)
        await sendRest(file, key, signal, (arrived) => {
          failures = 0;
          share = file.size === 0 ? 1 : arrived / file.size;
          told({ share, goOn: null });
        });
      whole = true;
      return await use({ sent: key, bytes: file.size }, options);
    } catch (error) {
      if (isCode(error, 'FILE_INCOMPLETE') && whole && failures === 0) whole = false;
      else if (signal.aborted || !isCode(error, ...passing)) throw error;
      const wait = PAUSES_S[Math.min(failures, PAUSES_S.length - 1)] ?? 30;
      failures += 1;
      await pause(wait * 1000, signal, (goOn) => told({ share, goOn }));
      told({ share, goOn: null });
    }
  }
}

async function sendRest(file: File, key: string, signal: AbortSignal, told: (arrived: number) => void): Promise<void> {
  const params = { key };
  let at = (await call(fileReceived, { params }, { signal })).received;
  told(at);
  for (const part = partOf(file); at < file.size; ) {
    const bytes = file.slice(at, at + part);
    const from = at;
    at = (await uploadTelling(sendFilePart, { params, query: { at }, bytes, signal }, (sent) => told(from + sent)))
      .received;
    told(at);
  }
}

/** Until the time is over, the machine is back in the network, or somebody says so. */
function pause(ms: number, signal: AbortSignal, offer: (goOn: () => void) => void): Promise<void> {
  return new Promise((done, refuse) => {
    const over = (then: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener('online', goOn);
      signal.removeEventListener('abort', stop);
      then();
    };
    const goOn = over(done);
    const stop = over(() => refuse(new DOMException('stopped', 'AbortError')));
    const timer = setTimeout(goOn, ms);
    window.addEventListener('online', goOn);
    signal.addEventListener('abort', stop);
    offer(goOn);
  });
}
