// A line cut into numbers, words and marks, in one pass over its characters: no regular expression, so the work is
// bounded by the length of the line. Numbers come with their value ("1 ½" = 1.5) and ranges as one token ("2 to 3").

export type TokenKind = 'number' | 'word' | 'mark';
export type Token = {
  kind: TokenKind;
  /** Place in the line: [start, end). */
  start: number;
  end: number;
  /** Lower case; for numbers as written. */
  text: string;
  /** Of a number; of a number word ("two", "half"), which stays a word. */
  value: number | null;
  /** Upper end of a range. */
  max: number | null;
  /** The token before it ends where this one starts. */
  glued: boolean;
};

export type NumberStyle = {
  /** "1,5" is one and a half and "1.000" a thousand, as in most of Europe. */
  decimalComma: boolean;
  /** Words that are numbers: "zwei", "half". */
  words: ReadonlyMap<string, number>;
  /** Words that stand between the ends of a range: "to", "bis". */
  rangeWords: ReadonlySet<string>;
  /** Words that stand between a whole number and a fraction: "and", "und". */
  andWords: ReadonlySet<string>;
};

const vulgar = new Map<number, number>(
  Object.entries({
    '½': 1 / 2,
    '⅓': 1 / 3,
    '⅔': 2 / 3,
    '¼': 1 / 4,
    '¾': 3 / 4,
    '⅕': 1 / 5,
    '⅖': 2 / 5,
    '⅗': 3 / 5,
    '⅘': 4 / 5,
    '⅙': 1 / 6,
    '⅚': 5 / 6,
    '⅐': 1 / 7,
    '⅛': 1 / 8,
    '⅜': 3 / 8,
    '⅝': 5 / 8,
    '⅞': 7 / 8,
    '⅑': 1 / 9,
    '⅒': 1 / 10,
  }).map(([sign, value]) => [sign.charCodeAt(0), value]),
);
/** Denominators that cooks write. "80/20" (ground beef) is no fraction. */
const denominators = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32]);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 160;
const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const letterPattern = /[\p{L}\p{M}]/u;
const isLetter = (code: number): boolean =>
  code < 128 ? isAsciiLetter(code) : !vulgar.has(code) && letterPattern.test(String.fromCharCode(code));

type Read = { end: number; value: number };

/** Digits with thousands and decimals from `at`; null when there is no digit. */
const readDecimal = (line: string, at: number, decimalComma: boolean): Read | null => {
  const point = decimalComma ? 44 : 46;
  const group = decimalComma ? 46 : 44;
  let end = at;
  while (isDigit(line.charCodeAt(end))) end++;
  const whole = end;
  let digits = line.slice(at, end);
  const digitsAfter = (from: number): number => {
    let length = 0;
    while (isDigit(line.charCodeAt(from + length))) length++;
    return length;
  };
  if (whole > at && whole - at <= 3)
    while (line.charCodeAt(end) === group && digitsAfter(end + 1) === 3) {
      digits += line.slice(end + 1, end + 4);
      end += 4;
    }
  const next = line.charCodeAt(end);
  const decimals = next === 44 || next === 46 ? digitsAfter(end + 1) : 0;
  // The other sign is a decimal point as well where it cannot be anything else: "1,5" in an English line.
  const other = next === group && end === whole && decimals > 0 && decimals !== 3;
  if (decimals > 0 && (next === point || other) && !isDigit(line.charCodeAt(end + 1 + decimals))) {
    digits = `${digits === '' ? '0' : digits}.${line.slice(end + 1, end + 1 + decimals)}`;
    end += 1 + decimals;
  } else if (whole === at) return null;
  const value = Number(digits);
  return Number.isFinite(value) ? { end, value } : null;
};

const skipSpaces = (line: string, at: number): number => {
  let end = at;
  while (isSpace(line.charCodeAt(end))) end++;
  return end;
};

