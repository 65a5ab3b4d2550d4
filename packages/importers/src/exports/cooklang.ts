// Cooklang (.cook): steps in prose with @ingredients{}, #cookware{} and ~timers{} inside. The ingredients are collected
// per section; a paragraph that is nothing but ingredients is a list and not a step.

import { decodeText, picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, baseName, build, type Dict, folderOf, ingredientText, type Reader } from './common.ts';
import { frontMatter, partsOfData } from './front-matter.ts';

export const readCooklang: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.cook$/i.test(file.path)) continue;
    const bytes = file.read();
    if (bytes === null) continue;
    const name = baseName(file.path);
    const image = files.find(
      (other) =>
        folderOf(other.path) === folderOf(file.path) &&
        baseName(other.path) === name &&
        /\.(?:jpe?g|png|webp)$/i.test(other.path),
    );
    const { recipe, broken } = cooklangRecipe(decodeText(bytes), name);
    if (broken)
      skipped.push({ where: file.path, why: 'The head of this file is not valid YAML; its plain lines were read.' });
    const shown = picture(image?.read() ?? null);
    add(recipes, recipe === null || shown === null ? recipe : { ...recipe, pictures: [shown] }, file.path, skipped);
  }
  return recipes;
};

/** More than this is no recipe. */
const MAX_FILE = 1_500_000;

type Section = { heading: string | null; ingredients: string[]; steps: string[] };

export function cooklangRecipe(text: string, name: string): { recipe: ImportedRecipe | null; broken: boolean } {
  const { data, body, broken } = frontMatter(text.slice(0, MAX_FILE).replace(/\r\n?/g, '\n'));
  const old: Dict = {};
  const sections: Section[] = [{ heading: null, ingredients: [], steps: [] }];
  const notes: string[] = [];
  const equipment: string[] = [];
  for (const paragraph of paragraphsOf(withoutComments(body), old)) {
    const section = sections[sections.length - 1]!;
    if (paragraph.kind === 'section') sections.push({ heading: paragraph.text || null, ingredients: [], steps: [] });
    else if (paragraph.kind === 'note') notes.push(unescaped(paragraph.text));
    else {
      const read = readStep(paragraph.text);
      section.ingredients.push(...read.ingredients);
      equipment.push(...read.equipment);
      if (!read.onlyIngredients) section.steps.push(read.text);
    }
  }
  const parts = partsOfData({ ...old, ...data });
  const recipe = build({
    ...parts,
    title: parts.title ?? name,
    ingredients: sections.map(({ heading, ingredients }) => ({ heading, lines: ingredients })),
    steps: sections.map(({ heading, steps }) => ({ heading, steps })),
    notes: [...(parts.notes ?? []), ...notes],
    equipment: [...(parts.equipment ?? []), ...equipment],
  });
  return { recipe, broken };
}

/** "-- to the end of the line" and "[- anywhere -]", unless escaped. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  let noMoreBlocks = false;
  while (at < text.length) {
    const next = indexOfAny(text, at);
    parts.push(text.slice(at, next));
    if (next >= text.length) break;
    if (text[next] === '\\') {
      parts.push(text.slice(next, next + 2));
      at = next + 2;
    } else if (text.startsWith('--', next) && text[next - 1] !== '-' && text[next + 2] !== '-') {
      const end = text.indexOf('\n', next);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('[-', next) && !noMoreBlocks) {
      const end = text.indexOf('-]', next + 2);
      noMoreBlocks = end < 0;
      at = end < 0 ? next + 1 : end + 2;
    } else {
      parts.push(text[next]!);
      at = next + 1;
    }
  }
  return parts.join('');
}

const MARK = /[\\[-]/g;
function indexOfAny(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(text)?.index ?? text.length;
}

type Paragraph = { kind: 'step' | 'section' | 'note'; text: string };

function paragraphsOf(text: string, old: Dict): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  // The line above: looking at the end of a text that grows would copy it each time.
  let before = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const field = /^>>\s*([^:]{1,80}):\s*(.*)$/.exec(line);
    const section = line.length > 500 ? null : /^=+\s*(.*?)\s*=*$/.exec(line);
    if (field !== null) old[field[1]!.trim().toLowerCase()] = field[2]!.trim();
    else if (section !== null) {
      paragraphs.push({ kind: 'section', text: unescaped(section[1]!) });
      open = null;
    } else if (line === '') open = null;
    else {
      const kind = line.startsWith('>') ? 'note' : 'step';
      const own = kind === 'note' ? line.replace(/^>\s?/, '') : line;
      if (open === null || open.kind !== kind) {
        open = { kind, text: own };
        paragraphs.push(open);
      } else {
        open.text += breaksHard(before) ? `\n${own}` : ` ${own}`;
      }
      before = own;
    }
  }
  return paragraphs;
}

/** A line that ends with a backslash which is not itself escaped. */
const breaksHard = (text: string) => (/\\*$/.exec(text.slice(-100))?.[0].length ?? 0) % 2 === 1;

