// What days and weeks come to: the values that summary.ts makes and insights.ts speaks of.
import type { NutrientKey, SomeNutrients } from './nutrients.ts';

export type TargetCheck = {
  nutrient: NutrientKey;
  value: number | null;
  /** What the value is held against; a bare target is widened as the planner does. */
  min: number | null;
  max: number | null;
  /** null: not known, because a meal's value is unknown. */
  met: boolean | null;
};
export type DaySummary = {
  date: string;
  mealCount: number;
  /** Sum of the known values. */
  nutrition: SomeNutrients;
  /** Nutrients of which a meal's value is unknown: the sum is a lower bound. */
  incomplete: NutrientKey[];
  produceG: number | null;
  checks: TargetCheck[];
  /** Every known target holds and none is unknown. */
  met: boolean;
};
export type EnergyShares = { protein: number; carbs: number; fat: number };
/** A week as summed, before it is judged. */
export type WeekTotals = {
  days: DaySummary[];
  /** Mean of the days that have meals. */
  average: SomeNutrients;
  daysWithMeals: number;
  uniqueRecipes: number;
  kcalStdDev: number | null;
  /** Percent of energy; null when a macronutrient is unknown. */
  macroPercent: EnergyShares | null;
};
