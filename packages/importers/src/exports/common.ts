// What the readers of exports share: the files they are given, the report they fill, and one place where everything that
// a file says is cleaned before it becomes a recipe.

import type { Skipped } from '../archive.ts';
import { distinct, ingredientLine, LIMITS, oneLine, orNull, plainText, textLines, webAddress } from '../clean.ts';
import { tidyIngredients } from '../groups.ts';
import { isGroupHeading } from '../page/words.ts';
import { minutes, ratingOutOf5, servingsOf } from '../quantities.ts';
import { emptyRecipe, type ImportedRecipe, type IngredientGroup, type Picture, type StepGroup } from '../recipe.ts';
import { stepGroupsOfLines, tidySteps, withoutNumbers } from '../steps.ts';

/** `read` gives null for what cannot be unpacked; why is in the report. */
export type ExportFile = { path: string; read: () => Uint8Array | null };
export type Reader = (files: readonly ExportFile[], skipped: Skipped[]) => ImportedRecipe[];
export type { Skipped };

export type Parts = {
  title: unknown;
  description?: unknown;
  servings?: unknown;
  yieldText?: unknown;
  active?: unknown;
  cook?: unknown;
  total?: unknown;
  ingredients?: readonly { heading?: unknown; lines: readonly unknown[] }[];
  steps?: readonly { heading?: unknown; steps: readonly unknown[] }[];
  notes?: readonly unknown[];
  equipment?: readonly unknown[];
  image?: unknown;
  pictures?: readonly (Picture | null)[];
  author?: unknown;
  sourceUrl?: unknown;
  language?: unknown;
  tags?: readonly unknown[];
  cuisine?: unknown;
  category?: unknown;
  nutrients?: Record<string, unknown>;
  rating?: { value: unknown; best?: number; count?: number | null } | null;
  parts?: readonly unknown[];
};

/** Null when there is no recipe in it: no title, or neither ingredients nor steps. */
export function build(parts: Parts): ImportedRecipe | null {
  const recipe = emptyRecipe(oneLine(parts.title, LIMITS.title));
  recipe.ingredients = ingredientGroups(parts.ingredients ?? []);
  recipe.steps = stepGroups(parts.steps ?? []);
  if (recipe.title === '' || (recipe.ingredients.length === 0 && recipe.steps.length === 0)) return null;
  recipe.description = orNull(plainText(parts.description, 4_000));
  recipe.yieldText = orNull(oneLine(parts.yieldText ?? parts.servings, 200));
  recipe.servings = servingsOf(orNull(oneLine(parts.servings ?? parts.yieldText, 200)));
  if (recipe.servings === null && recipe.yieldText === '0') recipe.yieldText = null;
  recipe.activeMinutes = minutes(parts.active);
  recipe.cookMinutes = minutes(parts.cook);
  const sum = (recipe.activeMinutes ?? 0) + (recipe.cookMinutes ?? 0);
  recipe.totalMinutes = minutes(parts.total) ?? (sum > 0 ? sum : null);
  recipe.notes = (parts.notes ?? [])
    .map((note) => plainText(note, 8_000))
    .filter((note) => note !== '')
    .slice(0, 50);
  recipe.equipment = distinct((parts.equipment ?? []).map((tool) => oneLine(tool, 200))).slice(0, 100);
  recipe.image = webAddress(parts.image);
  recipe.pictures = (parts.pictures ?? []).filter((one) => one !== null).slice(0, 20);
  recipe.author = orNull(oneLine(parts.author, 300));
  recipe.sourceUrl = webAddress(parts.sourceUrl);
  recipe.language = orNull(oneLine(parts.language, 20));
  recipe.tags = distinct((parts.tags ?? []).map(tagOf)).slice(0, 60);
  recipe.cuisine = orNull(oneLine(parts.cuisine, 300));
  recipe.category = orNull(oneLine(parts.category, 300));
  recipe.nutrients = nutrients(parts.nutrients ?? {});
  const value = ratingOutOf5(parts.rating?.value, parts.rating?.best ?? 5);
  recipe.rating = value === null ? null : { value, count: parts.rating?.count ?? null };
  recipe.parts = partTitles(parts.parts);
  return recipe;
}

/** As titles are read, so that one finds the other. */
export const partTitles = (given: readonly unknown[] | undefined): string[] =>
  distinct((given ?? []).map((title) => oneLine(title, LIMITS.title))).slice(0, 100);

const ingredientGroups = (groups: NonNullable<Parts['ingredients']>): IngredientGroup[] =>
  tidyIngredients(
    groups.map(({ heading, lines }) => ({
      heading: orNull(oneLine(heading, 200)),
      lines: lines.slice(0, LIMITS.list).map(ingredientLine),
    })),
  );

function stepGroups(groups: NonNullable<Parts['steps']>): StepGroup[] {
  const clean = groups.flatMap(({ heading, steps }) => {
    const own = steps
      .slice(0, LIMITS.list)
      .map((step) => plainText(step, LIMITS.step))
      .filter((step) => step !== '');
    return [{ heading: orNull(oneLine(heading, 200)), steps: own }];
  });
  return withoutNumbers(tidySteps(clean));
}

function nutrients(given: Record<string, unknown>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(given).slice(0, 60)) {
    const text = oneLine(value, 100);
    if (text !== '' && text !== '0' && /^[A-Za-z]{2,40}$/.test(key)) out[key] = text;
  }
  return out;
}

/** One text with a line for each ingredient; lines that head others make groups. */
export function ingredientsOfText(text: unknown): { heading: string | null; lines: string[] }[] {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of textLines(text)) {
    if (isGroupHeading(line, false)) groups.push({ heading: line, lines: [] });
    else groups[groups.length - 1]!.lines.push(line);
  }
  return groups;
}

/** One text with a line or a paragraph for each step. */
export const stepsOfText = (text: unknown): StepGroup[] => stepGroupsOfLines(textLines(text, LIMITS.text));

const tagOf = (tag: unknown): string => {
  const text = oneLine(tag, 80).replace(/^#+\s*/, '');
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
};

export function ingredientText(parts: { amount?: unknown; unit?: unknown; name?: unknown; note?: unknown }): string {
  const amount = typeof parts.amount === 'number' ? amountText(parts.amount) : oneLine(parts.amount, 60);
  const words = [amount, oneLine(parts.unit, 60), oneLine(parts.name, 400)].filter((part) => part !== '').join(' ');
  const note = oneLine(parts.note, 400);
  return note === '' ? words : words === '' ? note : `${words}, ${note}`;
}

/** Decimals as files store them; nothing for 0. */
export const amountText = (amount: number): string =>
  amount > 0 && Number.isFinite(amount) ? String(Math.round(amount * 1_000) / 1_000) : '';

export const fileName = (path: string): string => path.replace(/^.*\//, '');
export const baseName = (path: string): string => fileName(path).replace(/\.[^.]*$/, '');
export const folderOf = (path: string): string => path.replace(/[^/]*$/, '');

export function add(recipes: ImportedRecipe[], recipe: ImportedRecipe | null, where: string, skipped: Skipped[]): void {
  if (recipe !== null) recipes.push(recipe);
  else skipped.push({ where, why: 'There is no recipe in it: a title and ingredients or steps are needed.' });
}

export type Dict = { [key: string]: unknown };
export const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const dicts = (value: unknown): Dict[] =>
  Array.isArray(value) ? value.filter(isDict) : isDict(value) ? [value] : [];
export const texts = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value];
export const named = (value: unknown): unknown[] => texts(value).map((one) => (isDict(one) ? one['name'] : one));
