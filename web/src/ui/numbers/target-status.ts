import type { TargetRange } from '@mealwright/contracts/common';
import { bandOf } from '@mealwright/nutrition/bands';
import { isNutrientKey } from '@mealwright/nutrition/nutrients';

export type TargetStatus = 'met' | 'below' | 'above' | 'unknown';
export type Band = { min: number | null; max: number | null; aim: number };

/** The range that a number must lie in, and the point that the bar is drawn against. */
export function bandFor(nutrient: string, range: TargetRange): Band | null {
  if (!isNutrientKey(nutrient)) return null;
  const { min, max } = bandOf(nutrient, range);
  const aim = range.target ?? (min !== null && max !== null ? (min + max) / 2 : (min ?? max));
  return aim === null ? null : { min, max, aim };
}

export function statusOf(value: number | null | undefined, { min, max }: Band): TargetStatus {
  if (value === null || value === undefined) return 'unknown';
  if (min !== null && value < min) return 'below';
  return max !== null && value > max ? 'above' : 'met';
}

/** The four that every screen leads with, then what else has a target, in the order of the nutrient table. */
export const leading = ['kcal', 'proteinG', 'carbsG', 'fatG'] as const;
export const colourOf: Record<string, string> = {
  kcal: 'var(--energy)',
  proteinG: 'var(--protein)',
  carbsG: 'var(--carbs)',
  fatG: 'var(--fat)',
  fibreG: 'var(--fibre)',
};
export const orderedTargets = (targets: Record<string, TargetRange>): string[] => {
  const rest = Object.keys(targets).filter((key) => !leading.some((one) => one === key));
  return [...leading.filter((key) => key in targets), ...rest];
};
