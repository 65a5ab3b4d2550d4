// What a week says in words: rules give a code with parameters, the web app translates it; English is here too, for the
// command line and for mail.
import type { NutrientKey } from './nutrients.ts';
import type { Targets } from './targets.ts';
import type { DaySummary, EnergyShares, WeekTotals } from './week.ts';

export type Severity = 'good' | 'info' | 'warn';
export type Insight = { code: InsightCode; severity: Severity; params: Record<string, number | string> };

export const insightCodes = [
  'energy.steady',
  'energy.swings',
  'day.above',
  'day.below',
  'day.empty',
  'days.met',
  'macros.onTarget',
  'protein.low',
  'protein.high',
  'carbs.low',
  'carbs.high',
  'fat.low',
  'fat.high',
  'variety.good',
  'variety.low',
  'fibre.low',
  'fibre.good',
  'sodium.high',
  'produce.low',
  'produce.good',
  'nutrient.low',
  'nutrient.high',
  'nutrient.unknown',
] as const;
export type InsightCode = (typeof insightCodes)[number];

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
/** The weekday of `YYYY-MM-DD`, by the calendar alone (Sakamoto's method). */
export const weekdayOf = (date: string): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  const index = (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
  return weekdayNames[index] ?? 'sunday';
};

/** Vegetables and fruit a day (WHO). A day is spoken of when it falls short by more than a third. */
const produceGoal = 400;
const produceLow = 260;
/** A week's average below this share of the reference intake is worth a word, one above the upper level too. */
const lowShare = 0.8;
/** Percent points that a macronutrient may be off before it is spoken of. */
const macroSlack = 5;
const mostNutrients = 3;

const dayInsights = (day: DaySummary): Insight[] => {
  const params = { date: day.date, weekday: weekdayOf(day.date) };
  if (day.mealCount === 0) return [{ code: 'day.empty', severity: 'info', params }];
  const kcal = day.checks.find((check) => check.nutrient === 'kcal');
  if (kcal?.met !== false || kcal.value === null) return [];
  const above = kcal.max !== null && kcal.value > kcal.max;
  const by = Math.round(above ? kcal.value - (kcal.max ?? 0) : (kcal.min ?? 0) - kcal.value);
  return [{ code: above ? 'day.above' : 'day.below', severity: 'warn', params: { ...params, kcal: by } }];
};

const produceInsights = (days: readonly DaySummary[]): Insight[] => {
  const known = days.filter((day) => day.produceG !== null);
  const [poorest] = [...known].sort((a, b) => (a.produceG ?? 0) - (b.produceG ?? 0));
  if (poorest === undefined || poorest.produceG === null) return [];
  const grams = Math.round(poorest.produceG);
  if (poorest.produceG < produceLow)
    return [
      {
        code: 'produce.low',
        severity: 'warn',
        params: { date: poorest.date, weekday: weekdayOf(poorest.date), grams, goal: produceGoal },
      },
    ];
  return known.every((day) => (day.produceG ?? 0) >= produceGoal)
    ? [{ code: 'produce.good', severity: 'good', params: { goal: produceGoal } }]
    : [];
};

const macroInsights = (shares: EnergyShares, ideal: EnergyShares): Insight[] => {
  const off = (['protein', 'carbs', 'fat'] as const).flatMap((macro): Insight[] => {
    const difference = shares[macro] - ideal[macro];
    if (Math.abs(difference) <= macroSlack) return [];
    const params = { percent: Math.round(shares[macro]), ideal: Math.round(ideal[macro]) };
    return [{ code: `${macro}.${difference < 0 ? 'low' : 'high'}`, severity: 'info', params }];
  });
  if (off.length > 0) return off;
  const { protein, carbs, fat } = shares;
  const params = { protein: Math.round(protein), carbs: Math.round(carbs), fat: Math.round(fat) };
  return [{ code: 'macros.onTarget', severity: 'good', params }];
};

/** Vitamins and minerals against the reference: the worst few below, all above. Not per day: the body stores them. */
const referenceInsights = (average: WeekTotals['average'], reference: Targets): Insight[] => {
  const low: { insight: Insight; share: number }[] = [];
  const rest: Insight[] = [];
  for (const [nutrient, range] of Object.entries(reference) as [NutrientKey, Targets[NutrientKey]][]) {
    const value = average[nutrient];
    if (range === undefined || value === undefined) continue;
    if (value === null) {
      rest.push({ code: 'nutrient.unknown', severity: 'info', params: { nutrient } });
      continue;
    }
    const percent = (of: number) => Math.round((100 * value) / of);
    if (range.min !== undefined && value < lowShare * range.min)
      low.push({
        share: value / range.min,
        insight: { code: 'nutrient.low', severity: 'info', params: { nutrient, percent: percent(range.min) } },
      });
    if (range.max !== undefined && value > range.max)
      rest.push({ code: 'nutrient.high', severity: 'warn', params: { nutrient, percent: percent(range.max) } });
  }
  low.sort((a, b) => a.share - b.share);
  const unknown = rest.filter((one) => one.code === 'nutrient.unknown').slice(0, mostNutrients);
  return [
    ...low.slice(0, mostNutrients).map((one) => one.insight),
    ...rest.filter((one) => one.code === 'nutrient.high'),
    ...unknown,
  ];
};

