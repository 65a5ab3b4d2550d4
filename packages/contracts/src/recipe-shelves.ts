import { z } from 'zod';
import { day, id, listOf, locale, pageQuery, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { illustration, recipeCard, recipePicture } from './recipes.ts';

const inLocale = locale.default('en');
const recipeParams = z.object({ recipeId: id });

export const exportFormats = ['jsonld', 'cooklang', 'markdown'] as const;
/** The ones above come back as they were; a PDF is for paper. */
const format = z.enum([...exportFormats, 'pdf']).default('jsonld');
/** Of a PDF. */
const paper = z.enum(['a4', 'letter']).default('a4');
export const exportRecipe = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId/export',
  access: 'user',
  tag: 'recipes',
  summary:
    'One recipe as JSON-LD, Cooklang or Markdown, which other programs and the import here read, or as a PDF. With a photo: a zip archive of both.',
  params: recipeParams,
  query: z.object({ format, paper, locale: inLocale }),
  response: z.string(),
  errors: ['RECIPE_NOT_FOUND', 'PRINT_NOT_POSSIBLE', 'PRINT_TOO_LARGE'],
});
export const exportRecipes = endpoint({
  method: 'GET',
  path: '/recipes/export',
  access: 'user',
  tag: 'recipes',
  summary:
    'All recipes of the household, or all of a collection, as one zip archive with their photos; JSON-LD without photos as one list, a PDF as a book. 404 when there are none.',
  query: z.object({ format, paper, collection: id.optional(), locale: inLocale }),
  response: z.string(),
  errors: ['RECIPE_NOT_FOUND', 'COLLECTION_NOT_FOUND', 'PRINT_NOT_POSSIBLE', 'PRINT_TOO_LARGE'],
});

export const recipesByIngredients = endpoint({
  method: 'GET',
  path: '/recipes/by-ingredients',
  access: 'user',
  tag: 'recipes',
  summary:
    'What can be cooked with these foods: recipes by how much of them, in weight and in number, is there; what is missing by name. Water and what weighs nothing is always there.',
  query: pageQuery.extend({
    foods: z
      .string()
      .max(2000)
      .transform((value) => [...new Set(value.split(',').map((part) => part.trim()))].filter((part) => part !== ''))
      .pipe(z.array(z.string().max(80)).min(1).max(60)),
    locale: inLocale,
  }),
  response: listOf(
    z.object({
      recipe: recipeCard,
      /** Shares (0-1) of the ingredients that are there. */
      ofWeight: z.number(),
      ofCount: z.number(),
      missing: z.array(z.object({ foodId: z.string(), name: z.string(), grams: z.number() })),
    }),
  ),
});

export const collection = z
  .object({
    collectionId: id,
    name: z.string(),
    recipeCount: z.number().int(),
    /** Of some of its recipes, for the picture of the whole. */
    covers: z.array(
      z.object({ title: z.string(), picture: recipePicture.nullable(), illustration: illustration.nullable() }),
    ),
    updatedAt: timestamp,
  })
  .meta({ id: 'Collection' });
