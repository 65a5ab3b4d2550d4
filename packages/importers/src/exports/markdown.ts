// Markdown (.md): front matter or a heading for the title, headings in many languages for ingredients and method, lists.

import { decodeText, picture } from '../bytes.ts';
import { webAddress } from '../clean.ts';
import { partOf } from '../page/words.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { factsOfLine } from '../stated.ts';
import {
  add,
  baseName,
  build,
  type ExportFile,
  fileName,
  folderOf,
  isDict,
  type Parts,
  type Reader,
  texts,
} from './common.ts';
import { frontMatter, partsOfData } from './front-matter.ts';

export const readMarkdown: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.(?:md|markdown)$/i.test(file.path)) continue;
    const bytes = file.read();
    if (bytes === null) continue;
    const { recipe, broken, images } = markdownRecipe(decodeText(bytes), baseName(file.path));
    if (broken)
      skipped.push({ where: file.path, why: 'The head of this file is not valid YAML; its plain lines were read.' });
    const named = [...images, ...besides(files, file.path)].map((name) =>
      files.find((other) => [name, decoded(name)].some((one) => fileName(one) === fileName(other.path))),
    );
    const shown = [...new Set(named)].map((other) => picture(other?.read() ?? null)).filter((one) => one !== null);
    add(recipes, recipe === null ? null : { ...recipe, pictures: shown }, file.path, skipped);
  }
  return recipes;
};

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A picture that is called like the file. */
const besides = (files: readonly ExportFile[], path: string) =>
  files
    .filter(
      (other) =>
        other.path !== path && folderOf(other.path) === folderOf(path) && baseName(other.path) === baseName(path),
    )
    .map((other) => other.path);

type Line = { kind: 'heading' | 'item' | 'text'; level: number; text: string };
/** More than this is no recipe. */
const MAX_FILE = 1_500_000;
type Part = 'intro' | 'ingredients' | 'method' | 'notes';
const IMAGE = /!\[[^\]\n]{0,300}\]\(([^)\s]{1,500})(?:[ \t][^)\n]{0,300})?\)/g;

export function markdownRecipe(
  text: string,
  name: string,
): { recipe: ImportedRecipe | null; broken: boolean; images: string[] } {
  const { data, body, broken } = frontMatter(text.slice(0, MAX_FILE));
  const images = [...body.matchAll(IMAGE)].map((match) => match[1]!).slice(0, 10);
  if (typeof data['image'] === 'string') images.unshift(data['image']);
  const given = partsOfData(data);
  const fromLists = 'ingredients' in data || 'directions' in data || 'instructions' in data;
  const read = readBody(linesOf(body.replace(IMAGE, '')));
  const parts: Parts = {
    ...given,
    title: given.title ?? read.title ?? name.replace(/[-_]+/g, ' '),
    description: given.description ?? read.intro.join('\n'),
    servings: given.servings ?? read.facts.servings,
    yieldText: given.yieldText ?? read.facts.yieldText,
    active: given.active ?? read.facts.active,
    cook: given.cook ?? read.facts.cook,
    total: given.total ?? read.facts.total,
    image: given.image ?? images.find((address) => webAddress(address) !== null),
    ingredients: fromLists
      ? listsOf(data['ingredients']).map(({ heading, items }) => ({ heading, lines: items }))
      : read.ingredients,
    steps: fromLists
      ? listsOf(data['directions'] ?? data['instructions'] ?? data['steps']).map(({ heading, items }) => ({
          heading,
          steps: items,
        }))
      : read.steps,
    notes: [...(given.notes ?? []), read.notes.join('\n')],
  };
  return { recipe: build(parts), broken, images };
}

/** Lists in front matter: texts, or groups with a name. */
export function listsOf(value: unknown): { heading: unknown; items: unknown[] }[] {
  const groups: { heading: unknown; items: unknown[] }[] = [{ heading: null, items: [] }];
  for (const one of texts(value)) {
    if (!isDict(one)) groups[groups.length - 1]!.items.push(...(typeof one === 'string' ? one.split('\n') : [one]));
    else
      for (const [heading, items] of Object.entries(one)) {
        // "salt: to taste" in a list is one line that YAML took for a pair.
        if (Array.isArray(items)) groups.push({ heading, items });
        else groups[groups.length - 1]!.items.push(`${heading}: ${String(items)}`);
      }
  }
  return groups;
}

