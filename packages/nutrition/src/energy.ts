// How much energy a person spends in a day. Estimates for healthy people; each is off by 10 % for one person in three.
import { type Kcal, kcal } from './quantity.ts';
import type { LifeStage, Sex } from './reference-intakes.ts';

export const activities = ['sedentary', 'light', 'moderate', 'active', 'very_active'] as const;
export type Activity = (typeof activities)[number];

export type Body = {
  sex: Sex;
  /** Completed years. */
  age: number;
  heightCm: number;
  weightKg: number;
  /** null: not known. */
  bodyFatPercent: number | null;
};
export type RestingFormula = 'mifflin-st-jeor' | 'katch-mcardle' | 'schofield';

/** Completed years between two days `YYYY-MM-DD`. Who is born on 29 February is a year older on 1 March. */
export const ageOn = (birthDate: string, day: string): number => {
  const [birthYear, birthMonth, birthDay] = birthDate.split('-').map(Number);
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  if ([birthYear, birthMonth, birthDay, year, month, dayOfMonth].some((part) => !Number.isInteger(part)))
    throw new RangeError(`not days: ${birthDate}, ${day}`);
  const before = month! < birthMonth! || (month === birthMonth && dayOfMonth! < birthDay!);
  return year! - birthYear! - (before ? 1 : 0);
};

export const bmi = (weightKg: number, heightCm: number): number => weightKg / (heightCm / 100) ** 2;

/** Mifflin, St Jeor et al. 1990, Am J Clin Nutr 51:241. Adults. */
export const mifflinStJeor = ({ sex, age, heightCm, weightKg }: Body): Kcal =>
  kcal(Math.max(0, 10 * weightKg + 6.25 * heightCm - 5 * age + (sex === 'male' ? 5 : -161)));

/** Katch and McArdle: from lean body mass, so body fat must be known. */
export const katchMcArdle = (weightKg: number, bodyFatPercent: number): Kcal =>
  kcal(370 + 21.6 * weightKg * (1 - bodyFatPercent / 100));

/** Schofield 1985 (WHO), from weight, for those who still grow. */
export const schofield = ({ sex, age, weightKg }: Body): Kcal => {
  if (sex === 'male') return kcal(age < 10 ? 22.706 * weightKg + 504.3 : 17.686 * weightKg + 658.2);
  return kcal(age < 10 ? 20.315 * weightKg + 485.9 : 13.384 * weightKg + 692.6);
};

/** From this age on the formulas for adults hold; the reference intakes change at the same age. */
export const adultAge = 19;

export const restingEnergy = (body: Body): { kcal: Kcal; formula: RestingFormula } => {
  if (body.age < adultAge) return { kcal: schofield(body), formula: 'schofield' };
  if (body.bodyFatPercent !== null)
    return { kcal: katchMcArdle(body.weightKg, body.bodyFatPercent), formula: 'katch-mcardle' };
  return { kcal: mifflinStJeor(body), formula: 'mifflin-st-jeor' };
};

/** Multiples of resting energy, as the calculators of the field use them since Harris and Benedict. */
export const activityFactor: Record<Activity, number> = {
  sedentary: 1.2,
  light: 1.375,
  moderate: 1.55,
  active: 1.725,
  very_active: 1.9,
};

/** Physical activity coefficients of the estimated energy requirement, Institute of Medicine 2005. */
const youthActivity: Record<Sex, Record<Activity, number>> = {
  male: { sedentary: 1, light: 1.13, moderate: 1.26, active: 1.42, very_active: 1.42 },
  female: { sedentary: 1, light: 1.16, moderate: 1.31, active: 1.56, very_active: 1.56 },
};

/** Estimated energy requirement of 3 to 18 year olds, growth included (Institute of Medicine 2005). */
export const youthRequirement = ({ sex, age, heightCm, weightKg }: Body, activity: Activity): Kcal => {
  const metres = heightCm / 100;
  const pa = youthActivity[sex][activity];
  const growth = age < 9 ? 20 : 25;
  const need =
    sex === 'male'
      ? 88.5 - 61.9 * age + pa * (26.7 * weightKg + 903 * metres)
      : 135.3 - 30.8 * age + pa * (10 * weightKg + 934 * metres);
  return kcal(Math.max(0, need + growth));
};

/**
 * What pregnancy and breastfeeding add a day (Institute of Medicine 2005): the second trimester, and the first half year
 * of breastfeeding net of the mother's own reserves. Other months differ (0 and 452; 400); the target can be set by hand.
 */
export const lifeStageEnergy: Record<LifeStage, number> = { none: 0, pregnant: 340, lactating: 330 };

/** Energy that keeps the weight. */
export const maintenanceEnergy = (body: Body, activity: Activity, lifeStage: LifeStage): Kcal => {
  const own =
    body.age < adultAge ? youthRequirement(body, activity) : restingEnergy(body).kcal * activityFactor[activity];
  return kcal(own + (body.sex === 'female' ? lifeStageEnergy[lifeStage] : 0));
};

/** One kilogram of body mass. A rule of thumb: less in the first weeks, when water goes too. */
export const kcalPerKg = 7700;

/** What the safety rules allow. README.md gives the reasons. */
export const safety = {
  leastKcal: { female: 1200, male: 1500 },
  /** Not below this share of resting energy. */
  restingShare: 0.85,
  /** Share of body mass a week. */
  fastestLoss: 0.01,
  fastestGain: 0.005,
  leastBmi: 18.5,
  adult: 18,
} as const;

/** Energy that no weight loss goes below. */
export const energyFloor = (sex: Sex, resting: number): Kcal =>
  kcal(Math.max(safety.leastKcal[sex], safety.restingShare * resting));
