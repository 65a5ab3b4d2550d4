// Dietary reference intakes by age and sex: what a day should hold, and what it should not exceed.
// Source: Institute of Medicine / National Academies, Dietary Reference Intakes, summary tables (1997-2011); potassium and
// sodium as revised in 2019 (adequate intakes; chronic disease risk reduction intake for sodium). Facts, not advice.
import type { NutrientKey } from './nutrients.ts';

/** Columns of `intakes` below, in order. RDA where one is set; adequate intake for those in `adequateIntakes`. */
const intakeKeys = [
  'vitARaeUg',
  'vitCMg',
  'vitDUg',
  'vitEMg',
  'vitKUg',
  'thiaminMg',
  'riboflavinMg',
  'niacinMg',
  'vitB6Mg',
  'folateDfeUg',
  'vitB12Ug',
  'pantothenicMg',
  'cholineMg',
  'calciumMg',
  'copperMg',
  'ironMg',
  'magnesiumMg',
  'manganeseMg',
  'phosphorusMg',
  'seleniumUg',
  'zincMg',
  'potassiumMg',
  'fibreG',
] as const satisfies readonly NutrientKey[];

/** No average requirement is known for these: the figure is what healthy people eat. */
export const adequateIntakes: readonly NutrientKey[] = [
  'vitKUg',
  'pantothenicMg',
  'cholineMg',
  'manganeseMg',
  'potassiumMg',
  'fibreG',
];

/**
 * Columns of `limits`, in order; `-` = none set. Limits that are set for supplements only (magnesium, niacin, vitamin E)
 * are left out: food cannot exceed them in that sense. That of vitamin A is for retinol, that of folate for folic acid.
 */
const limitKeys = [
  'retinolUg',
  'vitCMg',
  'vitDUg',
  'vitB6Mg',
  'folicAcidUg',
  'cholineMg',
  'calciumMg',
  'copperMg',
  'ironMg',
  'manganeseMg',
  'phosphorusMg',
  'seleniumUg',
  'zincMg',
] as const satisfies readonly NutrientKey[];

type Who = 'any' | 'male' | 'female' | 'pregnant' | 'lactating';
type Stage = { who: Who; fromAge: number; cdrr: number; intakes: string; limits: string };

