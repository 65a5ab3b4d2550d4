import type { TargetRange } from '@mealwright/contracts/common';
import type { Explanation } from '@mealwright/contracts/plans';
import type { GoalInput, Goals, Preferences } from '@mealwright/contracts/profiles';
import { saveGoals, savePreferences } from '../../api/use-profile.ts';
import { bandFor } from '../../ui/numbers/target-status.ts';

export type Relaxation = Explanation['relaxations'][number];

/** One change to the profile that was found to help. Allergies are never changed by one tap. */
export const isOneTap = (relaxation: Relaxation): boolean =>
  relaxation.kind !== 'allergen' && relaxation.kind !== 'budget' && relaxation.kind !== 'diet';

/** Carries it out; false when this profile cannot hold it (no goal was ever stated), then the targets page can. */
export async function applyRelaxation(
  relaxation: Relaxation,
  goals: Goals,
  preferences: Preferences,
): Promise<boolean> {
  const { kind, slot, from, to } = relaxation;
  if (kind === 'nutrient') return relaxNutrient(relaxation, goals);
  if (kind === 'minutes') {
    const slots = preferences.slots.map((one) =>
      one.slot === slot || slot === null ? { ...one, maxMinutes: typeof to === 'number' ? Math.ceil(to) : null } : one,
    );
    await savePreferences({ slots });
    return true;
  }
  if (kind === 'excluded') {
    const food = String(from ?? to);
    await savePreferences({
      excludedFoods: preferences.excludedFoods.filter((id) => id !== food),
      avoid: preferences.avoid.filter((one) => one !== food),
    });
    return true;
  }
  return false;
}

async function relaxNutrient({ nutrient, bound, to }: Relaxation, goals: Goals): Promise<boolean> {
  const { input, targets } = goals;
  if (input === null || nutrient === null || bound === null || typeof to !== 'number') return false;
  const perWeekday: GoalInput['perWeekday'] = { ...input.perWeekday };
  for (const [day, own] of Object.entries(input.perWeekday) as [
    keyof typeof perWeekday,
    Record<string, TargetRange | null>,
  ][]) {
    const range = own[nutrient];
    if (range) perWeekday[day] = { ...own, [nutrient]: widened(nutrient, range, bound, to) };
  }
  const usual = input.overrides[nutrient] ?? targets.monday[nutrient] ?? {};
  const overrides = { ...input.overrides, [nutrient]: widened(nutrient, usual, bound, to) };
  await saveGoals({ ...input, overrides, perWeekday });
  return true;
}

function widened(nutrient: string, range: TargetRange, bound: 'min' | 'max', to: number): TargetRange {
  const band = bandFor(nutrient, range);
  const min = bound === 'min' ? Math.min(to, band?.min ?? to) : (band?.min ?? undefined);
  const max = bound === 'max' ? Math.max(to, band?.max ?? to) : (band?.max ?? undefined);
  return {
    ...(range.target === undefined ? {} : { target: range.target }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
