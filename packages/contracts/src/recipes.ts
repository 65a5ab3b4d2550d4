import { z } from 'zod';
import { userParams } from './accounts.ts';
import { allergen, diet, id, listOf, locale, nutrition, pageQuery, slotKind, slotKinds, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What is drawn until there is a photo: icons on a soft ground in the colours of the dish. */
export const illustration = z.object({
  icons: z.array(z.string()),
  background: z.array(z.string()),
  layout: z.string(),
});

/** Addresses of a photo, cut to 1200x800, 600x400 and 200x200. What lies at one never changes. */
export const recipePicture = z
  .object({ large: z.string(), medium: z.string(), thumb: z.string() })
  .meta({ id: 'RecipePicture' });
export type RecipePicture = z.infer<typeof recipePicture>;

export const recipeCard = z
  .object({
    recipeId: id,
    slug: z.string(),
    title: z.string(),
    description: z.string(),
    servings: z.number(),
    /** null: the recipe does not say. */
    activeMinutes: z.number().int().nullable(),
    totalMinutes: z.number().int().nullable(),
    cuisine: z.string(),
    course: z.string(),
    /** Where it may stand; a side dish goes with a meal and is not planned on its own. */
    slots: z.array(z.enum([...slotKinds, 'side'])),
    tags: z.array(z.string()),
    labels: z.array(z.string()),
    diet,
    allergens: z.array(allergen),
    perServing: nutrition,
    /** A photo; where there is none the illustration is drawn. */
    picture: recipePicture.nullable(),
    illustration: illustration.nullable(),
    rating: z.number().nullable(),
    ratingCount: z.number().int(),
    /** No question is open: its figures are known, weeks are planned from it. */
    ready: z.boolean(),
    favorite: z.boolean(),
  })
  .meta({ id: 'RecipeCard' });
export type RecipeCard = z.infer<typeof recipeCard>;

export const ingredient = z.object({
  foodId: z.string(),
  name: z.string(),
  plural: z.string(),
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  optional: z.boolean(),
  grams: z.number(),
  /** It comes with another recipe that is an ingredient of this one, of which this amount is taken. */
  of: z
    .object({ recipeId: id, title: z.string(), amount: z.number().nullable(), unit: z.string().nullable() })
    .nullable(),
});
/** A step in spans, so that timers and temperatures can be acted on and shown in the units of the user. */
export const stepSpan = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('timer'), seconds: z.number().int() }),
  z.object({ kind: z.literal('temperature'), celsius: z.number() }),
]);
export const recipe = recipeCard
  .extend({
    equipment: z.array(z.string()),
    ingredients: z.array(ingredient),
    steps: z.array(z.array(stepSpan)),
    /** For each step the places in `ingredients` of what it uses, read off its words. */
    stepIngredients: z.array(z.array(z.number().int())),
    gramsPerServing: z.number(),
    coverage: z.record(z.string(), z.number()),
    myRating: z.number().int().nullable(),
    /** Of this household, and may be changed by it. */
    own: z.boolean(),
    version: z.number().int(),
    /** Lines that are not in the sum, each after so many of the ingredients. */
    /** Nobody said how many it serves: `servings` is an estimate. */
    servingsEstimated: z.boolean(),
    openLines: z.array(z.object({ text: z.string(), after: z.number().int() })),
    notes: z.array(z.string()),
    source: z.object({ url: z.string().nullable(), author: z.string().nullable() }).nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'Recipe' });
export type Recipe = z.infer<typeof recipe>;

const commaList = z
  .string()
  .max(300)
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

export const recipeSorts = ['createdAt', 'rating', 'title', 'totalMinutes', 'kcal', 'proteinG'] as const;
/** Without one: the best match for words, and by title where there are none. */
const sort = z
  .string()
  .max(120)
  .transform((value) => value.split(',').map((part) => part.trim().split(':')))
  .pipe(
    z
      .array(
        z
          .union([z.tuple([z.enum(recipeSorts)]), z.tuple([z.enum(recipeSorts), z.enum(['asc', 'desc'])])])
          .transform(([by, direction]) => ({ by, direction: direction ?? ('asc' as const) })),
      )
      .max(4),
  )
  .optional();
const filters = {
  category: commaList.optional(),
  dietary: commaList.optional(),
  cuisine: commaList.optional(),
  tags: commaList.optional(),
  slot: slotKind.optional(),
  /** A closed list: one that is not understood must not be passed over in silence. */
  excludeAllergens: commaList.pipe(z.array(allergen)).optional(),
  maxPrepTime: z.coerce.number().int().min(0).max(10_000).optional(),
  maxTotalTime: z.coerce.number().int().min(0).max(10_000).optional(),
  /** One of the household's collections. */
  collection: id.optional(),
  /** `ours`: recipes of the household; `cookbook`: those of the public one. */
  whose: z.enum(['ours', 'cookbook']).optional(),
};