// biome-ignore format: one life stage a line, as in the published tables
const stages: readonly Stage[] = [
  { who: 'any', fromAge: 1, cdrr: 1200, intakes: '300 15 15 6 30 0.5 0.5 6 0.5 150 0.9 2 200 700 0.34 7 80 1.2 460 20 3 2000 19', limits: '600 400 63 30 300 1000 2500 1 40 2 3000 90 7' },
  { who: 'any', fromAge: 4, cdrr: 1500, intakes: '400 25 15 7 55 0.6 0.6 8 0.6 200 1.2 3 250 1000 0.44 10 130 1.5 500 30 5 2300 25', limits: '900 650 75 40 400 1000 2500 3 40 3 3000 150 12' },
  { who: 'male', fromAge: 9, cdrr: 1800, intakes: '600 45 15 11 60 0.9 0.9 12 1 300 1.8 4 375 1300 0.7 8 240 1.9 1250 40 8 2500 31', limits: '1700 1200 100 60 600 2000 3000 5 40 6 4000 280 23' },
  { who: 'male', fromAge: 14, cdrr: 2300, intakes: '900 75 15 15 75 1.2 1.3 16 1.3 400 2.4 5 550 1300 0.89 11 410 2.2 1250 55 11 3000 38', limits: '2800 1800 100 80 800 3000 3000 8 45 9 4000 400 34' },
  { who: 'male', fromAge: 19, cdrr: 2300, intakes: '900 90 15 15 120 1.2 1.3 16 1.3 400 2.4 5 550 1000 0.9 8 400 2.3 700 55 11 3400 38', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
  { who: 'male', fromAge: 31, cdrr: 2300, intakes: '900 90 15 15 120 1.2 1.3 16 1.3 400 2.4 5 550 1000 0.9 8 420 2.3 700 55 11 3400 38', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
  { who: 'male', fromAge: 51, cdrr: 2300, intakes: '900 90 15 15 120 1.2 1.3 16 1.7 400 2.4 5 550 1000 0.9 8 420 2.3 700 55 11 3400 30', limits: '3000 2000 100 100 1000 3500 2000 10 45 11 4000 400 40' },
  { who: 'male', fromAge: 71, cdrr: 2300, intakes: '900 90 20 15 120 1.2 1.3 16 1.7 400 2.4 5 550 1200 0.9 8 420 2.3 700 55 11 3400 30', limits: '3000 2000 100 100 1000 3500 2000 10 45 11 3000 400 40' },
  { who: 'female', fromAge: 9, cdrr: 1800, intakes: '600 45 15 11 60 0.9 0.9 12 1 300 1.8 4 375 1300 0.7 8 240 1.6 1250 40 8 2300 26', limits: '1700 1200 100 60 600 2000 3000 5 40 6 4000 280 23' },
  { who: 'female', fromAge: 14, cdrr: 2300, intakes: '700 65 15 15 75 1 1 14 1.2 400 2.4 5 400 1300 0.89 15 360 1.6 1250 55 9 2300 26', limits: '2800 1800 100 80 800 3000 3000 8 45 9 4000 400 34' },
  { who: 'female', fromAge: 19, cdrr: 2300, intakes: '700 75 15 15 90 1.1 1.1 14 1.3 400 2.4 5 425 1000 0.9 18 310 1.8 700 55 8 2600 25', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
  { who: 'female', fromAge: 31, cdrr: 2300, intakes: '700 75 15 15 90 1.1 1.1 14 1.3 400 2.4 5 425 1000 0.9 18 320 1.8 700 55 8 2600 25', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
  { who: 'female', fromAge: 51, cdrr: 2300, intakes: '700 75 15 15 90 1.1 1.1 14 1.5 400 2.4 5 425 1200 0.9 8 320 1.8 700 55 8 2600 21', limits: '3000 2000 100 100 1000 3500 2000 10 45 11 4000 400 40' },
  { who: 'female', fromAge: 71, cdrr: 2300, intakes: '700 75 20 15 90 1.1 1.1 14 1.5 400 2.4 5 425 1200 0.9 8 320 1.8 700 55 8 2600 21', limits: '3000 2000 100 100 1000 3500 2000 10 45 11 3000 400 40' },
  { who: 'pregnant', fromAge: 14, cdrr: 2300, intakes: '750 80 15 15 75 1.4 1.4 18 1.9 600 2.6 6 450 1300 1 27 400 2 1250 60 12 2600 28', limits: '2800 1800 100 80 800 3000 3000 8 45 9 3500 400 34' },
  { who: 'pregnant', fromAge: 19, cdrr: 2300, intakes: '770 85 15 15 90 1.4 1.4 18 1.9 600 2.6 6 450 1000 1 27 350 2 700 60 11 2900 28', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 3500 400 40' },
  { who: 'pregnant', fromAge: 31, cdrr: 2300, intakes: '770 85 15 15 90 1.4 1.4 18 1.9 600 2.6 6 450 1000 1 27 360 2 700 60 11 2900 28', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 3500 400 40' },
  { who: 'lactating', fromAge: 14, cdrr: 2300, intakes: '1200 115 15 19 75 1.4 1.6 17 2 500 2.8 7 550 1300 1.3 10 360 2.6 1250 70 13 2500 29', limits: '2800 1800 100 80 800 3000 3000 8 45 9 4000 400 34' },
  { who: 'lactating', fromAge: 19, cdrr: 2300, intakes: '1300 120 15 19 90 1.4 1.6 17 2 500 2.8 7 550 1000 1.3 9 310 2.6 700 70 12 2800 29', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
  { who: 'lactating', fromAge: 31, cdrr: 2300, intakes: '1300 120 15 19 90 1.4 1.6 17 2 500 2.8 7 550 1000 1.3 9 320 2.6 700 70 12 2800 29', limits: '3000 2000 100 100 1000 3500 2500 10 45 11 4000 400 40' },
];

export type LifeStage = 'none' | 'pregnant' | 'lactating';
export type Sex = 'female' | 'male';
export type ReferenceIntakes = {
  /** Recommended or adequate intake of a day. */
  intakes: Partial<Record<NutrientKey, number>>;
  /** Tolerable upper intake level of a day. */
  limits: Partial<Record<NutrientKey, number>>;
  /** Sodium: reducing what is above it lowers the risk of disease. */
  sodiumMaxMg: number;
};

const numbers = (keys: readonly NutrientKey[], cells: string): Partial<Record<NutrientKey, number>> => {
  const values: Partial<Record<NutrientKey, number>> = {};
  for (const [index, cell] of cells.split(' ').entries()) {
    const key = keys[index];
    if (key !== undefined && cell !== '-') values[key] = Number(cell);
  }
  return values;
};

/** The intakes of a person of at least one year; the tables for infants are not meant for planned meals. */
export const referenceIntakes = (sex: Sex, age: number, lifeStage: LifeStage = 'none'): ReferenceIntakes => {
  const who: Who = age < 9 ? 'any' : lifeStage === 'none' || sex === 'male' ? sex : lifeStage;
  const ofGroup = stages.filter((stage) => stage.who === who);
  const stage = ofGroup.findLast((one) => age >= one.fromAge) ?? ofGroup[0]!;
  return {
    intakes: numbers(intakeKeys, stage.intakes),
    limits: numbers(limitKeys, stage.limits),
    sodiumMaxMg: stage.cdrr,
  };
};
