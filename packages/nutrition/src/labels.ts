// What a dish is, from what is in it: diet, allergens, flags, and the labels that its numbers earn. Never typed in.
import type { Food } from './foods.ts';
import type { NutrientValues } from './nutrients.ts';
import type { Per100g, PerServing } from './quantity.ts';
import { type Allergen, allergens, type ContainsFlag, containsFlags, type Diet, diets } from './vocabulary.ts';

/** The strictest diet that still allows all of the foods. No foods: vegan. */
export const dietOf = (foods: readonly Food[]): Diet => {
  let strictest = diets.length - 1;
  for (const food of foods) strictest = Math.min(strictest, diets.indexOf(food.diet));
  return diets[strictest]!;
};
/** Does who eats as `wanted` eat something of diet `has`? */
export const dietAllows = (wanted: Diet, has: Diet): boolean => diets.indexOf(has) >= diets.indexOf(wanted);

/** In the order of the law's list. */
export const allergensOf = (foods: readonly Food[]): Allergen[] =>
  allergens.filter((code) => foods.some((food) => food.allergens.includes(code)));
export const containsOf = (foods: readonly Food[]): ContainsFlag[] =>
  containsFlags.filter((flag) => foods.some((food) => food.contains.includes(flag)));

export const labels = [
  'gluten-free',
  'dairy-free',
  'nut-free',
  'low-carb',
  'keto',
  'high-protein',
  'high-fibre',
  'quick',
] as const;
export type Label = (typeof labels)[number];

/** The definitions, in numbers; README.md says where each comes from. */
export const labelRules = {
  /** Net carbohydrate = carbohydrate by difference less fibre. Below 26 % of energy is "low carbohydrate" (Feinman 2015). */
  lowCarb: { netCarbsG: 20, energyShare: 0.26 },
  /** A ketogenic day holds 20-50 g and at most 10 % of its energy as carbohydrate, and most of it as fat. */
  keto: { netCarbsG: 10, energyShare: 0.1, fatShare: 0.5 },
  /** Regulation (EC) 1924/2006 asks for 20 % of energy. Ours adds an amount that counts in a day: 25 g, or 10 g where 30 % of energy is protein. */
  highProtein: { energyShare: 0.2, gramsG: 25, strongShare: 0.3, strongGramsG: 10 },
  /** Regulation (EC) 1924/2006: 3 g per 100 kcal or 6 g per 100 g; ours adds 3 g in the serving, so that a garnish does not earn it. */
  highFibre: { per100kcalG: 3, per100gG: 6, gramsG: 3 },
  quickMinutes: 30,
} as const;

type EnergyShares = { netCarbs: number; protein: number; fat: number };
const energyShares = (values: NutrientValues): EnergyShares | null => {
  const { kcal, carbsG, fibreG, proteinG, fatG } = values;
  if (kcal === null || kcal <= 0 || carbsG === null || proteinG === null || fatG === null) return null;
  const net = Math.max(0, carbsG - (fibreG ?? 0));
  return { netCarbs: (4 * net) / kcal, protein: (4 * proteinG) / kcal, fat: (9 * fatG) / kcal };
};

export type LabelInput = {
  foods: readonly Food[];
  perServing: PerServing<NutrientValues>;
  per100g: Per100g<NutrientValues> | null;
  totalMinutes: number | null;
};
/** A label that rests on an unknown number is not given. */
export const labelsOf = ({ foods, perServing, per100g, totalMinutes }: LabelInput): Label[] => {
  const has = allergensOf(foods);
  const shares = energyShares(perServing);
  const { kcal, carbsG, fibreG, proteinG } = perServing;
  const net = carbsG === null ? null : Math.max(0, carbsG - (fibreG ?? 0));
  const { lowCarb, keto, highProtein, highFibre, quickMinutes } = labelRules;
  const given: Record<Label, boolean> = {
    'gluten-free': !has.includes('gluten'),
    'dairy-free': !has.includes('milk'),
    'nut-free': !has.includes('nuts') && !has.includes('peanut'),
    'low-carb': net !== null && shares !== null && net <= lowCarb.netCarbsG && shares.netCarbs <= lowCarb.energyShare,
    keto:
      net !== null &&
      shares !== null &&
      net <= keto.netCarbsG &&
      shares.netCarbs <= keto.energyShare &&
      shares.fat >= keto.fatShare,
    'high-protein':
      proteinG !== null &&
      shares !== null &&
      shares.protein >= highProtein.energyShare &&
      (proteinG >= highProtein.gramsG ||
        (shares.protein >= highProtein.strongShare && proteinG >= highProtein.strongGramsG)),
    'high-fibre':
      fibreG !== null &&
      kcal !== null &&
      fibreG >= highFibre.gramsG &&
      (fibreG * 100 >= highFibre.per100kcalG * kcal || (per100g?.fibreG ?? 0) >= highFibre.per100gG),
    quick: totalMinutes !== null && totalMinutes <= quickMinutes,
  };
  return labels.filter((label) => given[label]);
};
