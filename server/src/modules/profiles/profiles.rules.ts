import type { GoalInput, Goals } from '@mealwright/contracts/profiles';
import { ageOn } from '@mealwright/nutrition/energy';
import { isNutrientKey } from '@mealwright/nutrition/nutrients';
import { computeTargets, type Targets, weekdays } from '@mealwright/nutrition/targets';

/** Until someone says more: the reference intake of an average adult (Regulation (EU) 1169/2011, Annex XIII), fibre and sodium after EFSA. */
const unknownPerson: Targets = {
  kcal: { target: 2000 },
  proteinG: { min: 60 },
  fibreG: { min: 25 },
  sodiumMg: { max: 2300 },
};

/** The targets of each weekday with the reason for each number. `today` settles the age. */
export function goalsFor(input: GoalInput | null, today: Date): Omit<Goals, 'updatedAt'> {
  if (input === null) {
    const targets = Object.fromEntries(weekdays.map((day) => [day, unknownPerson])) as Goals['targets'];
    const reasons = Object.keys(unknownPerson).map((nutrient) => ({ nutrient, code: 'default.average', params: {} }));
    return { input, targets, reference: {}, reasons, energy: null };
  }
  const age = ageOn(input.birthDate, today.toISOString().slice(0, 10));
  const { targets, reference, reasons, energy } = computeTargets({ ...input, age });
  return { input, targets: targets as Goals['targets'], reference: reference as Goals['reference'], reasons, energy };
}

/** The fields that are given; no word stands in a list twice. Two snacks a day are two. */
export function onceEach<Change extends object>(
  change: Change,
): { [Key in keyof Change]?: Exclude<Change[Key], undefined> } {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const once = given.map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value)] : value] as const);
  return Object.fromEntries(once) as { [Key in keyof Change]?: Exclude<Change[Key], undefined> };
}

/** What the shape of the input cannot tell: one message per field; empty when all is right. */
export function wrongGoals(input: GoalInput, today: Date): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (input.birthDate > today.toISOString().slice(0, 10)) wrong.birthDate = 'lies in the future';
  const overrides = { overrides: input.overrides, ...prefixed('perWeekday', input.perWeekday) };
  for (const [field, ranges] of Object.entries(overrides))
    for (const key of Object.keys(ranges)) if (!isNutrientKey(key)) wrong[`${field}.${key}`] = 'is no nutrient';
  return wrong;
}

function prefixed<Value extends object>(prefix: string, values: Record<string, Value | undefined>) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value ?? {}]));
}