const averageTargetInsights = (week: Week): Insight[] => {
  const filled = week.days.filter((day) => day.mealCount > 0);
  const found: Insight[] = [];
  const limits = (nutrient: NutrientKey, side: 'min' | 'max'): number | null => {
    const values = filled.flatMap((day) => day.checks.find((check) => check.nutrient === nutrient)?.[side] ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const { fibreG, sodiumMg } = week.average;
  const fibreMin = limits('fibreG', 'min');
  if (typeof fibreG === 'number' && fibreMin !== null) {
    const params = { grams: Math.round(fibreG), min: Math.round(fibreMin) };
    found.push({
      code: fibreG < fibreMin ? 'fibre.low' : 'fibre.good',
      severity: fibreG < fibreMin ? 'warn' : 'good',
      params,
    });
  }
  const sodiumMax = limits('sodiumMg', 'max');
  if (typeof sodiumMg === 'number' && sodiumMax !== null && sodiumMg > sodiumMax)
    found.push({
      code: 'sodium.high',
      severity: 'warn',
      params: { mg: Math.round(sodiumMg), max: Math.round(sodiumMax) },
    });
  return found;
};

type Week = WeekTotals & { macroPercent: EnergyShares; kcalStdDev: number };
export const insightsOf = (week: Week, ideal: EnergyShares, reference: Targets): Insight[] => {
  const { days, uniqueRecipes, kcalStdDev } = week;
  const met = days.filter((day) => day.met).length;
  const filled = days.filter((day) => day.mealCount > 0).length;
  const spread = { kcal: Math.round(kcalStdDev) };
  const insights: Insight[] = [
    met > 0 && met === filled
      ? { code: 'days.met', severity: 'good', params: { days: met } }
      : { code: 'days.met', severity: 'info', params: { days: met, of: filled } },
    ...days.flatMap(dayInsights),
    ...macroInsights(week.macroPercent, ideal),
    ...averageTargetInsights(week),
    ...produceInsights(days),
    kcalStdDev > 500
      ? { code: 'energy.swings', severity: 'warn', params: spread }
      : { code: 'energy.steady', severity: 'good', params: spread },
    uniqueRecipes < 7
      ? { code: 'variety.low', severity: 'warn', params: { count: uniqueRecipes } }
      : { code: 'variety.good', severity: 'good', params: { count: uniqueRecipes } },
    ...referenceInsights(week.average, reference),
  ];
  const order: Record<Severity, number> = { warn: 0, info: 1, good: 2 };
  return insights.sort((a, b) => order[a.severity] - order[b.severity]);
};

const capital = (text: string | number): string => String(text).slice(0, 1).toUpperCase() + String(text).slice(1);
/** `vitB12Ug` -> "vitamin B12"; the unit at the end is dropped. */
const nutrientName = (key: string | number): string =>
  String(key)
    .replace(/(Mg|Ug|G|Rae(?=Ug)|Dfe(?=Ug))+$/, '')
    .replace(/(Rae|Dfe|Iu)$/, '')
    .replace(/^vit/, 'vitamin ')
    .replace(/^satFat$/, 'saturated fat')
    .replace(/^folicAcid$/, 'folic acid');

const english: Record<InsightCode, (p: Insight['params']) => string> = {
  'energy.steady': () => 'Your days hold much the same energy.',
  'energy.swings': (p) => `Your days differ a lot in energy (standard deviation ${p.kcal} kcal).`,
  'day.above': (p) => `${capital(p.weekday!)} is ${p.kcal} kcal above its range.`,
  'day.below': (p) => `${capital(p.weekday!)} is ${p.kcal} kcal below its range.`,
  'day.empty': (p) => `${capital(p.weekday!)} has no meals yet.`,
  'days.met': (p) =>
    p.of === undefined
      ? `All ${p.days} planned days meet every target.`
      : `${p.days} of ${p.of} planned days meet every target.`,
  'macros.onTarget': (p) =>
    `Protein, carbohydrate and fat are in balance (${p.protein} / ${p.carbs} / ${p.fat} % of energy).`,
  'protein.low': (p) => `Protein brings ${p.percent} % of energy; you aim at ${p.ideal} %.`,
  'protein.high': (p) => `Protein brings ${p.percent} % of energy, more than the ${p.ideal} % you aim at.`,
  'carbs.low': (p) => `Carbohydrate brings ${p.percent} % of energy; you aim at ${p.ideal} %.`,
  'carbs.high': (p) => `Carbohydrate brings ${p.percent} % of energy, more than the ${p.ideal} % you aim at.`,
  'fat.low': (p) => `Fat brings ${p.percent} % of energy; you aim at ${p.ideal} %.`,
  'fat.high': (p) => `Fat brings ${p.percent} % of energy, more than the ${p.ideal} % you aim at.`,
  'variety.good': (p) => `${p.count} different meals: good variety.`,
  'variety.low': (p) => `Only ${p.count} different meals this week.`,
  'fibre.low': (p) =>
    `Fibre averages ${p.grams} g a day; at least ${p.min} g is the target. Beans, oats and wholegrain help.`,
  'fibre.good': (p) => `Fibre is on target with ${p.grams} g a day.`,
  'sodium.high': (p) => `Sodium averages ${p.mg} mg a day, above ${p.max} mg.`,
  'produce.low': (p) =>
    `Add more vegetables or fruit on ${capital(p.weekday!)}: ${p.grams} g of the ${p.goal} g to aim at.`,
  'produce.good': (p) => `At least ${p.goal} g of vegetables and fruit on every day.`,
  'nutrient.low': (p) => `${capital(nutrientName(p.nutrient!))} averages ${p.percent} % of the reference intake.`,
  'nutrient.high': (p) => `${capital(nutrientName(p.nutrient!))} averages ${p.percent} % of the upper level.`,
  'nutrient.unknown': (p) => `${capital(nutrientName(p.nutrient!))} is not known for enough of what you eat.`,
};
export const insightText = (insight: Insight): string => english[insight.code](insight.params);
