// What a day and a week come to, against their targets; and the balance score of the requirements.
import { bandOf } from './bands.ts';
import type { Food } from './foods.ts';
import { type Insight, insightsOf } from './insights.ts';
import { isNutrientKey, type NutrientKey, type SomeNutrients } from './nutrients.ts';
import type { TargetRange, Targets } from './targets.ts';
import type { DaySummary, EnergyShares, TargetCheck, WeekTotals } from './week.ts';

export type MealEaten = {
  /** null: a free entry. */
  recipeId: string | null;
  /** Of what is eaten, all servings of the meal. A missing nutrient is unknown. */
  nutrition: SomeNutrients;
  /** Vegetables and fruit in it (see `produceGrams`); null or missing = unknown. */
  produceG?: number | null;
};
export type DayEaten = {
  /** `YYYY-MM-DD` */
  date: string;
  meals: readonly MealEaten[];
  targets: Targets;
};

export type { DaySummary, EnergyShares, TargetCheck } from './week.ts';
export type WeekSummary = WeekTotals & { balance: { score: number; insights: Insight[] } | null };

/**
 * Sum over meals. Where a meal's value is unknown the sum is that of the known ones, a lower bound, and `incomplete` names the
 * nutrient; with no known value at all it is null.
 */
export const sumMeals = (
  meals: readonly { nutrition: SomeNutrients }[],
): { nutrition: SomeNutrients; incomplete: NutrientKey[] } => {
  // One pass over plain objects: this runs for each day of each plan that is shown.
  const nutrition: SomeNutrients = {};
  const known: Partial<Record<NutrientKey, number>> = {};
  for (const meal of meals) {
    for (const key of Object.keys(meal.nutrition)) {
      if (!isNutrientKey(key)) continue;
      const value = meal.nutrition[key] ?? null;
      const sum = nutrition[key] ?? null;
      nutrition[key] = value === null ? sum : (sum ?? 0) + value;
      known[key] = (known[key] ?? 0) + (value === null ? 0 : 1);
    }
  }
  const incomplete = (Object.keys(known) as NutrientKey[]).filter((key) => (known[key] ?? 0) < meals.length);
  return { nutrition, incomplete };
};

const tolerance = 1e-9;
/** A lower bound is enough for a minimum, never for a maximum (decision 005): `met` is then null, not known. */
export const checkTargets = (
  { nutrition, incomplete }: { nutrition: SomeNutrients; incomplete: readonly NutrientKey[] },
  targets: Targets,
): TargetCheck[] =>
  (Object.entries(targets) as [NutrientKey, TargetRange][]).map(([nutrient, range]) => {
    const { min, max } = bandOf(nutrient, range);
    const value = nutrition[nutrient] ?? null;
    const complete = value !== null && !incomplete.includes(nutrient);
    const enough = min === null || (value !== null && value >= min - tolerance) || (complete ? false : null);
    const notTooMuch = max === null || (value !== null && value > max + tolerance ? false : complete ? true : null);
    const met = enough === false || notTooMuch === false ? false : enough === null || notTooMuch === null ? null : true;
    return { nutrient, value, min, max, met };
  });

