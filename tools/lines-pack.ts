// Weights as text: rounded to whole numbers of -127 to 127 and packed. The reader is packages/nutrition/src/lines/weights.ts.
// Layout: scale (float32), number of features (uint32), edges, start, end (int16 each, scale / 16), then per feature in the
// order of its hash: difference to the hash before (varint), which labels have a weight (uint16), their weights (int8).
import { gapCount } from '@mealwright/nutrition/lines/items';
import { labelCount } from '@mealwright/nutrition/lines/labels';
import type { Weights } from './lines-crf.ts';

export const packWeights = (hashes: readonly number[], weights: Weights): { text: string; rounded: Weights } => {
  // The few largest weights are cut rather than all others made coarse.
  const magnitudes = [...weights.state].map(Math.abs).sort((a, b) => a - b);
  const scale = (magnitudes[Math.floor(magnitudes.length * 0.9998)] ?? 1) / 127;
  // What is nearly nothing becomes nothing: it takes room and says little.
  const small = (value: number) => {
    const whole = Math.max(-127, Math.min(127, Math.round(value / scale)));
    return Math.abs(whole) < 2 ? 0 : whole;
  };
  const fine = (value: number) => Math.max(-32767, Math.min(32767, Math.round((value / scale) * 16)));
  const bytes: number[] = [];
  const head = new DataView(new ArrayBuffer(8));
  head.setFloat32(0, scale, true);
  head.setUint32(4, hashes.length, true);
  for (let index = 0; index < 8; index++) bytes.push(head.getUint8(index));
  const roundedFine = (values: Float32Array): Float32Array =>
    values.map((value) => {
      const whole = fine(value);
      bytes.push(whole & 255, (whole >> 8) & 255);
      return (whole / 16) * scale;
    });
  if (weights.edge.length !== gapCount * labelCount * labelCount) throw new Error('edges of another shape');
  const edge = roundedFine(weights.edge);
  const start = roundedFine(weights.start);
  const end = roundedFine(weights.end);
  const state = weights.state.map((value) => small(value) * scale);
  const order = hashes.map((_, id) => id).sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  let last = 0;
  for (const id of order) {
    const hash = hashes[id]! >>> 0;
    let difference = hash - last;
    last = hash;
    while (difference > 127) {
      bytes.push((difference % 128) + 128);
      difference = Math.floor(difference / 128);
    }
    bytes.push(difference);
    let mask = 0;
    const values: number[] = [];
    for (let label = 0; label < labelCount; label++) {
      const value = small(weights.state[id * labelCount + label]!);
      if (value === 0) continue;
      mask |= 1 << label;
      values.push(value & 255);
    }
    bytes.push(mask & 255, mask >> 8, ...values);
  }
  return { text: Buffer.from(bytes).toString('base64'), rounded: { state, edge, start, end } };
};
