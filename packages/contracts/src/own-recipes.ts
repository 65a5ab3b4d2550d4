import { z } from 'zod';
import { allergen, diet, id, listOf, locale, nutrition, pageQuery, slotKinds, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { doubt, doubtCodes, foodCandidate, lineStatuses, mostLines } from './estimates.ts';
import { recipe } from './recipes.ts';

/** Text that may have lines of its own; nothing else below the space. */
const longText = (max: number, min = 0) =>
  z
    .string()
    .normalize('NFC')
    .transform((value) =>
      value
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]|[\u2028\u2029]/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(min).max(max));

/** A line may also be another recipe of the household: `recipe:` and its id in the place of a food. */
const partPrefix = 'recipe:';
export const asPart = (recipeId: string): string => `${partPrefix}${recipeId}`;
export const partOf = (foodId: string): string | null => /^recipe:([0-9a-f-]{36})$/.exec(foodId)?.[1] ?? null;

/** What a person says a line is; it stands above what was read from the text. */
export const lineAs = z.strictObject({
  /** A food, or `recipe:<id>`: amounts of that in servings, batches or by weight. */
  foodId: z.string().min(1).max(80),
  amount: z.number().positive().max(100_000).nullable(),
  unit: text(30).nullable(),
  note: text(200).nullable(),
  optional: z.boolean(),
  /** What it weighs, where no unit says it. */
  grams: z.number().nonnegative().max(100_000).nullable(),
});
export const lineMarks = ['read', 'sure', 'left-out'] as const;
const line = z.strictObject({
  /** As it was written. */
  text: text(500, 0).default(''),
  /** The heading that it stands under. */
  group: text(120).nullable().default(null),
  as: lineAs.nullable().default(null),
  /** `sure`: someone looked, questions about it are answered. `left-out`: does not count. */
  mark: z.enum(lineMarks).default('read'),
});
const lines = z
  .array(z.union([text(500), line]).transform((one) => (typeof one === 'string' ? line.parse({ text: one }) : one)))
  .min(1)
  .max(mostLines)
  .refine((all) => all.every((one) => one.text !== '' || one.as !== null), 'a line has neither text nor food');
const step = z.strictObject({ text: longText(10_000, 1), group: text(120).nullable().default(null) });
const steps = z
  .array(
    z
      .union([longText(10_000, 1), step])
      .transform((one) => (typeof one === 'string' ? { text: one, group: null } : one)),
  )
  .max(200);
const minutes = z.number().int().min(0).max(100_000).nullable();
const word = z
  .string()
  .regex(/^[a-z][a-z-]*$/)
  .max(40);
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable();

const fields = {
  title: text(300),
  description: longText(5000),
  /** null: not known; then nothing is said per serving. */
  servings: z.number().min(0.01).max(1000).nullable(),
  activeMinutes: minutes,
  totalMinutes: minutes,
  cuisine: word,
  course: word,
  slots: z.array(z.enum([...slotKinds, 'side'])).max(5),
  tags: z.array(text(40)).max(40),
  equipment: z.array(text(60)).max(40),
  ingredients: lines,
  steps,
  notes: z.array(longText(5000, 1)).max(20),
  sourceUrl: webAddress,
  author: text(200).nullable(),
  imageUrl: webAddress,
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/)
    .nullable(),
  yieldText: text(200).nullable(),
  /** Nobody said them: they are an estimate that was accepted. */
  servingsEstimated: z.boolean().optional(),
  /** Someone looked at the whole: the guards about energy and servings are answered. */
  sure: z.boolean(),
};
/** A recipe as a household keeps it. Nutrition, allergens, diet and labels follow from it. */
export const recipeState = z
  .strictObject({
    ...fields,
    description: fields.description.default(''),
    servings: fields.servings.default(null),
    activeMinutes: fields.activeMinutes.default(null),
    totalMinutes: fields.totalMinutes.default(null),
    cuisine: fields.cuisine.default('international'),
    course: fields.course.default('main'),
    slots: fields.slots.default(['lunch', 'dinner']),
    tags: fields.tags.default([]),
    equipment: fields.equipment.default([]),
    steps: fields.steps.default([]),
    notes: fields.notes.default([]),
    sourceUrl: fields.sourceUrl.default(null),
    author: fields.author.default(null),
    imageUrl: fields.imageUrl.default(null),
    language: fields.language.default(null),
    yieldText: fields.yieldText.default(null),
    sure: fields.sure.default(false),
  })
  .meta({ id: 'RecipeState' });