const collectionParams = z.object({ collectionId: id });
const name = z.strictObject({ name: text(80) });
export const listCollections = endpoint({
  method: 'GET',
  path: '/collections',
  access: 'user',
  tag: 'collections',
  summary: "The household's collections of recipes, by name. `recipeId`: those that hold it.",
  query: z.object({ recipeId: id.optional() }),
  response: z.object({ data: z.array(collection) }),
});
export const addCollection = endpoint({
  method: 'POST',
  path: '/collections',
  access: 'user',
  tag: 'collections',
  summary: 'A new collection.',
  status: 201,
  body: name,
  response: collection,
  errors: ['COLLECTION_EXISTS'],
});
export const renameCollection = endpoint({
  method: 'PATCH',
  path: '/collections/:collectionId',
  access: 'user',
  tag: 'collections',
  summary: 'Another name for a collection.',
  params: collectionParams,
  body: name,
  response: collection,
  errors: ['COLLECTION_NOT_FOUND', 'COLLECTION_EXISTS'],
});
export const deleteCollection = endpoint({
  method: 'DELETE',
  path: '/collections/:collectionId',
  access: 'user',
  tag: 'collections',
  summary: 'Take a collection away; its recipes stay.',
  status: 204,
  params: collectionParams,
  response: z.undefined(),
  errors: ['COLLECTION_NOT_FOUND'],
});
export const listCollected = endpoint({
  method: 'GET',
  path: '/collections/:collectionId/recipes',
  access: 'user',
  tag: 'collections',
  summary: 'The recipes of a collection, by title.',
  params: collectionParams,
  query: pageQuery,
  response: listOf(recipeCard),
  errors: ['COLLECTION_NOT_FOUND'],
});
const collectedParams = collectionParams.extend({ recipeId: id });
export const collectRecipe = endpoint({
  method: 'PUT',
  path: '/collections/:collectionId/recipes/:recipeId',
  access: 'user',
  tag: 'collections',
  summary: 'Put a recipe into a collection (again does nothing).',
  status: 204,
  params: collectedParams,
  response: z.undefined(),
  errors: ['COLLECTION_NOT_FOUND', 'RECIPE_NOT_FOUND'],
});
export const uncollectRecipe = endpoint({
  method: 'DELETE',
  path: '/collections/:collectionId/recipes/:recipeId',
  access: 'user',
  tag: 'collections',
  summary: 'Take a recipe out of a collection.',
  status: 204,
  params: collectedParams,
  response: z.undefined(),
  errors: ['COLLECTION_NOT_FOUND'],
});

export const logEntry = z
  .object({
    entryId: id,
    /** A note, or that it was made on a day. */
    kind: z.enum(['note', 'made']),
    day: z.string().nullable(),
    text: z.string(),
    /** How it was that time. */
    rating: z.number().int().nullable(),
    byMe: z.boolean(),
    createdAt: timestamp,
  })
  .meta({ id: 'RecipeLogEntry' });
export const listRecipeLog = endpoint({
  method: 'GET',
  path: '/recipes/:recipeId/log',
  access: 'user',
  tag: 'recipes',
  summary: 'What this household noted about a recipe, and when it was made; newest first.',
  params: recipeParams,
  response: z.object({ data: z.array(logEntry), made: z.number().int() }),
  errors: ['RECIPE_NOT_FOUND'],
});
export const listMade = endpoint({
  method: 'GET',
  path: '/cooking-log',
  access: 'user',
  tag: 'recipes',
  summary: 'What this household made, the latest day first, with the recipe of each entry.',
  query: pageQuery,
  response: listOf(
    logEntry.extend({
      recipe: z.object({
        recipeId: id,
        title: z.string(),
        picture: recipePicture.nullable(),
        illustration: illustration.nullable(),
      }),
    }),
  ),
});
export const addToRecipeLog = endpoint({
  method: 'POST',
  path: '/recipes/:recipeId/log',
  access: 'user',
  tag: 'recipes',
  summary:
    'Note something about a recipe (`text`), or that it was made (`madeOn`, with words and stars if wished; the stars are then also my rating of the recipe).',
  status: 201,
  params: recipeParams,
  body: z
    .strictObject({
      text: text(2000, 0).default(''),
      madeOn: day.optional(),
      rating: z.number().int().min(1).max(5).nullable().default(null),
    })
    .refine((entry) => entry.text !== '' || entry.madeOn !== undefined, 'neither words nor a day'),
  response: logEntry,
  errors: ['RECIPE_NOT_FOUND'],
});
export const deleteFromRecipeLog = endpoint({
  method: 'DELETE',
  path: '/recipes/:recipeId/log/:entryId',
  access: 'user',
  tag: 'recipes',
  summary: 'Take an entry back.',
  status: 204,
  params: recipeParams.extend({ entryId: id }),
  response: z.undefined(),
  errors: ['ENTRY_NOT_FOUND'],
});
