// CSV with quotes and line breaks inside them, to rows by the names of the first line.

import { decodeText } from '../bytes.ts';
import type { ExportFile } from './common.ts';

const MAX_ROWS = 50_000;

export function csvRows(file: ExportFile): Map<string, string>[] {
  const bytes = file.read();
  if (bytes === null) return [];
  const text = decodeText(bytes);
  const first = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const separator = [',', ';', '\t'].sort((one, other) => first.split(other).length - first.split(one).length)[0]!;
  const [head, ...rows] = cells(text, separator);
  const names = (head ?? []).map((name) => name.trim().toLowerCase());
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => new Map(names.map((name, at) => [name, row[at] ?? ''])));
}

function cells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length && rows.length < MAX_ROWS) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        cell += text.slice(at, end < 0 ? text.length : end);
        at = end < 0 ? text.length : end + 1;
        if (end < 0 || text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
    cell += text.slice(at, end).replace(/\r$/, '');
    row.push(cell);
    if (text[end] !== separator) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
