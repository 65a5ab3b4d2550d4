import { z } from 'zod';
import { allergen, diet, id, listOf, nutrition, pageQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

export const foodSummary = z
  .object({
    foodId: z.string(),
    name: z.string(),
    plural: z.string(),
    category: z.string(),
    aisle: z.string(),
    diet,
    allergens: z.array(allergen),
    kcalPer100g: z.number().nullable(),
  })
  .meta({ id: 'FoodSummary' });
export type FoodSummary = z.infer<typeof foodSummary>;

export const food = foodSummary
  .extend({
    synonyms: z.array(z.string()),
    contains: z.array(z.string()),
    densityGPerMl: z.number().nullable(),
    edibleShare: z.number(),
    portions: z.array(z.object({ label: z.string(), grams: z.number() })),
    per100g: nutrition,
    source: z.object({ dataset: z.string(), numbers: z.array(z.string()), near: z.boolean() }),
  })
  .meta({ id: 'Food' });
export type Food = z.infer<typeof food>;

export const searchFoods = endpoint({
  method: 'GET',
  path: '/foods',
  access: 'user',
  tag: 'foods',
  summary: 'Search the food table by name or synonym, in the language of the user or English.',
  query: pageQuery.extend({
    q: z.string().max(100).optional(),
    category: z.string().max(40).optional(),
    locale: z.enum(['en', 'de']).default('en'),
  }),
  response: listOf(foodSummary),
});
export const getFood = endpoint({
  method: 'GET',
  path: '/foods/:foodId',
  access: 'user',
  tag: 'foods',
  summary: 'One food with its portions, its 46 nutrients per 100 g and where they come from.',
  params: z.object({ foodId: z.string().max(80) }),
  query: z.object({ locale: z.enum(['en', 'de']).default('en') }),
  response: food,
  errors: ['FOOD_NOT_FOUND'],
});

export const dishNutrition = z
  .object({
    dishId: id,
    title: z.string(),
    servings: z.number(),
    gramsPerServing: z.number(),
    perServing: nutrition,
    per100g: nutrition,
    /** Share of the weight (0-1) with a known value, per nutrient. */
    coverage: z.record(z.string(), z.number()),
    allergens: z.array(allergen),
    diet,
    labels: z.array(z.string()),
    provenance: z.array(
      z.object({
        foodId: z.string(),
        name: z.string(),
        grams: z.number(),
        assumption: z.string().nullable(),
        dataset: z.string(),
        numbers: z.array(z.string()),
        near: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'DishNutrition' });
export const getNutrition = endpoint({
  method: 'GET',
  path: '/nutrition/:dishId',
  access: 'user',
  tag: 'foods',
  summary: 'Nutrition of a recipe per serving and per 100 g, its allergens, and the source of every number.',
  params: z.object({ dishId: id }),
  response: dishNutrition,
  errors: ['RECIPE_NOT_FOUND'],
});
