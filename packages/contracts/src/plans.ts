import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { z } from 'zod';
import { userParams } from './accounts.ts';
import { day, id, listOf, nutrition, pageQuery, slotKind, targets, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { pictureJob } from './pictures.ts';
import { slotSetting } from './profiles.ts';
import { importJob } from './recipe-imports.ts';
import { illustration, recipePicture } from './recipes.ts';

/** Servings in steps of a quarter, what a person can cook and read. */
export const servings = z.number().min(0.25).max(20).multipleOf(0.25);
const version = z.number().int().min(1);
/** The first day that is planned: the days before it stay as they are, also empty. */
const from = day.optional();
/** Of one serving of a free entry, as far as it is known. */
const ownNutrition = z.partialRecord(z.enum(nutrientKeys), z.number().min(0).max(20_000));
export type OwnNutrition = z.infer<typeof ownNutrition>;

export const meal = z
  .object({
    mealId: id,
    /** Which of the plan's slots, counted from 0: tells two snacks of a day apart. */
    slotIndex: z.number().int(),
    slot: slotKind,
    recipeId: id.nullable(),
    title: z.string(),
    servings: z.number(),
    locked: z.boolean(),
    /** The meal of an earlier day that was cooked for this one too: it is not cooked again, and bought with that one. */
    leftoverOf: id.nullable(),
    /** The day of that meal, which may be one of the last days of the week before. */
    cookedOn: day.nullable(),
    /** What is eaten of this meal in the week after: cooked and bought with it. */
    keptFor: z.array(z.object({ mealId: id, date: day, servings: z.number() })),
    totalMinutes: z.number().int().nullable(),
    cuisine: z.string().nullable(),
    picture: recipePicture.nullable(),
    illustration: illustration.nullable(),
    /** Of what is eaten: all servings of this meal. */
    nutrition,
  })
  .meta({ id: 'Meal' });
export type Meal = z.infer<typeof meal>;

export const missedTarget = z.object({
  nutrient: z.string(),
  bound: z.enum(['min', 'max']),
  limit: z.number(),
  value: z.number().nullable(),
});

const boundChange = z.object({
  nutrient: z.string(),
  bound: z.enum(['min', 'max']),
  from: z.number(),
  to: z.number(),
});

/** Why not every target can be met, and what would help. */
export const explanation = z
  .object({
    kind: z.enum(['empty_slot', 'conflict', 'unproven']),
    /** true: proved by calculation that no plan from these recipes can meet all targets. */
    proved: z.boolean(),
    slot: slotKind.nullable(),
    filter: z.string().nullable(),
    conflicts: z.array(z.object({ nutrient: z.string(), bound: z.enum(['min', 'max']), value: z.number() })),
    relaxations: z.array(
      z.object({
        /** settle: keep the week, want what it reaches. slot: one more meal a day. ours: from the cookbook too. */
        kind: z.enum(['nutrient', 'minutes', 'diet', 'allergen', 'excluded', 'budget', 'settle', 'slot', 'ours']),
        nutrient: z.string().nullable(),
        bound: z.enum(['min', 'max']).nullable(),
        slot: slotKind.nullable(),
        from: z.union([z.number(), z.string()]).nullable(),
        to: z.union([z.number(), z.string()]).nullable(),
        /** true: a plan with this one change was made and meets everything. */
        confirmed: z.boolean(),
        /** settle: each target that this week misses, and what its worst day reaches. */
        changes: z.array(boundChange).optional(),
        /** What the plan that was made with the change still misses, on its worst day; null: none was made. */
        misses: z.array(missedTarget).nullable().optional(),
        /** How many different dishes that plan has. */
        dishes: z.number().int().nullable().optional(),
      }),
    ),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof explanation>;

export const planDay = z.object({
  date: day,
  meals: z.array(meal),
  /** Sum of the known values of the meals. */
  nutrition,
  /** Nutrients of which a meal's value is unknown: their sum is a lower bound. */
  incomplete: z.array(z.string()),
  targets,
  /** true when every target of this day holds for the shown portions. */
  met: z.boolean(),
  missed: z.array(missedTarget),
});
export type PlanDay = z.infer<typeof planDay>;

export const insight = z.object({
  code: z.string(),
  severity: z.enum(['good', 'info', 'warn']),
  params: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const plan = z
  .object({
    planId: id,
    userId: id,
    weekStart: day,
    startDate: day,
    endDate: day,
    /** Grows with every change; send it back with a write to be told when someone else was faster. */
    version,
    slots: z.array(slotSetting),
    days: z.array(planDay),
    quality: z
      .object({
        allBandsMet: z.boolean(),
        /** How far, at most, from the best possible plan over all recipes (0.01 = 1 %); null = not proved. */
        gap: z.number().nullable(),
        /** Mean liking of the meals, 0 to 1. */
        preference: z.number().nullable(),
        solveMs: z.number().nullable(),
        seed: z.number().int().nullable(),
        /** false once the plan was changed by hand after it was made. */
        asGenerated: z.boolean(),
        explanation: explanation.nullable().optional(),
      })
      .nullable(),
    balance: z.object({ score: z.number(), insights: z.array(insight) }).nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
    metadata: z.object({ source: z.enum(['user', 'auto']) }),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof plan>;

const planParams = z.object({ planId: id });
const userPlanParams = userParams.extend({ planId: id });

export const listPlans = endpoint({
  method: 'GET',
  path: '/users/:userId/meal-plans',
  access: 'user',
  tag: 'plans',
  summary: 'Plans, newest week first; with `weekStart` the plan of that week.',
  params: userParams,
  query: pageQuery.extend({ weekStart: day.optional() }),
  response: listOf(plan),
  errors: ['USER_NOT_FOUND'],
});
export const createPlan = endpoint({
  method: 'POST',
  path: '/users/:userId/meal-plans',
  access: 'user',
  tag: 'plans',
  summary: 'An empty plan for a week, to be filled by hand.',
  status: 201,
  params: userParams,
  body: z.strictObject({ weekStart: day, slots: z.array(slotSetting).min(1).max(6).optional() }),
  response: plan,
  errors: ['USER_NOT_FOUND', 'PLAN_EXISTS'],
});
export const updatePlan = endpoint({
  method: 'PATCH',
  path: '/users/:userId/meal-plans/:planId',
  access: 'user',
  tag: 'plans',
  summary: 'Change meals: servings, lock, or move to another day or slot (what stands there changes places).',
  params: userPlanParams,
  body: z.strictObject({
    version: version.optional(),
    meals: z
      .array(
        z.strictObject({
          mealId: id,
          servings: servings.optional(),
          locked: z.boolean().optional(),
          date: day.optional(),
          slotIndex: z.number().int().min(0).max(5).optional(),
        }),
      )
      .min(1)
      .max(60),
  }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'MEAL_NOT_FOUND', 'PLAN_CHANGED', 'NOT_IN_PLAN_WEEK', 'SLOT_TAKEN'],
});
export const deletePlan = endpoint({
  method: 'DELETE',
  path: '/users/:userId/meal-plans/:planId',
  access: 'user',
  tag: 'plans',
  summary: 'Delete a plan with its meals.',
  status: 204,
  params: userPlanParams,
  response: z.undefined(),
  errors: ['PLAN_NOT_FOUND'],
});

export const job = z
  .object({
    jobId: id,
    kind: z.enum(['plan']),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    /** 0 to 1. */
    progress: z.number(),
    result: z.object({ planId: id }).nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof job>;

export const generatePlan = endpoint({
  method: 'POST',
  path: '/meal-plans',
  access: 'user',
  tag: 'plans',
  summary:
    'Plan a week by the profile. Locked meals stay; `fill: empty` keeps all meals; `from` plans the rest of a week that goes on. With `Prefer: respond-async` answers 202 and a job.',
  status: 201,
  body: z.strictObject({
    weekStart: day,
    slots: z.array(slotSetting).min(1).max(6).optional(),
    seed: z.number().int().min(0).max(2_147_483_647).optional(),
    fill: z.enum(['all', 'empty']).default('all'),
    from,
    version: version.optional(),
  }),
  response: z.union([plan, job]),
  errors: ['PLAN_CHANGED', 'NOTHING_TO_PLAN', 'PLANNER_BUSY'],
});
export const getPlan = endpoint({
  method: 'GET',
  path: '/meal-plans/:planId',
  access: 'user',
  tag: 'plans',
  summary: 'One plan.',
  params: planParams,
  response: plan,
  errors: ['PLAN_NOT_FOUND'],
});
export const addMeal = endpoint({
  method: 'POST',
  path: '/meal-plans/:planId/meals',
  access: 'user',
  tag: 'plans',
  summary: 'Put a recipe, a free entry with its own words, or what is left of an earlier meal, into a slot.',
  status: 201,
  params: planParams,
  body: z
    .strictObject({
      date: day,
      slot: slotKind,
      slotIndex: z.number().int().min(0).max(5).optional(),
      recipeId: id.optional(),
      title: text(120).optional(),
      /** A meal of an earlier day of this plan, or of the last days of the week before, of which some is left. */
      leftoverOf: id.optional(),
      nutrition: ownNutrition.optional(),
      servings: servings.default(1),
      locked: z.boolean().default(false),
      replace: z.boolean().default(false),
      version: version.optional(),
    })
    .refine((body) => [body.recipeId, body.title, body.leftoverOf].filter((one) => one !== undefined).length === 1, {
      message: 'give one of recipeId, title and leftoverOf',
      path: ['recipeId'],
    }),
  response: plan,
  errors: [
    'PLAN_NOT_FOUND',
    'RECIPE_NOT_FOUND',
    'MEAL_NOT_FOUND',
    'SLOT_TAKEN',
    'NOT_IN_PLAN_WEEK',
    'PLAN_CHANGED',
    'MEAL_LOCKED',
  ],
});
export const putMeals = endpoint({
  method: 'PUT',
  path: '/meal-plans/:planId/meals',
  access: 'user',
  tag: 'plans',
  summary: 'All meals of the plan at once, in place of those that are there: a week as it was before.',
  params: planParams,
  body: z.strictObject({
    version: version.optional(),
    /** The meal times as they were then; without it they stay. */
    slots: z.array(slotSetting).min(1).max(6).optional(),
    meals: z
      .array(
        z
          .strictObject({
            /** As the meal was called: only so that others can be leftovers of it. It may get a new one. */
            mealId: id.optional(),
            date: day,
            slotIndex: z.number().int().min(0).max(5),
            recipeId: id.optional(),
            title: text(120).optional(),
            nutrition: ownNutrition.optional(),
            servings: servings.default(1),
            locked: z.boolean().default(false),
            leftoverOf: id.nullable().default(null),
            /** Meals of the week after that were cooked with it; those that are the same dish still are so again. */
            keptFor: z.array(id).max(24).default([]),
          })
          .refine((meal) => (meal.recipeId === undefined) !== (meal.title === undefined), {
            message: 'give either recipeId or title',
            path: ['recipeId'],
          }),
      )
      .max(42),
  }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'RECIPE_NOT_FOUND', 'SLOT_TAKEN', 'NOT_IN_PLAN_WEEK', 'PLAN_CHANGED'],
});
export const removeMeal = endpoint({
  method: 'DELETE',
  path: '/meal-plans/:planId/meals',
  access: 'user',
  tag: 'plans',
  summary: 'Take a meal out of the plan.',
  params: planParams,
  query: z.object({ mealId: id, version: z.coerce.number().int().min(1).optional() }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'MEAL_NOT_FOUND', 'PLAN_CHANGED'],
});
export const copyDay = endpoint({
  method: 'POST',
  path: '/meal-plans/:planId/copy-day',
  access: 'user',
  tag: 'plans',
  summary: 'Copy the meals of one day to other days of the week; locked meals there stay.',
  params: planParams,
  body: z.strictObject({ from: day, to: z.array(day).min(1).max(6), version: version.optional() }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'NOT_IN_PLAN_WEEK', 'PLAN_CHANGED'],
});

export const swapSuggestion = z
  .object({
    recipeId: id,
    title: z.string(),
    cuisine: z.string(),
    totalMinutes: z.number().int().nullable(),
    picture: recipePicture.nullable(),
    illustration: illustration.nullable(),
    servings: z.number(),
    /** The other meals of the day whose portions change with it. */
    portions: z.array(z.object({ mealId: id, servings: z.number() })),
    /** Change of the day's totals. */
    deltas: z.record(z.string(), z.number().nullable()),
    minutesDelta: z.number().nullable(),
    dayMet: z.boolean(),
  })
  .meta({ id: 'SwapSuggestion' });
export type SwapSuggestion = z.infer<typeof swapSuggestion>;

export const swapMeal = endpoint({
  method: 'PUT',
  path: '/meal-plans/:planId/swap',
  access: 'user',
  tag: 'plans',
  summary: 'With `mealId` alone: five replacements that keep the day on target. With `recipeId`: put that one in.',
  params: planParams,
  body: z.strictObject({ mealId: id, recipeId: id.optional(), version: version.optional() }),
  response: z.object({ suggestions: z.array(swapSuggestion), plan: plan.nullable() }),
  errors: [
    'PLAN_NOT_FOUND',
    'MEAL_NOT_FOUND',
    'RECIPE_NOT_FOUND',
    'PLAN_CHANGED',
    'MEAL_LOCKED',
    'RECIPE_DOES_NOT_SUIT',
  ],
});
export const regeneratePlan = endpoint({
  method: 'POST',
  path: '/meal-plans/:planId/regenerate',
  access: 'user',
  tag: 'plans',
  summary: 'Plan the week anew; locked meals stay.',
  params: planParams,
  body: z
    .strictObject({
      seed: z.number().int().min(0).max(2_147_483_647).optional(),
      fill: z.enum(['all', 'empty']).default('all'),
      from,
      version: version.optional(),
    })
    .default({ fill: 'all' }),
  response: z.union([plan, job]),
  errors: ['PLAN_NOT_FOUND', 'PLAN_CHANGED', 'NOTHING_TO_PLAN', 'PLANNER_BUSY'],
});
export const holdToTargets = endpoint({
  method: 'PUT',
  path: '/meal-plans/:planId/targets',
  access: 'user',
  tag: 'plans',
  summary:
    'Hold the week against the targets as they are now; its meals stay. `from`: only this day and those after it.',
  params: planParams,
  body: z.strictObject({ from, version: version.optional() }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'PLAN_CHANGED'],
});
export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/:jobId',
  access: 'user',
  tag: 'plans',
  summary: 'How a job of mine is doing.',
  params: z.object({ jobId: id }),
  response: z.union([job, importJob, pictureJob]),
  errors: ['JOB_NOT_FOUND'],
});
