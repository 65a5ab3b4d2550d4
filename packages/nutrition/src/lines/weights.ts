// Reads the packed weights of the tagger (layout: tools/lines-pack.ts) once, at the first line.
import { gapCount } from './items.ts';
import { labelCount } from './labels.ts';
import { packedWeights } from './weights.generated.ts';

/** Labels of a row are padded to 16, so that a row is found by a shift. */
export const rowShift = 4;
export type ReadWeights = {
  /** One step of the whole numbers. State weights count 16 of the steps that edges count. */
  scale: number;
  /** Open addressing: hash of the feature + its row, row -1 = empty. */
  keys: Int32Array;
  rows: Int32Array;
  mask: number;
  state: Int8Array;
  edge: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** exp of the edges, for probabilities. */
  edgeExp: Float64Array;
};

const base64 = (text: string): Uint8Array => {
  const digits = new Uint8Array(128);
  for (let index = 0; index < 64; index++)
    digits['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(index)] = index;
  let length = text.length;
  while (length > 0 && text[length - 1] === '=') length--;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let index = 0; index < length; index++) {
    held = ((held << 6) | digits[text.charCodeAt(index)]!) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  return bytes;
};

const unpack = (text: string): ReadWeights => {
  const bytes = base64(text);
  const view = new DataView(bytes.buffer);
  const scale = view.getFloat32(0, true);
  const count = view.getUint32(4, true);
  let at = 8;
  const fine = (length: number): Int32Array => {
    const values = new Int32Array(length);
    for (let index = 0; index < length; index++, at += 2) values[index] = view.getInt16(at, true);
    return values;
  };
  const edge = fine(gapCount * labelCount * labelCount);
  const start = fine(labelCount);
  const end = fine(labelCount);
  let size = 1;
  while (size < count * 2) size *= 2;
  const keys = new Int32Array(size);
  const rows = new Int32Array(size).fill(-1);
  const mask = size - 1;
  const state = new Int8Array(count << rowShift);
  let hash = 0;
  for (let row = 0; row < count; row++) {
    let difference = 0;
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++]!;
      difference += (byte & 127) * place;
      if (byte < 128) break;
    }
    hash += difference;
    const used = bytes[at]! | (bytes[at + 1]! << 8);
    at += 2;
    for (let label = 0; label < labelCount; label++)
      if ((used & (1 << label)) !== 0) state[(row << rowShift) + label] = view.getInt8(at++);
    const key = hash | 0;
    let slot = key & mask;
    while (rows[slot] !== -1) slot = (slot + 1) & mask;
    keys[slot] = key;
    rows[slot] = row;
  }
  const edgeExp = Float64Array.from(edge, (value) => Math.exp((value * scale) / 16));
  return { scale, keys, rows, mask, state, edge, start, end, edgeExp };
};

let read: ReadWeights | null = null;
export const weights = (): ReadWeights => {
  read ??= unpack(packedWeights);
  return read;
};
