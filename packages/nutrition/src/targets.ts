// From a person and their goal to a range per nutrient and weekday, with the reason for every number.
// Runs in the browser too, for the live preview.
import {
  type Activity,
  adultAge,
  type Body,
  bmi,
  energyFloor,
  kcalPerKg,
  lifeStageEnergy,
  maintenanceEnergy,
  type RestingFormula,
  restingEnergy,
  safety,
} from './energy.ts';
import { type CustomMacros, type MacroSplit, type Macros, splitMacros } from './macros.ts';
import { isNutrientKey, type NutrientKey } from './nutrients.ts';
import { adequateIntakes, type LifeStage, referenceIntakes } from './reference-intakes.ts';

/** A wanted range of a day. A target alone leaves the width of the band to the planner. */
export type TargetRange = { min?: number | undefined; target?: number | undefined; max?: number | undefined };
export type Targets = Partial<Record<NutrientKey, TargetRange>>;
/** null takes a target away. */
export type TargetOverrides = Record<string, TargetRange | null>;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
export type Direction = 'lose' | 'maintain' | 'gain';

export type TargetInput = Body & {
  activity: Activity;
  lifeStage: LifeStage;
  direction: Direction;
  rateKgPerWeek: number;
  macroSplit: MacroSplit;
  customMacros: CustomMacros | null;
  /** In place of what is computed, on every day. A kcal target here moves the macronutrients with it. */
  overrides: TargetOverrides;
  /** In place of both on one weekday, e.g. more energy on training days. */
  perWeekday: Partial<Record<Weekday, TargetOverrides>>;
};

/** Every code that can stand in a reason; the web app has a text for each. */
export const reasonCodes = [
  'energy.resting',
  'energy.activity',
  'energy.youth',
  'energy.pregnant',
  'energy.lactating',
  'energy.maintain',
  'energy.lose',
  'energy.gain',
  'energy.rateCapped',
  'energy.floor',
  'energy.noDeficit.underweight',
  'energy.noDeficit.lifeStage',
  'energy.noDeficit.minor',
  'energy.tooYoung',
  'energy.fromMacros',
  'energy.belowFloor',
  'macro.percent',
  'macro.perKg',
  'macro.leastProtein',
  'macro.given',
  'macro.rest',
  'macro.ketoCarbs',
  'macro.scaled',
  'fibre.perEnergy',
  'fibre.keto',
  'sodium.cdrr',
  'satFat.share',
  'reference.rda',
  'reference.ai',
  'reference.ul',
  'override',
  'override.none',
  'weekday',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
export type Reason = { nutrient: NutrientKey; code: ReasonCode; params: Record<string, number | string> };

export type Energy = {
  restingKcal: number;
  maintenanceKcal: number;
  floorKcal: number;
  /** Aimed at before any override. */
  targetKcal: number;
  formula: RestingFormula;
};
export type ComputedTargets = {
  /** What a plan is held to. */
  targets: Record<Weekday, Targets>;
  /**
   * Reference intakes of vitamins and minerals (min), upper levels and saturated fat (max). Shown and averaged over the
   * week, not demanded of each day; an override moves one into `targets`.
   */
  reference: Targets;
  reasons: Reason[];
  /** null for children under 3, who are not planned for. */
  energy: Energy | null;
};

/** Fibre: the basis of the adequate intake (Institute of Medicine 2005). On a ketogenic split half of it is realistic. */
const fibrePerThousandKcal = { usual: 14, keto: 7 } as const;
/** Saturated fat: at most a tenth of energy (WHO 2023; Dietary Guidelines for Americans). */
const satFatShare = 0.1;
const youngest = 3;

const round = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(6));

type Say = (nutrient: NutrientKey, code: ReasonCode, params?: Reason['params']) => void;

