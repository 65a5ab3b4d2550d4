// An archive written file by file: what is written leaves, and only the table of contents is kept for the end. Each file states its size
// in front of its bytes, so programs that read archives as they come read it too.

import { deflateSync, strToU8 } from 'fflate';
import { joined } from '../bytes.ts';

export type ZipWriter = {
  /** The bytes of this file. `packed`: made smaller on the way; not for what is packed already. */
  file: (name: string, bytes: Uint8Array, packed: boolean) => Uint8Array;
  /** The end of the archive. */
  end: () => Uint8Array;
};

/** 2 January 1980: no clock here, every archive of the same files is the same. */
const DATE = (1 << 5) | 2;
const UTF8 = 0x800;

export function zipWriter(): ZipWriter {
  const contents: Uint8Array[] = [];
  let at = 0;
  return {
    file(name, bytes, packed) {
      const path = strToU8(name);
      const body = packed ? deflateSync(bytes) : bytes;
      const common = [
        ...u16(UTF8, packed ? 8 : 0, 0, DATE),
        ...u32(crc32(bytes), body.length, bytes.length),
        ...u16(path.length, 0),
      ];
      const from = at;
      const written = joined([Uint8Array.from([...u32(0x04034b50), ...u16(20), ...common]), path, body]);
      // Made by Unix, with the rights of a plain file.
      const entry = [...u32(0x02014b50), ...u16(0x314, 20), ...common, ...u16(0, 0, 0), ...u32(0o100644 * 65536, from)];
      contents.push(Uint8Array.from(entry), path);
      at += written.length;
      return written;
    },
    end() {
      const table = joined(contents);
      const count = contents.length / 2;
      const last = [...u32(0x06054b50), ...u16(0, 0, count, count), ...u32(table.length, at), ...u16(0)];
      return joined([table, Uint8Array.from(last)]);
    },
  };
}

const u16 = (...values: number[]) => values.flatMap((value) => [value & 255, (value >>> 8) & 255]);
const u32 = (...values: number[]) =>
  values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255]);

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc;
}
