// A food from an outside source, in the form of the food table: values per 100 g, unknown is null, suspect values marked.
import type { Portion } from '../foods.ts';
import { type Mark, marksOf } from '../label.ts';
import type { NutrientValues } from '../nutrients.ts';
import type { Allergen, Diet, FoodCategory } from '../vocabulary.ts';

export type Dataset = 'openfoodfacts' | 'usda-branded' | 'usda-foundation' | 'usda-sr-legacy' | 'usda-survey';
export type OutsideFood = {
  /** gtin-<14 digits> or fdc-<number>. */
  id: string;
  gtin: string | null;
  fdcId: number | null;
  name: string;
  nameDe: string | null;
  brand: string | null;
  category: FoodCategory;
  /** null: the source does not say. */
  diet: Diet | null;
  allergens: Allergen[] | null;
  densityGPerMl: number | null;
  portions: Portion[];
  per100g: NutrientValues;
  marks: Mark[];
  dataset: Dataset;
};
/** Why a record is no food for us. */
export type LeftOut = 'no-id' | 'no-name' | 'no-figures' | 'other-kind' | 'unreadable';

/** A number, also written as text; anything else is unknown. */
export const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '' || value.length > 40) return null;
  const number = Number(value.trim());
  return Number.isFinite(number) ? number : null;
};

/** One line of plain text, without control characters. */
export const textOf = (value: unknown, longest: number): string =>
  typeof value === 'string'
    ? value
        .slice(0, longest * 4)
        .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
        .replace(/<[^<>]{0,200}>/g, '')
        .normalize('NFC')
        .trim()
        .slice(0, longest)
    : '';

export const hasFigures = (values: NutrientValues): boolean =>
  values.kcal !== null || values.proteinG !== null || values.fatG !== null || values.carbsG !== null;

/** Marks of finished values, with those that were found on the way to them; each once. */
export const allMarks = (found: readonly Mark[], values: NutrientValues): Mark[] => {
  const out: Mark[] = [];
  for (const mark of [...found, ...marksOf(values)])
    if (!out.some((one) => one.code === mark.code && one.nutrient === mark.nutrient)) out.push(mark);
  return out;
};

/** Words in a source's own category -> ours; the first that fits. */
const byWords: readonly (readonly [RegExp, FoodCategory])[] = [
  [
    /plant[- ]based (?:milk|beverage|drink)|(?:soy|oat|almond|rice|coconut) (?:milk|drink)s?|milk substitute/,
    'plant-milk',
  ],
  [/infant|baby food|supplement|vitamins?\b/, 'supplement'],
  [/\b(?:beer|wine|spirit|liquor|alcohol)/, 'alcohol'],
  [/beverage|juice|soda|\bdrink|water\b|coffee|\btea\b|\bteas\b/, 'drink'],
  [/cheese/, 'cheese'],
  [/yogh?urt|milk|dairy|cream(?!y)|dessert cream/, 'dairy'],
  [/\beggs?\b/, 'egg'],
  [/sausage|luncheon|ham\b|hams\b|bacon|salami|cold cut|deli meat/, 'sausage'],
  [/shellfish|crustacean|shrimp|mollus/, 'shellfish'],
  [/fish|seafood|tuna|salmon/, 'fish'],
  [/poultry|chicken|turkey/, 'poultry'],
  [/\bbeef/, 'beef'],
  [/\bpork/, 'pork'],
  [/lamb|veal|game/, 'lamb-game'],
  [/tofu|tempeh|soy product/, 'soy'],
  [
    /chocolate|cand(?:y|ies)|sweets?\b|confection|\bsugars?\b|honey|jams?\b|jell(?:y|ies)|ice cream|dessert|cookie|biscuit|cake|pastr|spreads?, sweet/,
    'sweet',
  ],
  [/chips|crisps|crackers?|popcorn|pretzel|snack/, 'snack'],
  [/breakfast cereal|\bcereals?\b|muesli|granola/, 'cereal'],
  [/\bbread|bakery|baked (?:product|good)|tortilla|bagel|\bbuns?\b/, 'bread'],
  [/pasta|noodle/, 'pasta'],
  [/\brice\b|grain|flour|couscous|quinoa/, 'grain'],
  [/legume|beans?\b|lentil|chickpea/, 'legume'],
  [/nuts?\b|seeds?\b|peanut/, 'nut-seed'],
  [/\boils?\b|\bfats?\b|butter|margarine/, 'fat-oil'],
  [/spice|herb\b|herbs\b|seasoning/, 'herb-spice'],
  [/sauce|dressing|condiment|ketchup|mustard|vinegar|pickle|dips?\b|salsa/, 'condiment'],
  [/soup|broth|stock|gravies/, 'soup-stock'],
  [/baking|yeast|dough/, 'baking'],
  [/vegetable|salad|potato|tomato/, 'vegetable'],
  [/fruit|apple|berr(?:y|ies)/, 'fruit'],
];
/** What nobody can tell is a prepared dish: the table's widest category. */
export const categoryFrom = (words: string): FoodCategory => {
  const text = words.slice(0, 2000).toLowerCase().replaceAll('-', ' ');
  return byWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'meal';
};
