// What a marked-up recipe and the visible page say together: headings of ingredient groups that mark-up has no room for,
// amounts that some sites leave out of it, words that it runs together.

import type { ImportedRecipe, IngredientGroup } from '../recipe.ts';
import { type Block, keyOf } from './blocks.ts';
import { layoutIngredients } from './layout.ts';
import { ingredientLikeness, partOf } from './words.ts';

const MIN_FOUND = 0.7;

export function agreeOnIngredients(recipe: ImportedRecipe, blocks: readonly Block[]): void {
  const lines = recipe.ingredients.flatMap((group) => group.lines);
  if (lines.length < 2) return;
  const withAmounts = lines.filter((line) => /[\d¼½¾⅐-⅞]/.test(line)).length / lines.length;
  if (withAmounts < 0.25) {
    const better = withAmountsOf(lines, blocks);
    if (better !== null) {
      recipe.ingredients = better;
      return;
    }
  }
  const places = placesOf(lines, blocks);
  if (places === null) return;
  const spaced = lines.map((line, at) => respaced(line, places[at]));
  if (recipe.ingredients.length === 1 && recipe.ingredients[0]!.heading === null)
    recipe.ingredients = grouped(spaced, places, blocks);
}

/** The visible list, when it says the same foods with amounts. */
function withAmountsOf(lines: readonly string[], blocks: readonly Block[]): IngredientGroup[] | null {
  const seen = layoutIngredients(blocks);
  if (seen === null) return null;
  const visible = seen.groups.flatMap((group) => group.lines);
  const keys = visible.map(keyOf);
  const found = lines.filter((line) => keys.some((key) => key.includes(keyOf(line)))).length;
  const amounts = visible.filter((line) => /[\d¼½¾⅐-⅞]/.test(line)).length;
  return found >= lines.length * MIN_FOUND && amounts >= visible.length * 0.4 && visible.length <= lines.length * 1.6
    ? seen.groups
    : null;
}

type Seen = { at: number; text: string } | null;

/** For each line the block of the page that shows it, the nearest after the one before. */
function placesOf(lines: readonly string[], blocks: readonly Block[]): Seen[] | null {
  const byKey = new Map<string, number[]>();
  blocks.forEach((block, at) => {
    if (block.text.length > 300) return;
    const key = keyOf(block.text);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [at]);
    else if (known.length < 20) known.push(at);
  });
  let before = -1;
  const places = lines.map((line): Seen => {
    const all = byKey.get(keyOf(line)) ?? [];
    const at =
      all.find((one) => one > before && one - before <= (before < 0 ? blocks.length : 12)) ?? all[all.length - 1];
    if (at === undefined) return null;
    before = at;
    return { at, text: blocks[at]!.text };
  });
  return places.filter((place) => place !== null).length >= lines.length * MIN_FOUND ? places : null;
}

/** The same letters with more spaces between them. */
function respaced(line: string, seen: Seen | undefined): string {
  if (seen === null || seen === undefined) return line;
  const tight = (text: string) => text.replace(/\s+/g, '');
  return tight(line) === tight(seen.text) && seen.text.length > line.length ? seen.text : line;
}

function grouped(lines: readonly string[], places: readonly Seen[], blocks: readonly Block[]): IngredientGroup[] {
  const groups: IngredientGroup[] = [];
  let before: number | null = null;
  lines.forEach((line, at) => {
    const place = places[at]?.at ?? null;
    const heading: string | null = place === null ? null : headingAbove(blocks, place, before);
    if (groups.length === 0 || heading !== null) groups.push({ heading, lines: [] });
    groups[groups.length - 1]!.lines.push(line);
    if (place !== null) before = place;
  });
  // Headings that stand over single lines everywhere are not groups.
  const headed = groups.filter((group) => group.heading !== null);
  return headed.length > 0 && headed.length <= Math.max(2, lines.length / 2)
    ? groups
    : [{ heading: null, lines: [...lines] }];
}

function headingAbove(blocks: readonly Block[], place: number, before: number | null): string | null {
  const above = blocks[place - 1];
  if (above === undefined || (before !== null && (place <= before || place - 1 === before || place - before > 4)))
    return null;
  const isHeading = above.level > 0 || /:$/.test(above.text);
  const fits = above.text.length <= 80 && partOf(above.text) === null && ingredientLikeness(above.text) < 0.8;
  return isHeading && fits && !above.item ? above.text : null;
}
