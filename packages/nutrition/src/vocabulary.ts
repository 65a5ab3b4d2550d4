// The closed lists of words that describe a food.

/** The languages that foods have names in and the app speaks. */
export const locales = ['en', 'de', 'es', 'fr'] as const;
export type Locale = (typeof locales)[number];

/** The fourteen allergens of Regulation (EU) 1169/2011, Annex II. */
export const allergens = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof allergens)[number];

/** From the widest to the strictest: whoever eats as one of these eats what stands after it too. */
export const diets = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'] as const;
export type Diet = (typeof diets)[number];

/** Further things that people avoid. */
export const containsFlags = [
  'pork',
  'beef',
  'lamb',
  'poultry',
  'alcohol',
  'gelatine',
  'honey',
  'caffeine',
  'added-sugar',
  'chilli',
  'onion-garlic',
] as const;
export type ContainsFlag = (typeof containsFlags)[number];

export const foodCategories = [
  'vegetable',
  'fruit',
  'legume',
  'soy',
  'grain',
  'pasta',
  'bread',
  'cereal',
  'nut-seed',
  'dairy',
  'cheese',
  'egg',
  'beef',
  'pork',
  'lamb-game',
  'poultry',
  'sausage',
  'fish',
  'shellfish',
  'fat-oil',
  'herb-spice',
  'condiment',
  'soup-stock',
  'baking',
  'sweet',
  'snack',
  'drink',
  'alcohol',
  'plant-milk',
  'meal',
  'supplement',
] as const;
export type FoodCategory = (typeof foodCategories)[number];

export const aisles = [
  'produce',
  'bakery',
  'dairy',
  'meat',
  'fish',
  'deli',
  'frozen',
  'grains',
  'canned',
  'baking',
  'spices',
  'condiments',
  'nuts',
  'breakfast',
  'snacks',
  'sweets',
  'drinks',
  'alcohol',
  'international',
  'health',
  'other',
] as const;
export type Aisle = (typeof aisles)[number];
