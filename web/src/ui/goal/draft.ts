import type { GoalInput } from '@mealwright/contracts/profiles';
import { type ComputedTargets, computeTargets } from '@mealwright/nutrition/targets';
import { ageOn } from '../format/dates.ts';

/** The form of a goal: the same as what is sent, with the parts that nobody can guess still open. */
export type GoalForm = Omit<GoalInput, 'sex' | 'birthDate' | 'heightCm' | 'weightKg'> & {
  sex: GoalInput['sex'] | null;
  birthDate: string;
  heightCm: number | null;
  weightKg: number | null;
};

export const emptyGoal: GoalForm = {
  sex: null,
  birthDate: '',
  heightCm: null,
  weightKg: null,
  bodyFatPercent: null,
  activity: 'light',
  lifeStage: 'none',
  direction: 'maintain',
  rateKgPerWeek: 0.25,
  macroSplit: 'balanced',
  customMacros: null,
  overrides: {},
  perWeekday: {},
};

const within = (value: number | null, low: number, high: number): value is number =>
  value !== null && value >= low && value <= high;
const oldest = '1900-01-02';
const youngestYears = 3;

/** null while something is missing or out of range. */
export function completeGoal(form: GoalForm, today: string): GoalInput | null {
  const { sex, birthDate, heightCm, weightKg, ...rest } = form;
  if (sex === null || !within(heightCm, 100, 250) || !within(weightKg, 25, 400)) return null;
  if (!isBirthDate(birthDate, today)) return null;
  return { ...rest, sex, birthDate, heightCm, weightKg };
}
export const isBirthDate = (birthDate: string, today: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(birthDate) &&
  birthDate >= oldest &&
  birthDate <= today &&
  ageOn(birthDate, today) >= youngestYears;

/** The targets as the server will compute them, by the same code. */
export function previewTargets(form: GoalForm, today: string): ComputedTargets | null {
  const input = completeGoal(form, today);
  return input === null ? null : computeTargets({ ...input, age: ageOn(input.birthDate, today) });
}
