// A recipe in the words of schema.org, from whatever syntax, to ours. Pages write the same thing in many shapes: text,
// text with mark-up, lists, lists of lists, objects with a name, references; all of them are read here.

import { distinct, ingredientLine, LIMITS, oneLine, orNull, plainText, textLines, webAddress } from '../clean.ts';
import { tidyIngredients } from '../groups.ts';
import { minutes, ratingOutOf5, servingsOf } from '../quantities.ts';
import { emptyRecipe, type ImportedRecipe, type IngredientGroup, type StepGroup } from '../recipe.ts';
import { isHeadingLine, stepGroupsOfLines, tidySteps } from '../steps.ts';
import type { Json } from './mend-json.ts';
import { isGroupHeading, partOf } from './words.ts';

export type Node = { [key: string]: Json };
export type Lookup = (id: string) => Node | null;

const MAX_DEPTH = 12;

export const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value.flat(3) : [value];

/** "http://schema.org/Recipe", "schema:Recipe" and ["Recipe"] are all recipes. */
export function hasType(node: Node, type: RegExp): boolean {
  return listOf(node['@type'] ?? node['type'] ?? node['@Type']).some(
    (name) => typeof name === 'string' && type.test(name.replace(/^.*[/#:]/, '')),
  );
}

export function fromSchema(given: Node, pageUrl: string | null, lookup: Lookup = () => null): ImportedRecipe {
  const node = resolved(given, lookup);
  const recipe = emptyRecipe(title(node));
  recipe.description = orNull(plainText(firstText(node['description']), 4_000));
  recipe.ingredients = ingredientGroups(
    node['recipeIngredient'] ?? node['ingredients'] ?? node['recipeIngredients'] ?? node['ingredient'],
  );
  recipe.steps = stepGroups(
    node['recipeInstructions'] ?? node['instructions'] ?? node['recipeInstruction'] ?? node['step'] ?? node['steps'],
  );
  recipe.yieldText = yieldText(node['recipeYield'] ?? node['yield'] ?? node['recipeyield']);
  recipe.servings = bareNumber(node['recipeYield']) ?? servingsOf(recipe.yieldText);
  recipe.activeMinutes = duration(node['prepTime']);
  recipe.cookMinutes = duration(node['cookTime'] ?? node['performTime']);
  recipe.totalMinutes = duration(node['totalTime']) ?? sum(recipe.activeMinutes, recipe.cookMinutes);
  recipe.image = imageOf(node['image'] ?? node['photo'] ?? node['thumbnailUrl'], pageUrl, lookup);
  recipe.author = orNull(
    listOf(node['author'] ?? node['creator'])
      .map((one) => nameOf(one, lookup))
      .find((name) => name !== '') ?? '',
  );
  recipe.sourceUrl =
    webAddress(firstText(node['url']) ?? firstText(node['mainEntityOfPage']), pageUrl) ?? webAddress(pageUrl);
  recipe.language = orNull(oneLine(firstText(node['inLanguage']), 20));
  recipe.tags = tagsOf(node['keywords']);
  recipe.cuisine = orNull(joinedNames(node['recipeCuisine'], lookup));
  recipe.category = orNull(joinedNames(node['recipeCategory'] ?? node['recipeType'], lookup));
  recipe.equipment = distinct(listOf(node['tool']).map((tool) => nameOf(tool, lookup)));
  recipe.nutrients = nutrientsOf(node['nutrition']);
  recipe.rating = ratingOf(node['aggregateRating'] ?? node['review'], lookup);
  return recipe;
}

export function title(node: Node): string {
  return oneLine(firstText(node['name'] ?? node['fn'] ?? node['headline']), LIMITS.title);
}

/** References to other nodes of the page are followed one level, so that authors and pictures are found. */
function resolved(node: Node, lookup: Lookup): Node {
  const id = node['@id'];
  if (typeof id !== 'string') return node;
  const whole = lookup(id);
  return whole === null || whole === node ? node : { ...whole, ...node };
}

export function firstText(value: Json | undefined, depth = 0): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null || typeof value === 'boolean' || depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) {
    for (const one of value) {
      const text = firstText(one, depth + 1);
      if (text !== null && text.trim() !== '') return text;
    }
    return null;
  }
  return firstText(value['@value'] ?? value['text'] ?? value['name'] ?? value['@id'] ?? value['url'], depth + 1);
}

function nameOf(value: Json, lookup: Lookup): string {
  if (isNode(value)) return oneLine(firstText(resolved(value, lookup)['name'] ?? value['@value']), 300);
  return oneLine(firstText(value), 300);
}

const joinedNames = (value: Json | undefined, lookup: Lookup) =>
  distinct(listOf(value).map((one) => nameOf(one, lookup)))
    .join(', ')
    .slice(0, 300);

export function tagsOf(value: Json | undefined): string[] {
  const given = listOf(value);
  const parts = given.flatMap((one) => {
    // A term of its own is one tag whatever it holds.
    if (isNode(one)) return [oneLine(firstText(one['name'] ?? one['@value']), 80)];
    const text = oneLine(firstText(one), 5_000);
    return given.length === 1 ? text.split(/[,;|]/) : text.split(',');
  });
  return distinct(parts.map((part) => part.trim().replace(/^#+\s*/, '')))
    .filter((tag) => tag.length <= 80 && /[\p{L}\p{N}]/u.test(tag))
    .slice(0, 60);
}

function yieldText(value: Json | undefined): string | null {
  const texts = listOf(value).map((one) =>
    oneLine(
      isNode(one)
        ? [firstText(one['value']), firstText(one['unitText'] ?? one['name'])].filter(Boolean).join(' ')
        : firstText(one),
      200,
    ),
  );
  const said = texts.filter((text) => text !== '' && text !== '0');
  // A list often holds the bare number and the same in words.
  return said.find((text) => /\p{L}/u.test(text)) ?? said[0] ?? null;
}

/** A list that holds the bare number as well counts by it. */
function bareNumber(value: Json | undefined): number | null {
  const found = listOf(value).length > 1 ? listOf(value).find((one) => /^\s*\d{1,3}\s*$/.test(String(one))) : undefined;
  return found === undefined ? null : servingsOf(String(found));
}

function duration(value: Json | undefined): number | null {
  for (const one of listOf(value)) {
    const found = minutes(
      isNode(one) ? firstText(one['maxValue'] ?? one['value'] ?? one['minValue'] ?? one['@value']) : firstText(one),
    );
    if (found !== null) return found;
  }
  return null;
}

const sum = (first: number | null, second: number | null) =>
  first === null && second === null ? null : (first ?? 0) + (second ?? 0);

function imageOf(value: Json | undefined, pageUrl: string | null, lookup: Lookup, depth = 0): string | null {
  if (depth > 4) return null;
  for (const one of listOf(value)) {
    if (typeof one === 'string') {
      const address = webAddress(one, pageUrl);
      if (address !== null) return address;
    } else if (isNode(one)) {
      const node = resolved(one, lookup);
      const address =
        imageOf(node['url'] ?? node['contentUrl'] ?? node['@value'] ?? node['src'], pageUrl, lookup, depth + 1) ??
        (typeof node['@id'] === 'string' && /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i.test(node['@id'])
          ? webAddress(node['@id'], pageUrl)
          : null);
      if (address !== null) return address;
    }
  }
  return null;
}

/** Width times height of the first picture of a recipe; 0 where the mark-up does not say. */
export function pictureArea(given: Node, lookup: Lookup = () => null): number {
  const node = resolved(given, lookup);
  const first = listOf(node['image'] ?? node['photo'] ?? node['thumbnailUrl'])[0];
  if (first === undefined || !isNode(first)) return 0;
  const picture = resolved(first, lookup);
  const [width, height] = [picture['width'], picture['height']].map((side) =>
    Number.parseInt(firstText(isNode(side) ? side['value'] : side) ?? '', 10),
  );
  return width! > 0 && height! > 0 ? width! * height! : 0;
}

function ingredientGroups(value: Json | undefined): IngredientGroup[] {
  const groups: IngredientGroup[] = [];
  let lines: string[] = [];
  let heading: string | null = null;
  let taken: string | null = null;
  // In a list with a name of its own no line is a heading.
  let literal = false;
  const close = () => {
    // A line that was taken for a heading and heads nothing was an ingredient.
    if (lines.length === 0 && taken !== null) groups.push({ heading: null, lines: [taken] });
    if (lines.length > 0) groups.push({ heading, lines });
    taken = null;
    lines = [];
  };
  const add = (one: Json, depth: number): void => {
    if (depth > MAX_DEPTH || one === null || typeof one === 'boolean') return;
    if (Array.isArray(one)) for (const item of one.slice(0, LIMITS.list)) add(item, depth + 1);
    else if (isNode(one)) {
      const inner = one['itemListElement'] ?? one['ingredients'] ?? one['recipeIngredient'];
      if (inner !== undefined && typeof inner === 'object') {
        close();
        heading = orNull(oneLine(firstText(one['name']), 200));
        const before = literal;
        literal ||= hasType(one, /^ItemList$/i);
        add(inner, depth + 1);
        literal = before;
        close();
        heading = null;
      } else {
        const amount = [
          one['amount'] ?? one['quantity'] ?? one['value'],
          one['unit'] ?? one['unitText'] ?? one['unitCode'],
        ].map((part) => firstText(part) ?? '');
        addLine([...amount, firstText(one['text'] ?? one['name'] ?? one['item'] ?? one['@value']) ?? ''].join(' '));
      }
    } else addLine(String(one));
  };
  const addLine = (text: string, stands = false) => {
    const line = ingredientLine(text);
    if (!literal && partOf(line) === 'ingredients') return;
    if (!literal && isGroupHeading(line, stands)) {
      close();
      heading = line;
      taken = /:$/.test(line) ? null : line;
    } else if (line !== '') lines.push(line);
  };
  const only = typeof value === 'string' ? value : Array.isArray(value) && value.length === 1 ? value[0] : null;
  // All ingredients in one text: line by line when it has lines.
  if (typeof only === 'string') addParagraphs(only, addLine);
  else if (value !== undefined) add(value, 0);
  close();
  return tidyIngredients(groups);
}

/** One text for all ingredients: line by line; a line alone between empty lines heads the lines below it. */
function addParagraphs(text: string, add: (line: string, stands: boolean) => void): void {
  const paragraphs = plainText(text)
    .split(/\n\n+/)
    .map((paragraph) => paragraph.split('\n'));
  paragraphs.forEach((lines, at) => {
    const stands = lines.length === 1 && paragraphs.some((other) => other.length > 1) && at + 1 < paragraphs.length;
    for (const line of lines) add(line, stands);
  });
}

function stepGroups(value: Json | undefined): StepGroup[] {
  const groups: StepGroup[] = [{ heading: null, steps: [] }];
  const last = () => groups[groups.length - 1]!;
  const add = (one: Json, depth: number, alone: boolean): void => {
    if (depth > MAX_DEPTH || one === null || typeof one === 'boolean') return;
    if (Array.isArray(one)) {
      for (const item of one.slice(0, LIMITS.list)) add(item, depth + 1, one.length === 1);
    } else if (isNode(one)) addNode(one, depth, alone);
    else addText(String(one), alone);
  };
  const addNode = (node: Node, depth: number, alone: boolean) => {
    const inner = node['itemListElement'] ?? node['steps'] ?? node['step'] ?? node['recipeInstructions'];
    const name = oneLine(firstText(node['name'] ?? node['Name']), 500);
    const text = firstText(node['text'] ?? node['Text']);
    if (isDirections(node, inner)) {
      const lines = inner.map((one) => oneLine(firstText(one), LIMITS.step));
      last().steps.push(lines.join('\n').trim());
    } else if (hasType(node, /^HowToSection$/i) || (Array.isArray(inner) && inner.length > 1 && text === null)) {
      groups.push({ heading: orNull(name), steps: [] });
      if (inner !== undefined) add(inner, depth + 1, false);
      else if (text !== null) addText(text, false);
      groups.push({ heading: null, steps: [] });
    } else if (inner !== undefined && (text === null || text.trim() === '')) add(inner, depth + 1, alone);
    else if (text !== null && text.trim() !== '') addNamed(name, text, alone);
    else if (name !== '') addText(name, alone);
    else addText(firstText(node['description'] ?? node['@value'] ?? node['item']) ?? '', alone);
  };
  const counting = countingNames(value);
  const addNamed = (name: string, text: string, alone: boolean) => {
    const body = plainText(text, LIMITS.step);
    if (counting.has(withoutDigits(name)) || !tellsMore(name, body)) addText(text, alone);
    else last().steps.push(`${name}\n${body.replace(/\n+/g, ' ')}`);
  };
  const addText = (text: string, alone: boolean) => {
    const lines = textLines(text, alone ? LIMITS.text : LIMITS.step);
    if (alone || lines.length > 1)
      for (const group of stepGroupsOfLines(lines)) {
        if (group.heading !== null) groups.push(group);
        else last().steps.push(...group.steps);
      }
    else
      for (const line of lines) {
        if (partOf(line) === 'method') continue;
        if (isHeadingLine(line)) groups.push({ heading: line, steps: [] });
        else last().steps.push(line);
      }
  };
  if (value !== undefined) add(value, 0, true);
  return tidySteps(groups);
}

/** A step of several directions is one step of several lines. */
const isDirections = (node: Node, inner: Json | undefined): inner is Node[] =>
  hasType(node, /^HowToStep$/i) &&
  Array.isArray(inner) &&
  inner.length > 0 &&
  inner.every((one) => isNode(one) && hasType(one, /^HowTo(?:Direction|Tip)$/i));

const withoutDigits = (name: string) => name.replace(/\d+/g, '#');

/** "Soup step 1", "Soup step 2": names that differ only in their numbers. */
function countingNames(value: Json | undefined): Set<string> {
  const seen = new Map<string, Set<string>>();
  for (const one of listOf(value)) {
    if (!isNode(one)) continue;
    const name = oneLine(firstText(one['name'] ?? one['Name']), 500);
    const shape = withoutDigits(name);
    if (shape !== name) seen.set(shape, (seen.get(shape) ?? new Set()).add(name));
  }
  return new Set([...seen].filter(([, names]) => names.size > 1).map(([shape]) => shape));
}

/** A step's name is worth keeping unless it repeats or cuts off its text, or only counts. */
function tellsMore(name: string, text: string): boolean {
  if (name === '' || /^\W*(?:\p{L}{3,9}\s*)?(?:n[o°.]*\s*)?\d{1,3}\W*$/u.test(name)) return false;
  const key = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return !key(text).startsWith(key(name.replace(/(?:\.\.\.|…)$/, '')));
}

const NO_NUTRIENTS = /^(?:type|context|name|url|description|identifier|id)$/i;
const NUTRIENTS = /^[A-Za-z]{2,40}$/;

function nutrientsOf(value: Json | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  for (const node of listOf(value)) {
    if (!isNode(node)) continue;
    for (const [key, stated] of Object.entries(node)) {
      const text = oneLine(isNode(stated) ? firstText(stated['value'] ?? stated['name']) : firstText(stated), 100);
      if (NUTRIENTS.test(key) && !NO_NUTRIENTS.test(key) && text !== '') found[key] ??= text;
    }
  }
  return found;
}

function ratingOf(value: Json | undefined, lookup: Lookup): ImportedRecipe['rating'] {
  const first = listOf(value).find(isNode);
  if (first === undefined) return null;
  const node = resolved(first, lookup);
  if (isNode(node['reviewRating'])) return ratingOf(node['reviewRating'], lookup);
  const out = ratingOutOf5(firstText(node['ratingValue']), firstText(node['bestRating']) ?? 5);
  const count = Number.parseInt(
    (firstText(node['ratingCount'] ?? node['reviewCount']) ?? '').replace(/[.,\s]/g, ''),
    10,
  );
  return out === null ? null : { value: out, count: Number.isFinite(count) && count > 0 ? count : null };
}
