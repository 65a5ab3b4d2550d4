// The labelled lines of the training set as labels of items: the answer of each field is found again in its sentence.
import { gap, type Item, itemsOf } from '@mealwright/nutrition/lines/items';
import { type Label, labelId } from '@mealwright/nutrition/lines/labels';
import { prepareLine, styles } from '@mealwright/nutrition/lines/normalise';
import { tokenise } from '@mealwright/nutrition/lines/tokens';
import { singular, sizeWords, unitOf } from '@mealwright/nutrition/lines/words';

export type GoldLine = {
  id: string;
  sentence: string;
  name: string;
  quantity: number | null;
  quantityMax?: number | null;
  unit: string | null;
  unitText: string | null;
  comment: string | null;
  preparation: string | null;
  size: string | null;
  package?: { quantity: number; unit: string } | null;
  source: string;
  kind: string;
};
export type LabelledLine = { gold: GoldLine; line: string; items: Item[]; labels: Uint8Array; aligned: boolean };

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
const wordsOf = (text: string | null | undefined): string[] =>
  (plain(text ?? '').match(/[\p{L}\d][\p{L}\d']*/gu) ?? []).map((word) => singular(word.replace(/'s?$/, '')));

/** Positions of the words of the name among the items; as few separate runs as possible. null: not there in order. */
const alignName = (
  parts: readonly string[][],
  name: readonly string[],
  prefer: readonly boolean[],
): boolean[] | null => {
  const items = parts.length;
  const wanted = name.length;
  // best[i][j]: least cost to have matched j words within the first i items; kept: the last item was taken.
  const infinite = 1e9;
  const cost = new Float64Array((items + 1) * (wanted + 1) * 2).fill(infinite);
  const from = new Int32Array(cost.length).fill(-1);
  const at = (i: number, j: number, taken: number) => (i * (wanted + 1) + j) * 2 + taken;
  cost[at(0, 0, 0)] = 0;
  for (let i = 0; i < items; i++)
    for (let j = 0; j <= wanted; j++)
      for (let taken = 0; taken < 2; taken++) {
        const here = at(i, j, taken);
        if (cost[here]! >= infinite) continue;
        const skip = at(i + 1, j, 0);
        if (cost[here]! < cost[skip]!) {
          cost[skip] = cost[here]!;
          from[skip] = here;
        }
        const part = parts[i]!;
        if (part.length === 0 || j + part.length > wanted || part.some((word, k) => word !== name[j + k])) continue;
        const take = at(i + 1, j + part.length, 1);
        const price = cost[here]! + (taken === 1 ? 0 : 1) + (prefer[i] === true ? 0 : 0.2) + i * 0.0001;
        if (price < cost[take]!) {
          cost[take] = price;
          from[take] = here;
        }
      }
  let end = cost[at(items, wanted, 0)]! <= cost[at(items, wanted, 1)]! ? at(items, wanted, 0) : at(items, wanted, 1);
  if (cost[end]! >= infinite) return null;
  const taken = new Array<boolean>(items).fill(false);
  for (let i = items; i > 0; i--) {
    taken[i - 1] = (end & 1) === 1;
    end = from[end]!;
  }
  return taken;
};

/** "safflower or peanut oil" labelled as "safflower oil or peanut oil": every item between that the words allow. */
const alignAsSet = (parts: readonly string[][], name: readonly string[]): boolean[] | null => {
  const set = new Set(name);
  const fits = parts.map((part) => part.length > 0 && part.every((word) => set.has(word)));
  // The longest stretch that holds all the words.
  for (let from = 0; from < parts.length; from++) {
    if (!fits[from]) continue;
    let to = from;
    while (to < parts.length && fits[to]) to++;
    const held = new Set(parts.slice(from, to).flat());
    if ([...set].every((word) => held.has(word))) return parts.map((_, index) => index >= from && index < to);
    from = to;
  }
  return null;
};

const near = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a === null || a === undefined || b === null || b === undefined
    ? (a ?? null) === (b ?? null)
    : Math.abs(a - b) <= Math.max(0.006, 0.006 * Math.abs(b));

