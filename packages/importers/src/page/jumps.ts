// Scripts, styles and drawings are more than half of most pages. Once the parser has seen such an element begin, reading
// goes on at its end tag. Each position is looked for once and then kept: the work is bounded by the length of the page.

const SOURCE = 'script|style|svg|noscript|template|iframe|object|canvas|math|audio|video|select';

/** Elements of which nothing is read; `option` is one too, but ends without an end tag. */
export const LEFT_OUT_TAGS: ReadonlySet<string> = new Set(SOURCE.split('|').filter((name) => name !== 'script'));

export type Jumps = {
  /** The next place that may be the start tag of such an element, cut after its first `>`. */
  nextTag: (from: number) => { name: string; end: number } | null;
  /** Where the end tag of the element that began before `from` stands; null when another of its name begins before. */
  endOf: (name: string, from: number) => number | null;
};

export function jumpsIn(html: string): Jumps {
  const anyStart = new RegExp(`<(${SOURCE})(?=[\\s/>])`, 'gi');
  const finders = new Map<string, (from: number) => number>();
  return {
    nextTag(from) {
      anyStart.lastIndex = from;
      const found = anyStart.exec(html);
      if (found === null) return null;
      const close = html.indexOf('>', found.index);
      return close < 0 ? null : { name: found[1]!.toLowerCase(), end: close + 1 };
    },
    endOf(name, from) {
      const finder = finders.get(name) ?? keptFinder(html, new RegExp(`</${name}(?=[\\s/>])`, 'gi'));
      finders.set(name, finder);
      const end = finder(from);
      if (end === html.length) return null;
      // What stands in a script or a style is text; other elements may hold themselves.
      const isText = name === 'script' || name === 'style';
      return isText || !new RegExp(`<${name}[\\s/>]`, 'i').test(html.slice(from, end)) ? end : null;
    },
  };
}

/** The next match from a position that only grows; the length of the text when there is none. */
function keptFinder(text: string, pattern: RegExp): (from: number) => number {
  let at = -1;
  return (from) => {
    if (at < from) {
      pattern.lastIndex = from;
      at = pattern.exec(text)?.index ?? text.length;
    }
    return at;
  };
}
