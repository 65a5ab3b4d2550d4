// Reads the packed weights of the tagger (layout: tools/lines-pack.ts) once, at the first line.
import { gapCount } from './items.ts';
import { labelCount } from './labels.ts';
import { packedWeights } from './weights.generated.ts';

/** A row holds the weights of two labels in each of its 32-bit words, raised by `bias` so that sums never borrow. */
export const wordsOfRow = 8;
export const bias = 128;
/** The sieve is asked first: most features of a line have no weight, and it is small enough to stay in the cache. */
const sieveBits = 19;
export type ReadWeights = {
  /** One step of the whole numbers. State weights count 16 of the steps that edges count. */
  scale: number;
  /** Bit of the upper bits of a hash: some feature has them. */
  sieve: Int32Array;
  /** Open addressing, two numbers a slot: hash of the feature and the start of its row in `state`, -1 = empty. */
  slots: Int32Array;
  mask: number;
  state: Int32Array;
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
  const slots = new Int32Array(size * 2).fill(-1);
  const sieve = new Int32Array(2 ** (sieveBits - 5));
  const mask = size - 1;
  const state = new Int32Array(count * wordsOfRow).fill(bias | (bias << 16));
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
      if ((used & (1 << label)) !== 0)
        state[row * wordsOfRow + (label >> 1)]! += view.getInt8(at++) * ((label & 1) === 0 ? 1 : 65536);
    const key = hash | 0;
    let slot = key & mask;
    while (slots[slot * 2 + 1] !== -1) slot = (slot + 1) & mask;
    slots[slot * 2] = key;
    slots[slot * 2 + 1] = row * wordsOfRow;
    const bit = key >>> (32 - sieveBits);
    sieve[bit >> 5]! |= 1 << (bit & 31);
  }
  const edgeExp = Float64Array.from(edge, (value) => Math.exp((value * scale) / 16));
  return { scale, sieve, slots, mask, state, edge, start, end, edgeExp };
};

export const sieveShift = 32 - sieveBits;

let read: ReadWeights | null = null;
export const weights = (): ReadWeights => {
  read ??= unpack(packedWeights);
  return read;
};
