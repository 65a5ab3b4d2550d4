// Zip and gzip with limits: how many files, how large each and all together, how much they may grow. Names that lead out
// of the archive are refused. A file without its end (a half download) is read as far as it goes.

import { Gunzip, Inflate } from 'fflate';
import { decodeText, joined } from './bytes.ts';

export type Skipped = { where: string; why: string };
export type ArchiveFile = { path: string; read: () => Uint8Array | null };
/** What all archives of one import may still unpack to; shared with archives inside archives. */
export type Budget = { bytes: number; files: number };

export const newBudget = (): Budget => ({ bytes: 400_000_000, files: 20_000 });
const MAX_FILE = 60_000_000;
const MAX_RATIO = 150;
/** Small files may be all zeros and compress as they like. */
const RATIO_FROM = 2_000_000;
const STEP = 65_536;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7);
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

type Entry = { path: string; method: number; flags: number; from: number; size: number };

export function openZip(bytes: Uint8Array, budget: Budget, skipped: Skipped[], prefix = ''): ArchiveFile[] {
  const listed = fromDirectory(bytes);
  const entries = listed ?? fromHeaders(bytes);
  if (listed === null)
    skipped.push({
      where: prefix || 'archive',
      why: 'The archive has no table of contents; it is cut off or damaged. What could be found was read.',
    });
  const files: ArchiveFile[] = [];
  for (const entry of entries) {
    const where = prefix + entry.path;
    if (entry.path.endsWith('/') || isClutter(entry.path)) continue;
    const refusal = refusalOf(entry, budget);
    if (refusal !== null) {
      skipped.push({ where, why: refusal });
      if (budget.files <= 0) break;
      continue;
    }
    budget.files--;
    files.push({ path: entry.path, read: () => unpack(bytes, entry, budget, (why) => skipped.push({ where, why })) });
  }
  return files;
}

const isClutter = (path: string) => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(path);

function refusalOf(entry: Entry, budget: Budget): string | null {
  if (budget.files <= 0) return 'There are more files in this archive than are read.';
  if (!isSafePath(entry.path)) return 'The name of this file leads out of the archive.';
  if ((entry.flags & 1) !== 0) return 'This file is encrypted.';
  if (entry.method !== 0 && entry.method !== 8) return 'This file is packed in a way that is not known here.';
  return null;
}

export function isSafePath(path: string): boolean {
  return (
    path !== '' &&
    path.length < 1_000 &&
    !/^(?:\/|[a-z]:|~)/i.test(path) &&
    !path.includes('\0') &&
    !path.split('/').includes('..')
  );
}

function unpack(bytes: Uint8Array, entry: Entry, budget: Budget, refuse: (why: string) => void): Uint8Array | null {
  const packed = bytes.subarray(entry.from, entry.from + entry.size);
  if (entry.from + entry.size > bytes.length) refuse('This file is cut off.');
  if (entry.method === 0) {
    budget.bytes -= packed.length;
    return budget.bytes < 0 ? null : packed;
  }
  const parts = collector(packed.length, budget);
  const inflate = new Inflate((part) => parts.add(part));
  const done = feed(packed, (part, last) => inflate.push(part, last), parts);
  if (parts.refusal !== null) refuse(parts.refusal);
  else if (!done) refuse('This file is damaged; it was read as far as it goes.');
  return parts.refusal === null ? parts.joined() : null;
}

export function gunzip(bytes: Uint8Array, budget: Budget): { bytes: Uint8Array | null; why: string | null } {
  const parts = collector(bytes.length, budget);
  const unzip = new Gunzip((part) => parts.add(part));
  const done = feed(bytes, (part, last) => unzip.push(part, last), parts);
  if (parts.refusal !== null) return { bytes: null, why: parts.refusal };
  return { bytes: parts.joined(), why: done ? null : 'This file is damaged; it was read as far as it goes.' };
}

function collector(packed: number, budget: Budget) {
  const parts: Uint8Array[] = [];
  let size = 0;
  const state = {
    refusal: null as string | null,
    add(part: Uint8Array): void {
      if (state.refusal !== null) return;
      size += part.length;
      budget.bytes -= part.length;
      if (size > MAX_FILE) state.refusal = 'This file unpacks to more than 60 MB.';
      else if (size > RATIO_FROM && size > packed * MAX_RATIO)
        state.refusal = 'This file unpacks to a suspicious multiple of its size.';
      else if (budget.bytes < 0) state.refusal = 'The archive unpacks to more than 400 MB.';
      else parts.push(part.slice());
    },
    joined: () => joined(parts),
  };
  return state;
}

function feed(
  packed: Uint8Array,
  push: (part: Uint8Array, last: boolean) => void,
  parts: { refusal: string | null },
): boolean {
  try {
    for (let at = 0; at < packed.length && parts.refusal === null; at += STEP)
      push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    return true;
  } catch {
    return false;
  }
}

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number) => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
const nameAt = (bytes: Uint8Array, at: number, length: number) =>
  decodeText(bytes.subarray(at, at + length)).replace(/\\/g, '/');

/** The table of contents at the end of the file; null when it is not there or not whole. */
function fromDirectory(bytes: Uint8Array): Entry[] | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at--) {
    if (u32(bytes, at) !== 0x06054b50) continue;
    const entries: Entry[] = [];
    let next = u32(bytes, at + 16);
    for (let left = u16(bytes, at + 10); left > 0; left--) {
      if (next + 46 > bytes.length || u32(bytes, next) !== 0x02014b50) return null;
      const lengths = [u16(bytes, next + 28), u16(bytes, next + 30), u16(bytes, next + 32)] as const;
      const header = u32(bytes, next + 42);
      const from = header + 30 + u16(bytes, header + 26) + u16(bytes, header + 28);
      if (u32(bytes, header) === 0x04034b50)
        entries.push({
          path: nameAt(bytes, next + 46, lengths[0]),
          method: u16(bytes, next + 10),
          flags: u16(bytes, next + 8),
          from,
          size: u32(bytes, next + 20),
        });
      next += 46 + lengths[0] + lengths[1] + lengths[2];
    }
    return entries;
  }
  return null;
}

/** File by file from the beginning, for archives without their end. */
function fromHeaders(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at + 30 < bytes.length && entries.length < 20_000) {
    if (u32(bytes, at) !== 0x04034b50) {
      at = nextHeader(bytes, at + 1);
      continue;
    }
    const flags = u16(bytes, at + 6);
    const from = at + 30 + u16(bytes, at + 26) + u16(bytes, at + 28);
    const stated = u32(bytes, at + 18);
    // With bit 3 the size stands behind the data: up to the next header.
    const end = (flags & 8) !== 0 && stated === 0 ? nextHeader(bytes, from) : Math.min(bytes.length, from + stated);
    entries.push({
      path: nameAt(bytes, at + 30, u16(bytes, at + 26)),
      method: u16(bytes, at + 8),
      flags,
      from,
      size: Math.max(0, end - from),
    });
    at = Math.max(end, at + 30);
  }
  return entries;
}

function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x50, from); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(0x50, at + 1)) {
    const signature = u32(bytes, at);
    if (signature === 0x04034b50 || signature === 0x02014b50) return at;
  }
  return bytes.length;
}
