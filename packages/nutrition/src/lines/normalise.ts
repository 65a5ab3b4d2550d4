// A line before it is read: small steps, each with a name and a reason. The order matters and is explained at the list.
import type { NumberStyle } from './tokens.ts';
import { numberWords } from './words.ts';

type Step = { name: string; why: string; run: (line: string) => string };

/** Nobody writes an ingredient this long; the rest of the text is not looked at, so work is bounded. */
export const longestLine = 600;

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  frac13: '⅓',
  frac23: '⅔',
  deg: '°',
  ndash: '–',
  mdash: '—',
  rsquo: "'",
  lsquo: "'",
  rdquo: '"',
  ldquo: '"',
  frasl: '/',
  reg: '®',
  trade: '™',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ecirc: 'ê',
  ccedil: 'ç',
  ntilde: 'ñ',
};
const entity = (whole: string, body: string): string => {
  if (!body.startsWith('#')) return named[body] ?? whole;
  const code =
    body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
};

/** Only what is not ASCII is looked at; most lines have nothing to do here. */
const replaceAll = (line: string, table: ReadonlyMap<string, string>): string => {
  let out = '';
  for (const sign of line) out += table.get(sign) ?? sign;
  return out;
};
const signs = new Map<string, string>([
  ...[...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\n'].map(
    (space) => [space, ' '] as const,
  ),
  ...[...'\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad'].map((nothing) => [nothing, ''] as const),
  ...[...'‘’‚`´′'].map((quote) => [quote, "'"] as const),
  ...[...'“”„«»″'].map((quote) => [quote, '"'] as const),
  ...[...'‐‑‒−'].map((dash) => [dash, '-'] as const),
  ['⁄', '/'],
  ['∕', '/'],
  ['×', 'x'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
]);
const isAscii = (line: string): boolean => {
  for (let at = 0; at < line.length; at++) if (line.charCodeAt(at) > 126 || line.charCodeAt(at) < 32) return false;
  return true;
};

const bullets = new Set([...'•●◦▪▢□☐◻·*‣–—-+>✓✔']);

const shares: Record<string, string> = { half: '1/2', quarter: '1/4', third: '1/3' };
/** "half a pound", "a quarter of a cup", "three quarters of a cup", "a couple of", "2 big spoons of", "abt". */
const said = (line: string): string =>
  line
    .replace(
      /^(?:(?:an?|one) )?(half|quarter|third)(?: of)? an? /i,
      (_, share: string) => `${shares[share.toLowerCase()]} `,
    )
    .replace(/^(two|three|2|3) (quarter|third)s(?: of)? an? /i, (_, count: string, share: string) => {
      const parts = count === '2' || /two/i.test(count) ? 2 : 3;
      return `${parts}/${share.toLowerCase() === 'quarter' ? 4 : 3} `;
    })
    .replace(/^a couple(?: of)? /i, '2 ')
    .replace(/\b(table|tea)[ -]?spoon(ful)?(s?)\b/gi, '$1spoon$3')
    .replace(
      /^([\d/½¼¾⅓⅔. -]{1,12}|an? |one |two |three )(?:(?:big|large|heaped|heaping|level|soup) )?spoon(?:ful)?(s?)(?: of)? /i,
      '$1tablespoon$2 ',
    )
    .replace(/\bgloves?(?= of garlic|$)/gi, 'cloves')
    .replace(/\bhandfull/gi, 'handful')
    .replace(/\babt\.? (?=\d)/gi, 'about ')
    .replace(/\b(about|and|plus)(?=\d)/gi, '$1 ')
    .replace(/ - \((?=\d|about)/g, ' (');
/** "Fresh noodles, 150g", "mustard: 2tbsp": the amount goes to the front, where everybody else writes it. */
const trailing =
  /^([^\d¼½¾⅓⅔()]{3,60}?)(?:,|:)?\s+(\d[\d.,/]{0,6}\s?(?:g|kg|ml|cl|dl|l|oz|lbs?|tbsps?|tsps?|cups?|tablespoons?|teaspoons?|pinch(?:es)?|cloves?|slices?))\.?$/i;
const trailed = (line: string): string => (line.length > 90 ? line : line.replace(trailing, '$2 $1'));
/** "2 x 400g tins", "3x125 g balls": as the tagger knows it, "2 (400g) tins". */
const times =
  /^(\d{1,3}|[½¼¾]) ?[x*] ?(\d[\d.,/]{0,6}(?: ?[-–] ?\d[\d.,]{0,5})? ?-?(?:g|kg|ml|cl|l|oz|lbs?|grams?|ounces?|fl\.? ?oz))\b(?!\s*x\b)/i;
const startsWithDigit = /^[\d¼½¾⅓⅔]/;

const hasPhrase = /\b(?:half|quarters?|thirds?|couple|abt|gloves?|handfull)\b|(?:about|and|plus)\d|spoon| - \(/i;

export const steps: readonly Step[] = [
  {
    name: 'bound',
    why: 'first, so that every later step works on a bounded text',
    run: (line) => (line.length > longestLine ? line.slice(0, longestLine) : line),
  },
  {
    name: 'entities',
    why: 'before the signs, since "&frac12;" and "&#8211;" are signs in disguise',
    run: (line) => (line.includes('&') ? line.replace(/&(#?[0-9a-zA-Z]{2,8});/g, entity) : line),
  },
  {
    name: 'tags',
    why: 'after the entities, which may have hidden "<b>"',
    run: (line) => (line.includes('<') ? line.replace(/<\/?[a-zA-Z][^<>]{0,80}>/g, ' ') : line),
  },
  {
    name: 'signs',
    why: 'one kind of space, quote, hyphen and slash, so that nothing after it needs to know the others',
    run: (line) => (isAscii(line) ? line : replaceAll(line.normalize('NFC'), signs)),
  },
  {
    name: 'parentheses',
    why: 'recipe plugins double them: "((12 oz))"',
    run: (line) =>
      line.includes('((') || line.includes('))') ? line.replace(/\(\(/g, '(').replace(/\)\)/g, ')') : line,
  },
  {
    name: 'bullet',
    why: 'when what leads the line is really the first sign; "-" and "*" lead lists',
    run: (line) => {
      let at = 0;
      while (at < line.length && (line[at] === ' ' || bullets.has(line[at]!))) at++;
      const trimmed = at > 0 ? line.slice(at) : line;
      return trimmed.endsWith(' ') ? trimmed.trimEnd() : trimmed;
    },
  },
  {
    name: 'phrases',
    why: 'after the bullet, since most of them lead the line: amounts that people say in words that are no numbers',
    run: (text) => {
      const line = startsWithDigit.test(text) ? text.replace(times, '$1 ($2)') : text;
      const front = hasPhrase.test(line) ? said(line) : line;
      return startsWithDigit.test(front) ? front : trailed(front);
    },
  },
];

export const prepareLine = (text: string): string => {
  let line = text;
  for (const step of steps) line = step.run(line);
  return line;
};

export const styles: { en: NumberStyle } = {
  en: {
    decimalComma: false,
    words: numberWords,
    rangeWords: new Set(['to', 'or']),
    andWords: new Set(['and']),
  },
};
