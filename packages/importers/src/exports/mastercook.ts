// MasterCook: .mx2 is XML, .mxp is text in columns with "Exported from MasterCook" above each recipe.

import { decodeText } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, ingredientText, type Parts, type Reader, stepsOfText } from './common.ts';
import { child, children, descendants, readXml, textOfChild, type XmlNode } from './xml.ts';

export const readMasterCook: Reader = (files, skipped) => {
  const isXml = (path: string) => /\.(?:mx2|xml)$/i.test(path);
  const named = files.filter(({ path }) => /\.(?:mx2|xml|mxp|txt)$/i.test(path));
  return [
    ...readMx2(
      named.filter(({ path }) => isXml(path)),
      skipped,
    ),
    ...readMxp(
      named.filter(({ path }) => !isXml(path)),
      skipped,
    ),
  ];
};

const readMx2: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files)
    for (const node of descendants(readXml(file), 'rcpe'))
      add(recipes, build(partsOfNode(node)), `${file.path}: ${node.attributes['name'] ?? ''}`, skipped);
  return recipes;
};

const stated = (text: string | undefined) =>
  text === undefined || /^(?:n\/a|none|0|0:00)$/i.test(text.trim()) ? '' : text.trim();

function partsOfNode(node: XmlNode): Parts {
  const categories = descendants(node, 'catt').map((one) => one.text.trim());
  const directions = descendants(node, 'dirt').map((one) => one.text);
  const yields = child(node, 'yield');
  const servings = stated(child(node, 'serv')?.attributes['qty']);
  const yieldText =
    yields === undefined ? '' : `${Number(yields.attributes['qty']) || ''} ${yields.attributes['unit'] ?? ''}`.trim();
  return {
    title: node.attributes['name'],
    author: stated(node.attributes['author']) || textOfChild(node, 'srce'),
    description: textOfChild(node, 'desc'),
    ...(servings === '' ? {} : { servings }),
    yieldText: yieldText || servings,
    active: stated(child(node, 'prpt')?.attributes['elapsed']),
    total: stated(child(node, 'totalt')?.attributes['elapsed'] ?? child(node, 'ttlt')?.attributes['elapsed']),
    category: categories[0],
    tags: categories.slice(1),
    ingredients: ingredientGroups(node),
    steps: directions.flatMap((text) => stepsOfText(text)),
    notes: [textOfChild(node, 'note'), ...children(node, 'nots').map((one) => one.text)],
  };
}

function ingredientGroups(node: XmlNode): { heading: string | null; lines: string[] }[] {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let before = '';
  for (const line of children(node, 'ingr')) {
    const { qty, unit } = line.attributes;
    const name = (line.attributes['name'] ?? '').trim().slice(0, 500);
    const note = textOfChild(line, 'iprp');
    const own = groups[groups.length - 1]!.lines;
    if (line.attributes['code'] === 'S' || (HEADING.test(name) && !qty)) {
      groups.push({ heading: name.replace(/^[*=-]+\s*|\s*[*=-]+$/g, ''), lines: [] });
      before = '';
    } else if (!qty && !unit && own.length > 0 && continues(before, name)) {
      own[own.length - 1] += ` ${[name.replace(/^=\s*/, ''), note].filter(Boolean).join(', ')}`;
      before = note === '' ? name : `${name},`;
    } else {
      own.push(ingredientText({ amount: qty, unit, name: name.replace(/\s*-+\s*$/, ''), note }));
      before = note === '' ? name : `${note};`;
    }
  }
  return groups;
}

