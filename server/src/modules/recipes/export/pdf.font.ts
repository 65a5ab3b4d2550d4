/** The characters that a TrueType font has, read off its `cmap` table (format 4 or 12). */
export function codePointsOf(font: Buffer): Set<number> {
  const found = new Set<number>();
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === 'cmap') readTable(font, font.readUInt32BE(at + 8), found);
  return found;
}

function readTable(font: Buffer, start: number, found: Set<number>): void {
  const count = font.readUInt16BE(start + 2);
  for (let at = start + 4; at < start + 4 + count * 8; at += 8) {
    const part = start + font.readUInt32BE(at + 4);
    const format = font.readUInt16BE(part);
    if (format === 4) readSegments(font, part, found);
    if (format === 12) readGroups(font, part, found);
  }
}

/** Segments of the first 65,536 characters: ends, a pad, starts, then how far glyphs lie from characters. */
function readSegments(font: Buffer, part: number, found: Set<number>): void {
  const twice = font.readUInt16BE(part + 6);
  for (let at = 0; at < twice; at += 2) {
    const end = font.readUInt16BE(part + 14 + at);
    const start = font.readUInt16BE(part + 16 + twice + at);
    const delta = font.readUInt16BE(part + 16 + twice * 2 + at);
    const offsetAt = part + 16 + twice * 3 + at;
    const offset = font.readUInt16BE(offsetAt);
    for (let one = start; one <= end && one < 0xffff; one += 1) {
      const glyph = offset === 0 ? (one + delta) & 0xffff : font.readUInt16BE(offsetAt + offset + (one - start) * 2);
      if (glyph !== 0) found.add(one);
    }
  }
}

function readGroups(font: Buffer, part: number, found: Set<number>): void {
  const groups = font.readUInt32BE(part + 12);
  for (let at = part + 16; at < part + 16 + groups * 12; at += 12)
    for (let one = font.readUInt32BE(at); one <= font.readUInt32BE(at + 4); one += 1) found.add(one);
}
