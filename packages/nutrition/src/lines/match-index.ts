// The index over a food table: its names as words, which names hold a word, and how much each word says. Built once per
// table and kept with it.
import { wordsOf } from '../food-names.ts';
import type { Food, FoodTable } from '../foods.ts';
import type { Locale } from '../vocabulary.ts';
import { isForm, isNoise, matchWords, stateCost } from './match-words.ts';

export type Phrase = {
  food: number;
  text: string;
  words: number[];
  /** Sum of the weights of its words. */
  weight: number;
  head: number;
  /** Its last word, when it stands in the singular of one thing: "stock cube". */
  last: number;
  /** Name 0, plural 1, synonym 2; 3: the other language of the index. */
  kind: number;
};
/** Of each word of the index: what it costs where one side lacks it, and of what sort it is (1 or 0). */
type Costs = {
  missing: Float64Array;
  extra: Float64Array;
  noise: Uint8Array;
  form: Uint8Array;
  animal: Uint8Array;
  kind: Uint8Array;
};
export type Index = {
  foods: readonly Food[];
  phrases: Phrase[];
  ids: Map<string, number>;
  /** Per word: weight by rarity. */
  weights: number[];
  words: string[];
  /** Word -> phrases that hold it. */
  postings: number[][];
  /** Sorted words of a whole phrase -> phrase. */
  exact: Map<string, number>;
  /** The words as they stand -> phrase: "tri-tip roast" is the joint, "roast tri-tip" the dish. */
  ordered: Map<string, number>;
  /** "cornstarch" -> ["corn", "starch"], where the table writes it apart, and the other way round. */
  split: Map<string, [string, string]>;
  pairs: Map<string, string>;
  costs: Costs;
  /** By first letter and length: the words that a slip of the pen may mean. */
  bySpelling: Map<string, string[]>;
};

export const bag = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');
export const linkWords = new Set(['in', 'with', 'of', 'from', 'for', 'without', 'to', 'on', 'made']);
/** The word that says what it is: the last one before "in", "with", ...; "cream of tartar" has its own entry anyway. */
export const headAt = (words: readonly string[]): number => {
  let end = words.length;
  for (let index = 1; index < words.length; index++)
    if (linkWords.has(words[index]!)) {
      end = index;
      break;
    }
  while (
    end > 1 &&
    (isForm(words[end - 1]!) || (isNoise(words[end - 1]!) && end === words.length) || words[end - 1]!.endsWith('%'))
  )
    end--;
  return end - 1;
};

const linked = (words: readonly string[]): boolean => words.some((word) => linkWords.has(word));
/** Each index holds English and one more: German (people mix the two), or Spanish or French for lines in them. */
type Second = 'de' | 'es' | 'fr';
/** By the list of foods: a table with some own foods more, which are found by name alone, shares it. */
const indexes = new WeakMap<readonly Food[], Map<Second, Index>>();

const spellingKey = (word: string, length: number): string => `${word.charCodeAt(0)} ${length}`;

/** A fillet of one of them is never one of another. */
const animals = new Set(
  (
    'beef pork chicken turkey duck lamb veal goat salmon tuna cod codfish trout shrimp crab lobster rabbit venison goose ham ' +
    'bluefish shad herring mackerel halibut haddock sole plaice bass snapper catfish tilapia swordfish sardine anchovy monkfish ' +
    'clam mussel oyster scallop squid pheasant partridge quail pigeon ostrich buffalo bison capon'
  ).split(' '),
);
/** Say what form it has: "tikka powder" is no other powder, "browning sauce" no other sauce. */
const bareKinds = new Set(
  'sauce powder paste mix syrup seasoning dressing soup spread filling extract flour juice cake cookie bar candy topping ground dried canned frozen hot stuffing'.split(
    ' ',
  ),
);
const costsOf = (words: readonly string[], weights: readonly number[]): Costs => {
  const flags = (test: (word: string) => boolean) => Uint8Array.from(words, (word) => Number(test(word)));
  return {
    missing: Float64Array.from(
      words,
      (word, id) => stateCost(word)?.[0] ?? (isNoise(word) ? 0.04 : weights[id]! * 0.55),
    ),
    extra: Float64Array.from(
      words,
      (word, id) => stateCost(word)?.[1] ?? (isNoise(word) ? 0.08 : isForm(word) ? 0.25 : weights[id]! * 0.9),
    ),
    noise: flags(isNoise),
    form: flags(isForm),
    animal: flags((word) => animals.has(word)),
    kind: flags((word) => bareKinds.has(word)),
  };
};