/** The language of the words that are looked for: names of foods are understood in it, whatever the recipe is written in. */
const searchLocale = locale.default('en');

export const listRecipes = endpoint({
  method: 'GET',
  path: '/recipes',
  access: 'user',
  tag: 'recipes',
  summary:
    'Recipes with filters and sorts. `category` = course, `dietary` = diets or labels, `sort=rating:desc,title:asc`; without one, the best match for `q`, or by title.',
  query: pageQuery.extend({ ...filters, q: z.string().max(100).optional(), locale: searchLocale, sort }),
  response: listOf(recipeCard),
  errors: ['COLLECTION_NOT_FOUND'],
});
/** Minutes that lists can be narrowed to. */
export const timeBands = [15, 20, 30, 45, 60] as const;
const counts = z.record(z.string(), z.number().int());
export const recipeFacets = endpoint({
  method: 'GET',
  path: '/recipes/facets',
  access: 'user',
  tag: 'recipes',
  summary:
    'How many recipes each further choice would leave: within one kind of filter (a cuisine, a diet) under all the others, for labels under all of them.',
  query: z.object({ ...filters, q: z.string().max(100).optional(), locale: searchLocale }),
  response: z.object({
    total: z.number().int(),
    course: counts,
    cuisine: counts,
    /** Of all that someone with this diet can eat. */
    diet: counts,
    labels: counts,
    slot: counts,
    /** By the most minutes in total. */
    maxTotalTime: counts,
  }),
  errors: ['COLLECTION_NOT_FOUND'],
});
export type RecipeFacets = z.infer<typeof recipeFacets.response>;
export const searchRecipes = endpoint({
  method: 'GET',
  path: '/recipes/search',
  access: 'user',
  tag: 'recipes',
  summary: 'Full text search, best match first.',
  query: pageQuery.extend({ ...filters, q: z.string().min(1).max(100), locale: searchLocale }),
  response: listOf(recipeCard),
  errors: ['COLLECTION_NOT_FOUND'],
});
export const autocompleteRecipes = endpoint({
  method: 'GET',
  path: '/recipes/autocomplete',
  access: 'user',
  tag: 'recipes',
  summary: 'Titles by prefix, forgiving typing errors.',
  query: z.object({
    q: z.string().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(20).default(8),
    locale: searchLocale,
  }),
  response: z.object({ data: z.array(z.object({ recipeId: id, title: z.string() })) }),
});
const recipeParams = z.object({ recipeId: id });
export const getRecipe = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId',
  access: 'user',
  tag: 'recipes',
  summary: 'One recipe, complete.',
  params: recipeParams,
  query: z.object({ locale: locale.default('en') }),
  response: recipe,
  errors: ['RECIPE_NOT_FOUND'],
});
export const favoriteRecipe = endpoint({
  method: 'POST',
  path: '/recipes/:recipeId/favorite',
  access: 'user',
  tag: 'recipes',
  summary: 'Mark as a favourite (again does nothing).',
  status: 204,
  params: recipeParams,
  response: z.undefined(),
  errors: ['RECIPE_NOT_FOUND'],
});
export const unfavoriteRecipe = endpoint({
  method: 'DELETE',
  path: '/recipes/:recipeId/favorite',
  access: 'user',
  tag: 'recipes',
  summary: 'No longer a favourite.',
  status: 204,
  params: recipeParams,
  response: z.undefined(),
  errors: ['RECIPE_NOT_FOUND'],
});
export const rateRecipe = endpoint({
  method: 'PUT',
  path: '/recipes/:recipeId/rating',
  access: 'user',
  tag: 'recipes',
  summary: 'Rate from 1 to 5; null takes the rating back.',
  params: recipeParams,
  body: z.strictObject({ rating: z.number().int().min(1).max(5).nullable() }),
  response: z.object({ rating: z.number().nullable(), ratingCount: z.number().int(), myRating: z.number().nullable() }),
  errors: ['RECIPE_NOT_FOUND'],
});
export const listFavorites = endpoint({
  method: 'GET',
  path: '/users/:userId/favorites',
  access: 'user',
  tag: 'recipes',
  summary: 'The favourites, newest first.',
  params: userParams,
  query: pageQuery,
  response: listOf(recipeCard),
  errors: ['USER_NOT_FOUND'],
});
