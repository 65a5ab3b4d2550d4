// What a language needs to know to read a line: its words for units, numbers and sizes, and the words around a name.
export const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'no'] as const;
export type Language = (typeof languages)[number];

export type Lexicon = {
  language: Language;
  /** Lists of words are written as one text with commas between them. */
  numbers: Record<string, number>;
  range: string;
  and: string;
  or: string;
  /** Unit -> words, also of several words: "cuillère à soupe". */
  units: Record<string, string>;
  /** Size in English -> words. */
  sizes: Record<string, string>;
  /** Between unit and name: "de", "d'", "von". */
  links: string;
  /** Stand before an amount: "ca.", "environ". */
  about: string;
  /** An amount that is none, before a unit or a name: "etwas", "un peu de", "quelques". */
  vague: string;
  /** Sizes cut short that are units without the dot: "1 gr. Zwiebel". */
  dotted?: Record<string, string>;
  /** What was done to it: "gehackt", "émincé". */
  preparations: string;
  /** How it was done, before such a word: "fein", "finement". */
  adverbs: string;
  /** A note starts with them: "zum", "pour". */
  notes: string;
  optional: string;
  taste: string;
  juice: string;
  zest: string;
  /** Common foods in English, so that the food table finds them. */
  foods: Record<string, string>;
};

export const wordsIn = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The form in which phrases are compared: "c. à s." and "c à s" are one. */
export const lexiconKey = (text: string): string =>
  text
    .replace(/[()./]/g, ' ')
    .replace(/['’]/g, "' ")
    .replace(/\s+/g, ' ')
    .trim();
