// JSON as websites write it: raw line breaks and bare quotes inside strings, commas too many or too few, comments,
// entities for quotes, an end that is missing. Well-formed JSON takes the fast way. One pass, nesting limited.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const MAX_DEPTH = 100;

export function readJson(source: string): { value: Json; mended: boolean } | null {
  const text = source
    .replace(/^[\s\ufeff]*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)[\s;]*$/, '')
    .trim();
  if (text === '') return null;
  try {
    return { value: JSON.parse(text) as Json, mended: false };
  } catch {
    const value = new Mender(/^[[{\s]*&quot;/.test(text) ? text.replace(/&quot;/g, '"') : text).read();
    return value === undefined ? null : { value, mended: true };
  }
}

class Mender {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): Json | undefined {
    const first = this.text.search(/[[{]/);
    if (first < 0) return undefined;
    const values: Json[] = [];
    this.at = first;
    // Several documents one after the other are read as a list.
    while (this.at < this.text.length && values.length < 50) {
      const before = this.at;
      const value = this.value(0);
      if (value !== undefined && typeof value === 'object' && value !== null) values.push(value);
      this.skip();
      if (this.at === before || /[,;\]}]/.test(this.text.charAt(this.at))) this.at++;
    }
    return values.length > 1 ? values : values[0];
  }

  private skip(): void {
    const space = /[\s\ufeff\p{Cc}]*/uy;
    for (;;) {
      space.lastIndex = this.at;
      this.at += space.exec(this.text)?.[0].length ?? 0;
      const two = this.text.substr(this.at, 2);
      if (two === '//') this.jump('\n');
      else if (two === '/*') this.jump('*/');
      else if (two === '<!') this.jump('>');
      else return;
    }
  }

  private jump(end: string): void {
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.text.length : found + end.length;
  }

  private value(depth: number): Json | undefined {
    this.skip();
    const char = this.text.charAt(this.at);
    if (char === '{') return depth > MAX_DEPTH ? this.tooDeep() : this.object(depth);
    if (char === '[') return depth > MAX_DEPTH ? this.tooDeep() : this.list(depth);
    if (char === '"' || char === '“' || char === "'") return this.string(false);
    return this.bare();
  }

  private tooDeep(): null {
    this.at = this.text.length;
    return null;
  }

  private object(depth: number): Json {
    const object: { [key: string]: Json } = {};
    this.at++;
    for (;;) {
      this.skip();
      const char = this.text.charAt(this.at);
      if (char === '') return object;
      if (char === '}') {
        this.at++;
        return object;
      }
      if (char === ']') return object;
      if (char === ',' || char === ';') {
        this.at++;
        continue;
      }
      const before = this.at;
      const key = char === '"' || char === "'" || char === '“' ? this.string(true) : this.bareKey();
      this.skip();
      if (this.text.charAt(this.at) === ':') {
        this.at++;
        const value = this.value(depth + 1);
        if (key !== '' && key !== '__proto__' && !(Object.hasOwn(object, key) && value === undefined))
          object[key] = value ?? null;
      }
      if (this.at === before) this.at++;
    }
  }

  private list(depth: number): Json {
    const list: Json[] = [];
    this.at++;
    for (;;) {
      this.skip();
      const char = this.text.charAt(this.at);
      if (char === '') return list;
      if (char === ']') {
        this.at++;
        return list;
      }
      if (char === '}') return list;
      if (char === ',' || char === ';' || char === ':') {
        this.at++;
        continue;
      }
      const before = this.at;
      const value = this.value(depth + 1);
      if (value !== undefined) list.push(value);
      if (this.at === before) this.at++;
    }
  }

  private bareKey(): string {
    const key = /[^\s:,{}[\]"]{0,200}/y;
    key.lastIndex = this.at;
    const found = key.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private bare(): Json | undefined {
    const word = /[^\s,:{}[\]"]{1,200}/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    if (found === 'null' || found === 'undefined' || found === 'NaN') return null;
    if (found === 'true' || found === 'false') return found === 'true';
    const value = Number(found);
    return Number.isFinite(value) ? value : found;
  }

  /** A quote ends the string only where JSON could go on: before `:` for a key, before `,` `}` `]` or the end otherwise. */
  private string(key: boolean): string {
    const quote = this.text.charAt(this.at) === "'" ? "'" : '"';
    const parts: string[] = [];
    this.at++;
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      if (char === '\\') {
        parts.push(this.escape());
        continue;
      }
      const isQuote = char === quote || (quote === '"' && char === '”' && !key && false);
      if (isQuote && this.ends(key)) {
        this.at++;
        return parts.join('');
      }
      const run = quote === '"' ? /[^"\\]+/y : /[^'\\]+/y;
      run.lastIndex = this.at;
      const plain = isQuote ? char : (run.exec(this.text)?.[0] ?? char);
      parts.push(plain);
      this.at += plain.length;
    }
    return parts.join('');
  }

  private ends(key: boolean): boolean {
    const after = /[\s\p{Cc}]{0,200}/uy;
    after.lastIndex = this.at + 1;
    const next = this.at + 1 + (after.exec(this.text)?.[0].length ?? 0);
    const char = this.text.charAt(next);
    if (char === '') return true;
    if (key) return char === ':';
    if (char === '}' || char === ']') return /^[}\]]\s*(?:[,}\]"<]|$)/.test(this.text.substr(next, 40));
    // A comma goes on with a key or a value; in prose it goes on with a word.
    if (char === ',') return /^,[\s,]*(?:["'“{[\d}\]-]|true|false|null|\/[/*]|$)/.test(this.text.substr(next, 60));
    // No comma before the next key.
    return char === '"' && /^"[@\w:.-]{1,40}"\s*:/.test(this.text.substr(next, 60));
  }

  private escape(): string {
    const next = this.text.charAt(this.at + 1);
    this.at += 2;
    if (next === 'n' || next === 'r') return '\n';
    if (next === 't') return '\t';
    if (next === 'b' || next === 'f' || next === '') return ' ';
    if (next === 'u') {
      const hex = /^[0-9a-fA-F]{4}/.exec(this.text.substr(this.at, 4))?.[0];
      if (hex === undefined) return 'u';
      this.at += 4;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    return next;
  }
}
