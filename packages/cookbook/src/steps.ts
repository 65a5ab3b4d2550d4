// A step is text with marks in braces: `{6 min}` is a timer, `{200 °C}` a temperature. Spans keep them apart, so that a
// timer can be started and a temperature shown in the degrees of the reader.

export type StepSpan =
  | { kind: 'text'; text: string }
  | { kind: 'timer'; seconds: number }
  | { kind: 'temperature'; celsius: number };

const secondsPer: Record<string, number> = { s: 1, min: 60, h: 3600 };

const readMark = (mark: string): StepSpan | null => {
  const temperature = /^(\d+(?:\.\d+)?)\s*°C$/.exec(mark);
  if (temperature !== null) return { kind: 'temperature', celsius: Number(temperature[1]) };
  if (!/^(\d+(\.\d+)?\s*(h|min|s)\s*)+$/.test(mark)) return null;
  let seconds = 0;
  for (const [, amount, unit] of mark.matchAll(/(\d+(?:\.\d+)?)\s*(h|min|s)/g))
    seconds += Number(amount) * (secondsPer[unit ?? ''] ?? 0);
  return seconds > 0 ? { kind: 'timer', seconds: Math.round(seconds) } : null;
};

/** Returns a message in place of spans when a mark cannot be read. */
export const readStep = (text: string): StepSpan[] | string => {
  const spans: StepSpan[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{([^{}]*)\}/g)) {
    const span = readMark((match[1] ?? '').trim());
    if (span === null) return `"{${match[1]}}" is neither a time nor a temperature`;
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index) });
    spans.push(span);
    from = match.index + match[0].length;
  }
  const rest = text.slice(from);
  if (/[{}]/.test(rest)) return 'a brace is not closed';
  if (rest !== '') spans.push({ kind: 'text', text: rest });
  return spans;
};

const timeText = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''];
  return parts.filter((part) => part !== '').join(' ');
};

/** Degrees Fahrenheit to the nearest 5, as an oven dial has them. */
export const fahrenheit = (celsius: number): number => Math.round(((celsius * 9) / 5 + 32) / 5) * 5;

/** The step as one line of text. */
export const stepText = (spans: readonly StepSpan[], degrees: 'celsius' | 'fahrenheit' = 'celsius'): string =>
  spans
    .map((span) => {
      if (span.kind === 'text') return span.text;
      if (span.kind === 'timer') return timeText(span.seconds);
      return degrees === 'celsius' ? `${span.celsius} °C` : `${fahrenheit(span.celsius)} °F`;
    })
    .join('');
