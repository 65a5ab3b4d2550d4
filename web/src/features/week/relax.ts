import type { TargetRange } from '@mealwright/contracts/common';
import type { Explanation } from '@mealwright/contracts/plans';
import {
  type GoalInput,
  type Goals,
  type Preferences,
  type SlotSetting,
  weekdays,
} from '@mealwright/contracts/profiles';
import type { ProfileBefore } from '../../api/plan-action.ts';
import { saveGoals, savePreferences } from '../../api/use-profile.ts';
import { bandFor } from '../../ui/numbers/target-status.ts';

export type Relaxation = Explanation['relaxations'][number];

/** What was wanted before the change, and the meal times to plan with where they are others now. */
export type Applied = { profile: ProfileBefore; slots?: SlotSetting[] };

type Bound = { nutrient: string; bound: 'min' | 'max'; to: number };

/** Carries out a change that was found to help; null when this cannot be done by one press: then the targets page can. */
export async function applyRelaxation(
  relaxation: Relaxation,
  goals: Goals,
  preferences: Preferences,
): Promise<Applied | null> {
  const { kind, slot, from, to, nutrient, bound } = relaxation;
  const prefer = async (change: NonNullable<ProfileBefore['preferences']>, before: typeof change) => {
    await savePreferences(change);
    return { profile: { preferences: before } };
  };
  switch (kind) {
    case 'settle':
      return relaxBounds(relaxation.changes ?? [], goals);
    case 'nutrient':
      if (nutrient === null || bound === null || typeof to !== 'number') return null;
      return relaxBounds([{ nutrient, bound, to }], goals);
    case 'minutes': {
      const slots = preferences.slots.map((one) => {
        if (one.maxMinutes === null || (one.slot !== slot && slot !== null)) return one;
        return { ...one, maxMinutes: typeof to === 'number' ? Math.max(one.maxMinutes, Math.ceil(to)) : null };
      });
      return prefer({ slots }, { slots: preferences.slots });
    }
    case 'excluded': {
      const { excludedFoods, avoid } = preferences;
      const foods = from === 'all' ? [] : excludedFoods.filter((id) => id !== from);
      return prefer(
        { excludedFoods: foods, ...(from === 'all' || from === 'recipes' ? { avoid: [] } : {}) },
        { excludedFoods, avoid },
      );
    }
    case 'diet': {
      const diet = diets.find((one) => one === to);
      return diet === undefined ? null : prefer({ diet }, { diet: preferences.diet });
    }
    case 'slot': {
      const slots: SlotSetting[] = [...preferences.slots, { slot: slot ?? 'snack', maxMinutes: null }];
      return { ...(await prefer({ slots }, { slots: preferences.slots })), slots };
    }
    case 'ours':
      return prefer({ fromOurs: false }, { fromOurs: preferences.fromOurs ?? false });
    // An allergy is never changed by one press, and a budget is stated nowhere in the app.
    case 'allergen':
    case 'budget':
      return null;
  }
}

const diets = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'] as const;

async function relaxBounds(bounds: readonly Bound[], goals: Goals): Promise<Applied | null> {
  const { input } = goals;
  // Where no goal was ever stated there is nothing to hold the change.
  if (input === null || bounds.length === 0) return null;
  await saveGoals(bounds.reduce((wanted, bound) => withBound(wanted, bound, goals.targets), input));
  return { profile: { goals: input } };
}

function withBound(input: GoalInput, { nutrient, bound, to }: Bound, targets: Goals['targets']): GoalInput {
  const own = Object.keys(input.perWeekday) as (keyof GoalInput['perWeekday'])[];
  const usualDay = weekdays.find((day) => !own.includes(day)) ?? 'monday';
  const usual = input.overrides[nutrient] ?? targets[usualDay][nutrient] ?? {};
  const perWeekday = { ...input.perWeekday };
  // A day with targets of its own (a training day) is widened from its own.
  for (const day of own) {
    const range = targets[day][nutrient];
    if (range && JSON.stringify(range) !== JSON.stringify(usual))
      perWeekday[day] = { ...perWeekday[day], [nutrient]: widened(nutrient, range, bound, to) };
  }
  return { ...input, overrides: { ...input.overrides, [nutrient]: widened(nutrient, usual, bound, to) }, perWeekday };
}

function widened(nutrient: string, range: TargetRange, bound: 'min' | 'max', to: number): TargetRange {
  const band = bandFor(nutrient, range);
  const min = bound === 'min' ? Math.min(to, band?.min ?? to) : (band?.min ?? undefined);
  const max = bound === 'max' ? Math.max(to, band?.max ?? to) : (band?.max ?? undefined);
  // The middle of the energy decides what the other targets are: it stays where it was.
  const target = range.target ?? (nutrient === 'kcal' ? band?.aim : undefined);
  return {
    ...(target === undefined ? {} : { target }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
