// The closed lists of words that a recipe is described with.
export const cuisines = [
  'american',
  'british',
  'french',
  'german',
  'italian',
  'greek',
  'spanish',
  'mediterranean',
  'middle-eastern',
  'turkish',
  'moroccan',
  'african',
  'indian',
  'chinese',
  'japanese',
  'korean',
  'thai',
  'vietnamese',
  'mexican',
  'latin-american',
  'caribbean',
  'nordic',
  'eastern-european',
  'international',
] as const;
export type Cuisine = (typeof cuisines)[number];

/** `simple` is a single food that is eaten as it is. */
export const courses = ['main', 'breakfast', 'side', 'snack', 'soup', 'salad', 'dessert', 'drink', 'simple'] as const;
export type Course = (typeof courses)[number];

/** `side` stands beside a main and fills no slot of its own. */
export const slots = ['breakfast', 'lunch', 'dinner', 'snack', 'side'] as const;
export type RecipeSlot = (typeof slots)[number];

export const tags = [
  'one-pot',
  'one-pan',
  'sheet-pan',
  'no-cook',
  'make-ahead',
  'meal-prep',
  'leftovers',
  'freezer-friendly',
  'kid-friendly',
  'budget',
  'quick',
  'spicy',
  'comfort',
  'light',
  'festive',
  'grill',
  'air-fryer',
  'slow-cooker',
  'batch',
  'raw',
] as const;
export type Tag = (typeof tags)[number];

/** The group of foods that brings most of the protein; the planner varies it. */
export const proteinSources = [
  'poultry',
  'beef',
  'pork',
  'lamb-game',
  'fish',
  'shellfish',
  'egg',
  'dairy',
  'legume',
  'soy',
  'nut',
  'grain',
  'none',
] as const;
export type ProteinSource = (typeof proteinSources)[number];
