// The method of a page without mark-up: what follows the line that announces it, or what follows the ingredients.

import type { StepGroup } from '../recipe.ts';
import { tidySteps, unnumbered } from '../steps.ts';
import { type Block, boxAround, isInside } from './blocks.ts';
import { type Found, MAX_LINES, type Start, startsOf } from './layout.ts';
import { ingredientLikeness, partOf } from './words.ts';

/** `after` is where the ingredients end, -1 when there are none. */
export function layoutSteps(blocks: readonly Block[], after: number): Found<StepGroup> | null {
  let best: Found<StepGroup> | null = null;
  for (const start of startsOf(blocks, 'method')) {
    const found = stepsAfter(blocks, start, after);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  if (best === null && after > 0) best = stepsAfter(blocks, { at: after, level: 2, byName: false }, after);
  return best;
}

function stepsAfter(blocks: readonly Block[], start: Start, after: number): Found<StepGroup> | null {
  const lines: Block[] = [];
  const announcing = blocks[start.at - 1];
  let box = null;
  let at = start.at;
  for (; at < blocks.length && lines.length < MAX_LINES; at++) {
    const block = blocks[at]!;
    const part = partOf(block.text);
    if (part === 'end' || part === 'ingredients') break;
    if (part === 'method') {
      if (lines.length > 0) break;
      continue;
    }
    if (start.byName && block.hint !== 'method') break;
    const isHeading = block.level > 0 && block.level < 7;
    if (isHeading && block.level <= start.level && lines.length > 0 && !isNumbered(block.text)) break;
    if (box === null && announcing !== undefined && !start.byName) box = boxAround(announcing.box, block.box);
    if (box !== null && !isInside(block, box)) break;
    if (block.linked && !block.item) continue;
    lines.push(block);
  }
  const groups = stepGroupsOf(withoutTail(lines));
  const steps = groups.flatMap((group) => group.steps);
  const words = steps.reduce((sum, step) => sum + wordsOf(step), 0);
  if (steps.length === 0 || words < 8) return null;
  const long = steps.filter((step) => step.length > 35).length / steps.length;
  const looksLikeIngredients = steps.filter((step) => ingredientLikeness(step) >= 0.8).length / steps.length;
  if (looksLikeIngredients > 0.6) return null;
  const distance = Math.max(0, start.at - after);
  const near = after < 0 ? 1 : start.at >= after - 3 ? 1 / (1 + distance / 200) : 0.3;
  const size = Math.min(6, steps.length + words / 40);
  return { groups, from: start.at, to: at, score: (0.3 + long) * near * size * (start.byName ? 0.9 : 1) };
}

/** Words of scripts without spaces count by characters. */
const wordsOf = (text: string) =>
  Math.max(text.split(/\s+/).length, (text.match(/[\u3040-\u9fff\uac00-\ud7af]/g)?.length ?? 0) / 2);

const isNumbered = (text: string) => /^(?:step\s*|schritt\s*|étape\s*)?\d{1,2}\b/i.test(text);

/** Buttons, sharing and counters after the last step are short and end without a full stop. */
function withoutTail(lines: readonly Block[]): Block[] {
  const kept = [...lines];
  const inSentences = lines.filter((line) => /[.!?。！)]$/.test(line.text)).length;
  for (;;) {
    const last = kept[kept.length - 1];
    if (last === undefined || (last.ordered && last.text.length > 15)) return kept;
    const unfinished = !/[.!?。！)]$/.test(last.text);
    const isShort = last.text.length <= 40 && last.text.split(' ').length <= 4;
    const isTail =
      /:$/.test(last.text) ||
      last.level > 0 ||
      (unfinished && isShort && inSentences >= 1) ||
      (unfinished && inSentences >= 3 && !last.item && last.text.length < 60);
    if (!isTail) return kept;
    kept.pop();
  }
}

function stepGroupsOf(blocks: readonly Block[]): StepGroup[] {
  const kept = keptLines(blocks);
  const groups: StepGroup[] = [{ heading: null, steps: [] }];
  withoutCounting(kept).forEach((text, at) => {
    const block = kept[at]!;
    const isHeading = block.level > 0 && text.length <= 80 && !/[.!]$/.test(text) && kept[at + 1] !== undefined;
    if (isHeading) groups.push({ heading: text, steps: [] });
    else if (/\p{L}/u.test(text)) groups[groups.length - 1]!.steps.push(text);
  });
  return tidySteps(groups);
}

/** Where most of the text stands in a list, what stands beside the list is not a step. */
function keptLines(blocks: readonly Block[]): Block[] {
  const real = blocks.filter((block) => unnumbered([block.text]).length > 0);
  const items = real.filter((block) => block.item && block.text.length > 15);
  const ordered = items.filter((block) => block.ordered);
  if (ordered.length >= 2 && charsOf(ordered) > charsOf(real) * 0.5)
    return real.filter((block) => block.ordered || block.level > 0);
  if (items.length >= 2 && charsOf(items) > charsOf(real) * 0.6)
    return real.filter((block) => block.item || block.level > 0);
  return real;
}

const charsOf = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + block.text.length, 0);

/** "1 Mix", "2 Stir": plain numbers that count the lines go. */
function withoutCounting(blocks: readonly Block[]): string[] {
  const counted = blocks.filter(({ text }, at) => text.startsWith(`${at + 1} `)).length;
  const counts = counted >= 2 && counted >= blocks.length * 0.6;
  return blocks.map(({ text }) => (counts ? text.replace(/^\d{1,2} /, '') : text));
}