export const labelLine = (gold: GoldLine): LabelledLine => {
  const line = prepareLine(gold.sentence);
  const items = itemsOf(line, tokenise(line, styles.en));
  const labels = new Uint8Array(items.length).fill(labelId.comment);
  const parts = items.map((item) =>
    item.token.kind === 'number' ? wordsOf(item.token.text) : wordsOf(item.token.text),
  );
  const name = wordsOf(gold.name);
  const commentWords = new Set(wordsOf(gold.comment));
  const prefer = parts.map((part, index) => !part.every((word) => commentWords.has(word)) && items[index]!.depth === 0);
  let aligned = true;

  // The amount first, so that its number is not taken for one of the name.
  let amountAt = -1;
  if (gold.quantity !== null) {
    const fits = (item: Item, exact: boolean) =>
      near(item.token.value, gold.quantity) && (!exact || near(item.token.max, gold.quantityMax ?? null));
    amountAt = items.findIndex((item) => fits(item, true));
    if (amountAt < 0) aligned = false;
  }
  const unitAt = new Set<number>();
  if (gold.unit !== null && gold.unitText !== null) {
    const wanted = wordsOf(gold.unitText.replace(/\./g, ' ')).filter((word) => !sizeWords.has(word));
    let best: number[] | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let from = 0; from < items.length; from++) {
      const found: number[] = [];
      let at = 0;
      for (let index = from; index < items.length && index < from + wanted.length + 1 && at < wanted.length; index++) {
        const part = parts[index]!;
        if (part.length > 0 && part.every((word, k) => wanted[at + k] === word)) {
          found.push(index);
          at += part.length;
        }
      }
      if (at < wanted.length || found.length === 0) continue;
      const distance = amountAt < 0 ? from : from > amountAt ? from - amountAt : 50 + from;
      if (distance < bestCost) {
        bestCost = distance;
        best = found;
      }
    }
    if (best === null) aligned = false;
    else for (const index of best) unitAt.add(index);
  }
  const free = parts.map((part, index) => (index === amountAt || unitAt.has(index) ? [] : part));
  const hasOr = name.includes('or') || name.includes('and');
  let taken = alignName(free, name, prefer);
  if (taken === null && hasOr) taken = alignAsSet(free, name);
  if (taken === null) {
    taken = alignName(parts, name, prefer);
    if (taken !== null) for (const index of unitAt) if (taken[index]) unitAt.delete(index);
  }
  if (taken === null) {
    aligned = false;
    taken = parts.map(() => false);
  }

  const prep = wordsOf(gold.preparation);
  const comment = wordsOf(gold.comment);
  const drop = (list: string[], part: readonly string[]): boolean => {
    if (part.length === 0 || !part.every((word) => list.includes(word))) return false;
    for (const word of part) list.splice(list.indexOf(word), 1);
    return true;
  };
  const size = wordsOf(`${gold.size ?? ''} ${gold.unitText ?? ''}`);
  const put = (index: number, label: Label) => {
    labels[index] = labelId[label];
  };
  for (const [index, item] of items.entries()) {
    if (index === amountAt) put(index, 'amount');
    else if (unitAt.has(index)) put(index, 'unit');
    else if (taken[index]) put(index, 'name');
    else if (drop(prep, parts[index]!)) put(index, 'preparation');
    else if (sizeWords.has(item.token.text) && drop(size, parts[index]!)) put(index, 'size');
    else if (drop(comment, parts[index]!)) put(index, 'comment');
    else if (item.token.kind === 'number' || unitOf(item.token.text) !== null || item.gap === gap.glued)
      put(index, 'other');
    else put(index, 'comment');
  }
  // After the name the second set of labels.
  let seenName = false;
  for (let index = 0; index < labels.length; index++) {
    if (labels[index] === labelId.name) seenName = true;
    else if (seenName) labels[index] = afterName[labels[index]!]!;
  }
  return { gold, line, items, labels, aligned };
};
const afterName: Record<number, number> = {
  [labelId.amount]: labelId.amount2,
  [labelId.unit]: labelId.unit2,
  [labelId.size]: labelId.size2,
  [labelId.other]: labelId.other2,
  [labelId.preparation]: labelId.preparation2,
  [labelId.comment]: labelId.comment2,
};
