// One page against what is expected of it, by the rules of the scorer of pages: texts are the same when they are after
// marks of typography, entities, spaces and case are made equal; yields by their number, times in minutes.

import { minutes } from '@mealwright/importers/quantities';
import type { ImportedRecipe } from '@mealwright/importers/recipe';

export type ExpectedPage = {
  expected: {
    title?: string;
    ingredients?: string[];
    instructions_list?: string[];
    yields?: string;
    total_time?: number | null;
    image?: string;
    nutrients?: Record<string, string>;
  };
};
export type FieldScore = { name: string; right: boolean };

const KEYS = ['calories', 'proteinContent', 'fatContent', 'carbohydrateContent'];
const USABLE = 0.95;

export function scorePage(expected: ExpectedPage['expected'], recipe: ImportedRecipe | null): FieldScore[] {
  const scores: FieldScore[] = [];
  const add = (name: string, right: boolean) => scores.push({ name, right });
  const steps =
    recipe?.steps.flatMap(({ heading, steps: own }) => [...(heading === null ? [] : [heading]), ...own]) ?? [];
  const title = same(expected.title, recipe?.title);
  const wanted = (expected.ingredients ?? []).map(plain);
  const lines = (recipe?.ingredients.flatMap((group) => group.lines) ?? []).map(plain);
  const wantedText = plain((expected.instructions_list ?? []).join(' '));
  const text = plain(steps.join(' '));
  const ingredients = wanted.join('\n') === lines.join('\n');
  const method = wantedText.replace(/\s/g, '') === text.replace(/\s/g, '');
  if (expected.title) add('title', title);
  if (wanted.length > 0) add('ingredients', ingredients);
  if (wantedText !== '') add('method', method);
  add('title, ingredients and method', title && ingredients && method);
  add(
    'usable (words 95 % the same)',
    title && overlap(wanted, lines) >= USABLE && overlap(words(wantedText), words(text)) >= USABLE,
  );
  if (expected.yields) add('yield', numberOf(expected.yields) === (recipe?.servings ?? numberOf(recipe?.yieldText)));
  if (expected.total_time) add('total time', minutes(expected.total_time) === (recipe?.totalMinutes ?? null));
  if (expected.image) add('image', address(expected.image) === address(recipe?.image));
  const stated = KEYS.filter((key) => numberOf(expected.nutrients?.[key]) !== null);
  if (stated.length > 0)
    add(
      'nutrition',
      stated.every((key) => numberOf(expected.nutrients?.[key]) === numberOf(recipe?.nutrients[key])),
    );
  return scores;
}

const same = (one: string | undefined, other: string | undefined) => plain(one) === plain(other);

function plain(text: string | null | undefined): string {
  return (text ?? '')
    .replace(/<[^>]{1,300}>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .normalize('NFKC')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/⁄/g, '/')
    .replace(/[\u200b-\u200f\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?)])/g, '$1')
    .replace(/\( /g, '(')
    .trim()
    .toLowerCase();
}

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Twice the number in common over the number of both. */
function overlap(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const text of other) left.set(text, (left.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of one) {
    const count = left.get(text) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(text, count - 1);
  }
  return (2 * common) / (one.length + other.length);
}

function numberOf(text: string | null | undefined): number | null {
  const found = /\d+(?:\.\d+)?/.exec((text ?? '').replace(/(\d),(\d)/g, '$1.$2'));
  return found === null ? null : Number(found[0]);
}

function address(text: string | null | undefined): string {
  const bare = (text ?? '')
    .trim()
    .replace(/&amp;/g, '&')
    .replace(/^(?:https?:)?\/\//, '')
    .replace(/^www\./, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}
