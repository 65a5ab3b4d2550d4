type Lane = { locked: boolean; recipe: ArrayLike<number>; count: number };

/**
 * A different recipe for every lane of a day, as candidate numbers; -1 where none is left. Locked lanes keep theirs.
 * Augmenting paths over the first few candidates: with n lanes, n candidates of each are enough to decide.
 */
export function distinctPicks(lanes: readonly Lane[]): Int32Array {
  const picks = new Int32Array(lanes.length).fill(-1);
  const holder = new Map<number, number>();
  lanes.forEach((lane, i) => {
    if (!lane.locked) return;
    picks[i] = 0;
    holder.set(lane.recipe[0]!, -1);
  });
  const place = (i: number, tried: Set<number>): boolean => {
    const lane = lanes[i]!;
    for (let j = 0; j < Math.min(lane.count, 2 * lanes.length); j++) {
      const recipe = lane.recipe[j]!;
      const other = holder.get(recipe);
      if (tried.has(recipe) || other === -1) continue;
      tried.add(recipe);
      if (other !== undefined && !place(other, tried)) continue;
      holder.set(recipe, i);
      picks[i] = j;
      return true;
    }
    return false;
  };
  lanes.forEach((lane, i) => {
    if (!lane.locked) place(i, new Set());
  });
  return picks;
}
