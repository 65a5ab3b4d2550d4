import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fail } from './errors.ts';

/** Writes a body to a new file as it comes, `maxBytes` at the most. What stays of one that fails is the caller's to remove. */
export async function writeBounded(path: string, bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<void> {
  let size = 0;
  async function* bounded() {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > maxBytes) fail('BODY_TOO_LARGE', { maxBytes });
      yield chunk;
    }
  }
  await pipeline(bounded, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (size === 0) fail('VALIDATION_ERROR', { file: 'is empty' });
}
