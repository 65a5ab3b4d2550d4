import { inflateSync } from 'node:zlib';

/** The words of a PDF as its reader sees them: glyphs of each font, turned into letters by the table that comes with it. */
export function pdfText(bytes: Buffer): string {
  const file = bytes.toString('latin1');
  const objects = new Map<number, { head: string; stream: string | null }>();
  for (const [, id = '', body = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', rest] = body.split(/\nstream\n/);
    const raw = rest?.replace(/\nendstream$/, '');
    const stream =
      raw === undefined
        ? null
        : head.includes('FlateDecode')
          ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
          : raw;
    objects.set(Number(id), { head, stream });
  }
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1];
      fonts.set(name, lettersOf(objects.get(Number(table))?.stream ?? ''));
    }
  const pages: string[] = [];
  for (const { stream } of objects.values()) {
    if (stream === null || !stream.includes(' Tf')) continue;
    let font = new Map<string, string>();
    let text = '';
    for (const [, name, glyphs] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name) ?? new Map();
      for (const [, hex = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]+)>/g))
        for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(glyph) ?? '?';
      if (glyphs !== undefined) text += '\n';
    }
    pages.push(text);
  }
  return pages.join('\f');
}

function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  const utf16 = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, from = '', , list = ''] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], at) => {
      letters.set((Number.parseInt(from, 16) + at).toString(16).padStart(4, '0'), utf16(hex));
    });
  return letters;
}
