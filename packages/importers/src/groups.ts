// Groups of ingredients as they are kept: none empty, neighbours with the same heading joined, not too many lines.

import { LIMITS } from './clean.ts';
import { partOf } from './page/words.ts';
import type { IngredientGroup } from './recipe.ts';

export function tidyIngredients(groups: readonly IngredientGroup[]): IngredientGroup[] {
  const out: IngredientGroup[] = [];
  let left: number = LIMITS.list;
  for (const { heading, lines } of groups) {
    const own = lines.filter((line) => line !== '').slice(0, left);
    left -= own.length;
    const last = out[out.length - 1];
    if (own.length === 0) continue;
    if (last !== undefined && last.heading === heading) last.lines.push(...own);
    else out.push({ heading, lines: own });
  }
  // One group that is called "Ingredients" is not a group.
  const [only] = out;
  return out.length === 1 && only!.heading !== null && partOf(only!.heading) === 'ingredients'
    ? [{ heading: null, lines: only!.lines }]
    : out;
}
