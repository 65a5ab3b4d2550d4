// Sums of weighed foods. What is unknown stays visible: every nutrient carries the share of the weight that it covers.
import type { Food } from './foods.ts';
import { type NutrientKey, type NutrientValues, nutrientKeys, nutrientValues } from './nutrients.ts';
import {
  addGrams,
  asTotal,
  type Grams,
  grams,
  gramsPerServing,
  type Per100g,
  type PerServing,
  per100g,
  perServing,
  type Servings,
  type Total,
} from './quantity.ts';

export type Part = { food: Food; grams: Grams };

/**
 * A value is the sum over the parts where it is known. Where less than this share of the weight is known, the sum says
 * too little and the value is null. Above it, the sum is a lower bound that misses at most a fifth of the weight.
 */
export const coverageNeeded = 0.8;

export type Totals = {
  grams: Total<Grams>;
  /** null: unknown, or known for less than `coverageNeeded` of the weight. */
  values: Total<NutrientValues>;
  /** Share of the weight, 0-1, whose value is known. */
  coverage: Record<NutrientKey, number>;
  /** What was summed, so that every number can be taken apart again; see `contributions`. */
  parts: readonly Part[];
};

/**
 * Drinking water is left out of the weight that must be known: it holds none of what is asked for (its own minerals
 * are still summed), and two litres of it in a soup would otherwise vouch for everything else.
 */
const isWater = (food: Food): boolean => food.per100g.kcal === 0 && (food.per100g.waterG ?? 0) >= 99;

export const totalOf = (parts: readonly Part[]): Totals => {
  const sums = {} as Record<NutrientKey, number>;
  const known = {} as Record<NutrientKey, number>;
  for (const key of nutrientKeys) {
    sums[key] = 0;
    known[key] = 0;
  }
  let weight = grams(0);
  let counted = 0;
  const allWater = parts.every((part) => isWater(part.food));
  for (const part of parts) {
    weight = addGrams(weight, part.grams);
    const counts = allWater || !isWater(part.food);
    if (counts) counted += part.grams;
    const values = part.food.per100g;
    for (const key of nutrientKeys) {
      const value = values[key];
      if (value === null) continue;
      sums[key] += (value * part.grams) / 100;
      if (counts) known[key] += part.grams;
    }
  }
  const coverage = {} as Record<NutrientKey, number>;
  for (const key of nutrientKeys) coverage[key] = counted > 0 ? Math.min(1, known[key] / counted) : 0;
  return {
    grams: asTotal(weight),
    values: asTotal(nutrientValues((key) => (coverage[key] >= coverageNeeded - 1e-9 ? sums[key] : null))),
    coverage,
    parts,
  };
};

export const totalsPerServing = (
  totals: Totals,
  count: Servings,
): { grams: PerServing<Grams>; values: PerServing<NutrientValues> } => ({
  grams: gramsPerServing(totals.grams, count),
  values: perServing(totals.values, count),
});
export const totalsPer100g = (totals: Totals): Per100g<NutrientValues> | null => per100g(totals.values, totals.grams);

export type Contribution = { food: Food; grams: Grams; amount: number | null };
/** Where the value of one nutrient comes from, largest first; foods that do not say come last. */
export const contributions = (totals: Totals, key: NutrientKey): Contribution[] =>
  totals.parts
    .map((part) => {
      const value = part.food.per100g[key];
      return { food: part.food, grams: part.grams, amount: value === null ? null : (value * part.grams) / 100 };
    })
    .sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1));

/** Sum of finished values, e.g. the meals of a day. Unknown in one is unknown in the sum. */
export const sumValues = (all: readonly NutrientValues[]): NutrientValues =>
  nutrientValues((key) => {
    let sum = 0;
    for (const values of all) {
      const value = values[key];
      if (value === null || value === undefined) return null;
      sum += value;
    }
    return sum;
  });
