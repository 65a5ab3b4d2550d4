import type { User } from '@mealwright/contracts/accounts';

export type Units = User['units'];
/** An amount as it is shown: the number, how to write it, and a unit of which the words are known elsewhere. */
export type ShownAmount = { value: number; style: 'fraction' | 'decimal'; decimals: number; unit: string | null };

const gramsOf: Record<string, number> = { g: 1, kg: 1000, oz: 28.3495, lb: 453.592 };
const mlOf: Record<string, number> = {
  ml: 1,
  cl: 10,
  dl: 100,
  l: 1000,
  'fl oz': 29.5735,
  cup: 236.588,
  pint: 473.176,
  quart: 946.353,
};
const isMetric = new Set(['g', 'kg', 'ml', 'cl', 'dl', 'l']);

/** The same amount in the units of the person. Spoons, cloves and pinches are the same everywhere. */
export function inUnitsOf(units: Units, amount: number, unit: string | null): ShownAmount {
  const grams = unit === null ? undefined : gramsOf[unit];
  const ml = unit === null ? undefined : mlOf[unit];
  if (unit !== null && grams !== undefined) {
    return units === 'metric' ? metricMass(amount * grams) : usMass(amount * grams, isMetric.has(unit));
  }
  if (unit !== null && ml !== undefined) return units === 'metric' ? metricVolume(amount * ml) : usVolume(amount * ml);
  if (unit === 'tsp' || unit === 'tbsp') return spoons(units, unit === 'tsp' ? amount : amount * 3, unit);
  return { value: kitchenStep(amount), style: 'fraction', decimals: 2, unit };
}

/** Few teaspoons, then tablespoons, then (where people have them) cups: what one measures with, however far it was scaled. */
function spoons(units: Units, teaspoons: number, as: 'tsp' | 'tbsp'): ShownAmount {
  if (teaspoons < 1 / 10) return fraction(1, 'pinch');
  const full = Math.abs(roundTo(teaspoons, 1.5) - teaspoons) < 0.05;
  if (teaspoons < (as === 'tbsp' ? 1.4 : 2.9) || (teaspoons < 5.5 && !full)) {
    return fraction(kitchenStep(teaspoons), 'tsp');
  }
  if (units === 'us' && teaspoons >= 12) return fraction(kitchenStep(teaspoons / 48), 'cup');
  return fraction(kitchenStep(teaspoons / 3), 'tbsp');
}

function metricMass(grams: number): ShownAmount {
  if (grams >= 1000) return decimal(roundTo(grams / 1000, 0.05), 2, 'kg');
  return decimal(metricStep(grams), 1, 'g');
}
function metricVolume(ml: number): ShownAmount {
  if (ml >= 1000) return decimal(roundTo(ml / 1000, 0.05), 2, 'l');
  return decimal(metricStep(ml), 1, 'ml');
}
function usMass(grams: number, wasMetric: boolean): ShownAmount {
  // A quarter of an ounce is as fine as kitchen scales read; below that, grams say more.
  if (wasMetric && grams < 7) return decimal(metricStep(grams), 1, 'g');
  const ounces = grams / 28.3495;
  if (ounces < 16) return fraction(ounces < 4 ? roundTo(ounces, 0.25) : roundTo(ounces, 0.5), 'oz');
  return fraction(roundTo(ounces / 16, 0.25), 'lb');
}
function usVolume(ml: number): ShownAmount {
  if (ml < 14) return fraction(Math.max(0.25, roundTo(ml / 4.92892, 0.25)), 'tsp');
  if (ml < 58) return fraction(roundTo(ml / 14.7868, 0.5), 'tbsp');
  return fraction(kitchenStep(ml / 236.588), 'cup');
}

const decimal = (value: number, decimals: number, unit: string): ShownAmount => ({
  value,
  style: 'decimal',
  decimals,
  unit,
});
const fraction = (value: number, unit: string): ShownAmount => ({ value, style: 'fraction', decimals: 2, unit });

const roundTo = (value: number, step: number) => Math.round(value / step) * step;
/** 3.5 g, 12 g, 135 g: as precise as a person weighs. */
function metricStep(value: number): number {
  if (value < 5) return Math.max(0.5, roundTo(value, 0.5));
  return value < 100 ? Math.round(value) : roundTo(value, 5);
}

const eighths = [0, 1 / 8, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1];
/** To the nearest amount that measuring cups and spoons have. */
function kitchenStep(value: number): number {
  if (value >= 10) return Math.round(value);
  const whole = Math.floor(value);
  const rest = value - whole;
  let best = 0;
  for (const step of eighths) if (Math.abs(step - rest) < Math.abs(best - rest)) best = step;
  return Math.max(whole + best, 1 / 8);
}

const signs: [number, string][] = [
  [1 / 8, '⅛'],
  [1 / 4, '¼'],
  [1 / 3, '⅓'],
  [3 / 8, '⅜'],
  [1 / 2, '½'],
  [5 / 8, '⅝'],
  [2 / 3, '⅔'],
  [3 / 4, '¾'],
  [7 / 8, '⅞'],
];
/** `1.5` as `1½`; null where no sign comes near. */
export function fractionText(value: number): string | null {
  const whole = Math.floor(value + 0.001);
  const rest = value - whole;
  if (Math.abs(rest) < 0.02) return String(whole);
  const sign = signs.find(([size]) => Math.abs(size - rest) < 0.02);
  if (sign === undefined) return null;
  return whole === 0 ? sign[1] : `${whole}${sign[1]}`;
}

export const kgToLb = (kg: number) => kg / 0.45359237;
export const lbToKg = (lb: number) => lb * 0.45359237;
export const cmToInches = (cm: number) => cm / 2.54;
export const inchesToCm = (inches: number) => inches * 2.54;
export const toFahrenheit = (celsius: number) => (celsius * 9) / 5 + 32;
