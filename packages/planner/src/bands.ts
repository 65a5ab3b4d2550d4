import { bandOf } from '@mealwright/nutrition/bands';
import type { Target, Targets } from './problem.ts';

/** The range a nutrient must lie in on a day, in its own unit; -Infinity / Infinity = no bound on that side. */
export type Band = {
  nutrient: string;
  low: number;
  high: number;
  aim: number | null;
  /** What counts as 100 % of it; 0 = the target tells nothing (a maximum of 0). */
  scale: number;
};

/** Bounds as they are meant: what is written, or the usual band when only a target is given. */
export function boundsOf(nutrient: string, target: Target): { low: number; high: number } {
  const { min, max } = bandOf(nutrient, target);
  return { low: min ?? -Infinity, high: max ?? Infinity };
}

/** The bands of a day, without those that bound nothing. */
export function bandsOf(targets: Targets): Band[] {
  const bands: Band[] = [];
  for (const nutrient of Object.keys(targets).sort()) {
    const target = targets[nutrient]!;
    const { low, high } = boundsOf(nutrient, target);
    if (low === -Infinity && high === Infinity) continue;
    const twoSided = low > -Infinity && high < Infinity;
    const aim = target.target ?? (twoSided ? (low + high) / 2 : null);
    const scale = aim ?? (low > -Infinity ? low : high);
    // Written the wrong way round (min above max) no value fits; planning then aims at the middle and the day is "missed".
    const [from, to] = low > high ? [(low + high) / 2, (low + high) / 2] : [low, high];
    bands.push({
      nutrient,
      low: from,
      high: to,
      aim: aim === null ? null : clamp(aim, from, to),
      scale: Math.max(0, scale),
    });
  }
  return bands;
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** The day's energy as far as the targets tell; null = unknown. */
export function energyOf(targets: Targets): number | null {
  const kcal = targets.kcal;
  if (kcal) {
    if (kcal.target !== undefined) return kcal.target;
    if (kcal.min !== undefined && kcal.max !== undefined) return (kcal.min + kcal.max) / 2;
    return kcal.min ?? kcal.max ?? null;
  }
  const [protein, carbs, fat] = ['proteinG', 'carbsG', 'fatG'].map((nutrient) => middle(targets[nutrient]));
  if (protein == null || carbs == null || fat == null) return null;
  return 4 * protein + 4 * carbs + 9 * fat;
}

function middle(target: Target | undefined): number | null {
  if (!target) return null;
  if (target.target !== undefined) return target.target;
  return target.min !== undefined && target.max !== undefined ? (target.min + target.max) / 2 : null;
}
