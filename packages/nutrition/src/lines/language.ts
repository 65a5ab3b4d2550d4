// Which language a line is written in, by the words of the lexicons; English unless two things speak against it.
import { danishOrNorwegian } from './danish-norwegian.ts';
import { type Language, lexiconKey, wordsIn } from './lexicon.ts';
import { lexicons } from './lexicons.ts';
import { moreFoods } from './more-foods.ts';
import { type NumberStyle, type Token, tokenise } from './tokens.ts';
import { sizeWords, unitOf } from './words.ts';

type Clues = Map<string, { languages: number; weight: number }>;
let builtClues: Clues | null = null;
/** Words that stand in few languages say most; those that are English too say nothing. */
const englishWords = new Set(
  (
    'a an the of or and to for in on with plus cup cups tablespoon tablespoons teaspoon teaspoons ounce ounces pound pounds can cans package large small ' +
    'medium chopped fresh sliced minced diced ground taste optional such as cut into about if needed more peeled finely grated dried red green ' +
    'oil salt pepper sugar butter flour water egg eggs milk cream cheese garlic onion juice chicken beef cloves bunch pinch inch thick is from at ' +
    'white black leaves sauce divided plain best brown total half creme crème fraîche fraiche bouquet parmigiano reggiano cilantro chocolate squash ' +
    'prosciutto eau vie recipe slices slice sprigs thin wide ripe piece pieces bottle jar scotch bonnet fleur sel dulce leche lemon lime plus mousse chorizo'
  ).split(' '),
);
/** No other language writes them. */
const englishUnits = new Set(
  'tbsp tsp teaspoon teaspoons tablespoon tablespoons cup cups ounce ounces oz lb lbs pound pounds tbs'.split(' '),
);
const clues = (): Clues => {
  if (builtClues !== null) return builtClues;
  const found = new Map<string, number>();
  const englishFoods = new Set(
    lexicons
      .flatMap(({ language, foods }) => [...moreFoods(language).values(), ...Object.values(foods)])
      .flatMap((name) => name.toLowerCase().split(' ')),
  );
  for (const [index, lexicon] of lexicons.entries()) {
    const add = (text: string) => {
      for (const phrase of wordsIn(text))
        for (const word of lexiconKey(phrase.toLowerCase()).split(' ')) {
          if (word.length < 2 && word !== 'à' && word !== 'y') continue;
          found.set(word, (found.get(word) ?? 0) | (1 << index));
        }
    };
    for (const words of Object.values(lexicon.units)) add(words);
    for (const words of Object.values(lexicon.sizes)) add(words);
    // Loan words ("zucchini", "pancetta") say nothing, nor does what is English for another thing ("squash").
    for (const [words, english] of [...moreFoods(lexicon.language), ...Object.entries(lexicon.foods)])
      if (!english.includes(words.toLowerCase()))
        add(
          words
            .split(' ')
            .filter((word) => !englishFoods.has(word))
            .join(' '),
        );
    add(Object.keys(lexicon.numbers).join(','));
    for (const words of [
      lexicon.or,
      lexicon.and,
      lexicon.links,
      lexicon.preparations,
      lexicon.adverbs,
      lexicon.notes,
      lexicon.juice,
      lexicon.zest,
      lexicon.optional,
      lexicon.taste,
      lexicon.about,
      lexicon.vague,
    ])
      add(words);
  }
  builtClues = new Map();
  for (const [word, languages] of found) {
    if (englishWords.has(word) || unitOf(word) !== null || sizeWords.has(word)) continue;
    let count = 0;
    for (let bits = languages; bits > 0; bits &= bits - 1) count++;
    builtClues.set(word, { languages, weight: 1 / Math.sqrt(count) });
  }
  return builtClues;
};