/** Change against maintenance, after the safety rules. */
const wantedChange = (input: TargetInput, maintenance: number, floor: number, say: Say): number => {
  const { direction, weightKg, rateKgPerWeek } = input;
  if (direction === 'maintain' || rateKgPerWeek <= 0) {
    say('kcal', 'energy.maintain');
    return 0;
  }
  if (direction === 'lose') {
    const bodyMassIndex = bmi(weightKg, input.heightCm);
    const stage = input.sex === 'female' ? input.lifeStage : 'none';
    if (stage !== 'none') say('kcal', 'energy.noDeficit.lifeStage', { lifeStage: stage });
    else if (input.age < safety.adult) say('kcal', 'energy.noDeficit.minor', { age: input.age });
    else if (bodyMassIndex < safety.leastBmi)
      say('kcal', 'energy.noDeficit.underweight', { bmi: round(bodyMassIndex, 0.1), least: safety.leastBmi });
    else {
      const fastest = safety.fastestLoss * weightKg;
      const rate = Math.min(rateKgPerWeek, fastest);
      if (rate < rateKgPerWeek) say('kcal', 'energy.rateCapped', { asked: rateKgPerWeek, rate: round(rate, 0.01) });
      const deficit = (rate * kcalPerKg) / 7;
      say('kcal', 'energy.lose', { rate: round(rate, 0.01), kcal: Math.round(deficit) });
      const allowed = Math.max(0, maintenance - floor);
      if (deficit <= allowed) return -deficit;
      say('kcal', 'energy.floor', { floor: Math.round(floor), rate: round((allowed * 7) / kcalPerKg, 0.01) });
      return -allowed;
    }
    return 0;
  }
  const fastest = safety.fastestGain * weightKg;
  const rate = Math.min(rateKgPerWeek, fastest);
  if (rate < rateKgPerWeek) say('kcal', 'energy.rateCapped', { asked: rateKgPerWeek, rate: round(rate, 0.01) });
  const surplus = (rate * kcalPerKg) / 7;
  say('kcal', 'energy.gain', { rate: round(rate, 0.01), kcal: Math.round(surplus) });
  return surplus;
};

const energyOf = (input: TargetInput, say: Say): Energy => {
  const resting = restingEnergy(input);
  const maintenance = maintenanceEnergy(input, input.activity, input.lifeStage);
  const floor = energyFloor(input.sex, resting.kcal);
  say('kcal', 'energy.resting', { kcal: Math.round(resting.kcal), formula: resting.formula });
  if (input.age < adultAge) say('kcal', 'energy.youth', { kcal: Math.round(maintenance), activity: input.activity });
  else say('kcal', 'energy.activity', { kcal: Math.round(maintenance), activity: input.activity });
  const stage = input.sex === 'female' ? input.lifeStage : 'none';
  if (stage !== 'none') say('kcal', `energy.${stage}`, { kcal: lifeStageEnergy[stage] });
  const target = maintenance + wantedChange(input, maintenance, floor, say);
  // To the nearest ten, but never below the floor by rounding.
  const rounded = round(target, 10);
  const targetKcal = rounded < floor && maintenance > floor ? Math.ceil(floor / 10) * 10 : rounded;
  return {
    restingKcal: Math.round(resting.kcal),
    maintenanceKcal: Math.round(maintenance),
    floorKcal: Math.round(floor),
    targetKcal,
    formula: resting.formula,
  };
};

const dayTargets = (input: TargetInput, kcal: number, sodiumMax: number, macros: Macros, say: Say): Targets => {
  const keto = input.macroSplit === 'keto';
  const perThousand = keto ? fibrePerThousandKcal.keto : fibrePerThousandKcal.usual;
  const fibre = Math.round((perThousand * kcal) / 1000);
  say('fibreG', keto ? 'fibre.keto' : 'fibre.perEnergy', { perThousand, grams: fibre });
  say('sodiumMg', 'sodium.cdrr', { max: sodiumMax });
  return {
    kcal: { target: kcal },
    proteinG: macros.proteinG,
    carbsG: macros.carbsG,
    fatG: macros.fatG,
    fibreG: { min: fibre },
    sodiumMg: { max: sodiumMax },
  };
};