const unescaped = (text: string) => text.replace(/\\\n/g, '\n').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

function readStep(source: string): {
  text: string;
  ingredients: string[];
  equipment: string[];
  onlyIngredients: boolean;
} {
  const parts: string[] = [];
  const ingredients: string[] = [];
  const equipment: string[] = [];
  let plain = '';
  let at = 0;
  while (at < source.length) {
    const char = source[at]!;
    if (char === '\\' && at + 1 < source.length) {
      const kept = /[\p{L}\p{N}]/u.test(source[at + 1]!) ? source.slice(at, at + 2) : source[at + 1]!;
      parts.push(kept);
      plain += kept;
      at += 2;
      continue;
    }
    const item = char === '@' || char === '#' || char === '~' ? itemAt(source, at) : null;
    if (item === null) {
      parts.push(char);
      plain += char;
      at++;
      continue;
    }
    at = item.end;
    const [amount = '', unit = ''] = item.quantity.split('%').map((part) => part.trim());
    if (char === '@') {
      ingredients.push(ingredientText({ amount: amount.replace(/^=/, ''), unit, name: item.name, note: item.note }));
      parts.push(item.name);
    } else if (char === '#') {
      equipment.push(item.name);
      parts.push(item.name);
      plain += item.name;
    } else {
      const time = [amount, unit].filter((part) => part !== '').join(' ') || item.name;
      parts.push(time);
      plain += time;
    }
  }
  return {
    text: parts.join(''),
    ingredients,
    equipment,
    onlyIngredients: ingredients.length > 0 && !/[\p{L}\p{N}]/u.test(plain),
  };
}

type Item = { name: string; quantity: string; note: string; end: number };

/** With braces the name may have spaces, without them it is one word. References to other recipes keep their last part. */
function itemAt(source: string, at: number): Item | null {
  const open = nextBrace(source, at + 1);
  if (open >= 0) {
    const close = open + source.slice(open, open + 400).indexOf('}');
    if (close > open) {
      const note = source[close + 1] === '(' ? noteAt(source, close + 2) : null;
      const name = cleanName(source.slice(at + 1, open));
      return name === '' && source[at] !== '~'
        ? null
        : { name, quantity: source.slice(open + 1, close), note: note?.text ?? '', end: note?.end ?? close + 1 };
    }
  }
  const word = /^[&?+-]?([\p{L}\p{N}\p{Extended_Pictographic}_'’-]{1,80})/u.exec(source.slice(at + 1, at + 90));
  if (word === null || source[at] === '~') return null;
  return { name: word[1]!, quantity: '', note: '', end: at + 1 + word[0].length };
}

function nextBrace(source: string, from: number): number {
  for (let at = from; at < source.length && at < from + 2_500; at++) {
    const char = source[at]!;
    if (char === '\\') at++;
    else if (char === '{') return at;
    else if (
      char === '@' ||
      char === '#' ||
      char === '~' ||
      char === '\n' ||
      (char === '.' && /\s/.test(source[at + 1] ?? ' '))
    )
      return -1;
  }
  return -1;
}

/** Up to the parenthesis that closes it; escaped ones do not count. */
function noteAt(source: string, from: number): { text: string; end: number } | null {
  for (let at = from; at < source.length && at < from + 1_500; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ')') return { text: unescaped(source.slice(from, at)), end: at + 1 };
  }
  return null;
}

const cleanName = (name: string) =>
  unescaped(
    name
      .trim()
      .replace(/^[&?+-]/, '')
      .replace(/^\.{0,2}\/.*\//, '')
      .replace(/(?<!\\)\|.*$/, ''),
  ).trim();
