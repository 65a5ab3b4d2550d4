// Lines in other languages than English: word lists (lexicon-*.ts) and rules. The order of a line is much the same in all of
// them: amount, unit, a word like "de", name, and after a comma or in parentheses what is done with it.
import type { OtherAmount } from './amounts.ts';
import { foodAt, isMark, nameFrom, phraseAt, relationBehind, startsNote } from './foreign-name.ts';
import { type Rules, rules } from './foreign-rules.ts';
import type { Language } from './lexicon.ts';
import { isOptional } from './optional.ts';
import type { ParsedLine } from './parsed.ts';
import { type Token, tokenise } from './tokens.ts';
import { isMeasure } from './words.ts';

/** "d'huile" is two words. */
const splitElisions = (tokens: readonly Token[], language: Language, { style }: Rules): Token[] => {
  if (language !== 'fr' && language !== 'it') return [...tokens];
  const out: Token[] = [];
  for (const token of tokens) {
    const at = token.kind === 'word' ? token.text.indexOf("'") : -1;
    const before = at > 0 ? token.text.slice(0, at) : '';
    if (
      at > 0 &&
      at < token.text.length - 1 &&
      (before === 'd' || before === 'l' || before === 'dell' || before === 'all')
    ) {
      out.push({ ...token, end: token.start + at + 1, text: `${before}'` });
      const text = token.text.slice(at + 1);
      const half = text.startsWith('demi-') ? 5 : 0;
      const start = token.start + at + 1;
      if (half > 0) out.push({ ...token, start, end: start + half, text: 'demi', value: 0.5, glued: true });
      const rest = text.slice(half);
      out.push({ ...token, start: start + half, text: rest, value: style.words.get(rest) ?? null, glued: true });
    } else if (language === 'fr' && token.text.startsWith('demi-')) {
      out.push({ ...token, end: token.start + 4, text: 'demi', value: 0.5 });
      out.push({ ...token, start: token.start + 5, text: token.text.slice(5), glued: true });
    } else out.push(token);
  }
  return out;
};