const buildIndex = (table: FoodTable, second: Second): Index => {
  const index: Index = {
    foods: table.foods,
    phrases: [],
    ids: new Map(),
    weights: [],
    words: [],
    postings: [],
    exact: new Map(),
    ordered: new Map(),
    split: new Map(),
    pairs: new Map(),
    costs: costsOf([], []),
    bySpelling: new Map(),
  };
  const idOf = (word: string): number => {
    const known = index.ids.get(word);
    if (known !== undefined) return known;
    const id = index.words.length;
    index.ids.set(word, id);
    index.words.push(word);
    index.postings.push([]);
    return id;
  };
  const raw: { food: number; text: string; kind: number; words: string[] }[] = [];
  for (const [food, one] of table.foods.entries()) {
    const { name, plural, synonyms } = one;
    const add = (text: string, kind: number) => {
      const words = matchWords(text);
      if (words.length > 0) raw.push({ food, text, kind, words });
    };
    add(name, 0);
    if (plural !== name) add(plural, 1);
    for (const synonym of synonyms) add(synonym, 2);
    const other = wordsOf(one, second);
    add(other.name, 3);
    if (other.plural !== other.name) add(other.plural, 3);
    // German synonyms are found whole: English lines share this index.
    if (second !== 'de') for (const synonym of other.synonyms) add(synonym, 3);
  }
  // "raisin" is a grape in French: there its own words are looked at first.
  const rank = (kind: number) => (kind === 3 && second !== 'de' ? -1 : kind);
  raw.sort((a, b) => rank(a.kind) - rank(b.kind));
  const seen = new Set<string>();
  for (const { food, text, kind, words } of raw) {
    const key = bag(words);
    const inOrder = words.join(' ');
    if (!index.ordered.has(inOrder)) index.ordered.set(inOrder, index.phrases.length);
    if (!index.exact.has(key)) index.exact.set(key, index.phrases.length);
    if (seen.has(`${food} ${inOrder}`)) continue;
    seen.add(`${food} ${inOrder}`);
    const ids = [...new Set(words)].map(idOf);
    for (const id of ids) index.postings[id]!.push(index.phrases.length);
    index.phrases.push({
      food,
      text,
      words: ids,
      weight: 0,
      head: idOf(words[headAt(words)]!),
      last: linked(words) ? -1 : idOf(words[words.length - 1]!),
      kind,
    });
  }
  const total = index.phrases.length;
  index.weights = index.words.map((word, id) => {
    const rarity = Math.log((total + 1) / (index.postings[id]!.length + 1));
    if (isNoise(word) || linkWords.has(word)) return 0.08;
    if (/^\d/.test(word)) return 0.5;
    return Math.min(3.2, Math.max(0.6, rarity / 2));
  });
  for (const phrase of index.phrases) phrase.weight = phrase.words.reduce((sum, id) => sum + index.weights[id]!, 0);
  for (const { words } of raw)
    for (let at = 0; at + 1 < words.length; at++) {
      const one = words[at]! + words[at + 1]!;
      if (one.length > 5 && !isNoise(words[at]!)) {
        index.split.set(one, [words[at]!, words[at + 1]!]);
        if (index.ids.has(one)) index.pairs.set(`${words[at]} ${words[at + 1]}`, one);
      }
    }
  for (const word of index.words) {
    const key = spellingKey(word, word.length);
    const list = index.bySpelling.get(key);
    if (list === undefined) index.bySpelling.set(key, [word]);
    else list.push(word);
  }
  index.costs = costsOf(index.words, index.weights);
  return index;
};
export const indexOf = (table: FoodTable, locale: Locale): Index => {
  const second = locale === 'en' ? 'de' : locale;
  const ofTable = indexes.get(table.foods) ?? new Map<Second, Index>();
  indexes.set(table.foods, ofTable);
  const known = ofTable.get(second);
  if (known !== undefined) return known;
  const built = buildIndex(table, second);
  ofTable.set(second, built);
  return built;
};

/** Words of five or six letters are too near to others: only a doubled letter or two swapped ("morsel" is no morel). */
const shortSlip = (a: string, b: string): boolean => {
  if (a.length === b.length) return [...a].sort().join('') === [...b].sort().join('');
  const once = (word: string) => word.replace(/(.)\1/g, '$1');
  return once(a) === once(b);
};

/** One letter more, less, other, or two swapped. */
const oneSlip = (a: string, b: string): boolean => {
  if (a.length > b.length) return oneSlip(b, a);
  if (b.length - a.length > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length) return true;
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
  );
};

/** Words that the table does not know are read as compounds or as slips of ones that it knows. */
export const known = (index: Index, words: readonly string[]): string[] => {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (index.ids.has(word) || isNoise(word) || /^\d/.test(word)) {
      out.push(word);
      continue;
    }
    const split = index.split.get(word);
    if (split !== undefined) {
      out.push(...split);
      continue;
    }
    const next = words[at + 1];
    if (next !== undefined && index.ids.has(word + next)) {
      out.push(word + next);
      at++;
      continue;
    }
    let found: string | null = null;
    if (word.length >= 5)
      for (let length = word.length - 1; length <= word.length + 1 && found === null; length++)
        for (const other of index.bySpelling.get(spellingKey(word, length)) ?? [])
          if (oneSlip(word, other) && (word.length > 6 || shortSlip(word, other))) {
            found = other;
            break;
          }
    out.push(found ?? word);
  }
  return out;
};
