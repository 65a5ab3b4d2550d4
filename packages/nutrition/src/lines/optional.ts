// Is the whole line optional? "1/2 cup walnuts (optional)" is; "4 tbsp oil, plus more for the pan (optional)" and "1 chilli,
// seeded if desired" are not: there the word speaks of a part of the line only.

const opens = '([,;:–-';
const ends = ')],;*:';
const skipBack = (text: string, at: number): number => {
  let place = at;
  while (place > 0 && text[place - 1] === ' ') place--;
  return place;
};
const skipOn = (text: string, at: number): number => {
  let place = at;
  while (place < text.length && text[place] === ' ') place++;
  return place;
};

export const englishOptional: readonly string[] = ['optional', 'if desired', 'if using', 'if you like', 'if you wish'];
const more = /\b(?:plus|more|extra|additional|mehr|etwas|plus de|más|mais|mere|mer|meer)\b/;

/** `lower`: the line in small letters; `words`: how its language says it. */
export const isOptional = (lower: string, words: readonly string[]): boolean => {
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      const before = skipBack(lower, at);
      const behind = skipOn(lower, at + word.length);
      // "evtl."
      const after = lower[behind] === '.' ? skipOn(lower, behind + 1) : behind;
      // "optional: 2 figs", "evtl. 1 EL Rum".
      if (before === 0 && lower[after] !== ',') return true;
      const mark = lower[before - 1] ?? '';
      if (!opens.includes(mark)) continue;
      if (after < lower.length && !ends.includes(lower[after]!)) continue;
      const head = lower.slice(0, before - 1);
      // "..., plus more for serving (optional)"; "peeled, if desired".
      if (more.test(head)) continue;
      if (word !== 'optional' && word.startsWith('if ') && (/(?:ed|ing)$/.test(head.trimEnd()) || lower[after] === ','))
        continue;
      return true;
    }
  return false;
};
