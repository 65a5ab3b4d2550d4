// The most likely labels of the items of a line (Viterbi), and how likely it is that amount, unit and name are right.
import { featureCount, writeFeatures } from './features.ts';
import type { Item } from './items.ts';
import { labelCount, labelId } from './labels.ts';
import { bias, type ReadWeights, sieveShift, weights } from './weights.ts';

const L = labelCount;
/** Labels that say the same about amount, unit and name. */
const kindOf = new Uint8Array(L);
kindOf[labelId.amount] = 1;
kindOf[labelId.amount2] = 1;
kindOf[labelId.unit] = 2;
kindOf[labelId.unit2] = 2;
kindOf[labelId.name] = 3;

export type Tagged = { labels: Uint8Array; probability: number };

// Work arrays, grown as needed and used again: a line is read in one go, so nothing else looks at them.
let room = 0;
let features = new Int32Array(0);
let scores = new Int32Array(0);
let back = new Uint8Array(0);
let psi = new Float64Array(0);
const grow = (items: number): void => {
  if (items <= room) return;
  room = items * 2;
  features = new Int32Array(room * featureCount);
  scores = new Int32Array(room * L);
  back = new Uint8Array(room * L);
  psi = new Float64Array(room * L);
};

const score = (items: readonly Item[], model: ReadWeights): void => {
  writeFeatures(items, features);
  const { sieve, slots, mask, state } = model;
  const count = items.length;
  for (let item = 0; item < count; item++) {
    // Seven words of two labels each, in variables: this loop is where the time of a line goes.
    let w0 = 0;
    let w1 = 0;
    let w2 = 0;
    let w3 = 0;
    let w4 = 0;
    let w5 = 0;
    let w6 = 0;
    let added = 0;
    for (let slot = item * featureCount; slot < (item + 1) * featureCount; slot++) {
      const key = features[slot]!;
      const bit = key >>> sieveShift;
      if ((sieve[bit >> 5]! & (1 << (bit & 31))) === 0) continue;
      let place = (key & mask) << 1;
      let row = slots[place + 1]!;
      while (row !== -1 && slots[place] !== key) {
        place = (place + 2) & (mask * 2);
        row = slots[place + 1]!;
      }
      if (row === -1) continue;
      added++;
      w0 = (w0 + state[row]!) | 0;
      w1 = (w1 + state[row + 1]!) | 0;
      w2 = (w2 + state[row + 2]!) | 0;
      w3 = (w3 + state[row + 3]!) | 0;
      w4 = (w4 + state[row + 4]!) | 0;
      w5 = (w5 + state[row + 5]!) | 0;
      w6 = (w6 + state[row + 6]!) | 0;
    }
    const raised = added * bias;
    const base = item * L;
    put(base, w0, raised);
    put(base + 2, w1, raised);
    put(base + 4, w2, raised);
    put(base + 6, w3, raised);
    put(base + 8, w4, raised);
    put(base + 10, w5, raised);
    scores[base + 12] = ((w6 & 0xffff) - raised) * 16;
  }
};
const put = (at: number, pair: number, raised: number): void => {
  scores[at] = ((pair & 0xffff) - raised) * 16;
  scores[at + 1] = ((pair >>> 16) - raised) * 16;
};

const massA = new Float64Array(L);
const massB = new Float64Array(L);
/** Chains through a label less likely than this change no confidence that anybody sees. */
const leastMass = 1e-7;
/** Probability mass of all chains of labels, or of those that agree with `agree` on amount, unit and name; as logarithm. */
const mass = (items: readonly Item[], model: ReadWeights, agree: Uint8Array | null): number => {
  const { edgeExp } = model;
  let last = massA;
  let next = massB;
  let log = 0;
  for (let item = 0; item < items.length; item++) {
    const base = item * L;
    if (item === 0) for (let label = 0; label < L; label++) next[label] = psi[label]!;
    else {
      const edges = items[item]!.gap * L * L;
      next.fill(0);
      for (let previous = 0; previous < L; previous++) {
        const before = last[previous]!;
        if (before < leastMass) continue;
        const row = edges + previous * L;
        for (let label = 0; label < L; label++) next[label]! += before * edgeExp[row + label]!;
      }
      for (let label = 0; label < L; label++) next[label]! *= psi[base + label]!;
    }
    let sum = 0;
    if (agree !== null)
      for (let label = 0; label < L; label++) if (kindOf[label] !== kindOf[agree[item]!]) next[label] = 0;
    for (let label = 0; label < L; label++) sum += next[label]!;
    if (sum <= 0) return Number.NEGATIVE_INFINITY;
    log += Math.log(sum);
    for (let label = 0; label < L; label++) next[label]! /= sum;
    const kept = last;
    last = next;
    next = kept;
  }
  return log;
};

export const tag = (items: readonly Item[]): Tagged => {
  const count = items.length;
  if (count === 0) return { labels: new Uint8Array(0), probability: 0 };
  const model = weights();
  grow(count);
  score(items, model);
  const { edge, start, end, scale } = model;
  for (let label = 0; label < L; label++) {
    scores[label]! += start[label]!;
    scores[(count - 1) * L + label]! += end[label]!;
  }
  for (let item = 0; item < count; item++) {
    const base = item * L;
    let highest = scores[base]!;
    for (let label = 1; label < L; label++) if (scores[base + label]! > highest) highest = scores[base + label]!;
    for (let label = 0; label < L; label++)
      psi[base + label] = Math.exp(((scores[base + label]! - highest) * scale) / 16);
  }
  for (let item = 1; item < count; item++) {
    const base = item * L;
    const edges = items[item]!.gap * L * L;
    for (let label = 0; label < L; label++) {
      let best = scores[base - L]! + edge[edges + label]!;
      let from = 0;
      for (let previous = 1; previous < L; previous++) {
        const value = scores[base - L + previous]! + edge[edges + previous * L + label]!;
        if (value > best) {
          best = value;
          from = previous;
        }
      }
      scores[base + label]! += best;
      back[base + label] = from;
    }
  }
  let label = 0;
  const tail = (count - 1) * L;
  for (let other = 1; other < L; other++) if (scores[tail + other]! > scores[tail + label]!) label = other;
  const labels = new Uint8Array(count);
  for (let item = count - 1; item >= 0; item--) {
    labels[item] = label;
    label = back[item * L + label]!;
  }
  const agreeing = mass(items, model, labels);
  return { labels, probability: Math.min(1, Math.exp(agreeing - mass(items, model, null))) };
};
