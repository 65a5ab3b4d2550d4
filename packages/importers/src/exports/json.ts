// JSON files, whole or damaged.

import { decodeText } from '../bytes.ts';
import { readJson } from '../page/mend-json.ts';
import type { ExportFile, Skipped } from './common.ts';

export function jsonOf(file: ExportFile, skipped: Skipped[]): unknown {
  const bytes = file.read();
  if (bytes === null) return null;
  return jsonOfText(decodeText(bytes), file.path, skipped);
}

export function jsonOfText(text: string, where: string, skipped: Skipped[]): unknown {
  const read = readJson(text);
  if (read === null) skipped.push({ where, why: 'This file is not JSON.' });
  else if (read.mended)
    skipped.push({ where, why: 'This file is damaged or cut off; what could be read of it was read.' });
  return read?.value ?? null;
}
