import type { Target, Targets } from './problem.ts';

/** The range a nutrient must lie in on a day, in its own unit; -Infinity / Infinity = no bound on that side. */
export type Band = { nutrient: string; low: number; high: number; aim: number | null; scale: number };

const MACROS = new Set(['proteinG', 'carbsG', 'fatG']);
/** Half the width of the default band around a target. */
function halfWidth(nutrient: string, target: number): number {
  if (nutrient === 'kcal') return 0.05 * target;
  return MACROS.has(nutrient) ? Math.max(0.1 * target, 4) : 0.1 * target;
}

/** Bounds as they are meant: what is written, or the default band when only a target is given. */
export function boundsOf(nutrient: string, { min, target, max }: Target): { low: number; high: number } {
  if (min !== undefined || max !== undefined || target === undefined)
    return { low: min ?? -Infinity, high: max ?? Infinity };
  if (nutrient === 'sodiumMg') return { low: -Infinity, high: target };
  if (nutrient !== 'kcal' && !MACROS.has(nutrient)) return { low: target, high: Infinity };
  const half = halfWidth(nutrient, target);
  return { low: Math.max(0, target - half), high: target + half };
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
      scale: scale > 0 ? scale : 1,
    });
  }
  return bands;
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** The day's energy as far as the targets tell; null = unknown. */
export function energyOf(targets: Targets): number | null {
  const kcal = targets['kcal'];
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
