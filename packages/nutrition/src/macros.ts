// Energy -> grams of protein, carbohydrate and fat.
import type { NutrientKey } from './nutrients.ts';
import type { LifeStage, Sex } from './reference-intakes.ts';

export const macroSplits = ['balanced', 'high_protein', 'low_carb', 'keto', 'custom'] as const;
export type MacroSplit = (typeof macroSplits)[number];
/** null: what is left over. */
export type CustomMacros = { unit: 'g' | 'percent'; protein: number | null; carbs: number | null; fat: number | null };

export type Macro = 'protein' | 'carbs' | 'fat';
type Range = { min?: number | undefined; target?: number | undefined; max?: number | undefined };
export type Macros = { kcal: number; proteinG: Range; carbsG: Range; fatG: Range };

/** Atwater's general factors. */
export const kcalPerGram: Record<Macro, number> = { protein: 4, carbs: 4, fat: 9 };
const keyOf: Record<Macro, NutrientKey> = { protein: 'proteinG', carbs: 'carbsG', fat: 'fatG' };
const macros: readonly Macro[] = ['protein', 'carbs', 'fat'];

/**
 * Percent of energy. Balanced lies within the acceptable ranges of the Institute of Medicine (protein 10-35, carbohydrate
 * 45-65, fat 20-35). Low carbohydrate stays below 26 % (Feinman 2015). Keto leaves at most 10 % for carbohydrate.
 */
export const splitPercent: Record<Exclude<MacroSplit, 'custom'>, Record<Macro, number>> = {
  balanced: { protein: 25, carbs: 45, fat: 30 },
  high_protein: { protein: 30, carbs: 40, fat: 30 },
  low_carb: { protein: 30, carbs: 20, fat: 50 },
  keto: { protein: 25, carbs: 10, fat: 68 },
};

/** High protein: 2 g per kg (upper end of the ISSN position of 2017), within these shares of energy. */
const highProtein = { gramsPerKg: 2, leastPercent: 25, mostPercent: 35 } as const;
/** Recommended intake per kg of body mass (Institute of Medicine 2005; 9-18 years by the higher figure of the age span). */
const leastProteinPerKg = (age: number, stage: LifeStage): number => {
  if (stage === 'pregnant') return 1.1;
  if (stage === 'lactating') return 1.3;
  return age < 19 ? 0.95 : 0.8;
};
/** Beyond a BMI of 30 body mass says little about the need for protein. */
const proteinWeight = (weightKg: number, heightCm: number): number => Math.min(weightKg, 30 * (heightCm / 100) ** 2);

type Say = (
  nutrient: NutrientKey,
  code:
    | 'macro.percent'
    | 'macro.perKg'
    | 'macro.leastProtein'
    | 'macro.given'
    | 'macro.rest'
    | 'macro.ketoCarbs'
    | 'macro.scaled'
    | 'energy.fromMacros',
  params?: Record<string, number | string>,
) => void;
type Person = {
  sex: Sex;
  age: number;
  heightCm: number;
  weightKg: number;
  lifeStage: LifeStage;
  macroSplit: MacroSplit;
  customMacros: CustomMacros | null;
};

type Grams = Record<Macro, number>;
const gramsOf = (macro: Macro, percent: number, kcal: number): number => (percent / 100) * (kcal / kcalPerGram[macro]);
const energyOf = (grams: Grams): number => macros.reduce((sum, macro) => sum + kcalPerGram[macro] * grams[macro], 0);

/** Shares the energy that is left among the macros that are not given, in the proportions of the balanced split. */
const fillRest = (given: Partial<Grams>, kcal: number, say: Say): Grams => {
  const open = macros.filter((macro) => given[macro] === undefined);
  const used = macros.reduce((sum, macro) => sum + kcalPerGram[macro] * (given[macro] ?? 0), 0);
  const weight = open.reduce((sum, macro) => sum + splitPercent.balanced[macro], 0);
  const left = Math.max(0, kcal - used);
  const filled = { protein: 0, carbs: 0, fat: 0 };
  for (const macro of macros) {
    const own = given[macro];
    filled[macro] = own ?? (left * splitPercent.balanced[macro]) / weight / kcalPerGram[macro];
    if (own === undefined) say(keyOf[macro], 'macro.rest', { grams: Math.round(filled[macro]) });
  }
  return filled;
};

