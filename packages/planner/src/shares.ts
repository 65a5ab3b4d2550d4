import type { SlotKind } from './problem.ts';

// How a day's energy is spread over its slots: breakfast a quarter, lunch and dinner about a third each, a snack a ninth,
// give or take a third (a snack more). Fewer or more slots share the day in the same proportion. This rules out
// "one giant meal" and drops recipes that no sensible portion fits into the slot.
const WEIGHT: { readonly [kind in SlotKind]: number } = { breakfast: 0.25, lunch: 0.32, dinner: 0.32, snack: 0.11 };
const SPREAD: { readonly [kind in SlotKind]: { low: number; high: number } } = {
  breakfast: { low: 0.65, high: 1.4 },
  lunch: { low: 0.68, high: 1.32 },
  dinner: { low: 0.68, high: 1.32 },
  snack: { low: 0.45, high: 1.65 },
};

export function slotWeight(kind: SlotKind): number {
  return WEIGHT[kind];
}

/** The share of the open slots' energy that one slot may take. */
export function shareOf(kind: SlotKind, openWeight: number): { low: number; high: number } {
  const share = WEIGHT[kind] / openWeight;
  return { low: SPREAD[kind].low * share, high: SPREAD[kind].high * share };
}

const PORTION_MIN = 0.5;
const PORTION_MAX = 2;
const LARGE_PORTION_MAX = 3;
const LARGE_ENERGY = 3300;

/** Half to two servings; up to three for a large need, be it a large day or a usual day in one or two meals. */
export function portionLimits(
  energy: number | null,
  slots: number,
  openWeight: number,
  step: number,
): { min: number; max: number } {
  const large = energy !== null && (energy > LARGE_ENERGY || (slots <= 2 && energy / openWeight > LARGE_ENERGY));
  const max = large ? LARGE_PORTION_MAX : PORTION_MAX;
  if (step === 0) return { min: PORTION_MIN, max };
  return { min: Math.ceil(PORTION_MIN / step - 1e-9) * step, max: Math.max(1, Math.floor(max / step + 1e-9)) * step };
}
