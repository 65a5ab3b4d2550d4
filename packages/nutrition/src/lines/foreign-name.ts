// The name in a line of another language than English: where it starts and ends, and the words of preparation in it.
import type { Rules } from './foreign-rules.ts';
import type { Token } from './tokens.ts';

/** Words of a phrase from a token on, marks of abbreviation skipped; the token after it, or -1. */
export const phraseAt = (tokens: readonly Token[], from: number, words: readonly string[]): number => {
  let at = from;
  for (const word of words) {
    while (at > from && isSkipped(tokens[at])) at++;
    const token = tokens[at];
    if (token === undefined || (token.text !== word && token.text !== `${word}'`)) return -1;
    at++;
  }
  return at;
};
const isSkipped = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'mark' &&
  (token.text === '.' || token.text === '(' || token.text === ')' || token.text === '/');
export const isMark = (token: Token | undefined, text: string): boolean =>
  token !== undefined && token.kind === 'mark' && token.text === text;

const inWords = new Set(['en', 'em', 'i', 'in', 'a']);
/** End of the longest food of the lexicon that starts here, of two words or more; -1 when there is none. */
export const foodAt = (tokens: readonly Token[], from: number, rule: Rules): number => {
  let key = '';
  let found = -1;
  for (let at = from; at < tokens.length && at < from + 6; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word') break;
    key += (at === from || (token.glued && key.endsWith("'")) ? '' : ' ') + token.text;
    if (rule.foods.has(key) && (at > from || rule.preparations.has(token.text))) found = at + 1;
  }
  return found;
};

export const startsNote = (tokens: readonly Token[], at: number, rule: Rules): boolean =>
  rule.notes.some((words) => phraseAt(tokens, at, words) >= 0);

/** "à 400 g", "je 200 g", "da 80 g", "cada 80 g": of one of them. */
const isEach = new Set([
  'à',
  'á',
  'a',
  'je',
  'jeweils',
  'zu',
  'von',
  'de',
  'd',
  'da',
  'van',
  'per',
  'cada',
  'om',
  'på',
]);
const eachBehind = /^(?:chacune?s?|cada|ciascun[oae]?|l['’]un[oae]?|each|elk|per|vardera|hver|stück|stk|pièce|c)$/;
/** A weight behind the name: of each, or the same amount said otherwise; null where it belongs to something else. */
export const relationBehind = (
  tokens: readonly Token[],
  at: number,
  next: number,
  rule: Rules,
): 'each' | 'same' | null => {
  let before = at - 1;
  while (isMark(tokens[before], '.') || rule.about.has(tokens[before]?.text ?? '')) before--;
  const token = tokens[before];
  if (token?.kind === 'word' && isEach.has(token.text.replace("'", ''))) return 'each';
  if (!isMark(token, '(') && !isMark(token, ',')) return null;
  const after = tokens[next];
  if (after?.kind === 'word' && eachBehind.test(after.text)) return 'each';
  return after === undefined || isMark(after, ')') || isMark(after, ',') ? 'same' : null;
};

/** "de 3 cm", "à 150 g", "d'environ 1,5 kg": how much one of them is. */
const saysMore = (tokens: readonly Token[], at: number, rule: Rules): boolean => {
  let next = at;
  let links = 0;
  for (; links < 3; next++, links++) {
    const token = tokens[next];
    const bare = token?.text.replace("'", '') ?? '';
    // "à ca. 150 g"
    if (links > 0 && isMark(token, '.')) continue;
    if (token?.kind !== 'word' || (!rule.links.has(bare) && !rule.about.has(bare) && !isEach.has(bare))) break;
  }
  return links > 0 && tokens[next]?.kind === 'number';
};

/** "2 huevos M": the letter is a size. */
const letters: Record<string, string> = { s: 'small', m: 'medium', l: 'large', xl: 'large' };

type Name = { name: Token[]; preparation: Token[]; size: string | null; stop: number };
/** The name and the words of preparation in it, up to `stop`: a mark, or a word that starts a note. */
export const nameFrom = (tokens: readonly Token[], at: number, rule: Rules): Name => {
  const name: Token[] = [];
  const preparation: Token[] = [];
  let size: string | null = null;
  let stop = tokens.length;
  let adverbs: Token[] = [];
  // Foods whose names hold such words themselves: "nata para montar", "noce moscata".
  const start = Math.max(at, foodAt(tokens, at, rule));
  name.push(...tokens.slice(at, start));
  for (let index = start; index < tokens.length; index++) {
    const token = tokens[index]!;
    // "grob gehackte, geröstete Haselnüsse": the name is still to come.
    if (name.length === 0 && preparation.length > 0 && isMark(token, ',') && tokens[index + 1]?.kind === 'word')
      continue;
    const isBreak =
      token.kind === 'mark' &&
      (token.text === ',' ||
        token.text === '(' ||
        token.text === ';' ||
        token.text === '[' ||
        token.text === ':' ||
        token.text === '+' ||
        (token.text === '-' && !token.glued) ||
        token.text === '–' ||
        token.text === '—');
    if (
      isBreak ||
      (token.kind === 'word' && name.length > 0 && (startsNote(tokens, index, rule) || saysMore(tokens, index, rule)))
    ) {
      stop = index;
      break;
    }
    if (token.kind === 'word' && rule.preparations.has(token.text)) {
      preparation.push(...adverbs, token);
      adverbs = [];
    } else if (
      token.kind === 'word' &&
      name.length > 0 &&
      inWords.has(token.text) &&
      rule.adverbs.has(tokens[index + 1]?.text ?? '')
    ) {
      // "en dados", "i skiver".
      preparation.push(token, tokens[index + 1]!);
      index++;
    } else if (
      token.kind === 'word' &&
      rule.adverbs.has(token.text) &&
      (preparation.length > 0 || rule.preparations.has(tokens[index + 1]?.text ?? '')) &&
      !(rule.and.has(token.text) && preparation.length === 0)
    ) {
      adverbs.push(token);
    } else if (token.kind === 'word' && rule.sizes.has(token.text) && (name.length > 0 || index + 1 < tokens.length)) {
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
  // "1 vasetto di pelati": what is left is the name.
  if (name.length === 0 && (stop === tokens.length || isMark(tokens[stop], '(')))
    return { name: preparation, preparation: [], size, stop };
  const last = name.length > 1 ? letters[name[name.length - 1]!.text] : undefined;
  if (last !== undefined) {
    size = last;
    name.pop();
  }
  return { name, preparation, stop, size };
};
