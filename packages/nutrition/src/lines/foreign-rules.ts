// The lexicons as sets and maps, made once at the first line in another language than English.
import { type Language, type Lexicon, lexiconKey, wordsIn } from './lexicon.ts';
import { lexicons } from './lexicons.ts';
import { moreFoods } from './more-foods.ts';
import type { NumberStyle } from './tokens.ts';

export type Rules = {
  lexicon: Lexicon;
  style: NumberStyle;
  units: ReadonlyMap<string, string>;
  longestUnit: number;
  sizes: ReadonlyMap<string, string>;
  links: ReadonlySet<string>;
  about: ReadonlySet<string>;
  vague: readonly string[][];
  dotted: ReadonlyMap<string, string>;
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
/** The forms in which a language bends a word of preparation: "picado" also as "picada", "picados", "picadas". */
const bent: Partial<Record<Language, readonly (readonly [RegExp, readonly string[]])[]>> = {
  es: [[/(?:o|a|os|as)$/, ['o', 'a', 'os', 'as']]],
  pt: [[/(?:o|a|os|as)$/, ['o', 'a', 'os', 'as']]],
  it: [[/[oaie]$/, ['o', 'a', 'i', 'e']]],
  fr: [
    [/(?:é|ée|és|ées)$/, ['é', 'ée', 'és', 'ées']],
    [/(?:u|ue|us|ues)$/, ['u', 'ue', 'us', 'ues']],
    [/(?:it|ite|its|ites)$/, ['it', 'ite', 'its', 'ites']],
  ],
  de: [[/(?<=t|en)(?:e|er|es|en|em)?$/, ['', 'e', 'er', 'es', 'en', 'em']]],
  nl: [[/(?<=[td])e?$/, ['', 'e']]],
  sv: [
    [/(?:ad|ade|at)$/, ['ad', 'ade', 'at']],
    [/(?:en|na|et)$/, ['en', 'na', 'et']],
  ],
  da: [[/(?:et|ede)$/, ['et', 'ede']]],
  no: [[/(?:et|ede|ete)$/, ['et', 'ede', 'ete']]],
};
const formsOf = (words: Iterable<string>, language: Language): Set<string> => {
  const out = new Set(words);
  for (const word of words)
    for (const [ending, forms] of bent[language] ?? []) {
      if (word.length < 5 || !ending.test(word)) continue;
      for (const form of forms) out.add(word.replace(ending, form));
      break;
    }
  return out;
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
  // In Switzerland, and in capitals, "ß" is "ss".
  const swiss = <V>(map: Map<string, V>): Map<string, V> => {
    for (const [word, value] of [...map])
      if (word.includes('ß') && !map.has(word.replaceAll('ß', 'ss'))) map.set(word.replaceAll('ß', 'ss'), value);
    return map;
  };
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
    sizes: swiss(sizes),
    links: set(lexicon.links),
    about: set(lexicon.about),
    // "n. B. Salz", "c/n de aceite", "evtl. 1 EL Honig": they say nothing of the amount.
    vague: phrases([lexicon.vague, lexicon.optional, lexicon.taste].join(',')),
    dotted: new Map(Object.entries(lexicon.dotted ?? {})),
    preparations: formsOf(wordsIn(lexicon.preparations), lexicon.language),
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
    foods: swiss(new Map([...moreFoods(lexicon.language), ...Object.entries(lexicon.foods)])),
  };
};
let built: Map<Language, Rules> | null = null;
export const rules = (): Map<Language, Rules> => {
  built ??= new Map(lexicons.map((lexicon) => [lexicon.language, rulesOf(lexicon)]));
  return built;
};
