// YAML between "---" lines at the head of Markdown and Cooklang files, and the words they use for the same thing.

import { parse } from 'yaml';
import { webAddress } from '../clean.ts';
import { type Dict, isDict, type Parts, texts } from './common.ts';

const MAX_YAML = 1_000_000;

export function frontMatter(text: string): { data: Dict; body: string; broken: boolean } {
  const head = /^\s*---[ \t]*\r?\n/.exec(text);
  if (head === null) return { data: {}, body: text, broken: false };
  const end = /^---[ \t]*$/m.exec(text.slice(head[0].length));
  if (end === null) return { data: {}, body: text, broken: false };
  const from = head[0].length;
  const yaml = text.slice(from, from + end.index);
  const body = text.slice(from + end.index + end[0].length);
  try {
    // Aliases could grow without bound; recipes need none.
    const data: unknown =
      yaml.length > MAX_YAML
        ? null
        : parse(yaml, { maxAliasCount: 0, logLevel: 'silent', uniqueKeys: false, schema: 'core' });
    return isDict(data)
      ? { data: lowerCased(data), body, broken: false }
      : { data: {}, body, broken: yaml.trim() !== '' };
  } catch {
    return { data: lineByLine(yaml), body, broken: true };
  }
}

const lowerCased = (data: Dict): Dict =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key.trim().toLowerCase(), value]));

/** What can be saved of YAML that does not parse: its plain lines. */
function lineByLine(yaml: string): Dict {
  const data: Dict = {};
  for (const line of yaml.split(/\r?\n/).slice(0, 200)) {
    const found = /^([\w -]{1,40})\s*:\s*(.{1,2000})$/.exec(line);
    if (found !== null) data[found[1]!.trim().toLowerCase()] = found[2]!.replace(/^["']|["']$/g, '').trim();
  }
  return data;
}

const listed = (value: unknown): unknown[] =>
  typeof value === 'string'
    ? value
        .replace(/^\[|\]$/g, '')
        .split(',')
        .map((one) => one.trim())
    : texts(value).flat();

/** Everything but ingredients and steps. */
export function partsOfData(data: Dict): Omit<Parts, 'title'> & { title: unknown } {
  const first = (...keys: string[]) =>
    keys.map((key) => data[key]).find((value) => value !== undefined && value !== null && value !== '');
  const rating = data['rating'];
  const source = first('source', 'source url', 'url', 'link');
  const sourceText = isDict(source) ? (source['url'] ?? source['name']) : source;
  const isAddress = webAddress(sourceText) !== null;
  const author = first('author', 'source.author');
  const bySource = isDict(source) ? (source['author'] ?? source['name']) : isAddress ? null : source;
  return {
    title: first('title', 'name'),
    description: first('description', 'introduction', 'excerpt', 'summary'),
    servings: first('servings', 'serves', 'serving', 'portions') ?? first('yield', 'yields', 'makes'),
    yieldText: first('yield', 'yields', 'makes') ?? first('servings', 'serves', 'serving', 'portions'),
    active: first('prep time', 'prep_time', 'preptime', 'time.prep'),
    cook: first('cook time', 'cook_time', 'cooktime', 'time.cook', 'cooking time'),
    total: first('time required', 'total time', 'total_time', 'totaltime', 'time', 'duration'),
    notes: texts(first('notes')),
    equipment: texts(first('equipment')),
    image: first('image', 'images', 'picture', 'photo'),
    author: isDict(author) ? author['name'] : (author ?? bySource),
    sourceUrl: sourceText,
    language: first('language', 'locale', 'lang'),
    tags: listed(first('tags', 'keywords')),
    cuisine: first('cuisine'),
    category: texts(first('course', 'category', 'categories'))[0],
    parts: texts(first('recipes')),
    nutrients: isDict(data['nutrition']) ? data['nutrition'] : {},
    rating: isDict(rating)
      ? { value: rating['value'], count: typeof rating['count'] === 'number' ? rating['count'] : null }
      : rating === undefined
        ? null
        : { value: rating },
  };
}
