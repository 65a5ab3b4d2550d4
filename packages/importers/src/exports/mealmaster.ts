// MealMaster (.mmf, .mm, .txt): text with a dashed head, amounts in fixed columns, often two columns of ingredients side
// by side, "-" before continued lines.

import { decodeText } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, ingredientText, type Reader } from './common.ts';

const HEAD = /^(?:MMMMM|-----).*(?:meal-?\s?master|recipe via)/i;
const RULE = /^(?:MMMMM|-----)/;
const INGREDIENT = /^([ \d./-]{7}) (?:([A-Za-z]{1,2}) {0,2}| {2,3})(?=\S)(.*)$/;
const UNITS: Record<string, string> = {
  x: '',
  sm: 'small',
  md: 'medium',
  lg: 'large',
  cn: 'can',
  pk: 'package',
  pn: 'pinch',
  dr: 'drop',
  ds: 'dash',
  ct: 'carton',
  bn: 'bunch',
  sl: 'slice',
  ea: 'each',
  t: 'tsp',
  ts: 'tsp',
  T: 'tbsp',
  tb: 'tbsp',
  fl: 'fl oz',
  c: 'cup',
  pt: 'pint',
  qt: 'quart',
  ga: 'gallon',
  oz: 'oz',
  lb: 'lb',
  ml: 'ml',
  cb: 'cc',
  cl: 'cl',
  dl: 'dl',
  l: 'l',
  mg: 'mg',
  cg: 'cg',
  dg: 'dg',
  g: 'g',
  kg: 'kg',
};

export const isMealMaster = (text: string): boolean =>
  /^(?:MMMMM|-----).{0,60}(?:meal-?\s?master|recipe via)/im.test(text.slice(0, 20_000)) &&
  /^\s{0,12}Title:/im.test(text.slice(0, 20_000));

export const readMealMaster: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files.filter(({ path }) => !/\.(?:jpe?g|png|webp|gif|avif)$/i.test(path))) {
    const bytes = file.read();
    if (bytes === null) continue;
    const texts = recipeTexts(
      decodeText(bytes)
        .replaceAll('\u0014', '')
        .split(/\r\n|\n|\r/),
    );
    if (texts.length === 0) skipped.push({ where: file.path, why: 'There is no recipe in this file.' });
    for (const lines of texts) add(recipes, recipeOf(lines), file.path, skipped);
  }
  return recipes;
};

function recipeTexts(lines: readonly string[]): string[][] {
  const texts: string[][] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    if (HEAD.test(line)) {
      open = [];
      texts.push(open);
    } else if (open !== null && /^(?:MMMMM|-----)\s*$/.test(line)) open = null;
    else open?.push(line);
  }
  return texts;
}

type Column = { amount: string; unit: string; name: string };
type Groups = { heading: string | null; rows: { left: Column | null; right: Column | null }[] }[];

function recipeOf(lines: readonly string[]): ImportedRecipe | null {
  const field = (name: RegExp) =>
    lines
      .slice(0, 12)
      .map((line) => name.exec(line)?.[1])
      .find((value) => value !== undefined)
      ?.trim();
  const yieldText = field(/^\s{0,12}(?:Servings|Yield):\s*(.*)$/i);
  const categories = (field(/^\s{0,12}Categories:\s*(.*)$/i) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^none$/i.test(one));
  const start =
    lines.findLastIndex((line, at) => at < 14 && /^\s{0,12}(?:Title|Categories|Servings|Yield):/i.test(line)) + 1;
  const groups: Groups = [{ heading: null, rows: [] }];
  const steps: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  const body = lines.slice(start).map((line) => line.slice(0, 2_000).replace(/\t/g, ' '));
  body.forEach((line, at) => {
    const heading = RULE.test(line)
      ? line
          .slice(0, 200)
          .replace(/^(?:MMMMM|-----)-*\s*|\s*-+$/g, '')
          .trim()
      : null;
    const inMethod = steps.some((group) => group.lines.some((text) => text.trim() !== ''));
    if (heading !== null && heading !== '') {
      // A heading belongs to what comes next: ingredients in columns or text.
      const next = body.slice(at + 1).find((other) => other.trim() !== '') ?? '';
      if (!inMethod && columnOf(next.slice(0, 41)) !== null) groups.push({ heading, rows: [] });
      else steps.push({ heading, lines: [] });
    } else if (!inMethod && steps.length === 1 && addRow(groups, line)) return;
    else steps[steps.length - 1]!.lines.push(line);
  });
  return build({
    title: field(/^\s{0,12}Title:\s*(.*)$/i),
    yieldText,
    category: categories[0],
    tags: categories.slice(1),
    ingredients: groups.map(({ heading, rows }) => ({ heading, lines: joined(rows) })),
    steps: steps.map(({ heading, lines: own }) => ({ heading, steps: paragraphs(own) })),
  });
}

function addRow(groups: Groups, line: string): boolean {
  const left = columnOf(line.slice(0, 41));
  const right = line.length > 41 ? columnOf(line.slice(41)) : null;
  // One long ingredient runs through both columns.
  const whole = right === null && line.length > 41 ? columnOf(line) : null;
  if (left === null && right === null) return false;
  groups[groups.length - 1]!.rows.push({ left: whole ?? left, right });
  return true;
}

function columnOf(text: string): Column | null {
  const found = INGREDIENT.exec(text.trimEnd());
  if (found === null) return null;
  const unit = found[2] ?? '';
  if (unit !== '' && !Object.hasOwn(UNITS, unit) && !Object.hasOwn(UNITS, unit.toLowerCase())) return null;
  return { amount: found[1]!.trim(), unit: UNITS[unit] ?? UNITS[unit.toLowerCase()] ?? '', name: found[3]!.trim() };
}

/** Left column first; a line that begins with "-" goes on with the one above. */
function joined(rows: Groups[number]['rows']): string[] {
  const columns = [...rows.map((row) => row.left), ...rows.map((row) => row.right)].filter((column) => column !== null);
  const lines: string[] = [];
  for (const { amount, unit, name } of columns) {
    const [what = '', ...note] = name.split(/\s*;\s*/);
    if (amount === '' && unit === '' && /^-/.test(name) && lines.length > 0)
      lines[lines.length - 1] += ` ${name.replace(/^-+\s*/, '')}`;
    else lines.push(ingredientText({ amount, unit, name: what.replace(/^-+\s*/, ''), note: note.join(', ') }));
  }
  return lines;
}

/** Lines of a paragraph are joined; ":" before a line keeps it apart. */
function paragraphs(lines: readonly string[]): string[] {
  const out: string[] = [];
  let fresh = true;
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || /^~?-{10,}$/.test(text)) fresh = true;
    else if (text.startsWith(':')) {
      out.push(text.slice(1));
      fresh = false;
    } else if (fresh || out.length === 0) {
      out.push(text);
      fresh = false;
    } else out[out.length - 1] += ` ${text}`;
  }
  return out;
}