const HEADING = /^\*.*\*$|^={2,}.*={2,}$|^-{2,}.*-{2,}$/;
/** Entries are as wide as a column: a long one goes on in the next, which then has neither amount nor measure. */
function continues(before: string, name: string): boolean {
  if (before === '') return false;
  if (/^(?:[=(]|\p{Ll})/u.test(name)) return true;
  if (/(?:,|\b(?:or|and|with|in|of|'N))$/.test(before)) return true;
  // Names of products are written with capitals, and break between any of their words.
  const words = before.split(/\s+/);
  return (
    before.length >= 28 &&
    words.length >= 3 &&
    /^\p{Lu}/u.test(name) &&
    words.every((word) => /^[\p{Lu}'‘’&]/u.test(word))
  );
}

const readMxp: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    const bytes = file.read();
    if (bytes === null) continue;
    const [, ...texts] = decodeText(bytes).split(/^.*\*\s{0,4}Exported from\s{1,4}MasterCook.{0,40}$/im);
    if (texts.length === 0) skipped.push({ where: file.path, why: 'There is no recipe in this file.' });
    for (const text of texts) add(recipes, build(partsOfText(text)), file.path, skipped);
  }
  return recipes;
};

const MEASURE = /^\s*-{3,}\s+-{3,}\s+-{3,}/;

function partsOfText(text: string): Parts {
  const lines = text.split(/\r?\n/);
  const title = lines.find((line) => line.trim() !== '') ?? '';
  const field = (name: string) => {
    const pattern = new RegExp(`${name}\\s{0,20}:\\s*(.*?)(?:\\s{3,}[A-Z][A-Za-z ]+:|$)`, 'i');
    for (const line of lines.slice(0, 30)) {
      const found = pattern.exec(line.slice(0, 300))?.[1];
      if (found !== undefined) return stated(found);
    }
    return '';
  };
  const categories = categoriesOf(lines);
  const ruler = lines.findIndex((line) => MEASURE.test(line));
  const { groups, end } =
    ruler < 0
      ? { groups: [], end: lines.findIndex((line) => /^Categories/i.test(line)) + 1 }
      : columns(lines, ruler + 1);
  const rest = lines
    .slice(end)
    .join('\n')
    .replace(/^[ \t]*(?:- ){6,}-?[ \t]*$[\s\S]*/m, '');
  const [method = '', ...notes] = rest.split(/^[ \t]*(?:NOTES?|Recipe Source|Source|Serving Ideas)[ \t]*:/im);
  return {
    title,
    author: field('Recipe By'),
    servings: field('Serving Size'),
    active: field('Preparation Time'),
    category: categories[0],
    tags: categories.slice(1),
    ingredients: groups,
    steps: stepsOfText(method),
    notes,
  };
}

/** Categories stand in columns, also on the lines below. */
function categoriesOf(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => /^Categories\s*:/i.test(line));
  if (first < 0) return [];
  const found: string[] = [];
  for (let at = first; at < lines.length; at++) {
    const line = at === first ? lines[at]!.replace(/^Categories\s*:/i, '') : lines[at]!;
    if (line.trim() === '' || (at > first && !/^\s{8}/.test(line))) break;
    found.push(...line.trim().split(/\s{2,}/));
  }
  return found;
}

/** Amount in 8 columns, measure in 12, then ingredient, "--" and preparation. */
function columns(lines: readonly string[], from: number) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let at = from;
  let before = '';
  for (; at < lines.length; at++) {
    const line = lines[at]!.slice(0, 1_000).replace(/\t/g, '        ');
    if (line.trim() === '') break;
    const [amount, unit, rest] = [line.slice(0, 10).trim(), line.slice(10, 24).trim(), line.slice(24).trim()];
    const own = groups[groups.length - 1]!.lines;
    const bare = amount === '' && unit === '';
    if (bare && /^-(?!-)/.test(rest) && own.length > 0) own[own.length - 1] += ` ${rest.replace(/^-\s*/, '')}`;
    else if (bare && HEADING.test(rest)) {
      groups.push({ heading: rest.replace(/^[*=-]+\s*|\s*[*=-]+$/g, ''), lines: [] });
      before = '';
    } else if (bare && own.length > 0 && (rest.startsWith('--') || continues(before, rest))) {
      own[own.length - 1] += ` ${rest.replace(/^(?:=|-+)\s*/, '').replace(/\s+--\s+/, ', ')}`;
      before = rest;
    } else {
      before = rest;
      const [name = '', ...note] = rest.split(/\s+--\s+/);
      own.push(ingredientText({ amount, unit, name, note: note.join(', ') }));
    }
  }
  return { groups, end: at };
}
