import { z } from 'zod';
import { allergen, diet, locale, nutrition } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What the foods of a list are called in. The lines themselves may be in any of the languages that are read. */
const inLocale = locale.default('en');
export const mostLines = 300;
const line = z
  .string()
  .max(500)
  .transform((value) => value.replace(/[\p{Cc}\u2028\u2029]/gu, ' '));
const servings = z.number().positive().max(10_000).nullable().default(null);

/** The parts that a line was read as. */
export const parsedLine = z
  .object({
    language: z.string(),
    amount: z.number().nullable(),
    amountMax: z.number().nullable(),
    unit: z.string().nullable(),
    size: z.string().nullable(),
    name: z.string(),
    preparation: z.string().nullable(),
    note: z.string().nullable(),
    optional: z.boolean(),
    toTaste: z.boolean(),
    alternatives: z.array(z.string()),
    /** "(14-ounce)" of "2 (14-ounce) cans". */
    package: z.object({ amount: z.number(), amountMax: z.number().nullable(), unit: z.string() }).nullable(),
  })
  .meta({ id: 'ParsedLine' });

export const foodCandidate = z
  .object({ foodId: z.string(), name: z.string(), confidence: z.number() })
  .meta({ id: 'FoodCandidate' });

export const lineStatuses = ['counted', 'negligible', 'open', 'no-food'] as const;
export const doubtCodes = [
  'much-of-one',
  'much-seasoning',
  'serving-over-2000-kcal',
  'serving-under-20-kcal',
  'food-open',
  'amount-open',
  /** Another recipe, in which a question is open. */
  'part-open',
  'line-doubtful',
  'servings-unknown',
] as const;
/** A question that a person should answer before the numbers are trusted. `value`: the grams, kcal or confidence it is about. */
export const doubt = z
  .object({ code: z.enum(doubtCodes), line: z.number().int().nullable(), value: z.number().nullable() })
  .meta({ id: 'Doubt' });

export const estimatedLine = z
  .object({
    text: z.string(),
    /** counted; known but too little to matter; not in the sum; a heading or a tool. */
    status: z.enum(lineStatuses),
    parsed: parsedLine,
    /** null: no food is sure enough. */
    food: foodCandidate.nullable(),
    /** What else it may be, the likeliest first; the chosen one is among them. */
    candidates: z.array(foodCandidate),
    /** As it goes into the dish. */
    grams: z.number().nullable(),
    /** Where only a share is eaten: what stays of the frying oil, the marinade, the brine; nothing of what is optional. */
    eaten: z.object({ share: z.number(), why: z.string() }).nullable(),
    /** How the weight was come by, as codes: stated, portion, density, ... */
    assumptions: z.array(z.string()),
    kcal: z.number().nullable(),
    /** 0-1: read, matched and weighed right. */
    confidence: z.number(),
    doubts: z.array(z.enum(doubtCodes)),
    source: z.object({ dataset: z.string(), numbers: z.array(z.string()), near: z.boolean() }).nullable(),
  })
  .meta({ id: 'EstimatedLine' });

export const estimate = z
  .object({
    servings: z.number(),
    gramsPerServing: z.number(),
    perServing: nutrition,
    /** Of the raw weight: what boils off is not taken away. null: nothing was weighed. */
    per100g: nutrition.nullable(),
    /** Share (0-1) of the lines with food that are in the sum. */
    coverage: z.number(),
    /** Share of the weight (0-1) with a known value, per nutrient. Below 0.8 the value is null. */
    nutrientCoverage: z.record(z.string(), z.number()),
    allergens: z.array(allergen),
    diet,
    /** Allergens and diet cover the lines that were matched; false while one is open. */
    complete: z.boolean(),
    lines: z.array(estimatedLine),
    doubts: z.array(doubt),
  })
  .meta({ id: 'Estimate' });
export type Estimate = z.infer<typeof estimate>;

export const estimateNutrition = endpoint({
  method: 'POST',
  path: '/nutrition/estimate',
  access: 'user',
  tag: 'nutrition',
  summary: 'Nutrition of a list of ingredient lines, with what each line was taken for and what is doubtful.',
  body: z.strictObject({ ingredients: z.array(line).min(1).max(mostLines), servings, locale: inLocale }),
  response: estimate,
});

export const analyzeRecipe = endpoint({
  method: 'POST',
  path: '/recipes/analyze',
  access: 'user',
  tag: 'nutrition',
  summary: 'A recipe as free text: its parts, and nutrition per serving and per ingredient.',
  body: z.strictObject({
    text: z.string().min(1).max(50_000),
    /** Instead of what the text says. */
    servings,
    locale: inLocale,
  }),
  response: z
    .object({
      title: z.string().nullable(),
      /** As the text states it; null when it does not. */
      statedServings: z.number().nullable(),
      steps: z.array(z.string()),
      /** No list of ingredients was found: every line of the text was taken for one. */
      linesOnly: z.boolean(),
      /** Lines beyond the limit that were not looked at. */
      leftOut: z.number().int(),
      estimate,
    })
    .meta({ id: 'AnalyzedRecipe' }),
});
