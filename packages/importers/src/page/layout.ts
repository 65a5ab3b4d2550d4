// A recipe from what the page shows, when nothing is marked up: headings that announce the parts in many languages, names
// of classes, lists, and how much each line looks like an ingredient or a step. No site is known by name here.

import { ingredientLine } from '../clean.ts';
import { tidyIngredients } from '../groups.ts';
import type { IngredientGroup } from '../recipe.ts';
import { type Block, keyOf } from './blocks.ts';
import { ingredientLikeness, isGroupHeading, isOnlyAmount, partOf, speaksOfIngredients } from './words.ts';

export const MAX_LINES = 150;
const MAX_CANDIDATES = 40;

export type Found<Group> = { groups: Group[]; from: number; to: number; score: number };

export function layoutIngredients(blocks: readonly Block[]): Found<IngredientGroup> | null {
  const starts = startsOf(blocks, 'ingredients');
  let best: Found<IngredientGroup> | null = null;
  for (const start of starts) {
    const found = ingredientsAfter(blocks, start);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best ?? unannounced(blocks);
}

/** A list whose lines look like ingredients although nothing announces it; headings between its parts are groups. */
function unannounced(blocks: readonly Block[]): Found<IngredientGroup> | null {
  let best: Found<IngredientGroup> | null = null;
  for (let at = 0; at < blocks.length; at++) {
    if (!blocks[at]!.item || ingredientLikeness(blocks[at]!.text) < 0.8) continue;
    const from = blocks[at - 1] !== undefined && isHeading(blocks[at - 1]!) && blocks[at - 1]!.level > 1 ? at - 1 : at;
    let to = at;
    for (let look = at; look < blocks.length && look - from < MAX_LINES && look - to < 2; look++) {
      const block = blocks[look]!;
      if (partOf(block.text) !== null || (!block.item && block.text.length > 60)) break;
      if (block.item && block.hint !== 'method') to = look + 1;
    }
    const groups = withoutRepetition(ingredientGroupsOf(blocks.slice(from, to)));
    const all = groups.flatMap((group) => group.lines);
    const mean = all.reduce((sum, line) => sum + ingredientLikeness(line), 0) / Math.max(1, all.length);
    if (all.length >= 4 && mean >= 0.65) {
      const score = mean * Math.min(10, all.length);
      if (best === null || score > best.score) best = { groups, from, to, score };
    }
    at = Math.max(at, to);
  }
  return best;
}

export type Start = { at: number; level: number; byName: boolean };

/** Where a part may begin: after a line that announces it, or where a class names it. */
export function startsOf(blocks: readonly Block[], part: 'ingredients' | 'method'): Start[] {
  const starts: Start[] = [];
  for (let at = 0; at < blocks.length && starts.length < MAX_CANDIDATES; at++) {
    const { text, level, item, hint } = blocks[at]!;
    const announced = partOf(text) === part || (part === 'ingredients' && level > 0 && speaksOfIngredients(text));
    if (announced && (!item || level > 0)) starts.push({ at: at + 1, level: level === 0 ? 8 : level, byName: false });
    else if (hint === part && blocks[at - 1]?.hint !== part) starts.push({ at, level: 8, byName: true });
  }
  return starts;
}

function ingredientsAfter(blocks: readonly Block[], start: Start): Found<IngredientGroup> | null {
  const lines: Block[] = [];
  let at = start.at;
  let plainRun = 0;
  for (; at < blocks.length && lines.length < MAX_LINES; at++) {
    const block = blocks[at]!;
    const part = partOf(block.text);
    // Two headings side by side are tabs: what they head follows both.
    if (part === 'method' && lines.length === 0 && at === start.at) continue;
    if (part === 'method' || part === 'end') break;
    if (part === 'ingredients') {
      if (lines.length > 0) break;
      continue;
    }
    if (start.byName && block.hint !== 'ingredients') break;
    if (isHeading(block)) {
      // A heading as high as the one that announced the part ends it, unless ingredients go on right below.
      const next = blocks[at + 1];
      const goesOn =
        next !== undefined &&
        ingredientLikeness(next.text) >= 0.4 &&
        (next.item || ingredientLikeness(next.text) >= 0.8);
      if (block.level < Math.min(start.level, 7) || !goesOn) {
        if (lines.length > 0 || block.level <= start.level) break;
        continue;
      }
    } else if (!block.item && block.text.length > 200) {
      if (lines.length > 0) break;
      if (++plainRun > 2) break;
      continue;
    }
    lines.push(block);
  }
  const groups = withoutRepetition(ingredientGroupsOf(lines));
  const all = groups.flatMap((group) => group.lines);
  if (all.length < 2) return null;
  const likeness = all.reduce((sum, line) => sum + ingredientLikeness(line), 0);
  const mean = likeness / all.length;
  if (mean < 0.3) return null;
  const followed = blocks[at] !== undefined && partOf(blocks[at]!.text) === 'method' ? 1.5 : 1;
  const listed = lines.filter((line) => line.item).length / lines.length;
  return { groups, from: start.at, to: at, score: mean * (0.5 + 0.5 * listed) * followed * Math.min(8, all.length) };
}

function isHeading(block: Block): boolean {
  if (block.level > 0 && block.level < 7) return true;
  return block.level === 7 && !block.item && ingredientLikeness(block.text) < 0.8 && block.text.length <= 60;
}

export function ingredientGroupsOf(blocks: readonly Block[]): IngredientGroup[] {
  const inList = blocks.filter((block) => block.item).length;
  const listed = inList >= 2 && inList >= blocks.filter((block) => !block.item && !isHeading(block)).length;
  const groups: IngredientGroup[] = [{ heading: null, lines: [] }];
  for (const block of joinedAmounts(blocks)) {
    const line = ingredientLine(block.text);
    if (line === '') continue;
    if (isGroupHeading(line, isHeading(block) || block.level > 0)) groups.push({ heading: line, lines: [] });
    else if (!listed || block.item) groups[groups.length - 1]!.lines.push(line);
  }
  return tidyIngredients(groups);
}

/** The same foods once more in other units are the same recipe. */
function withoutRepetition(groups: IngredientGroup[]): IngredientGroup[] {
  const lines = groups.flatMap((group) => group.lines);
  const names = lines.map((line) => keyOf(line).replace(/\d/g, '').slice(-10));
  for (let length = 3; length <= lines.length / 2; length++) {
    let same = 0;
    for (let at = 0; at < length; at++) if (names[at] === names[at + length]) same++;
    if (same < length * 0.7) continue;
    let left = length;
    return groups
      .map((group) => {
        const kept = group.lines.slice(0, left);
        left -= kept.length;
        return { heading: group.heading, lines: kept };
      })
      .filter((group) => group.lines.length > 0);
  }
  return groups;
}

/** "2 cups" in one box and "flour" in the next are one line. */
function joinedAmounts(blocks: readonly Block[]): readonly Block[] {
  const alone = blocks.filter((block) => isOnlyAmount(block.text)).length;
  if (alone < 2) return blocks;
  const firstIsAmount =
    blocks.findIndex((block) => isOnlyAmount(block.text)) % 2 === 0 || isOnlyAmount(blocks[0]!.text);
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    const next = blocks[at + 1];
    if (next !== undefined && firstIsAmount && isOnlyAmount(block.text) && !isOnlyAmount(next.text)) {
      out.push({ ...next, text: `${block.text} ${next.text}` });
      at++;
    } else if (next !== undefined && !firstIsAmount && !isOnlyAmount(block.text) && isOnlyAmount(next.text)) {
      out.push({ ...block, text: `${next.text} ${block.text}` });
      at++;
    } else out.push(block);
  }
  return out;
}
