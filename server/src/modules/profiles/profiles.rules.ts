import type { GoalInput, Goals } from '@mealwright/contracts/profiles';
import { ageOn } from '@mealwright/nutrition/energy';
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
