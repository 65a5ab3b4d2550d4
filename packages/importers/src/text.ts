// A recipe pasted as text, in any of the languages we know headings in. With headings the parts are clear; without them
// the lines that look like ingredients are, and what follows is the method.

import { ingredientLine, LIMITS, oneLine, plainText, webAddress } from './clean.ts';
import { tidyIngredients } from './groups.ts';
import { ingredientLikeness, isGroupHeading, partOf } from './page/words.ts';
import { emptyRecipe, type ImportedRecipe } from './recipe.ts';
import { factsOfLine, type Stated } from './stated.ts';
import { isHeadingLine, tidySteps, withoutNumbers } from './steps.ts';

export type TextResult = { recipe: ImportedRecipe | null; problems: string[] };

const MAX_TEXT = 200_000;
const MAX_LINES = 2_000;
type Part = 'intro' | 'ingredients' | 'method' | 'end';
type Line = { text: string; raw: string; afterBlank: boolean };

export function readText(input: string): TextResult {
  const problems: string[] = [];
  if (input.length > MAX_TEXT) problems.push('The text is very long; only its beginning was read.');
  const lines = linesOf(input);
  const parts = divide(lines);
  const recipe = emptyRecipe();
  recipe.title = titleOf(parts.intro);
  recipe.ingredients = ingredientGroups(parts.ingredients);
  recipe.steps = withoutNumbers(tidySteps(stepGroups(parts.method)));
  if (recipe.ingredients.length === 0 && recipe.steps.length === 0)
    return { recipe: null, problems: [...problems, 'No ingredients and no method were found in this text.'] };
  if (recipe.ingredients.length === 0) problems.push('No ingredients were found in this text.');
  if (recipe.steps.length === 0) problems.push('No method was found in this text.');
  if (recipe.title === '') problems.push('The text has no title.');
  const rest = describe(recipe, lines, parts.intro.slice(1));
  recipe.description = rest.join('\n').slice(0, 4_000) || null;
  const notes = parts.end.map((line) => line.text).join('\n');
  if (notes !== '') recipe.notes = [notes.slice(0, 8_000)];
  return { recipe, problems };
}

function linesOf(input: string): Line[] {
  const raw = plainText(input.slice(0, MAX_TEXT), MAX_TEXT).split('\n');
  const lines: Line[] = [];
  let afterBlank = false;
  for (const one of raw.slice(0, MAX_LINES * 2)) {
    const text = one
      .replace(/^#{1,6}\s+/, '')
      .replace(/^\*\*(.{1,200})\*\*:?$/, '$1')
      .trim();
    if (/[\p{L}\p{N}]/u.test(text)) lines.push({ text, raw: one, afterBlank });
    afterBlank = text === '';
  }
  return lines.slice(0, MAX_LINES);
}

type Parts = Record<Part, Line[]>;

function divide(lines: readonly Line[]): Parts {
  const parts: Parts = { intro: [], ingredients: [], method: [], end: [] };
  const announced = new Set(lines.map((line) => headOf(line.text)?.part));
  const guess = announced.has('ingredients') ? -1 : firstRun(lines);
  let part: Part = 'intro';
  lines.forEach((line, at) => {
    const head = at === 0 ? null : headOf(line.text);
    if (head !== null && (head.part !== 'end' || part !== 'intro')) {
      part = head.part;
      if (head.rest !== '') parts[part].push(...spread(head.rest, part));
      return;
    }
    if (part === 'intro' && at === guess) part = 'ingredients';
    if (part === 'ingredients' && !announced.has('method') && isProse(line, lines[at + 1])) part = 'method';
    parts[part].push(line);
  });
  return parts;
}

/** "Ingredients", "Zutaten für 4 Personen:", "Ingredients: 2 eggs, 100 g flour". */
function headOf(text: string): { part: Exclude<Part, 'intro'>; rest: string } | null {
  const whole = partOf(text);
  if (whole !== null) return { part: whole, rest: '' };
  const inline = /^(.{3,40}?)\s*[:：]\s*(\S.*)$/.exec(text.slice(0, 5_000));
  const part = inline === null ? null : partOf(inline[1]!);
  return part === null || inline === null || part === 'end' ? null : { part, rest: inline[2]! };
}

/** Ingredients in one sentence are divided at commas outside of parentheses and numbers. */
function spread(rest: string, part: Part): Line[] {
  const texts = part === 'ingredients' ? rest.split(/\s*[;•]\s*|,\s+(?![^()]{0,200}\))/) : [rest];
  return texts.map((text) => ({ text, raw: text, afterBlank: false }));
}