export type RecipeState = z.infer<typeof recipeState>;
export type RecipeLine = RecipeState['ingredients'][number];

/** One line, and what it is taken for. */
export const lineReading = z
  .object({
    text: z.string(),
    group: z.string().nullable(),
    mark: z.enum(lineMarks),
    /** Whether a person said what it is. */
    said: z.boolean(),
    status: z.enum([...lineStatuses, 'left-out']),
    food: foodCandidate.nullable(),
    candidates: z.array(foodCandidate),
    name: z.string(),
    amount: z.number().nullable(),
    unit: z.string().nullable(),
    note: z.string().nullable(),
    optional: z.boolean(),
    grams: z.number().nullable(),
    kcal: z.number().nullable(),
    confidence: z.number(),
    doubts: z.array(z.enum(doubtCodes)),
    /** Another recipe of the household that the line seems to name, in the form of `as`: to be offered. */
    part: z
      .object({ foodId: z.string(), name: z.string(), amount: z.number().nullable(), unit: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'LineReading' });
export type LineReading = z.infer<typeof lineReading>;

/** What follows from a state. */
export const recipeReading = z
  .object({
    lines: z.array(lineReading),
    /** Of lines and (line null) of the whole. */
    doubts: z.array(doubt),
    /** No question is open: weeks are planned from it. */
    ready: z.boolean(),
    /** Share of the lines with food that are in the sum. */
    coverage: z.number(),
    nutrientCoverage: z.record(z.string(), z.number()),
    gramsPerServing: z.number(),
    perServing: nutrition,
    per100g: nutrition.nullable(),
    allergens: z.array(allergen),
    diet,
    labels: z.array(z.string()),
  })
  .meta({ id: 'RecipeReading' });
export type RecipeReading = z.infer<typeof recipeReading>;

const inLocale = z.object({ locale: locale.default('en') });
const params = z.object({ recipeId: id });
const version = z.number().int().min(1);

export const readRecipeState = endpoint({
  method: 'POST',
  path: '/recipes/read',
  access: 'user',
  tag: 'recipes',
  summary:
    'What would follow from a recipe that is being written: nutrition, allergens, labels, and what each line is taken for. Keeps nothing.',
  query: inLocale,
  body: recipeState,
  response: recipeReading,
});
export const createRecipe = endpoint({
  method: 'POST',
  path: '/recipes',
  access: 'user',
  tag: 'recipes',
  summary:
    'Keep a recipe of the household; ingredients as text or as food, amount and unit. Administrators may publish it for everyone.',
  status: 201,
  query: inLocale,
  body: recipeState.extend({ published: z.boolean().default(false) }),
  response: recipe,
  errors: ['FORBIDDEN', 'FOOD_NOT_FOUND', 'RECIPE_NOT_FOUND'],
});
export const changeRecipe = endpoint({
  method: 'PATCH',
  path: '/recipes/:recipeId',
  access: 'user',
  tag: 'recipes',
  summary: 'Change a recipe of the household. `version`: the one that was seen; the former state is kept.',
  params,
  query: inLocale,
  body: z.strictObject(fields).partial().extend({ version: version.optional() }),
  response: recipe,
  errors: ['RECIPE_NOT_FOUND', 'RECIPE_CHANGED', 'FOOD_NOT_FOUND', 'RECIPE_IN_ITSELF'],
});
export const deleteRecipe = endpoint({
  method: 'DELETE',
  path: '/recipes/:recipeId',
  access: 'user',
  tag: 'recipes',
  summary: 'Take a recipe away. Plans that hold it keep it; restoring a version brings it back.',
  status: 204,
  params,
  response: z.undefined(),
  errors: ['RECIPE_NOT_FOUND'],
});
export const getRecipeState = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId/state',
  access: 'user',
  tag: 'recipes',
  summary: 'A recipe of the household as it is kept, to be changed, with what follows from it.',
  params,
  query: inLocale,
  response: z
    .object({
      recipeId: id,
      version,
      state: recipeState,
      reading: recipeReading,
      /** Questions that a newer version of foods or reading asks: since when, and what was counted before. */
      askedAnew: z
        .object({
          at: timestamp,
          kcalBefore: z.number().nullable(),
          lines: z.array(z.object({ line: z.number().int(), foodId: z.string(), name: z.string(), grams: z.number() })),
        })
        .nullable(),
      updatedAt: timestamp,
    })
    .meta({ id: 'OwnRecipe' }),
  errors: ['RECIPE_NOT_FOUND'],
});
export type OwnRecipe = z.infer<typeof getRecipeState.response>;
export const listRecipeVersions = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId/versions',
  access: 'user',
  tag: 'recipes',
  summary: 'The states that a recipe has had, the present one first.',
  params,
  response: z.object({
    data: z.array(
      z.object({
        version,
        title: z.string(),
        ingredientCount: z.number().int(),
        stepCount: z.number().int(),
        changedAt: timestamp,
        current: z.boolean(),
      }),
    ),
  }),
  errors: ['RECIPE_NOT_FOUND'],
});
const versionParams = params.extend({ version: z.coerce.number().int().min(1) });
export const getRecipeVersion = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId/versions/:version',
  access: 'user',
  tag: 'recipes',
  summary: 'One of the states that a recipe has had.',
  params: versionParams,
  response: z.object({ version, state: recipeState, changedAt: timestamp, current: z.boolean() }),
  errors: ['RECIPE_NOT_FOUND', 'VERSION_NOT_FOUND'],
});
export const restoreRecipeVersion = endpoint({
  method: 'POST',
  path: '/recipes/:recipeId/versions/:version/restore',
  access: 'user',
  tag: 'recipes',
  summary: 'Bring a former state back, as a version of its own; also of a recipe that was taken away.',
  params: versionParams,
  query: inLocale,
  response: recipe,
  errors: ['RECIPE_NOT_FOUND', 'VERSION_NOT_FOUND', 'RECIPE_IN_ITSELF'],
});
const mostAnswers = 50;
export const listUnserved = endpoint({
  method: 'GET',
  path: '/recipes/unserved',
  access: 'user',
  tag: 'recipes',
  summary:
    "The household's recipes of which nobody said how many they serve, at most 1,000, with an estimate from the energy and weight of the whole.",
  response: z.object({
    data: z.array(
      z.object({
        recipeId: id,
        title: z.string(),
        /** What the source says it makes, when that is no number of servings. */
        yieldText: z.string().nullable(),
        /** Of the whole. */
        kcal: z.number().nullable(),
        grams: z.number(),
        /** null: too little is known of its amounts. */
        likely: z.number().nullable(),
        /** Questions besides this one. */
        otherQuestions: z.number().int(),
      }),
    ),
  }),
});
export const answerServings = endpoint({
  method: 'POST',
  path: '/recipes/unserved',
  access: 'user',
  tag: 'recipes',
  summary:
    'How many these recipes serve. Only where nobody has said it; `servings` null takes an estimate back. Answers with those that were changed.',
  query: inLocale,
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ recipeId: id, servings: fields.servings, estimated: z.boolean().default(false) }))
      .min(1)
      .max(mostAnswers),
  }),
  response: z.object({ changed: z.array(id), ready: z.array(id) }),
});
export const listDoubtful = endpoint({
  method: 'GET',
  path: '/recipes/doubtful',
  access: 'user',
  tag: 'recipes',
  summary: "The household's recipes with an open question, those of the newest import first.",
  query: pageQuery,
  response: listOf(z.object({ recipeId: id, title: z.string(), version, questions: z.number().int() })).extend({
    /** Of all own recipes: how many weeks are planned from. */
    ready: z.number().int(),
    own: z.number().int(),
  }),
});
