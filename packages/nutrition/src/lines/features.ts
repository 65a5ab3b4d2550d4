// Features of an item: whole numbers, each the hash of a template and the values it looks at. The order and the number of
// templates are part of the trained weights: change them and train again (tools/train-lines.ts).
import { gap, hashText, type Item, itemClass } from './items.ts';

const mix = (a: number, b: number): number => {
  const hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
};

export const featureCount = 34;
const startHash = hashText('<start>');
const endHash = hashText('<end>');

const suffixHash = (text: string, length: number): number => {
  let hash = 0x811c9dc5 + length;
  for (let index = Math.max(0, text.length - length); index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};
const prefixHash = (text: string, length: number): number => {
  let hash = 0x1000193 + length;
  for (let index = 0; index < text.length && index < length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};
const bucket = (value: number, most: number): number => (value < most ? value : most);

/** Writes `featureCount` numbers per item into `out`. */
export const writeFeatures = (items: readonly Item[], out: Int32Array): void => {
  const count = items.length;
  // What holds for the whole line or runs along it.
  let numbers = 0;
  let units = 0;
  let segmentStart = 0;
  let firstBreak = count;
  for (let index = 1; index < count; index++)
    if (items[index]!.segment !== items[index - 1]!.segment) {
      firstBreak = index;
      break;
    }
  let segmentEnd = 0;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const item = items[index]!;
    if (index === 0 || item.segment !== items[index - 1]!.segment) {
      segmentStart = index;
      segmentEnd = index + 1;
      while (segmentEnd < count && items[segmentEnd]!.segment === item.segment) segmentEnd++;
    }
    const before = index > 0 ? items[index - 1]! : null;
    const before2 = index > 1 ? items[index - 2]! : null;
    const before3 = index > 2 ? items[index - 3]! : null;
    const after = index + 1 < count ? items[index + 1]! : null;
    const after2 = index + 2 < count ? items[index + 2]! : null;
    const after3 = index + 3 < count ? items[index + 3]! : null;
    const word = item.hash;
    const lemma = item.lemmaHash;
    const p1 = before === null ? startHash : before.hash;
    const p2 = before2 === null ? startHash : before2.hash;
    const n1 = after === null ? endHash : after.hash;
    const n2 = after2 === null ? endHash : after2.hash;
    const p1l = before === null ? startHash : before.lemmaHash;
    const n1l = after === null ? endHash : after.lemmaHash;
    const c0 = item.class;
    const cp1 = before === null ? itemClass.none : before.class;
    const cp2 = before2 === null ? itemClass.none : before2.class;
    const cp3 = before3 === null ? itemClass.none : before3.class;
    const cn1 = after === null ? itemClass.none : after.class;
    const cn2 = after2 === null ? itemClass.none : after2.class;
    const cn3 = after3 === null ? itemClass.none : after3.class;
    const gapBefore = item.gap;
    const gapAfter = after === null ? gap.start : after.gap;
    const gapAfter2 = after2 === null ? gap.start : after2.gap;
    const toEnd = bucket(segmentEnd - 1 - index, 4);
    const fromStart = bucket(index - segmentStart, 4);
    const place = (item.segment === 0 ? 0 : item.depth > 0 ? 2 : 1) * 2 + (index < firstBreak ? 0 : 1);
    const head = items[segmentEnd - 1]!.lemmaHash;
    const text = item.shape;
    const seen = bucket(numbers, 3) * 4 + bucket(units, 3);

    out[at++] = mix(1, word);
    out[at++] = mix(2, lemma);
    out[at++] = mix(3, p1);
    out[at++] = mix(4, n1);
    out[at++] = mix(5, p2);
    out[at++] = mix(6, n2);
    out[at++] = mix(mix(7, p1), word);
    out[at++] = mix(mix(8, word), n1);
    out[at++] = mix(mix(10, lemma), gapAfter);
    out[at++] = mix(mix(11, lemma), gapBefore);
    out[at++] = mix(12, gapBefore * 16 + gapAfter);
    out[at++] = mix(14, suffixHash(text, 3));
    out[at++] = mix(16, prefixHash(text, 3));
    out[at++] = mix(mix(17, suffixHash(text, 2)), toEnd * 16 + gapBefore);
    out[at++] = mix(18, ((cp2 * 16 + cp1) * 16 + c0) * 16 + cn1);
    out[at++] = mix(19, ((cp1 * 16 + c0) * 16 + cn1) * 16 + cn2);
    out[at++] = mix(20, ((cp3 * 16 + cp2) * 16 + cp1) * 16 + c0);
    out[at++] = mix(21, ((c0 * 16 + cn1) * 16 + cn2) * 16 + cn3);
    out[at++] = mix(22, (place * 16 + seen) * 16 + c0);
    out[at++] = mix(mix(23, lemma), place);
    out[at++] = mix(mix(24, lemma), toEnd);
    out[at++] = mix(mix(25, lemma), fromStart * 4 + (item.segment === 0 ? 0 : item.depth > 0 ? 2 : 1));
    out[at++] = mix(26, (toEnd * 8 + fromStart) * 16 + c0);
    out[at++] = mix(27, (item.capital * 16 + bucket(index, 5)) * 16 + cp1);
    out[at++] = mix(mix(28, lemma), head);
    out[at++] = mix(29, (item.depth * 16 + gapAfter) * 16 + bucket(item.segment, 5));
    out[at++] = mix(mix(32, lemma), cp1 * 16 + cn1);
    out[at++] = mix(mix(33, lemma), seen);
    out[at++] = mix(mix(34, p1l), gapBefore * 16 + c0);
    out[at++] = mix(mix(35, n1l), gapAfter * 16 + c0);
    out[at++] = mix(mix(37, items[segmentStart]!.hash), item.segment === 0 ? 0 : 1 + c0);
    out[at++] = mix(38, seen * 16 + (index === 0 ? 0 : item.segment === 0 ? 1 : 2));
    out[at++] = mix(mix(41, n1l), gapAfter2 * 16 + gapAfter);
    out[at++] = mix(mix(46, items[0]!.hash), bucket(index, 3) * 16 + c0);
    if (c0 === itemClass.number || c0 === itemClass.range) numbers++;
    else if (c0 === itemClass.measure || c0 === itemClass.container) units++;
  }
};
