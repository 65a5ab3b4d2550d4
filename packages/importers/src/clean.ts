// Text from the outside to plain text: entities (also encoded twice), tags, odd spaces. Every function here walks its
// input a bounded number of times, and what comes out holds no tag: no `<` before a letter, `/`, `!` or `?`.

import { decodeHTML } from 'entities';

export const LIMITS = { title: 300, line: 1_000, step: 10_000, text: 20_000, list: 1_000 } as const;

const BLOCK =
  /^(?:address|article|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|ol|p|pre|section|table|td|th|tr|ul)$/;
const NAME = /^\/?([a-z][a-z0-9]*)/i;

/** Tags away in one pass; block tags become line breaks, what stands in script and style goes. */
export function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  const parts: string[] = [];
  let at = 0;
  let noMoreEnds = false;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) {
      parts.push(text.slice(at));
      break;
    }
    parts.push(text.slice(at, open));
    if (!/[a-z/!?]/i.test(text.charAt(open + 1))) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    const end = noMoreEnds ? -1 : text.indexOf('>', open);
    if (end < 0) {
      // A tag without its end: the bracket goes, the words stay.
      noMoreEnds = true;
      parts.push(' ');
      at = open + 1;
      continue;
    }
    const name = NAME.exec(text.slice(open + 1, Math.min(end, open + 32)))?.[1]?.toLowerCase() ?? '';
    at = end + 1;
    if ((name === 'script' || name === 'style') && text.charAt(open + 1) !== '/') {
      const close = text.indexOf(`</${name}`, at);
      const closed = close < 0 ? -1 : text.indexOf('>', close);
      at = closed < 0 ? text.length : closed + 1;
    } else parts.push(BLOCK.test(name) ? '\n' : '');
  }
  return parts.join('');
}

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;
// Written as classes of Unicode: control characters, invisible marks of direction and joining, halves that stand for nothing.
const CONTROL = /(?!\n)\p{Cc}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu;
const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The last word: whatever was done to a text, no tag begins in it. */
const withoutTagStarts = (text: string): string => (text.includes('<') ? text.replace(/<(?=[a-z/!?])/gi, ' ') : text);
/** Most lines hold nothing but these: there is nothing to decode, to strip or to mend. */
const PLAIN = /^[\x20-%'-;=-~]*$/;
const tidySpaces = (line: string): string => (line.includes('  ') ? line.replace(/ {2,}/g, ' ') : line).trim();

/** HTML or plain text to plain text with line breaks kept. */
export function plainText(input: unknown, limit: number = LIMITS.text): string {
  if (typeof input === 'number') return Number.isFinite(input) ? String(input) : '';
  if (typeof input !== 'string') return '';
  if (input.length <= limit && PLAIN.test(input)) return tidySpaces(input);
  // Mark-up is several times as long as its text; more than that is not read.
  let text = input.length > limit * 8 ? input.slice(0, limit * 8) : input;
  for (let round = 0; round < 4; round++) {
    const decoded = ENTITY.test(text) ? decodeHTML(text) : text;
    const stripped = stripTags(decoded);
    if (stripped === text) break;
    text = stripped;
  }
  text = text
    .replace(/\r+\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL, '')
    .replace(LONE_HALF, '\ufffd')
    .replace(/[^\S\n]/g, ' ');
  text = withoutTagStarts(text);
  const lines = text.split('\n').map(tidySpaces);
  const kept = lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''));
  const joined = kept.join('\n').trim();
  return joined.length > limit ? joined.slice(0, limit).replace(LONE_HALF, '').trimEnd() : joined;
}

/** The same on one line. */
export function oneLine(input: unknown, limit: number = LIMITS.line): string {
  const text = plainText(input, limit);
  return text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ').replace(/ {2,}/g, ' ') : text;
}

export const orNull = (text: string): string | null => (text === '' ? null : text);

/** Non-empty lines of a text that may be HTML. */
export function textLines(input: unknown, limit: number = LIMITS.text): string[] {
  return plainText(input, limit)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** "((chopped))" is a slip of the software that wrote the page. */
export const mendParentheses = (line: string): string =>
  line.replace(/\(\(([^()]{1,300})\)\)/g, '($1)').replace(/ ?\( ?\)/g, '');

const BULLET = /^(?:[•·●▪◦‣⁃■□▢☐✓✔*–—-]\s*)+(?=\S)/u;

/** One ingredient line as it is read: no bullet, no box to tick, no spaces before commas. */
export function ingredientLine(input: unknown): string {
  const line = withoutTagStarts(mendParentheses(oneLine(input)))
    .trim()
    .replace(BULLET, '')
    .replace(/ +([,;])/g, '$1')
    .replace(/^[,;]\s*/, '');
  return /[\p{L}\p{N}]/u.test(line) ? line : '';
}

export const withoutBullet = (line: string): string => line.replace(BULLET, '');

const STEP_WORD =
  /^(?:step|schritt|étape|etape|paso|passo|passaggio|stap|steg|trin|trinn|krok|korak|vaihe|lépés|adım|шаг)\s*(?:no\.?|nr\.?|n°|#)?\s*\d{1,2}\s*(?:[:.)\-–—]\s*|(?=\s)\s*|$)/iu;

/** "Step 3: Stir" is "Stir": the place in the list says which step it is. */
export function withoutStepNumber(step: string): string {
  return step.replace(STEP_WORD, '').replace(BULLET, '').trimStart();
}

/** Only web addresses survive; relative ones are read against the page. */
export function webAddress(input: unknown, base?: string | null): string | null {
  if (typeof input !== 'string') return null;
  const text = input.trim().replace(/&amp;/g, '&');
  if (text === '' || text.length > 4_000 || /[\s\p{Cc}]/u.test(text.replace(/ /g, ''))) return null;
  const absolute = text.startsWith('//') ? `https:${text}` : text;
  if (/^https?:\/\/[^\s/]/i.test(absolute)) return safe(absolute);
  if (base === undefined || base === null || /^[a-z][a-z0-9+.-]*:/i.test(text)) return null;
  return safe(joined(base, text));
}

const safe = (address: string) =>
  address.replace(/[<>"'`\\ ]/g, (char) => (char === "'" ? '%27' : encodeURIComponent(char)));

function joined(base: string, path: string): string {
  const origin = /^https?:\/\/[^/?#]+/i.exec(base)?.[0];
  if (origin === undefined) return path;
  if (path.startsWith('/')) return origin + path;
  const folder = base
    .slice(origin.length)
    .replace(/[?#].*$/, '')
    .replace(/[^/]*$/, '');
  const parts: string[] = [];
  for (const part of `${folder || '/'}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `${origin}/${parts.join('/').replace(/^\/+/, '')}`;
}

/** Distinct non-empty texts in their order. */
export function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = text.toLowerCase();
    if (text === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