function readBody(lines: readonly Line[]) {
  const read = {
    title: null as string | null,
    intro: [] as string[],
    ingredients: [{ heading: null as string | null, lines: [] as string[] }],
    steps: [{ heading: null as string | null, steps: [] as string[] }],
    notes: [] as string[],
    facts: {} as ReturnType<typeof factsOfLine>,
  };
  let part: Part = 'intro';
  let level = 0;
  for (const line of lines) {
    const { text } = line;
    if (line.kind === 'heading') {
      const said = partOf(text);
      if (said === null && read.title === null && line.level === 1) read.title = text;
      else if (said === 'ingredients' || said === 'method') {
        part = said;
        level = line.level;
      } else if (said === 'end' || (line.level <= level && part !== 'intro')) {
        part = 'notes';
        level = line.level;
        if (said === null) read.notes.push(text);
      } else if (part === 'ingredients') read.ingredients.push({ heading: text, lines: [] });
      else if (part === 'method') read.steps.push({ heading: text, steps: [] });
      else read.intro.push(text);
    } else if (part === 'ingredients') {
      if (line.kind === 'item') read.ingredients[read.ingredients.length - 1]!.lines.push(text);
      else if (text.length <= 80) read.ingredients.push({ heading: text, lines: [] });
      else read.notes.push(text);
    } else if (part === 'method') read.steps[read.steps.length - 1]!.steps.push(text);
    else if (part === 'notes') read.notes.push(text);
    else {
      const facts = factsOfLine(text);
      if (Object.keys(facts).length > 0 && text.length <= 100) read.facts = { ...facts, ...read.facts };
      else read.intro.push(text);
    }
  }
  return read;
}

/** Lines with their marks taken off; what is indented below an item belongs to it. */
function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  let broken = false;
  for (const raw of body.split(/\r\n|\n|\r/)) {
    const heading = /^ {0,3}(#{1,6})(?:\s+(\S.*?)?)?\s*#*\s*$/.exec(raw.slice(0, 300));
    const item = /^\s{0,12}(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(raw);
    const last = lines[lines.length - 1];
    if (raw.trim() === '' || /^\s{0,3}(?:[-*_]\s*){3,}$/.test(raw)) afterBlank = true;
    else {
      if (heading !== null) lines.push({ kind: 'heading', level: heading[1]!.length, text: plain(heading[2] ?? '') });
      else if (/^ {0,3}(?:=+|-+)\s*$/.test(raw) && last?.kind === 'text')
        lines[lines.length - 1] = { ...last, kind: 'heading', level: raw.trim().startsWith('=') ? 1 : 2 };
      else if (item !== null) lines.push({ kind: 'item', level: 0, text: plain(item[1]!) });
      else if (
        last !== undefined &&
        last.kind !== 'heading' &&
        (!afterBlank || (/^\s{2,}/.test(raw) && last.kind === 'item'))
      )
        last.text += (broken ? '' : /^\s{2,}/.test(raw) && afterBlank ? '\n' : ' ') + plain(raw.trim());
      else lines.push({ kind: 'text', level: 0, text: plain(raw.trim().replace(/^>\s?/, '')) });
      afterBlank = false;
      broken = endsInBreak(raw);
    }
  }
  return lines;
}

/** A backslash at the end that is not itself escaped. */
const endsInBreak = (raw: string) => (/\\*$/.exec(raw.trimEnd().slice(-100))?.[0].length ?? 0) % 2 === 1;

/** Emphasis, links and code to their words; "\" before a mark means the mark itself, at the end of a line a line break. */
function plain(text: string): string {
  const kept: string[] = [];
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => `\ue000${kept.push(mark) - 1}\ue001`)
    .replace(/\[([^\][]{1,500})\]\(([^()\s]{0,1000})(?:\s[^()]{0,300})?\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,1000}?)\1/g, '$2')
    .replace(/(^|[\s(])[*_](?=\S)([^*_]{1,1000}?)[*_](?=$|[\s.,;:!?)])/g, '$1$2')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\$/, '\n')
    .replace(/\ue000(\d+)\ue001/g, (_, at: string) => kept[Number(at)] ?? '');
}
