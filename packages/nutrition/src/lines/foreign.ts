// Lines in other languages than English: word lists (lexicon-*.ts) and rules. The order of a line is much the same in all of
// them: amount, unit, a word like "de", name, and after a comma or in parentheses what is done with it.
import type { OtherAmount } from './amounts.ts';
import { type Language, type Lexicon, wordsIn } from './lexicon.ts';
import { da } from './lexicon-da.ts';
import { de } from './lexicon-de.ts';
import { es } from './lexicon-es.ts';
import { fr } from './lexicon-fr.ts';
import { it } from './lexicon-it.ts';
import { nl } from './lexicon-nl.ts';
import { no } from './lexicon-no.ts';
import { pt } from './lexicon-pt.ts';
import { sv } from './lexicon-sv.ts';
import type { ParsedLine } from './parsed.ts';
import { type NumberStyle, type Token, tokenise } from './tokens.ts';
import { isMeasure, sizeWords, unitOf } from './words.ts';

const lexicons: readonly Lexicon[] = [de, fr, es, it, nl, pt, sv, da, no];
const phraseKey = (text: string): string => text.replace(/[().]/g, ' ').replace(/['’]/g, "' ").replace(/\s+/g, ' ').trim();

type Rules = {
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
    .map((phrase) => phraseKey(phrase).split(' '))
    .sort((a, b) => b.length - a.length);

const rulesOf = (lexicon: Lexicon): Rules => {
  const units = new Map<string, string>();
  let longestUnit = 1;
  for (const [unit, words] of Object.entries(lexicon.units))
    for (const word of wordsIn(words)) {
      const key = phraseKey(word);
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
const rules = (): Map<Language, Rules> => {
  built ??= new Map(lexicons.map((lexicon) => [lexicon.language, rulesOf(lexicon)]));
  return built;
};

// ---- which language ----

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
const englishUnits = new Set('tbsp tsp teaspoon teaspoons tablespoon tablespoons cup cups ounce ounces oz lb lbs pound pounds tbs'.split(' '));
const clues = (): Clues => {
  if (builtClues !== null) return builtClues;
  const found = new Map<string, number>();
  for (const [index, lexicon] of lexicons.entries()) {
    const add = (text: string) => {
      for (const phrase of wordsIn(text))
        for (const word of phraseKey(phrase.toLowerCase()).split(' ')) {
          if (word.length < 2 && word !== 'à' && word !== 'y') continue;
          found.set(word, (found.get(word) ?? 0) | (1 << index));
        }
    };
    for (const words of Object.values(lexicon.units)) add(words);
    for (const words of Object.values(lexicon.sizes)) add(words);
    // Loan words ("zucchini", "pancetta") say nothing.
    for (const [words, english] of Object.entries(lexicon.foods)) if (!english.includes(words.toLowerCase())) add(words);
    add(Object.keys(lexicon.numbers).join(','));
    for (const words of [lexicon.or, lexicon.and, lexicon.links, lexicon.preparations, lexicon.adverbs, lexicon.notes, lexicon.juice, lexicon.zest, lexicon.optional, lexicon.taste, lexicon.about]) add(words);
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

const plainStyle: NumberStyle = { decimalComma: false, words: new Map(), rangeWords: new Set(), andWords: new Set() };
const scores = new Float64Array(lexicons.length);
/** The language whose words the line has; English without two good clues. */
export const detectLanguage = (line: string, tokens: readonly Token[] = tokenise(line, plainStyle)): Language => {
  const known = clues();
  scores.fill(0);
  let english = 0;
  let any = false;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (englishUnits.has(token.text)) english += 3;
    else if (englishWords.has(token.text)) english += 0.8;
    const cut = token.text.indexOf("'");
    const clue = known.get(cut === 1 ? token.text.slice(2) : token.text) ?? (cut === 1 ? known.get(token.text.slice(0, 1)) : undefined);
    if (clue === undefined) continue;
    any = true;
    for (let index = 0; index < lexicons.length; index++)
      if ((clue.languages & (1 << index)) !== 0) scores[index]! += clue.weight;
  }
  if (!any) return 'en';
  let best = 0;
  for (let index = 1; index < lexicons.length; index++) if (scores[index]! > scores[best]!) best = index;
  return scores[best]! >= 0.55 && scores[best]! > english + 0.3 ? lexicons[best]!.language : 'en';
};

// ---- reading ----

/** "d'huile" is two words. */
const splitElisions = (tokens: readonly Token[], language: Language): Token[] => {
  if (language !== 'fr' && language !== 'it') return [...tokens];
  const out: Token[] = [];
  for (const token of tokens) {
    const at = token.kind === 'word' ? token.text.indexOf("'") : -1;
    const before = at > 0 ? token.text.slice(0, at) : '';
    if (at > 0 && at < token.text.length - 1 && (before === 'd' || before === 'l' || before === 'dell' || before === 'all')) {
      out.push({ ...token, end: token.start + at + 1, text: `${before}'` });
      out.push({ ...token, start: token.start + at + 1, text: token.text.slice(at + 1), glued: true });
    } else out.push(token);
  }
  return out;
};

/** Words of a phrase from a token on, marks of abbreviation skipped; the token after it, or -1. */
const phraseAt = (tokens: readonly Token[], from: number, words: readonly string[]): number => {
  let at = from;
  for (const word of words) {
    while (at > from && isSkipped(tokens[at])) at++;
    const token = tokens[at];
    if (token === undefined || token.text !== word) return -1;
    at++;
  }
  return at;
};
const isSkipped = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'mark' && (token.text === '.' || token.text === '(' || token.text === ')');
const isMark = (token: Token | undefined, text: string): boolean => token !== undefined && token.kind === 'mark' && token.text === text;

const unitAt = (tokens: readonly Token[], from: number, rule: Rules): { unit: string; next: number } | null => {
  for (let length = rule.longestUnit; length >= 1; length--) {
    let key = '';
    let at = from;
    let words = 0;
    while (words < length && at < tokens.length) {
      const token = tokens[at]!;
      if (token.kind === 'mark') {
        if (words === 0 || !(token.text === '.' || token.text === '(' || token.text === '/' || token.text === ')')) break;
        at++;
        continue;
      }
      if (token.kind !== 'word') break;
      key += (words === 0 ? '' : ' ') + token.text;
      words++;
      at++;
    }
    if (words < length) continue;
    const unit = rule.units.get(key);
    if (unit === undefined) continue;
    // "(sopa)" closes again.
    if (isMark(tokens[at], ')') && key.includes(' ')) at++;
    if (isMark(tokens[at], '.')) at++;
    return { unit, next: at };
  }
  return null;
};

const join = (line: string, tokens: readonly Token[]): string => {
  let out = '';
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to + 1 < tokens.length && tokens[to + 1]!.start - tokens[to]!.end <= 1) to++;
    out += (out === '' ? '' : ' ') + line.slice(tokens[from]!.start, tokens[to]!.end);
    from = to + 1;
  }
  return out.trim();
};

type Amount = { amount: number; amountMax: number | null; unit: string | null; next: number };
const amountAt = (tokens: readonly Token[], at: number, rule: Rules, withUnit: boolean): Amount | null => {
  const token = tokens[at];
  if (token === undefined || token.value === null) return null;
  const read = unitAt(tokens, at + 1, rule);
  if (read === null && withUnit) return null;
  return { amount: token.value, amountMax: token.max, unit: read?.unit ?? null, next: read?.next ?? at + 1 };
};

export const parseForeign = (line: string, language: Exclude<Language, 'en'>): ParsedLine => {
  const rule = rules().get(language)!;
  const tokens = splitElisions(tokenise(line, rule.style), language);
  const lower = line.toLowerCase();
  const count = tokens.length;
  let at = 0;
  let amount: number | null = null;
  let amountMax: number | null = null;
  let unit: string | null = null;
  let part: ParsedLine['part'] = null;
  const others: OtherAmount[] = [];
  let size: string | null = null;
  const isAbout = (token: Token | undefined): boolean => token !== undefined && token.kind === 'word' && rule.about.has(token.text);
  const skipMarks = () => {
    while (isMark(tokens[at], '.') || isMark(tokens[at], '~')) at++;
  };
  const skipLinks = () => {
    for (let token = tokens[at]; token?.kind === 'word'; token = tokens[at]) {
      const bare = token.text.endsWith("'") ? token.text.slice(0, -1) : token.text;
      if (!rule.links.has(bare)) return;
      at++;
    }
  };
  const skipSizes = () => {
    for (let token = tokens[at]; token?.kind === 'word' && rule.sizes.has(token.text) && at + 1 < count; token = tokens[at]) {
      size = rule.sizes.get(token.text)!;
      at++;
    }
  };
  while (isAbout(tokens[at])) {
    at++;
    skipMarks();
  }
  for (const { words, part: which } of rule.parts) {
    const next = phraseAt(tokens, at, words);
    if (next < 0) continue;
    let number = next;
    while (tokens[number]?.kind === 'word' && tokens[number]!.value === null && rule.links.has(tokens[number]!.text.replace("'", ''))) number++;
    if ((tokens[number]?.value ?? null) === null) continue;
    part = which;
    at = number;
    break;
  }
  const first = tokens[at];
  if (first !== undefined && first.value !== null) {
    amount = first.value;
    amountMax = first.max;
    at++;
    // "2 x 400 g", "2 (400 g)".
    const times = tokens[at]?.kind === 'word' && tokens[at]!.text === 'x' ? 1 : 0;
    const open = isMark(tokens[at], '(') ? 1 : 0;
    const inner = times + open > 0 ? amountAt(tokens, at + 1, rule, true) : null;
    if (inner !== null && inner.unit !== null) {
      others.push({ amount: inner.amount, amountMax: inner.amountMax, unit: inner.unit, relation: 'each' });
      at = inner.next;
      if (isMark(tokens[at], ')')) at++;
    }
    skipSizes();
  }
  skipMarks();
  if (first !== undefined && (amount !== null || at === 0)) {
    const read = unitAt(tokens, at, rule);
    const rest = read === null ? null : tokens[read.next];
    if (read !== null && rest !== undefined && !(amount === null && isMark(rest ?? undefined, ','))) {
      unit = read.unit;
      at = read.next;
    }
  }
  skipMarks();
  // "(ca. 250 g)" or "/ 2 EL" behind the unit.
  if (isMark(tokens[at], '(') || isMark(tokens[at], '/')) {
    let inside = at + 1;
    while (isAbout(tokens[inside]) || isMark(tokens[inside], '.')) inside++;
    const same = amountAt(tokens, inside, rule, true);
    if (same !== null && same.unit !== null) {
      others.push({ amount: same.amount, amountMax: same.amountMax, unit: same.unit, relation: unit !== null && isMeasure(unit) ? 'same' : 'each' });
      at = same.next;
      if (isMark(tokens[at], ')')) at++;
    }
  }
  skipSizes();
  skipLinks();
  skipSizes();
  // The name, up to a mark or a word that starts a note.
  const name: Token[] = [];
  const preparation: Token[] = [];
  const note: Token[] = [];
  let stop = count;
  const startsNote = (index: number): boolean => rule.notes.some((words) => phraseAt(tokens, index, words) >= 0);
  let adverbs: Token[] = [];
  for (let index = at; index < count; index++) {
    const token = tokens[index]!;
    const isBreak =
      token.kind === 'mark' && (token.text === ',' || token.text === '(' || token.text === ';' || token.text === '[' || token.text === ':' || (token.text === '-' && !token.glued) || token.text === '–' || token.text === '—');
    if (isBreak || (token.kind === 'word' && name.length > 0 && startsNote(index))) {
      stop = index;
      break;
    }
    if (token.kind === 'word' && rule.preparations.has(token.text)) {
      preparation.push(...adverbs, token);
      adverbs = [];
    } else if (token.kind === 'word' && rule.adverbs.has(token.text) && (preparation.length > 0 || rule.preparations.has(tokens[index + 1]?.text ?? '')) && !(rule.and.has(token.text) && preparation.length === 0)) {
      adverbs.push(token);
    } else if (token.kind === 'word' && rule.sizes.has(token.text) && (name.length > 0 || index + 1 < count)) {
      size = rule.sizes.get(token.text)!;
    } else if (token.kind !== 'mark' || token.glued || token.text === '%' || token.text === '/') {
      // An adverb with no word of preparation after it was part of the name ("und" in a pair), unless one stood before it.
      if (preparation.length > 0 && adverbs.length > 0 && name.length > 0) preparation.push(...adverbs);
      else name.push(...adverbs);
      adverbs = [];
      name.push(token);
    }
  }
  if (preparation.length > 0) preparation.push(...adverbs);
  else name.push(...adverbs);
  // What is left: an amount at the end of a line without one, words of preparation, notes.
  for (let index = stop; index < count; ) {
    const token = tokens[index]!;
    const found = token.value !== null && token.kind === 'number' ? amountAt(tokens, index, rule, true) : null;
    if (found !== null && amount === null && !startsNote(stop)) {
      ({ amount, amountMax, unit } = found);
      index = found.next;
      continue;
    }
    if (found !== null && found.unit !== null && isMeasure(found.unit) && isMark(tokens[index - 1], '(') && isMark(tokens[found.next], ')'))
      others.push({ amount: found.amount, amountMax: found.amountMax, unit: found.unit, relation: 'same' });
    note.push(token);
    index++;
  }
  // "Mehl 500 g": number and unit close the name.
  if (amount === null) {
    const number = name.findIndex((token) => token.kind === 'number');
    if (number > 0) {
      const read = unitAt(name, number + 1, rule);
      if (read !== null || number === name.length - 1) {
        amount = name[number]!.value;
        amountMax = name[number]!.max;
        unit = read?.unit ?? null;
        name.splice(number, (read?.next ?? number + 1) - number);
      }
    }
  }
  let written = join(line, name);
  const alternatives: string[] = [];
  const orAt = name.findIndex((token) => token.kind === 'word' && rule.or.has(token.text));
  if (orAt > 0 && orAt < name.length - 1) alternatives.push(join(line, name.slice(orAt + 1)));
  if (written === '' && unit !== null && amount !== null) {
    // The unit was the food: "2 Würfel", "1 Glas".
    written = line.slice(first!.end).trim();
  }
  let noteText = join(line, note);
  while (noteText !== '' && ',;:(-–—[ '.includes(noteText[0]!)) noteText = noteText.slice(1);
  while (noteText !== '' && ')], '.includes(noteText[noteText.length - 1]!)) noteText = noteText.slice(0, -1);
  const noteIsPreparation = note.some((token) => token.kind === 'word' && rule.preparations.has(token.text));
  const prepared = [join(line, preparation), noteIsPreparation ? noteText : ''].filter((text) => text !== '').join(', ');
  if (unit === 'hg') {
    amount = amount === null ? null : amount * 100;
    amountMax = amountMax === null ? null : amountMax * 100;
    unit = 'g';
  }
  const one = others.find((other) => other.relation === 'each') ?? null;
  const english = rule.foods.get(written.toLowerCase()) ?? rule.foods.get(join(line, orAt > 0 ? name.slice(0, orAt) : name).toLowerCase()) ?? null;
  return {
    language,
    text: line,
    amount,
    amountMax,
    unit,
    size,
    name: written,
    nameEn: english,
    preparation: prepared === '' ? null : prepared,
    note: noteText === '' || noteIsPreparation ? null : noteText,
    optional: rule.optional.some((words) => lower.includes(words)),
    toTaste: rule.taste.some((words) => lower.includes(words)),
    part,
    alternatives,
    package: one === null ? null : { amount: one.amount, amountMax: one.amountMax, unit: one.unit },
    otherAmounts: others,
    // Rules give no chance; a line with amount, unit and a food that the lexicon knows is rarely wrong.
    confidence: written === '' ? 0.2 : english !== null ? 0.9 : amount !== null ? 0.8 : 0.7,
  };
};
