// The lexicons as sets and maps, made once at the first line in another language than English.
import { type Language, type Lexicon, lexiconKey, wordsIn } from './lexicon.ts';
import { lexicons } from './lexicons.ts';
import type { NumberStyle } from './tokens.ts';

export type Rules = {
  lexicon: Lexicon;
  style: NumberStyle;
  units: ReadonlyMap<string, string>;
  longestUnit: number;
  sizes: ReadonlyMap<string, string>;
  links: ReadonlySet<string>;
  about: ReadonlySet<string>;
  preparations: ReadonlySet<string>;
  adverbs: ReadonlySet<string>;
  notes: readonly string[][];
  or: ReadonlySet<string>;
  and: ReadonlySet<string>;
  optional: readonly string[];
  taste: readonly string[];
  parts: readonly { words: string[]; part: 'juice' | 'zest' }[];
  foods: ReadonlyMap<string, string>;
};
const phrases = (text: string): string[][] =>
  wordsIn(text)
    .map((phrase) => lexiconKey(phrase).split(' '))
    .sort((a, b) => b.length - a.length);

const rulesOf = (lexicon: Lexicon): Rules => {
  const units = new Map<string, string>();
  let longestUnit = 1;
  for (const [unit, words] of Object.entries(lexicon.units))
    for (const word of wordsIn(words)) {
      const key = lexiconKey(word);
      units.set(key, unit);
      longestUnit = Math.max(longestUnit, key.split(' ').length);
    }
  const sizes = new Map<string, string>();
  for (const [size, words] of Object.entries(lexicon.sizes)) for (const word of wordsIn(words)) sizes.set(word, size);
  const set = (text: string) => new Set(wordsIn(text));
  return {
    lexicon,
    style: {
      decimalComma: true,
      words: new Map(Object.entries(lexicon.numbers)),
      rangeWords: set(lexicon.range),
      andWords: set(lexicon.and),
    },
    units,
    longestUnit,
    sizes,
    links: set(lexicon.links),
    about: set(lexicon.about),
    preparations: set(lexicon.preparations),
    adverbs: set(lexicon.adverbs),
    notes: phrases(lexicon.notes),
    or: set(lexicon.or),
    and: set(lexicon.and),
    optional: wordsIn(lexicon.optional),
    taste: wordsIn(lexicon.taste),
    parts: [
      ...phrases(lexicon.juice).map((words) => ({ words, part: 'juice' as const })),
      ...phrases(lexicon.zest).map((words) => ({ words, part: 'zest' as const })),
    ].sort((a, b) => b.words.length - a.words.length),
    foods: new Map(Object.entries(lexicon.foods)),
  };
};
let built: Map<Language, Rules> | null = null;
export const rules = (): Map<Language, Rules> => {
  built ??= new Map(lexicons.map((lexicon) => [lexicon.language, rulesOf(lexicon)]));
  return built;
};