const unitAt = (tokens: readonly Token[], from: number, rule: Rules): { unit: string; next: number } | null => {
  for (let length = rule.longestUnit; length >= 1; length--) {
    let key = '';
    let at = from;
    let words = 0;
    while (words < length && at < tokens.length) {
      const token = tokens[at]!;
      if (token.kind === 'mark') {
        if (words === 0 || !(token.text === '.' || token.text === '(' || token.text === '/' || token.text === ')'))
          break;
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

/** Behind an opening that is no amount: "etwas", "un peu de", "evtl."; where it stood before otherwise. */
const vagueAt = (tokens: readonly Token[], at: number, rule: Rules): number => {
  for (const words of rule.vague) {
    const next = phraseAt(tokens, at, words);
    if (next > at && next < tokens.length && !isMark(tokens[next], ',')) return next;
  }
  return at;
};

type Amount = { amount: number; amountMax: number | null; unit: string | null; next: number };
const amountAt = (tokens: readonly Token[], at: number, rule: Rules, withUnit: boolean): Amount | null => {
  const token = tokens[at];
  if (token === undefined || token.value === null) return null;
  const read = unitAt(tokens, at + 1, rule);
  if (read === null && withUnit) return null;
  return { amount: token.value, amountMax: token.max, unit: read?.unit ?? null, next: read?.next ?? at + 1 };
};

/** Without the marks that set it apart from the name. */
const withoutMarks = (note: string): string => {
  let [start, end] = [0, note.length];
  while (start < end && ',;:(-–—[ '.includes(note[start]!)) start++;
  while (end > start && ')], '.includes(note[end - 1]!)) end--;
  return note.slice(start, end);
};

export const parseForeign = (line: string, language: Exclude<Language, 'en'>): ParsedLine => {
  const rule = rules().get(language)!;
  const tokens = splitElisions(tokenise(line, rule.style), language, rule);
  // "1 dl mælk," says no more than "1 dl mælk".
  while (
    tokens.length > 1 &&
    tokens[tokens.length - 1]!.kind === 'mark' &&
    ',;.*'.includes(tokens[tokens.length - 1]!.text)
  )
    tokens.pop();
  const lower = line.toLowerCase();
  const count = tokens.length;
  let at = 0;
  let amount: number | null = null;
  let amountMax: number | null = null;
  let unit: string | null = null;
  let part: ParsedLine['part'] = null;
  const others: OtherAmount[] = [];
  let size: string | null = null;
  const isAbout = (token: Token | undefined): boolean =>
    token !== undefined && token.kind === 'word' && rule.about.has(token.text);
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
    for (
      let token = tokens[at];
      token?.kind === 'word' && rule.sizes.has(token.text) && at + 1 < count;
      token = tokens[at]
    ) {
      size = rule.sizes.get(token.text)!;
      at++;
    }
  };
  for (let vague = vagueAt(tokens, at, rule); vague > at; vague = vagueAt(tokens, at, rule)) {
    at = vague;
    skipMarks();
    skipLinks();
  }
  while (isAbout(tokens[at])) {
    at++;
    skipMarks();
    skipLinks();
  }
  const began = at;
  for (const { words, part: which } of rule.parts) {
    const here = phraseAt(tokens, at, words);
    // "la scorza di 1 limone": an article may stand before it.
    const next = here < 0 && (tokens[at]?.text.length ?? 9) < 4 ? phraseAt(tokens, at + 1, words) : here;
    if (next < 0) continue;
    let number = next;
    while (
      tokens[number]?.kind === 'word' &&
      tokens[number]!.value === null &&
      rule.links.has(tokens[number]!.text.replace("'", ''))
    )
      number++;
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
    // "en halv citron", "una media cebolla": the article does not count.
    const half = tokens[at];
    if (amount === 1 && first.kind === 'word' && half?.kind === 'word' && half.value !== null && half.value < 1) {
      amount = half.value;
      at++;
    }
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
  const dotted = isMark(tokens[at + 1], '.') ? rule.dotted.get(tokens[at]?.text ?? '') : undefined;
  if (dotted !== undefined && amount !== null && amount < 13 && at + 2 < count) {
    size = dotted;
    at += 2;
    if (isMark(tokens[at], '-')) at++;
  }
  skipMarks();
  if (first !== undefined && (amount !== null || at === began) && foodAt(tokens, at, rule) < 0) {
    const read = unitAt(tokens, at, rule);
    const rest = read === null ? null : tokens[read.next];
    if (read !== null && rest !== undefined && !(amount === null && isMark(rest ?? undefined, ','))) {
      unit = read.unit;
      at = read.next;
    }
    // "1 taza y media de arroz".
    const half = unit !== null && rule.and.has(tokens[at]?.text ?? '') ? (tokens[at + 1]?.value ?? null) : null;
    if (amount !== null && half !== null && half < 1) {
      amount += half;
      at += 2;
    }
    // "1 TL, gehäuft Paprikapulver".
    if (unit !== null && isMark(tokens[at], ',') && rule.sizes.get(tokens[at + 1]?.text ?? '') === 'heaped') at++;
  }
  skipMarks();
  // "(ca. 250 g)" or "/ 2 EL" behind the unit.
  if (isMark(tokens[at], '(') || isMark(tokens[at], '/')) {
    let inside = at + 1;
    while (isAbout(tokens[inside]) || isMark(tokens[inside], '.')) inside++;
    const same = amountAt(tokens, inside, rule, true);
    if (same !== null && same.unit !== null) {
      others.push({
        amount: same.amount,
        amountMax: same.amountMax,
        unit: same.unit,
        relation: unit !== null && isMeasure(unit) ? 'same' : 'each',
      });
      at = same.next;
      if (isMark(tokens[at], ')')) at++;
    }
  }
  // "2 boîtes de 400 g de thon": one of them.
  const linked =
    unit !== null && !isMeasure(unit) && rule.links.has(tokens[at]?.text ?? '')
      ? amountAt(tokens, at + 1, rule, true)
      : null;
  if (linked !== null && linked.unit !== null && isMeasure(linked.unit) && linked.next < count) {
    others.push({ amount: linked.amount, amountMax: linked.amountMax, unit: linked.unit, relation: 'each' });
    at = linked.next;
  }
  let start = at;
  while (tokens[start]?.kind === 'word' && rule.links.has(tokens[start]!.text.replace("'", ''))) start++;
  skipSizes();
  skipLinks();
  skipSizes();
  const mark = tokens.findIndex(
    (token, index) => index > start && token.kind === 'mark' && ',(;['.includes(token.text),
  );
  const whole = join(line, tokens.slice(start, mark < 0 ? count : mark));
  const { name, preparation, stop, size: within } = nameFrom(tokens, at, rule);
  size = within ?? size;
  const note: Token[] = [];
  // What is left: an amount at the end of a line without one, words of preparation, notes.
  for (let index = stop; index < count; ) {
    const token = tokens[index]!;
    const found = token.value !== null && token.kind === 'number' ? amountAt(tokens, index, rule, true) : null;
    if (found !== null && amount === null && !startsNote(tokens, stop, rule)) {
      ({ amount, amountMax, unit } = found);
      index = found.next;
      continue;
    }
    if (found !== null && found.unit !== null && isMeasure(found.unit)) {
      const relation = relationBehind(tokens, index, found.next, rule);
      if (relation !== null)
        others.push({ amount: found.amount, amountMax: found.amountMax, unit: found.unit, relation });
    }
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
    // The unit was the food: "2 Knoblauchzehen", "1 Glas".
    const last = tokens[Math.min(at, count) - 1];
    if (first !== undefined && last !== undefined) written = line.slice(first.end, last.end).trim();
  }
  let noteText = withoutMarks(join(line, note));
  // A mark before everything else (":½ TL Salz"): what is left is the name.
  if (written === '') {
    written = noteText;
    noteText = '';
  }
  const noteIsPreparation = note.some((token) => token.kind === 'word' && rule.preparations.has(token.text));
  const prepared = [join(line, preparation), noteIsPreparation ? noteText : '']
    .filter((text) => text !== '')
    .join(', ');
  if (unit === 'hg') {
    amount = amount === null ? null : amount * 100;
    amountMax = amountMax === null ? null : amountMax * 100;
    unit = 'g';
  }
  const one = others.find((other) => other.relation === 'each') ?? null;
  const english =
    rule.foods.get(written.toLowerCase()) ??
    rule.foods.get(join(line, orAt > 0 ? name.slice(0, orAt) : name).toLowerCase()) ??
    null;
  return {
    language,
    text: line,
    amount,
    amountMax,
    unit,
    size,
    name: written,
    nameEn: english,
    whole: whole === written || whole === '' ? null : whole,
    preparation: prepared === '' ? null : prepared,
    note: noteText === '' || noteIsPreparation ? null : noteText,
    optional: isOptional(lower, rule.optional),
    toTaste: rule.taste.some((words) => lower.includes(words)),
    part,
    alternatives,
    package: one === null ? null : { amount: one.amount, amountMax: one.amountMax, unit: one.unit },
    otherAmounts: others,
    // Rules give no chance; a line with amount, unit and a food that the lexicon knows is rarely wrong.
    confidence: written === '' ? 0.2 : english !== null ? 0.9 : amount !== null ? 0.8 : 0.7,
  };
};
