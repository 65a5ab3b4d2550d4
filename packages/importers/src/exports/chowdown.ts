// Chowdown: Markdown files whose front matter holds the ingredients and directions, pictures in a folder beside them.

import type { Reader } from './common.ts';
import { readMarkdown } from './markdown.ts';

export const readChowdown: Reader = (files, skipped) =>
  readMarkdown(
    files.filter((file) => !/\.md$/i.test(file.path) || /(?:^|\/)_(?:recipes|components)\//.test(file.path)),
    skipped,
  );
