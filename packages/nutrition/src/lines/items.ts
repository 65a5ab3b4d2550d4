// What the tagger sees: the words and numbers of a line, with the marks between them folded into the gap before each.
import type { Token } from './tokens.ts';
import { isLength, isMeasure, singular, sizeWords, unitOf } from './words.ts';

/** What stands between an item and the one before it. */
export const gaps = [
  'space',
  'glued',
  'comma',
  'open',
  'close',
  'closeComma',
  'slash',
  'dash',
  'stop',
  'other',
  'start',
] as const;
export const gapCount = gaps.length;
const gapId = Object.fromEntries(gaps.map((gap, id) => [gap, id])) as Record<(typeof gaps)[number], number>;
export const gap = gapId;

/** Coarse classes. */
export const itemClass = {
  word: 0,
  number: 1,
  range: 2,
  measure: 3,
  container: 4,
  size: 5,
  or: 6,
  of: 7,
  numberWord: 8,
  length: 9,
  letters: 10,
  none: 11,
} as const;

export type Item = {
  token: Token;
  /** Place of the token among all tokens, marks included. */
  place: number;
  gap: number;
  depth: number;
  class: number;
  /** Capital first letter (1), all capitals (2), neither (0). */
  capital: number;
  /** Number of the part between commas and parentheses that it stands in. */
  segment: number;
  hash: number;
  lemmaHash: number;
  /** What beginnings and endings are taken of: of a measure its one name, however it is written. */
  shape: string;
};

/** FNV-1a over UTF-16 units. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};
const numberHash = hashText('<number>');
const rangeHash = hashText('<range>');

const gapOfMarks = (tokens: readonly Token[], from: number, to: number): number => {
  if (from === to) return gap.space;
  let open = false;
  let close = false;
  let comma = false;
  let stop = false;
  let slash = false;
  let dash = false;
  for (let index = from; index < to; index++) {
    const mark = tokens[index]!.text;
    if (mark === '(' || mark === '[' || mark === '{') open = true;
    else if (mark === ')' || mark === ']' || mark === '}') close = true;
    else if (mark === ',') comma = true;
    else if (mark === ';' || mark === ':' || mark === '.') stop = true;
    else if (mark === '/') slash = true;
    else if (mark === '-' || mark === '–' || mark === '—') dash = true;
  }
  if (open) return gap.open;
  if (close) return comma || stop ? gap.closeComma : gap.close;
  if (comma) return gap.comma;
  if (stop) return gap.stop;
  if (slash) return gap.slash;
  if (dash) return gap.dash;
  return gap.other;
};

/** The dot of "tbsp." is part of the word. */
const isAbbreviation = (before: Item | undefined, mark: Token): boolean =>
  before !== undefined && before.class === itemClass.measure && mark.text === '.' && mark.start === before.token.end;

const amountClasses: ReadonlySet<number> = new Set([itemClass.number, itemClass.range, itemClass.numberWord]);
/** "2 cups of flour" says no more than "2 cups flour". */
const isOfMeasure = (items: readonly Item[], token: Token): boolean =>
  token.text === 'of' &&
  items.length > 1 &&
  items[items.length - 1]!.class === itemClass.measure &&
  amountClasses.has(items[items.length - 2]!.class);

const classOf = (token: Token, line: string): number => {
  if (token.kind === 'number') return token.max === null ? itemClass.number : itemClass.range;
  const word = token.text;
  const unit = unitOf(word, token.end - token.start <= 2 ? line.slice(token.start, token.end) : word);
  if (unit !== null)
    return isMeasure(unit) ? itemClass.measure : isLength(unit) ? itemClass.length : itemClass.container;
  if (sizeWords.has(word)) return itemClass.size;
  if (word === 'or' || word === 'and' || word === '&') return itemClass.or;
  if (word === 'of') return itemClass.of;
  if (token.value !== null) return itemClass.numberWord;
  return itemClass.word;
};

/** Capitals say something where some words have them and others not: "RICE", "Brown Rice". */
const saysCapitals = (line: string, tokens: readonly Token[]): boolean => {
  let small = 0;
  let capitals = 0;
  for (const { kind, start, end } of tokens) {
    if (kind !== 'word' || end - start < 4) continue;
    if (isCapital(line.charCodeAt(start))) capitals++;
    else small++;
  }
  return small > 0 || capitals < 2;
};
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

export const itemsOf = (line: string, tokens: readonly Token[]): Item[] => {
  const items: Item[] = [];
  let marksFrom = 0;
  let depth = 0;
  let segment = 0;
  const capitals = saysCapitals(line, tokens);
  for (let place = 0; place < tokens.length; place++) {
    const token = tokens[place]!;
    if (token.kind === 'mark') {
      if (token.text === '(' || token.text === '[') depth++;
      else if ((token.text === ')' || token.text === ']') && depth > 0) depth--;
      continue;
    }
    if (isOfMeasure(items, token)) {
      marksFrom = place + 1;
      continue;
    }
    const dotted = place - marksFrom === 1 && isAbbreviation(items[items.length - 1], tokens[marksFrom]!);
    let between = dotted ? gap.space : gapOfMarks(tokens, marksFrom, place);
    if (items.length === 0) between = between === gap.open ? gap.open : gap.start;
    else if (between === gap.space && token.glued) between = gap.glued;
    if (
      items.length > 0 &&
      between >= gap.comma &&
      between !== gap.slash &&
      between !== gap.dash &&
      between !== gap.other
    )
      segment++;
    const first = line.charCodeAt(token.start);
    const capital =
      capitals && isCapital(first)
        ? token.end - token.start > 1 && isCapital(line.charCodeAt(token.start + 1))
          ? 2
          : 1
        : 0;
    const isNumber = token.kind === 'number';
    const kind = classOf(token, line);
    const unit =
      kind === itemClass.measure
        ? unitOf(token.text, token.end - token.start <= 2 ? line.slice(token.start, token.end) : token.text)
        : null;
    const shape = unit ?? token.text;
    items.push({
      token,
      place,
      gap: between,
      depth: depth > 1 ? 2 : depth,
      class: kind,
      capital,
      segment,
      hash: isNumber ? (token.max === null ? numberHash : rangeHash) : hashText(shape),
      lemmaHash: isNumber ? numberHash : hashText(unit ?? singular(token.text)),
      shape,
    });
    marksFrom = place + 1;
  }
  return items;
};
