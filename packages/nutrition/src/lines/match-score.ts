// How well each name of the table fits the words of a line. Work is bounded: a name has at most 24 words, and each name of
// the table that shares one is looked at once.
import type { Locale } from '../vocabulary.ts';
import { type Index, linkWords, type Phrase } from './match-index.ts';
import { isForm, isNoise } from './match-words.ts';

/** What stands behind them goes along: "tomatoes with juice" is no juice. */
export const asideWords = new Set(['with', 'in', 'from', 'without']);
export const dishes = new Set(['meal', 'snack', 'sweet']);

export type Scored = { phrase: Phrase; score: number };
/** Below this no name is even shown. */
const leastScore = 0.1;

const holds = (ids: readonly number[], id: number): boolean => ids.includes(id);

export const scorePhrases = (index: Index, words: readonly string[], headWord: string, locale: Locale): Scored[] => {
  const { costs } = index;
  const ids: number[] = [];
  let unknown = 0;
  let allMissing = 0;
  let animalsSaid = 0;
  for (const word of new Set(words)) {
    const id = index.ids.get(word);
    if (id === undefined) {
      if (!isNoise(word) && !isForm(word) && !linkWords.has(word))
        unknown += /^\d/.test(word) ? 0.2 : word === headWord ? 2.6 : 1.1;
      continue;
    }
    ids.push(id);
    allMissing += costs.missing[id]!;
    animalsSaid += costs.animal[id]!;
  }
  const head = index.ids.get(headWord) ?? -1;
  const headIsForm = isForm(headWord);
  const aside = words.findIndex((word, at) => at > 0 && asideWords.has(word));
  const main = aside < 0 ? ids : words.slice(0, aside).map((word) => index.ids.get(word) ?? -1);
  const touched = new Map<number, number>();
  for (const id of ids) {
    if (costs.noise[id]! && ids.length > 1) continue;
    for (const phrase of index.postings[id]!) touched.set(phrase, (touched.get(phrase) ?? 0) + index.weights[id]!);
  }
  const scored: Scored[] = [];
  for (const [place, common] of touched) {
    const phrase = index.phrases[place]!;
    if (phrase.weight > common * 6) continue;
    let extra = 0;
    let shared = 0;
    let missing = unknown + allMissing;
    let hasHead = false;
    let hasPhraseHead = false;
    let sharesContent = false;
    let otherAnimal = false;
    for (const id of phrase.words) {
      if (holds(ids, id)) {
        // What only goes along counts less: "chili paste with garlic" is no garlic paste.
        shared += index.weights[id]! * (aside < 0 || holds(main, id) ? 1 : 0.3);
        missing -= costs.missing[id]!;
        if (!costs.kind[id]! && !costs.noise[id]!) sharesContent = true;
      } else {
        // "stock cube" is not stock, a "meat stick" no meat.
        extra +=
          id === phrase.last && costs.noise[id]! ? 1.2 : id === phrase.last && costs.form[id]! ? 0.7 : costs.extra[id]!;
        if (costs.animal[id]!) otherAnimal = true;
      }
      if (id === head) hasHead = true;
    }
    hasPhraseHead = holds(ids, phrase.head);
    let score = shared / (shared + extra + missing);
    // What it is must be what is asked for: lemon juice is no lemon, tomato soup no tomato.
    if (head >= 0 && !hasHead && !headIsForm) score *= 0.35;
    if (!hasPhraseHead) score *= 0.5;
    else if (!holds(main, phrase.head)) score *= 0.4;
    // The same words in another order: "quesadilla cheese" is no cheese quesadilla.
    else if (head >= 0 && phrase.head !== head && !headIsForm && dishes.has(index.foods[phrase.food]!.category))
      score *= 0.5;
    // Nothing in common but the kind, though the line says more.
    if (missing > 0.5 && !sharesContent) score *= 0.6;
    if (animalsSaid > 0 && otherAnimal) score *= 0.4;
    score -= phrase.kind === 3 ? (locale !== 'en' ? 0 : 0.08) : phrase.kind * 0.004;
    if (score > leastScore) scored.push({ phrase, score });
  }
  return scored.sort(
    (a, b) => b.score - a.score || a.phrase.words.length - b.phrase.words.length || a.phrase.food - b.phrase.food,
  );
};
