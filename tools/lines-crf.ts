// A linear-chain conditional random field: log-likelihood by stochastic gradient ascent with AdaGrad, in plain typed
// arrays. Every chance comes from a seeded generator, so the same data and seed give the same weights.
import { gapCount } from '@mealwright/nutrition/lines/items';
import { labelCount } from '@mealwright/nutrition/lines/labels';

export type Sequence = {
  /** Per item `width` numbers of features; -1 = not kept. */
  features: Int32Array;
  gaps: Uint8Array;
  labels: Uint8Array;
};
export type Weights = {
  /** feature * labelCount + label */
  state: Float32Array;
  /** (gap * labelCount + from) * labelCount + to; `from` of the first item is not used. */
  edge: Float32Array;
  start: Float32Array;
  end: Float32Array;
};

export const generator = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const L = labelCount;
const longest = 400;

export const scoresOf = (sequence: Sequence, width: number, state: Float32Array, out: Float32Array): void => {
  const length = sequence.labels.length;
  for (let item = 0; item < length; item++) {
    const base = item * L;
    for (let label = 0; label < L; label++) out[base + label] = 0;
    for (let slot = 0; slot < width; slot++) {
      const feature = sequence.features[item * width + slot]!;
      if (feature < 0) continue;
      const row = feature * L;
      for (let label = 0; label < L; label++) out[base + label]! += state[row + label]!;
    }
  }
};

export const viterbi = (sequence: Sequence, width: number, weights: Weights): Uint8Array => {
  const length = sequence.labels.length;
  const scores = new Float32Array(length * L);
  scoresOf(sequence, width, weights.state, scores);
  const back = new Uint8Array(length * L);
  let last = new Float64Array(L);
  for (let label = 0; label < L; label++) last[label] = scores[label]! + weights.start[label]!;
  for (let item = 1; item < length; item++) {
    const next = new Float64Array(L);
    const edges = sequence.gaps[item]! * L * L;
    for (let label = 0; label < L; label++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let previous = 0; previous < L; previous++) {
        const score = last[previous]! + weights.edge[edges + previous * L + label]!;
        if (score > best) {
          best = score;
          from = previous;
        }
      }
      next[label] = best + scores[item * L + label]!;
      back[item * L + label] = from;
    }
    last = next;
  }
  const labels = new Uint8Array(length);
  let best = 0;
  for (let label = 1; label < L; label++)
    if (last[label]! + weights.end[label]! > last[best]! + weights.end[best]!) best = label;
  for (let item = length - 1; item >= 0; item--) {
    labels[item] = best;
    best = back[item * L + best]!;
  }
  return labels;
};

export type Options = { epochs: number; rate: number; l2: number; l1: number; seed: number; dropout: number };

