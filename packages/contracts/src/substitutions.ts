import { substitutionRoles } from '@mealwright/nutrition/substitutions';
import { z } from 'zod';
import { allergen, diet, id, locale, nutrition } from './common.ts';
import { endpoint } from './endpoint.ts';

export const substitutionRole = z.enum(substitutionRoles);
export type SubstitutionRoleName = z.infer<typeof substitutionRole>;

const part = z.object({
  foodId: z.string(),
  name: z.string(),
  grams: z.number(),
  /** The same in what a kitchen measures with; in grams where neither spoons nor pieces say it well. */
  amount: z.number(),
  unit: z.string(),
});

export const substitution = z
  .object({
    /** What the food does in the dish; null where the foods are only alike. */
    role: substitutionRole.nullable(),
    /** table: written for this food; family: for the food that it is a kind of; alike: same group, similar figures. */
    from: z.enum(['table', 'family', 'alike']),
    parts: z.array(part),
    /** How to use it, in sentences. */
    advice: z.array(z.string()),
    diet,
    allergens: z.array(allergen),
    /** What it adds (or takes) compared with the amount that it replaces; null = unknown. */
    change: nutrition,
    /** The same for one serving of the recipe; null without a recipe. */
    changePerServing: nutrition.nullable(),
  })
  .meta({ id: 'Substitution' });
export type Substitution = z.infer<typeof substitution>;

export const suggestSubstitutions = endpoint({
  method: 'POST',
  path: '/ai/substitutions',
  access: 'user',
  tag: 'nutrition',
  summary:
    'What may stand in for a food, by what it does in the dish: safe for diet and allergies of the profile (and those given), with amounts, advice and the change in nutrition.',
  body: z.strictObject({
    foodId: z.string().min(1).max(80),
    /** How much is to be replaced; else the recipe says, else 100 g. */
    grams: z.number().positive().max(100_000).optional(),
    /** The dish: its other foods tell what suits. */
    recipeId: id.optional(),
    role: substitutionRole.optional(),
    /** Beside those of the profile: the stricter diet counts, and all allergens. */
    diet: diet.optional(),
    allergens: z.array(allergen).max(14).default([]),
    limit: z.number().int().min(1).max(20).default(8),
    locale: locale.default('en'),
  }),
  response: z
    .object({
      foodId: z.string(),
      name: z.string(),
      grams: z.number(),
      diet,
      allergens: z.array(allergen),
      substitutions: z.array(substitution),
    })
    .meta({ id: 'Substitutions' }),
  errors: ['FOOD_NOT_FOUND', 'RECIPE_NOT_FOUND'],
});
