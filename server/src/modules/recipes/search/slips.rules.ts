// Slips of the fingers: which words somebody may have meant.

const MOST_MEANT = 3;

/** The words that are nearest to what was typed, as whole words or as their beginnings; none where none is near. */
export function meantBy(typed: string, words: readonly string[]): string[] {
  const most = typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2;
  const near: { word: string; far: number }[] = [];
  for (const word of words) {
    // Nothing that is much longer or shorter is a slip of it; what is longer may be its whole.
    if (word.length < typed.length - most) continue;
    const whole = Math.abs(word.length - typed.length) <= most ? slips(typed, word, most) : most + 1;
    const begun = word.length > typed.length ? slips(typed, word.slice(0, typed.length), most) : most + 1;
    // Of two that are as near the whole word is meant.
    if (Math.min(whole, begun) <= most) near.push({ word, far: Math.min(whole, begun + 0.5) });
  }
  near.sort((a, b) => a.far - b.far || a.word.length - b.word.length || a.word.localeCompare(b.word));
  const best = near[0]?.far ?? 0;
  return near
    .filter(({ far }) => far < best + 1)
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

/** Letters put in, left out, mistaken, or two that changed places; counted up to `most`. */
export function slips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