export const train = (
  sequences: readonly Sequence[],
  width: number,
  featureTotal: number,
  options: Options,
  report: (epoch: number, weights: Weights) => void,
): Weights => {
  const state = new Float32Array(featureTotal * L);
  const stateSquares = new Float32Array(featureTotal * L).fill(1e-8);
  const edge = new Float32Array(gapCount * L * L);
  const edgeSquares = new Float32Array(edge.length).fill(1e-8);
  const start = new Float32Array(L);
  const startSquares = new Float32Array(L).fill(1e-8);
  const end = new Float32Array(L);
  const endSquares = new Float32Array(L).fill(1e-8);
  const edgeExp = new Float64Array(edge.length);
  const random = generator(options.seed);
  const order = sequences.map((_, index) => index);
  const scores = new Float32Array(longest * L);
  const psi = new Float64Array(longest * L);
  const alpha = new Float64Array(longest * L);
  const beta = new Float64Array(longest * L);
  const scale = new Float64Array(longest);
  const gradient = new Float64Array(longest * L);
  const edgeGradient = new Float64Array(edge.length);
  const step = (values: Float32Array, squares: Float32Array, at: number, slope: number, rate: number) => {
    squares[at]! += slope * slope;
    values[at]! += (rate * slope) / Math.sqrt(squares[at]!);
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    // Ends with a small rate, so that the last lines seen do not weigh more than the first.
    const rate = options.rate * (1 - (0.95 * epoch) / options.epochs);
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      const kept = order[index]!;
      order[index] = order[other]!;
      order[other] = kept;
    }
    let sinceEdges = 0;
    const usedGaps = new Uint8Array(gapCount);
    for (let index = 0; index < edge.length; index++) edgeExp[index] = Math.exp(edge[index]!);
    for (const [turn, which] of order.entries()) {
      const sequence = sequences[which]!;
      const length = sequence.labels.length;
      if (length === 0 || length > longest) continue;
      const dropped = options.dropout > 0;
      const kept = dropped ? new Uint8Array(length * width) : null;
      if (kept !== null) for (let slot = 0; slot < kept.length; slot++) kept[slot] = random() < options.dropout ? 0 : 1;
      const { features, gaps, labels } = sequence;
      for (let item = 0; item < length; item++) {
        const base = item * L;
        for (let label = 0; label < L; label++) scores[base + label] = 0;
        for (let slot = 0; slot < width; slot++) {
          const feature = features[item * width + slot]!;
          if (feature < 0 || (kept !== null && kept[item * width + slot] === 0)) continue;
          const row = feature * L;
          for (let label = 0; label < L; label++) scores[base + label]! += state[row + label]!;
        }
      }
      for (let label = 0; label < L; label++) {
        scores[label]! += start[label]!;
        scores[(length - 1) * L + label]! += end[label]!;
      }
      for (let item = 0; item < length; item++) {
        let highest = Number.NEGATIVE_INFINITY;
        for (let label = 0; label < L; label++)
          if (scores[item * L + label]! > highest) highest = scores[item * L + label]!;
        for (let label = 0; label < L; label++) psi[item * L + label] = Math.exp(scores[item * L + label]! - highest);
      }
      // Forward and backward, each item scaled to sum to one.
      let sum = 0;
      for (let label = 0; label < L; label++) sum += alpha[label] = psi[label]!;
      scale[0] = sum;
      for (let label = 0; label < L; label++) alpha[label]! /= sum;
      for (let item = 1; item < length; item++) {
        const edges = gaps[item]! * L * L;
        const base = item * L;
        for (let label = 0; label < L; label++) alpha[base + label] = 0;
        for (let previous = 0; previous < L; previous++) {
          const before = alpha[base - L + previous]!;
          const row = edges + previous * L;
          for (let label = 0; label < L; label++) alpha[base + label]! += before * edgeExp[row + label]!;
        }
        sum = 0;
        for (let label = 0; label < L; label++) sum += alpha[base + label]! *= psi[base + label]!;
        scale[item] = sum;
        for (let label = 0; label < L; label++) alpha[base + label]! /= sum;
      }
      for (let label = 0; label < L; label++) beta[(length - 1) * L + label] = 1;
      for (let item = length - 2; item >= 0; item--) {
        const edges = gaps[item + 1]! * L * L;
        const base = item * L;
        for (let label = 0; label < L; label++) {
          let total = 0;
          const row = edges + label * L;
          for (let next = 0; next < L; next++)
            total += edgeExp[row + next]! * psi[base + L + next]! * beta[base + L + next]!;
          beta[base + label] = total / scale[item + 1]!;
        }
      }
      for (let item = 0; item < length; item++) {
        const base = item * L;
        for (let label = 0; label < L; label++) gradient[base + label] = -alpha[base + label]! * beta[base + label]!;
        gradient[base + labels[item]!]! += 1;
        for (let slot = 0; slot < width; slot++) {
          const feature = features[item * width + slot]!;
          if (feature < 0 || (kept !== null && kept[item * width + slot] === 0)) continue;
          const row = feature * L;
          for (let label = 0; label < L; label++) {
            const slope = gradient[base + label]! - options.l2 * state[row + label]!;
            if (slope > -1e-5 && slope < 1e-5) continue;
            const at = row + label;
            stateSquares[at]! += slope * slope;
            let value = state[at]! + (rate * slope) / Math.sqrt(stateSquares[at]!);
            if (options.l1 > 0) {
              const shrink = (rate * options.l1) / Math.sqrt(stateSquares[at]!);
              value = value > shrink ? value - shrink : value < -shrink ? value + shrink : 0;
            }
            state[at] = value;
          }
        }
        if (item === 0) continue;
        usedGaps[gaps[item]!] = 1;
        const edges = gaps[item]! * L * L;
        for (let previous = 0; previous < L; previous++)
          for (let label = 0; label < L; label++)
            edgeGradient[edges + previous * L + label]! -=
              (alpha[base - L + previous]! *
                edgeExp[edges + previous * L + label]! *
                psi[base + label]! *
                beta[base + label]!) /
              scale[item]!;
        edgeGradient[edges + labels[item - 1]! * L + labels[item]!]! += 1;
      }
      for (let label = 0; label < L; label++) {
        step(start, startSquares, label, gradient[label]!, rate);
        step(end, endSquares, label, gradient[(length - 1) * L + label]!, rate);
      }
      // Edges are shared by every item, so their exponentials are refreshed in small batches.
      sinceEdges++;
      if (sinceEdges === 8 || turn === order.length - 1) {
        for (let used = 0; used < gapCount; used++) {
          if (usedGaps[used] === 0) continue;
          for (let at = used * L * L; at < (used + 1) * L * L; at++) {
            step(edge, edgeSquares, at, edgeGradient[at]! - options.l2 * edge[at]!, rate);
            edgeGradient[at] = 0;
            edgeExp[at] = Math.exp(edge[at]!);
          }
          usedGaps[used] = 0;
        }
        sinceEdges = 0;
      }
    }
    report(epoch, { state, edge, start, end });
  }
  return { state, edge, start, end };
};
