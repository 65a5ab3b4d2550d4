// Times and temperatures in the words of a step become spans that cook mode can act on. A range stays words.

type Span =
  | { kind: 'text'; text: string }
  | { kind: 'timer'; seconds: number }
  | { kind: 'temperature'; celsius: number };

const seconds: Record<string, number> = { s: 1, m: 60, h: 3600 };
const time =
  '(?<amount>\\d{1,3}) ?(?<unit>minutes?|mins?|minuten|hours?|hrs?|stunden?|std|seconds?|secs?|sekunden?|h|min|s)';
const heat = '(?<degrees>\\d{2,3}) ?(?:°|º|degrees? ?)(?<scale>C|F|celsius|fahrenheit)';
const mark = new RegExp(`(?<![\\d.,/½¼¾–—-] ?)(?<!\\b(?:to|or|bis|oder) )(?:${heat}|${time})(?![\\p{L}\\d])`, 'giu');

export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    const { amount, unit, degrees, scale } = found.groups ?? {};
    const span: Span =
      degrees === undefined
        ? { kind: 'timer', seconds: Number(amount) * (seconds[letterOf(unit ?? '')] ?? 60) }
        : { kind: 'temperature', celsius: celsiusOf(Number(degrees), scale ?? 'C') };
    if (span.kind === 'timer' && span.seconds === 0) continue;
    if (found.index > from) spans.push({ kind: 'text', text: text.slice(from, found.index) });
    spans.push(span);
    from = found.index + found[0].length;
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from) });
  return spans;
}

function letterOf(unit: string): 's' | 'm' | 'h' {
  const word = unit.toLowerCase();
  if (word.startsWith('h') || word.startsWith('st')) return 'h';
  return word.startsWith('m') ? 'm' : 's';
}
const celsiusOf = (degrees: number, scale: string): number =>
  /^c/i.test(scale) ? degrees : Math.round(((degrees - 32) * 5) / 9 / 5) * 5;