export const summariseDay = (day: DayEaten): DaySummary => {
  const sum = sumMeals(day.meals);
  const checks = checkTargets(sum, day.targets);
  let produceG: number | null = day.meals.length > 0 ? 0 : null;
  for (const meal of day.meals) {
    const grams = meal.produceG ?? null;
    produceG = produceG === null || grams === null ? null : produceG + grams;
  }
  return {
    date: day.date,
    mealCount: day.meals.length,
    ...sum,
    produceG,
    checks,
    met: day.meals.length > 0 && checks.every((check) => check.met === true),
  };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Of the whole population: the days are all there are. */
export const standardDeviation = (values: readonly number[]): number => {
  if (values.length === 0) return 0;
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

export const macroPercent = (nutrition: SomeNutrients): EnergyShares | null => {
  const { proteinG, carbsG, fatG } = nutrition;
  if (typeof proteinG !== 'number' || typeof carbsG !== 'number' || typeof fatG !== 'number') return null;
  const energy = 4 * proteinG + 4 * carbsG + 9 * fatG;
  if (energy <= 0) return null;
  return { protein: (400 * proteinG) / energy, carbs: (400 * carbsG) / energy, fat: (900 * fatG) / energy };
};

/** The balance that the requirements call ideal. Who aims at another one is held against that (`idealOf`). */
export const idealMacros: EnergyShares = { protein: 30, carbs: 40, fat: 30 };

const middleOf = (nutrient: NutrientKey, range: TargetRange | undefined): number | null => {
  if (range === undefined) return null;
  if (range.target !== undefined) return range.target;
  const { min, max } = bandOf(nutrient, range);
  return min !== null && max !== null ? (min + max) / 2 : (min ?? max);
};
/** The shares that a person's own targets come to. */
export const idealOf = (targets: Targets): EnergyShares =>
  macroPercent({
    proteinG: middleOf('proteinG', targets.proteinG),
    carbsG: middleOf('carbsG', targets.carbsG),
    fatG: middleOf('fatG', targets.fatG),
  }) ?? idealMacros;

/** 100 when the shares are the ideal ones, one point less for every percent point that a macronutrient is off. */
export const scoreMacros = (shares: EnergyShares, ideal: EnergyShares): number => {
  const off =
    Math.abs(shares.protein - ideal.protein) + Math.abs(shares.carbs - ideal.carbs) + Math.abs(shares.fat - ideal.fat);
  return Math.max(0, 100 - off);
};

/** Above this spread of the daily energy the week swings. */
export const steadyKcal = 500;
/** Fewer different meals than days of the week is little variety. */
export const enoughRecipes = 7;

export type BalanceInput = {
  dailyKcal: readonly number[];
  macros: EnergyShares;
  uniqueRecipes: number;
  ideal?: EnergyShares;
};
/**
 * 0-100. From 100, 20 off when the standard deviation of the daily energy is above 500 kcal; of that six tenths, and four
 * tenths of the score of the macronutrients; then 10 off when fewer than seven different meals stand in the week.
 */
export const balanceScore = ({ dailyKcal, macros, uniqueRecipes, ideal = idealMacros }: BalanceInput): number => {
  let score = 100;
  if (standardDeviation(dailyKcal) > steadyKcal) score -= 20;
  score = score * 0.6 + scoreMacros(macros, ideal) * 0.4;
  if (uniqueRecipes < enoughRecipes) score -= 10;
  return Math.max(0, Math.min(100, score));
};

const averageOf = (days: readonly DaySummary[]): SomeNutrients => {
  const sum = sumMeals(days).nutrition;
  for (const key of Object.keys(sum) as NutrientKey[]) {
    const value = sum[key];
    if (typeof value === 'number') sum[key] = value / days.length;
  }
  return sum;
};

/** `reference`: intakes to compare the week's average with (targets.ts), shown as insights only. */
export const summariseWeek = (days: readonly DayEaten[], reference: Targets = {}): WeekSummary => {
  const summaries = days.map(summariseDay);
  const filled = summaries.filter((day) => day.mealCount > 0);
  const recipeIds = days.flatMap((day) => day.meals.flatMap((meal) => meal.recipeId ?? []));
  const uniqueRecipes = new Set(recipeIds).size;
  const average = averageOf(filled);
  const macros = macroPercent(average);
  const dailyKcal = filled.flatMap((day) => day.nutrition.kcal ?? []);
  const kcalKnown = filled.length > 0 && dailyKcal.length === filled.length;
  const kcalStdDev = kcalKnown ? standardDeviation(dailyKcal) : null;
  const ideal = idealOf(days.find((day) => day.meals.length > 0)?.targets ?? {});
  const week = {
    days: summaries,
    average,
    daysWithMeals: filled.length,
    uniqueRecipes,
    kcalStdDev,
    macroPercent: macros,
  };
  if (macros === null || kcalStdDev === null) return { ...week, balance: null };
  const score = Math.round(balanceScore({ dailyKcal, macros, uniqueRecipes, ideal }));
  return {
    ...week,
    balance: { score, insights: insightsOf({ ...week, macroPercent: macros, kcalStdDev }, ideal, reference) },
  };
};

/** Potatoes and their like are no vegetables in the advice to eat 400 g a day (WHO). */
const starchy = /\b(potato|potatoes|cassava|yam|taro|plantain|fries|hash brown|gnocchi)\b/;
/** Grams of vegetables and fruit among weighed foods. */
export const produceGrams = (parts: readonly { food: Food; grams: number }[]): number =>
  parts.reduce((sum, { food, grams }) => {
    const counts =
      (food.category === 'vegetable' || food.category === 'fruit') && !starchy.test(food.name.toLowerCase());
    return counts ? sum + grams : sum;
  }, 0);