/** "1/2" or "½" from `at`. */
const readFraction = (line: string, at: number): Read | null => {
  const sign = vulgar.get(line.charCodeAt(at));
  if (sign !== undefined) return { end: at + 1, value: sign };
  let end = at;
  while (isDigit(line.charCodeAt(end)) && end - at < 3) end++;
  if (end === at) return null;
  const over = skipSpaces(line, end);
  if (line.charCodeAt(over) !== 47) return null;
  const below = skipSpaces(line, over + 1);
  let stop = below;
  while (isDigit(line.charCodeAt(stop)) && stop - below < 3) stop++;
  const denominator = Number(line.slice(below, stop));
  if (stop === below || !denominators.has(denominator) || isDigit(line.charCodeAt(stop))) return null;
  return { end: stop, value: Number(line.slice(at, end)) / denominator };
};

/** "1", "1.5", "1 1/2", "1-1/2", "1½". */
const readNumber = (line: string, at: number, style: NumberStyle): Read | null => {
  const fraction = readFraction(line, at);
  if (fraction !== null) return fraction;
  const whole = readDecimal(line, at, style.decimalComma);
  if (whole === null || !Number.isInteger(whole.value)) return whole;
  let from = skipSpaces(line, whole.end);
  if (line.charCodeAt(from) === 45 && from === whole.end) from = skipSpaces(line, from + 1);
  else if (line.charCodeAt(from) === 38) from = skipSpaces(line, from + 1);
  else if (from > whole.end && isLetter(line.charCodeAt(from))) {
    let end = from;
    while (end - from < 4 && isLetter(line.charCodeAt(end))) end++;
    if (style.andWords.has(line.slice(from, end).toLowerCase())) from = skipSpaces(line, end);
  }
  const rest = readFraction(line, from);
  return rest !== null && rest.value < 1 && rest.value > 0 && (from > whole.end || vulgar.has(line.charCodeAt(from)))
    ? { end: rest.end, value: whole.value + rest.value }
    : whole;
};

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** Hyphens and apostrophes inside a word belong to it ("all-purpose", "confectioners'"), those of "14-ounce" do not. */
const readWord = (line: string, at: number): number => {
  let end = at;
  for (;;) {
    const code = line.charCodeAt(end);
    if (isLetter(code) || (isDigit(code) && end > at)) end++;
    else if (isApostrophe(code)) end++;
    else if (code === 45 && isLetter(line.charCodeAt(end + 1))) end++;
    else if (code === 38 && isLetter(line.charCodeAt(end + 1)) && end > at) end++;
    else return end;
  }
};

const cut = (line: string, style: NumberStyle): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  let lastEnd = -1;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const number =
      isDigit(code) ||
      vulgar.has(code) ||
      ((code === 46 || code === 44) && isDigit(line.charCodeAt(at + 1)) && lastEnd !== at)
        ? readNumber(line, at, style)
        : null;
    let end: number;
    let kind: TokenKind = 'mark';
    let value: number | null = null;
    let text: string | null = null;
    if (number !== null) {
      end = number.end;
      kind = 'number';
      value = number.value;
    } else if (isLetter(code)) {
      end = readWord(line, at);
      kind = 'word';
      text = line.slice(at, end).toLowerCase();
      value = style.words.get(text) ?? null;
    } else end = at + 1;
    tokens.push({
      kind,
      start: at,
      end,
      text: text ?? line.slice(at, end),
      value,
      max: null,
      glued: lastEnd === at,
    });
    lastEnd = end;
    at = end;
  }
  return tokens;
};

const isDash = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'mark' && (token.text === '-' || token.text === '–' || token.text === '—');

/** "2 to 3", "2-3", "1- to 2-" become one token. Only from the smaller to the larger number. */
const joinRanges = (line: string, tokens: readonly Token[], style: NumberStyle): Token[] => {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const first = tokens[index]!;
    if (first.value === null || first.max !== null) {
      out.push(first);
      continue;
    }
    let next = index + 1;
    if (isDash(tokens[next])) next++;
    const word = tokens[next];
    if (word?.kind === 'word' && style.rangeWords.has(word.text)) next++;
    const last = tokens[next];
    if (
      next > index + 1 &&
      last !== undefined &&
      last.value !== null &&
      last.value > first.value &&
      last.kind === first.kind
    ) {
      out.push({ ...first, end: last.end, text: line.slice(first.start, last.end), max: last.value });
      index = next;
    } else out.push(first);
  }
  return out;
};

export const tokenise = (line: string, style: NumberStyle): Token[] => joinRanges(line, cut(line, style), style);
