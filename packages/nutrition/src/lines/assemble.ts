// From labels to the two things that the labels say about amounts and names.
import type { Item } from './items.ts';
import { labelId } from './labels.ts';
import { isMeasure, unitOf } from './words.ts';

/** Text of the items with one of the labels: neighbours keep what stands between them. */
export const textOf = (
  line: string,
  items: readonly Item[],
  labels: ArrayLike<number>,
  wanted: (label: number) => boolean,
): string => {
  let out = '';
  let from = -1;
  let to = -1;
  for (let index = 0; index <= items.length; index++) {
    if (index < items.length && wanted(labels[index]!)) {
      if (from < 0) from = items[index]!.token.start;
      to = items[index]!.token.end;
    } else if (from >= 0) {
      if (line[to] === '%') to++;
      out += (out === '' ? '' : ' ') + line.slice(from, to);
      from = -1;
    }
  }
  return out;
};

export const nameOf = (line: string, items: readonly Item[], labels: ArrayLike<number>): string =>
  textOf(line, items, labels, (label) => label === labelId.name);

const isUnit = (label: number): boolean => label === labelId.unit || label === labelId.unit2;
export const unitFrom = (line: string, items: readonly Item[], labels: ArrayLike<number>): string | null => {
  for (let index = 0; index < items.length; index++) {
    if (!isUnit(labels[index]!)) continue;
    let words = '';
    let last: string | null = null;
    for (let at = index; at < items.length && isUnit(labels[at]!); at++) {
      const { token } = items[at]!;
      last = unitOf(token.text, line.slice(token.start, token.end));
      words += (words === '' ? '' : ' ') + (last ?? token.text);
    }
    if (words === 'fl oz' || words === 'fluid oz') return 'fl oz';
    // "small-to-medium cloves", "g strips": the one that is a unit.
    const first = words.split(' ')[0]!;
    return words.includes(' ') && isMeasure(first) ? first : words.includes(' ') && last !== null ? last : words;
  }
  return null;
};

export const amountFrom = (
  items: readonly Item[],
  labels: ArrayLike<number>,
): { amount: number | null; amountMax: number | null } => {
  for (let index = 0; index < items.length; index++)
    if (labels[index] === labelId.amount || labels[index] === labelId.amount2) {
      const { value, max } = items[index]!.token;
      if (value !== null) return { amount: value, amountMax: max };
    }
  return { amount: null, amountMax: null };
};