/** The first line of at least two that look like ingredients. */
function firstRun(lines: readonly Line[]): number {
  for (let at = 1; at + 1 < lines.length; at++) {
    const likely = (line: Line) =>
      ingredientLikeness(ingredientLine(line.text)) >= 0.8 && Object.keys(factsOfLine(line.text)).length === 0;
    const next = lines[at + 1]!;
    if (likely(lines[at]!) && (likely(next) || ingredientLikeness(ingredientLine(next.text)) >= 0.4)) {
      const heads = at > 1 && isGroupHeading(lines[at - 1]!.text, false);
      return heads ? at - 1 : at;
    }
  }
  return -1;
}

function isProse(line: Line, next: Line | undefined): boolean {
  const { text } = line;
  if (ingredientLikeness(ingredientLine(text)) >= 0.8 && !/^(?:step|schritt|étape)?\s*\d{1,2}[.):]\s/i.test(text))
    return false;
  if (/^(?:step|schritt|étape|paso|passo)?\s*1[.):]\s*\p{Lu}/iu.test(text)) return true;
  const long = text.length > 70 || (/[.!?]$/.test(text) && text.split(' ').length >= 5);
  return long && (line.afterBlank || text.length > 100 || (next !== undefined && next.text.length > 60));
}

const titleOf = (intro: readonly Line[]) =>
  oneLine(
    (intro[0]?.text ?? '').replace(/^(?:recipe|title|rezept|recette|receta|ricetta)\s*[:：]\s*/i, ''),
    LIMITS.title,
  );

function ingredientGroups(lines: readonly Line[]) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  const all =
    lines.length === 1 && (lines[0]!.text.match(/,/g)?.length ?? 0) >= 2
      ? spread(lines[0]!.text, 'ingredients')
      : lines;
  for (const { text } of all) {
    const line = ingredientLine(text);
    if (line === '' || Object.keys(factsOfLine(line)).length > 0) continue;
    if (isGroupHeading(line, false)) groups.push({ heading: line, lines: [] });
    else groups[groups.length - 1]!.lines.push(line);
  }
  return tidyIngredients(groups);
}

/** Lines that are broken at the edge of a page are joined; numbers, bullets and empty lines begin a step. */
function stepGroups(lines: readonly Line[]) {
  const groups: { heading: string | null; steps: string[] }[] = [{ heading: null, steps: [] }];
  const open = lines.filter((line) => !/[.!?:)。]$/.test(line.text)).length;
  const wrapped = lines.length > 2 && open > lines.length / 3 && lines.every((line) => line.text.length <= 100);
  for (const line of lines) {
    const { steps } = groups[groups.length - 1]!;
    const begins = line.afterBlank || /^(?:[-*•]|(?:step\s*)?\d{1,2}[.):]|step\s)/i.test(line.raw);
    if (isHeadingLine(line.text)) groups.push({ heading: line.text, steps: [] });
    else if (wrapped && !begins && steps.length > 0) steps[steps.length - 1] += ` ${line.text}`;
    else steps.push(line.text);
  }
  return groups;
}

const ADDRESS = /https?:\/\/[^\s<>"']{4,500}/i;

/** Yield, times, source and tags anywhere; what is left of the introduction is the description. */
function describe(recipe: ImportedRecipe, lines: readonly Line[], intro: readonly Line[]): string[] {
  let facts: Stated = {};
  for (const { text } of lines) {
    facts = { ...factsOfLine(text), ...facts };
    const address = ADDRESS.exec(text)?.[0];
    if (address !== undefined) recipe.sourceUrl ??= webAddress(address.replace(/[.,)]+$/, ''));
  }
  recipe.yieldText = facts.yieldText ?? null;
  recipe.servings = facts.servings ?? null;
  recipe.activeMinutes = facts.active ?? null;
  recipe.cookMinutes = facts.cook ?? null;
  const sum = (facts.active ?? 0) + (facts.cook ?? 0);
  recipe.totalMinutes = facts.total ?? (sum > 0 ? sum : null);
  const rest: string[] = [];
  for (const { text } of intro) {
    const tags = /^(?:tags?|keywords?|schlagwörter)\s*:\s*(.+)$/i.exec(text)?.[1];
    if (tags !== undefined)
      recipe.tags = tags
        .split(/[,;]/)
        .map((tag) => oneLine(tag, 80))
        .filter((tag) => tag !== '');
    else if (Object.keys(factsOfLine(text)).length === 0 && !ADDRESS.test(text)) rest.push(text);
  }
  return rest;
}
