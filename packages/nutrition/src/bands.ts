// What a target means in numbers: the one place where a bare target becomes a range.
import type { NutrientKey } from './nutrients.ts';
import type { TargetRange } from './targets.ts';

const macros: readonly string[] = ['proteinG', 'carbsG', 'fatG'] satisfies NutrientKey[];

/**
 * The range a day must lie in, in the unit of the nutrient; null = open on that side. What is written holds; a target alone
 * means: energy within 5 %, a macronutrient within 10 % but at least 4 g, sodium at most, all else at least.
 */
export function bandOf(
  nutrient: string,
  { min, target, max }: TargetRange,
): { min: number | null; max: number | null } {
  if (min !== undefined || max !== undefined || target === undefined) return { min: min ?? null, max: max ?? null };
  if (nutrient === 'sodiumMg') return { min: null, max: target };
  const isMacro = macros.includes(nutrient);
  if (nutrient !== 'kcal' && !isMacro) return { min: target, max: null };
  const width = isMacro ? Math.max(0.1 * target, 4) : 0.05 * target;
  return { min: Math.max(0, target - width), max: target + width };
}
