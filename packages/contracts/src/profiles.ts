import { type ContainsFlag, containsFlags } from '@mealwright/nutrition/vocabulary';
import { z } from 'zod';
import { userParams } from './accounts.ts';
import { allergen, clock, day, diet, slotKind, slotKinds, targets, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

const foodIds = z.array(z.string().max(80)).max(200);
const cuisineNames = z.array(z.string().max(40)).max(40);

/** A meal time of the day, in order of the day. The same kind may come twice (two snacks). */
export const slotSetting = z.strictObject({
  slot: slotKind,
  /** The longest a recipe in this slot may take, in minutes; null = no limit. */
  maxMinutes: z.number().int().min(1).max(600).nullable().default(null),
  /** When it is eaten; without it nobody said, and the calendar has its usual time. */
  time: clock.nullable().optional(),
});
export type SlotSetting = z.infer<typeof slotSetting>;

/** What nearly every dish holds is no wish that leaves a week to plan. */
const tooCommon = ['added-sugar', 'onion-garlic'] as const;
type Avoidable = Exclude<ContainsFlag, (typeof tooCommon)[number]>;
export const avoidables = containsFlags.filter((flag): flag is Avoidable => !tooCommon.some((one) => one === flag));
const avoidable = z.enum(avoidables);

const preferenceFields = {
  diet,
  allergens: z.array(allergen).max(14),
  /** Foods that must never appear. */
  excludedFoods: foodIds,
  /** Kinds of food that must never appear. */
  avoid: z.array(avoidable).max(avoidables.length),
  likedCuisines: cuisineNames,
  dislikedCuisines: cuisineNames,
  slots: z.array(slotSetting).min(1).max(6),
  /** Weeks are planned from recipes of the household alone, not from the cookbook. */
  fromOurs: z.boolean().optional(),
};
export const preferences = z
  .object({ ...preferenceFields, updatedAt: timestamp.nullable() })
  .meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof preferences>;

export const defaultPreferences: Preferences = {
  diet: 'omnivore',
  allergens: [],
  excludedFoods: [],
  avoid: [],
  likedCuisines: [],
  dislikedCuisines: [],
  slots: slotKinds.map((slot) => ({ slot, maxMinutes: null })),
  updatedAt: null,
};

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof weekday>;

export const sexes = ['female', 'male'] as const;
export const activities = ['sedentary', 'light', 'moderate', 'active', 'very_active'] as const;
export const directions = ['lose', 'maintain', 'gain'] as const;
export const macroSplits = ['balanced', 'high_protein', 'low_carb', 'keto', 'custom'] as const;

/** What a person says of themself; every part may be missing, then stated defaults stand in. */
export const goalInput = z.strictObject({
  sex: z.enum(sexes),
  birthDate: day.refine((value) => value > '1900-01-01', 'too long ago'),
  heightCm: z.number().min(100).max(250),
  weightKg: z.number().min(25).max(400),
  /** With it, Katch-McArdle is used instead of Mifflin-St Jeor. */
  bodyFatPercent: z.number().min(3).max(70).nullable().default(null),
  activity: z.enum(activities),
  lifeStage: z.enum(['none', 'pregnant', 'lactating']).default('none'),
  direction: z.enum(directions),
  /** Body mass to lose or gain a week, in kg. */
  rateKgPerWeek: z.number().min(0).max(1.5).default(0.25),
  macroSplit: z.enum(macroSplits),
  /** For `custom`: grams a day or percent of energy; the three percents need not be complete. */
  customMacros: z
    .strictObject({
      unit: z.enum(['g', 'percent']),
      protein: z.number().min(0).max(1000).nullable(),
      carbs: z.number().min(0).max(1500).nullable(),
      fat: z.number().min(0).max(600).nullable(),
    })
    .nullable()
    .default(null),
  /** Set by hand, in place of what is computed; a nutrient set to null has no target. */
  overrides: z.record(z.string().max(40), targets.valueType.nullable()).default({}),
  /** Further changes for single weekdays, e.g. a training day. */
  perWeekday: z.partialRecord(weekday, z.record(z.string().max(40), targets.valueType.nullable())).default({}),
});
export type GoalInput = z.infer<typeof goalInput>;

/** Why a number is what it is: a message key with its parameters; the screen says it in words. */
export const reason = z.object({
  nutrient: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const goals = z
  .object({
    input: goalInput.nullable(),
    targets: z.record(weekday, targets),
    /** Reference intakes of vitamins and minerals: shown and averaged over the week, not demanded of each day. */
    reference: targets,
    reasons: z.array(reason),
    energy: z
      .object({
        restingKcal: z.number(),
        maintenanceKcal: z.number(),
        floorKcal: z.number(),
        targetKcal: z.number(),
        formula: z.string(),
      })
      .nullable(),
    updatedAt: timestamp.nullable(),
  })
  .meta({ id: 'Goals' });
export type Goals = z.infer<typeof goals>;

export const getPreferences = endpoint({
  method: 'GET',
  path: '/users/:userId/preferences',
  access: 'user',
  tag: 'profiles',
  summary: 'Diet, allergies, dislikes, taste and meal times.',
  params: userParams,
  response: preferences,
  errors: ['USER_NOT_FOUND'],
});
export const putPreferences = endpoint({
  method: 'PUT',
  path: '/users/:userId/preferences',
  access: 'user',
  tag: 'profiles',
  summary: 'Replace all preferences.',
  params: userParams,
  body: z.strictObject(preferenceFields),
  response: preferences,
  errors: ['USER_NOT_FOUND', 'FOOD_NOT_FOUND'],
});
export const patchPreferences = endpoint({
  method: 'PATCH',
  path: '/users/:userId/preferences',
  access: 'user',
  tag: 'profiles',
  summary: 'Change some preferences.',
  params: userParams,
  body: z.strictObject(preferenceFields).partial(),
  response: preferences,
  errors: ['USER_NOT_FOUND', 'FOOD_NOT_FOUND'],
});
export const getGoals = endpoint({
  method: 'GET',
  path: '/users/:userId/goals',
  access: 'user',
  tag: 'profiles',
  summary: 'Energy and nutrient targets per weekday, with the reason for each number.',
  params: userParams,
  response: goals,
  errors: ['USER_NOT_FOUND'],
});
export const putGoals = endpoint({
  method: 'PUT',
  path: '/users/:userId/goals',
  access: 'user',
  tag: 'profiles',
  summary: 'Say who you are and what you want; targets follow, everything can be set by hand.',
  params: userParams,
  body: goalInput,
  response: goals,
  errors: ['USER_NOT_FOUND'],
});
