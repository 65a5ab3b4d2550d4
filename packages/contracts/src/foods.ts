import { markCodes } from '@mealwright/nutrition/label';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { aisles, foodCategories } from '@mealwright/nutrition/vocabulary';
import { z } from 'zod';
import { allergen, diet, id, listOf, locale, nutrition, pageQuery, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/** table: the built-in food table; own: written down by the household; outside: branded products and official tables. */
export const foodOrigins = ['table', 'own', 'outside'] as const;
export const foodOrigin = z.enum(foodOrigins);
export type FoodOrigin = z.infer<typeof foodOrigin>;

/** Something in the figures cannot be right, or was assumed. The value stands as it was given. */
export const foodMark = z.object({ code: z.enum(markCodes), nutrient: z.string().nullable() }).meta({ id: 'FoodMark' });
export type FoodMark = z.infer<typeof foodMark>;

export const foodSummary = z
  .object({
    foodId: z.string(),
    origin: foodOrigin,
    name: z.string(),
    plural: z.string(),
    brand: z.string().nullable(),
    /** Fourteen digits. */
    gtin: z.string().nullable(),
    category: z.string(),
    aisle: z.string(),
    diet,
    allergens: z.array(allergen),
    /** false: nobody said. Then `diet` is the widest and `allergens` is empty, and neither promises anything. */
    dietKnown: z.boolean(),
    allergensKnown: z.boolean(),
    kcalPer100g: z.number().nullable(),
    marks: z.array(foodMark),
  })
  .meta({ id: 'FoodSummary' });
export type FoodSummary = z.infer<typeof foodSummary>;

const amount = z.number().min(0).max(100_000).nullable().default(null);
/** A nutrition label as printed; null = not printed. */
export const foodLabel = z
  .strictObject({
    per: z.enum(['100g', '100ml', 'portion']),
    portionGrams: z.number().positive().max(10_000).nullable().default(null),
    densityGPerMl: z.number().min(0.1).max(5).nullable().default(null),
    energy: z
      .strictObject({ value: z.number().min(0).max(100_000), unit: z.enum(['kcal', 'kJ']) })
      .nullable()
      .default(null),
    fatG: amount,
    satFatG: amount,
    carbsG: amount,
    /** Whether the printed carbohydrate takes in the fibre: in the United States it does, in Europe not. */
    carbsWithFibre: z.boolean().default(false),
    sugarsG: amount,
    fibreG: amount,
    proteinG: amount,
    salt: z
      .strictObject({ value: z.number().min(0).max(1_000_000), unit: z.enum(['g-salt', 'mg-sodium']) })
      .nullable()
      .default(null),
    /** Further nutrients by key, e.g. `calciumMg`. */
    more: z.partialRecord(z.enum(nutrientKeys), z.number().min(0).max(1_000_000)).default({}),
  })
  .refine((label) => label.per !== 'portion' || label.portionGrams !== null, {
    message: 'how much a portion weighs is missing',
    path: ['portionGrams'],
  })
  .meta({ id: 'FoodLabel' });
export type FoodLabel = z.infer<typeof foodLabel>;

export const ownFoodInput = z.strictObject({
  name: text(120),
  brand: text(80).nullable().default(null),
  /** The digits below the bars. */
  gtin: z.string().max(20).nullable().default(null),
  category: z.enum(foodCategories).default('meal'),
  /** Where it lies in the store; null: on the list it stands among the others. */
  aisle: z.enum(aisles).nullable().default(null),
  /** null: the label does not say. */
  diet: diet.nullable().default(null),
  allergens: z.array(allergen).max(14).nullable().default(null),
  portions: z
    .array(z.strictObject({ label: text(60), grams: z.number().positive().max(10_000) }))
    .max(20)
    .default([]),
  label: foodLabel,
});
export type OwnFoodInput = z.infer<typeof ownFoodInput>;

export const food = foodSummary
  .extend({
    synonyms: z.array(z.string()),
    contains: z.array(z.string()),
    densityGPerMl: z.number().nullable(),
    edibleShare: z.number(),
    portions: z.array(z.object({ label: z.string(), grams: z.number() })),
    per100g: nutrition,
    source: z.object({ dataset: z.string(), numbers: z.array(z.string()), near: z.boolean() }),
    /** Of own foods: the label as it was typed in. */
    label: foodLabel.nullable(),
  })
  .meta({ id: 'Food' });
export type Food = z.infer<typeof food>;

const inLocale = locale.default('en');
export const searchFoods = endpoint({
  method: 'GET',
  path: '/foods',
  access: 'user',
  tag: 'foods',
  summary:
    'Foods by name or synonym, in the language of the user or English: the food table, own foods, and (with words) products. `alike`: foods that fit the words by meaning, where names say little.',
  query: pageQuery.extend({
    q: z.string().max(100).optional(),
    category: z.string().max(40).optional(),
    origin: foodOrigin.optional(),
    locale: inLocale,
  }),
  response: listOf(foodSummary).extend({ alike: z.array(foodSummary) }),
});
const foodParams = z.object({ foodId: z.string().max(80) });
export const getFood = endpoint({
  method: 'GET',
  path: '/foods/:foodId',
  access: 'user',
  tag: 'foods',
  summary: 'One food with its portions, its 46 nutrients per 100 g and where they come from.',
  params: foodParams,
  query: z.object({ locale: inLocale }),
  response: food,
  errors: ['FOOD_NOT_FOUND'],
});
export const addFood = endpoint({
  method: 'POST',
  path: '/foods',
  access: 'user',
  tag: 'foods',
  summary:
    "A food of the household's own, from its label. What cannot be right is marked; what no food can hold is refused.",
  status: 201,
  body: ownFoodInput,
  response: food,
});
export const replaceFood = endpoint({
  method: 'PUT',
  path: '/foods/:foodId',
  access: 'user',
  tag: 'foods',
  summary: 'An own food, written anew.',
  params: foodParams,
  body: ownFoodInput,
  response: food,
  errors: ['FOOD_NOT_FOUND'],
});
export const deleteFood = endpoint({
  method: 'DELETE',
  path: '/foods/:foodId',
  access: 'user',
  tag: 'foods',
  summary: 'Takes an own food away; recipes, plans and lists that hold it keep it.',
  status: 204,
  params: foodParams,
  response: z.undefined(),
  errors: ['FOOD_NOT_FOUND'],
});
/** Why nothing was found outside: nobody is asked; nothing there; asked too much; no answer; a number of one shop only. */
export type OutsideAnswer = 'off' | 'not-found' | 'busy' | 'unavailable' | 'inner-code';
export const getFoodByBarcode = endpoint({
  method: 'GET',
  path: '/foods/barcode/:gtin',
  access: 'user',
  tag: 'foods',
  summary:
    'A food by the digits of its barcode (EAN, UPC, UPC-E): own ones first, then the stored products, then the outside source. 404 says in `details.outside` why there is none.',
  params: z.object({ gtin: z.string().max(20) }),
  query: z.object({ locale: inLocale }),
  response: food,
  errors: ['FOOD_NOT_FOUND'],
});
export const rememberMatch = endpoint({
  method: 'PUT',
  path: '/foods/matches',
  access: 'user',
  tag: 'foods',
  summary: 'What the household means by a name in recipe lines, from now on; null forgets it.',
  status: 204,
  body: z.strictObject({ name: text(200), foodId: z.string().max(80).nullable() }),
  response: z.undefined(),
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
