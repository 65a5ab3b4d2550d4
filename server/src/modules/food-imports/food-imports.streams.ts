import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';

/** Bytes of a file or of one file in an archive, unpacked as they come; `done()` tells how many packed bytes are through. */
export type Bytes = { chunks: AsyncIterable<Uint8Array>; done: () => number; total: number };
export type Entry = { name: string; open: () => Bytes; size: number };

export function openFile(path: string): Bytes {
  const total = statSync(path).size;
  const head = readAt(path, 0, 2);
  return unpacked(
    createReadStream(path, { highWaterMark: 1 << 18 }),
    head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : null,
    total,
  );
}

function unpacked(file: Readable, how: 'gzip' | 'deflate' | null, total: number): Bytes {
  let read = 0;
  file.on('data', (chunk) => {
    read += (chunk as Uint8Array).byteLength;
  });
  file.pause();
  if (how === null) return { chunks: file, done: () => read, total };
  const unpack = how === 'gzip' ? createGunzip() : createInflateRaw();
  file.on('error', (error) => unpack.destroy(error));
  unpack.on('close', () => file.destroy());
  return { chunks: file.pipe(unpack), done: () => read, total };
}

function readAt(path: string, position: number, length: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, position));
  } finally {
    closeSync(handle);
  }
}

export class UnreadableFile extends Error {}

/** The files in a ZIP archive. Each is unpacked as a stream, so a small archive of much data fills no memory. */
export function zipEntries(path: string): Entry[] {
  const { size } = statSync(path);
  const tail = readAt(path, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new UnreadableFile('This is no complete ZIP archive.');
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (start === 0xffffffff || length > 50_000_000)
    throw new UnreadableFile('This archive is too large to be read as it is. Unpack it and import the folder.');
  const list = readAt(path, start, length);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === 0x02014b50 && entries.length < 1000; ) {
    const method = list.readUInt16LE(at + 10);
    const packed = list.readUInt32LE(at + 20);
    const offset = list.readUInt32LE(at + 42);
    const nameLength = list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
    if (packed === 0xffffffff || offset === 0xffffffff)
      throw new UnreadableFile('This archive is too large to be read as it is. Unpack it and import the folder.');
    if ((method !== 0 && method !== 8) || packed === 0) continue;
    entries.push({
      name,
      size: packed,
      open: () => {
        const local = readAt(path, offset, 30);
        const from = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
        const bytes = createReadStream(path, { start: from, end: from + packed - 1, highWaterMark: 1 << 18 });
        return unpacked(bytes, method === 8 ? 'deflate' : null, packed);
      },
    });
  }
  return entries;
}

/** One record may hold this many characters; a longer one is skipped without being kept. */
export const longestRecord = 2_000_000;

/** Text as it comes, cut nowhere within a character. */
async function* textOf(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes.chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Lines without their end; null for one that is too long. */
export async function* linesOf(bytes: Bytes): AsyncGenerator<string | null> {
  let rest = '';
  let tooLong = false;
  for await (const text of textOf(bytes)) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = rest + text.slice(from, end);
      rest = '';
      from = end + 1;
      yield tooLong || line.length > longestRecord ? null : line.endsWith('\r') ? line.slice(0, -1) : line;
      tooLong = false;
    }
    rest += text.slice(from);
    if (rest.length > longestRecord) {
      tooLong = true;
      rest = '';
    }
  }
  if (rest !== '' || tooLong) yield tooLong ? null : rest;
}

/** Rows of comma separated values with quotes, also over several lines; null for one that is too long. */
export async function* csvRows(bytes: Bytes): AsyncGenerator<string[] | null> {
  let open = '';
  for await (const line of linesOf(bytes)) {
    if (line === null) {
      open = '';
      yield null;
      continue;
    }
    const text = open === '' ? line : `${open}\n${line}`;
    if (quotes(text) % 2 === 1 && text.length <= 100_000) {
      open = text;
      continue;
    }
    open = '';
    yield cellsOf(text);
  }
  if (open !== '') yield cellsOf(open);
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
      continue;
    }
    let cell = '';
    let from = at + 1;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote < 0) {
        cell += line.slice(from);
        at = line.length + 1;
        break;
      }
      cell += line.slice(from, quote);
      if (line[quote + 1] === '"') {
        cell += '"';
        from = quote + 2;
        continue;
      }
      const end = line.indexOf(',', quote);
      at = end < 0 ? line.length + 1 : end + 1;
      break;
    }
    cells.push(cell);
  }
  return cells;
}

/** The objects of the one long list of a JSON file, each as text; null for one that is too long. Nothing else is kept. */
export async function* listedObjects(bytes: Bytes): AsyncGenerator<string | null> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let record = '';
  let tooLong = false;
  for await (const text of textOf(bytes)) {
    let from = depth >= 2 ? 0 : -1;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) inString = false;
      } else if (code === 34) inString = true;
      else if (code === 123) {
        depth += 1;
        if (depth === 2) {
          from = at;
          record = '';
          tooLong = false;
        }
      } else if (code === 125) {
        depth -= 1;
        if (depth === 1) {
          yield tooLong ? null : record + text.slice(from, at + 1);
          record = '';
          from = -1;
        }
      }
    }
    if (depth >= 2 && from >= 0 && !tooLong) {
      record += text.slice(from);
      tooLong = record.length > longestRecord;
      if (tooLong) record = '';
    }
  }
}