const withOverrides = (targets: Targets, overrides: TargetOverrides): Targets => {
  const changed: Targets = { ...targets };
  for (const [key, range] of Object.entries(overrides)) {
    if (!isNutrientKey(key)) continue;
    if (range === null) delete changed[key];
    else changed[key] = range;
  }
  return changed;
};

/** The energy that an override asks for; a range counts with its middle. */
const energyAsked = (overrides: TargetOverrides | undefined): number | null => {
  const range = overrides?.kcal;
  if (range === undefined || range === null) return null;
  if (range.target !== undefined) return range.target;
  if (range.min !== undefined && range.max !== undefined) return (range.min + range.max) / 2;
  return range.min ?? range.max ?? null;
};

const referenceTargets = (input: TargetInput, kcal: number, say: Say): Targets => {
  const { intakes, limits } = referenceIntakes(input.sex, input.age, input.lifeStage);
  const reference: Targets = {};
  for (const [key, min] of Object.entries(intakes) as [NutrientKey, number][]) {
    // Fibre is a target of every day already, by energy.
    if (key === 'fibreG') continue;
    reference[key] = { min };
    say(key, adequateIntakes.includes(key) ? 'reference.ai' : 'reference.rda', { min });
  }
  for (const [key, max] of Object.entries(limits) as [NutrientKey, number][]) {
    reference[key] = { ...reference[key], max };
    say(key, 'reference.ul', { max });
  }
  const satFat = Math.round((satFatShare * kcal) / 9);
  reference.satFatG = { max: satFat };
  say('satFatG', 'satFat.share', { percent: 100 * satFatShare, max: satFat });
  return reference;
};

const sayOverrides = (overrides: TargetOverrides, energy: Energy, say: Say): void => {
  for (const [key, range] of Object.entries(overrides)) {
    if (!isNutrientKey(key)) continue;
    if (range === null) say(key, 'override.none');
    else {
      const given = Object.entries(range).filter((entry): entry is [string, number] => entry[1] !== undefined);
      say(key, 'override', Object.fromEntries(given));
    }
  }
  sayBelowFloor(energyAsked(overrides), energy, say);
};
const sayBelowFloor = (asked: number | null, energy: Energy, say: Say): void => {
  if (asked !== null && asked < Math.min(energy.floorKcal, energy.maintenanceKcal))
    say('kcal', 'energy.belowFloor', { kcal: asked, floor: energy.floorKcal });
};

export const computeTargets = (input: TargetInput): ComputedTargets => {
  const reasons: Reason[] = [];
  const say: Say = (nutrient, code, params = {}) => void reasons.push({ nutrient, code, params });
  const silent: Say = () => undefined;
  const everyDay = (targets: Targets) =>
    Object.fromEntries(weekdays.map((day) => [day, targets])) as Record<Weekday, Targets>;
  if (input.age < youngest) {
    say('kcal', 'energy.tooYoung', { least: youngest });
    return { targets: everyDay({}), reference: {}, reasons, energy: null };
  }
  const energy = energyOf(input, say);
  const { sodiumMaxMg } = referenceIntakes(input.sex, input.age, input.lifeStage);
  const targetsFor = (asked: number | null, speak: Say): Targets => {
    const macros = splitMacros(input, asked ?? energy.targetKcal, asked === null, speak);
    return dayTargets(input, macros.kcal, sodiumMaxMg, macros, speak);
  };
  const usual = targetsFor(energyAsked(input.overrides), say);
  sayOverrides(input.overrides, energy, say);
  const targets = everyDay(withOverrides(usual, input.overrides));
  for (const day of weekdays) {
    const own = input.perWeekday[day];
    if (own === undefined) continue;
    const asked = energyAsked(own) ?? energyAsked(input.overrides);
    targets[day] = withOverrides(withOverrides(targetsFor(asked, silent), input.overrides), own);
    for (const key of Object.keys(own)) if (isNutrientKey(key)) say(key, 'weekday', { weekday: day });
    sayBelowFloor(energyAsked(own), energy, say);
  }
  const reference = referenceTargets(input, usual.kcal?.target ?? energy.targetKcal, say);
  return { targets, reference, reasons, energy };
};