const customGrams = (custom: CustomMacros, kcal: number, say: Say): Grams => {
  const asked = macros.flatMap((macro) => (custom[macro] === null ? [] : [[macro, custom[macro]] as const]));
  const sum = asked.reduce((total, [, value]) => total + value, 0);
  // Percentages of more than 100, or all three and not 100, cannot be met as they stand: their proportions can.
  const scale =
    custom.unit === 'percent' && sum > 0 && (sum > 100 || (asked.length === 3 && sum !== 100)) ? 100 / sum : 1;
  const given: Partial<Grams> = {};
  for (const [macro, value] of asked) {
    given[macro] = custom.unit === 'g' ? value : gramsOf(macro, value * scale, kcal);
    if (scale !== 1) say(keyOf[macro], 'macro.scaled', { asked: value, percent: Math.round(value * scale) });
    else say(keyOf[macro], 'macro.given', { value, unit: custom.unit });
  }
  return fillRest(given, kcal, say);
};

const splitGrams = (person: Person, kcal: number, say: Say): Grams => {
  const { macroSplit, customMacros } = person;
  if (macroSplit === 'custom' && customMacros !== null) return customGrams(customMacros, kcal, say);
  const percent = splitPercent[macroSplit === 'custom' ? 'balanced' : macroSplit];
  if (macroSplit !== 'high_protein') {
    for (const macro of macros)
      if (macroSplit !== 'keto' || macro !== 'carbs') say(keyOf[macro], 'macro.percent', { percent: percent[macro] });
    return {
      protein: gramsOf('protein', percent.protein, kcal),
      carbs: gramsOf('carbs', percent.carbs, kcal),
      fat: gramsOf('fat', percent.fat, kcal),
    };
  }
  const byWeight = highProtein.gramsPerKg * proteinWeight(person.weightKg, person.heightCm);
  const least = gramsOf('protein', highProtein.leastPercent, kcal);
  const protein = Math.min(Math.max(byWeight, least), gramsOf('protein', highProtein.mostPercent, kcal));
  const fat = gramsOf('fat', percent.fat, kcal);
  if (protein === byWeight) say('proteinG', 'macro.perKg', { perKg: highProtein.gramsPerKg });
  else say('proteinG', 'macro.percent', { percent: Math.round((400 * protein) / kcal) });
  say('fatG', 'macro.percent', { percent: percent.fat });
  const carbs = (kcal - 4 * protein - 9 * fat) / 4;
  say('carbsG', 'macro.rest', { grams: Math.round(carbs) });
  return { protein, carbs, fat };
};

/** `energyOpen`: the energy is ours to move when three amounts in grams ask for another. */
export const splitMacros = (person: Person, kcal: number, energyOpen: boolean, say: Say): Macros => {
  const grams = splitGrams(person, kcal, say);
  const stage = person.sex === 'female' ? person.lifeStage : 'none';
  const perKg = leastProteinPerKg(person.age, stage);
  const leastProtein = perKg * proteinWeight(person.weightKg, person.heightCm);
  const proteinGiven =
    person.macroSplit === 'custom' && person.customMacros !== null && person.customMacros.protein !== null;
  if (!proteinGiven && grams.protein < leastProtein) {
    // The energy stays: what protein gains, carbohydrate gives, then fat.
    const missing = leastProtein - grams.protein;
    const fromCarbs = Math.min(missing, grams.carbs);
    grams.protein = leastProtein;
    grams.carbs -= fromCarbs;
    grams.fat = Math.max(0, grams.fat - ((missing - fromCarbs) * 4) / 9);
    say('proteinG', 'macro.leastProtein', { perKg, grams: Math.round(leastProtein) });
  }
  const { customMacros, macroSplit } = person;
  const allGiven =
    macroSplit === 'custom' && customMacros?.unit === 'g' && macros.every((macro) => customMacros[macro] !== null);
  let energy = kcal;
  if (allGiven && energyOpen && Math.abs(energyOf(grams) - kcal) >= 10) {
    energy = Math.round(energyOf(grams) / 10) * 10;
    say('kcal', 'energy.fromMacros', { kcal: energy });
  }
  const proteinG = { target: Math.round(grams.protein) };
  const fatG = { target: Math.round(grams.fat) };
  if (macroSplit === 'keto') {
    const max = Math.round(grams.carbs);
    say('carbsG', 'macro.ketoCarbs', { max, percent: splitPercent.keto.carbs });
    return { kcal: energy, proteinG, carbsG: { max }, fatG };
  }
  return { kcal: energy, proteinG, carbsG: { target: Math.round(grams.carbs) }, fatG };
};