/** Letters that English does without, and who writes them. */
const foreignLetters: Record<string, string> = {
  ß: 'de',
  ä: 'de sv',
  ö: 'de sv',
  ü: 'de',
  å: 'sv da no',
  æ: 'da no',
  ø: 'da no',
  ñ: 'es',
  ã: 'pt',
  õ: 'pt',
  ç: 'fr pt',
  è: 'fr it',
  ê: 'fr pt',
  û: 'fr',
  î: 'fr',
  œ: 'fr',
  é: 'fr es pt',
  à: 'fr it pt',
  ò: 'it',
  ù: 'it',
  í: 'es pt',
  ó: 'es pt',
  ú: 'es pt',
  á: 'es pt',
};
/** "500 g de", "200 g di": after an amount. */
const afterAmount: Record<string, string> = { de: 'fr es pt', di: 'it', "d'": 'fr it' };
const bits = (names: string): number =>
  lexicons.reduce((sum, { language }, index) => sum | (names.split(' ').includes(language) ? 1 << index : 0), 0);
const bitsOf = (table: Record<string, string>): Map<string, number> =>
  new Map(Object.entries(table).map(([key, names]) => [key, bits(names)]));
let builtHints: { letters: Map<string, number>; links: Map<string, number> } | null = null;
const addHints = (line: string, tokens: readonly Token[]): boolean => {
  builtHints ??= { letters: bitsOf(foreignLetters), links: bitsOf(afterAmount) };
  const add = (languages: number, weight: number) => {
    for (let index = 0; index < lexicons.length; index++)
      if ((languages & (1 << index)) !== 0) scores[index]! += weight;
  };
  let any = false;
  for (let at = 0; at < line.length; at++) {
    if (line.charCodeAt(at) < 128) continue;
    const languages = builtHints.letters.get(line[at]!.toLowerCase());
    if (languages === undefined) continue;
    add(languages, 0.2);
    any = true;
  }
  if (tokens[0]?.kind !== 'number') return any;
  for (const token of tokens.slice(2, 4)) {
    const link = token.text.startsWith("d'") ? "d'" : token.text;
    const languages = token.kind === 'word' ? builtHints.links.get(link) : undefined;
    if (languages === undefined) continue;
    add(languages, 0.3);
    any = true;
  }
  return any;
};

const plainStyle: NumberStyle = { decimalComma: false, words: new Map(), rangeWords: new Set(), andWords: new Set() };
const scores = new Float64Array(lexicons.length);
/** The language whose words the line has; English without two good clues. `likely`: who reads it, for what may be several. */
export const detectLanguage = (line: string, likely: Language = 'en'): Language => {
  const tokens = tokenise(line, plainStyle);
  const known = clues();
  scores.fill(0);
  let english = 0;
  let any = false;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (englishUnits.has(token.text)) english += 3;
    else if (englishWords.has(token.text)) english += 0.8;
    const cut = token.text.indexOf("'");
    const clue =
      known.get(cut === 1 ? token.text.slice(2) : token.text) ??
      (cut === 1 ? known.get(token.text.slice(0, 1)) : undefined);
    if (clue === undefined) continue;
    any = true;
    for (let index = 0; index < lexicons.length; index++)
      if ((clue.languages & (1 << index)) !== 0) scores[index]! += clue.weight;
  }
  any = addHints(line, tokens) || any;
  if (!any) return 'en';
  const own = lexicons.findIndex(({ language }) => language === likely);
  if (own >= 0 && scores[own]! > 0.4) scores[own]! += 0.3;
  let best = 0;
  for (let index = 1; index < lexicons.length; index++) if (scores[index]! > scores[best]!) best = index;
  if (scores[best]! < 0.55 || scores[best]! <= english + 0.3) return 'en';
  const { language } = lexicons[best]!;
  if (language !== 'da' && language !== 'no') return language;
  return danishOrNorwegian(tokens.flatMap(({ kind, text }) => (kind === 'word' ? text : []))) ?? language;
};

/** Words that hardly stand in a line of another language; most of `englishWords` do ("total", "sel", "chorizo"). */
const onlyEnglish = new Set(
  'the of and or for with chopped fresh sliced minced diced ground peeled finely grated dried large small taste needed cut into'.split(
    ' ',
  ),
);
/** Says that nobody would write this line in another language than English. */
export const soundsEnglish = (line: string): boolean =>
  tokenise(line, plainStyle).some(
    (token) => token.kind === 'word' && (englishUnits.has(token.text) || onlyEnglish.has(token.text)),
  );
