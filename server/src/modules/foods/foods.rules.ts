import type { FoodLabel, OwnFoodInput } from '@mealwright/contracts/foods';
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import { nameKey } from '@mealwright/nutrition/foods';
import { isInnerCode, readGtin } from '@mealwright/nutrition/gtin';
import { impossible, type Label, type Mark, readLabel } from '@mealwright/nutrition/label';
import { type NutrientValues, nutrientValues } from '@mealwright/nutrition/nutrients';
import { asPer100g, grams, gramsPerMl } from '@mealwright/nutrition/quantity';
import type { Aisle, Allergen, Diet, FoodCategory } from '@mealwright/nutrition/vocabulary';

/** Without accents and case, as `lower(unaccent())` has it for the letters of our names. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
/** `|red onion|red onions|...|`, so that whole names can be told from parts. A bar never stands in a name. */
export const searchText = (names: readonly (string | null)[]): string => {
  const known = names
    .filter((name) => name !== null && name !== '')
    .map((name) => plain(name as string).replaceAll('|', ' '));
  return `|${[...new Set(known)].join('|')}|`;
};

export type OwnFood = {
  name: string;
  brand: string | null;
  gtin: string | null;
  category: FoodCategory;
  aisle: Aisle | null;
  diet: Diet | null;
  allergens: Allergen[] | null;
  densityGPerMl: number | null;
  portions: { label: string; grams: number }[];
  per100g: NutrientValues;
  marks: Mark[];
  label: FoodLabel;
};

/** The food that a label describes, or what is wrong with it, by field. */
export function ownFoodFrom(input: OwnFoodInput): OwnFood | Record<string, string> {
  const gtin = input.gtin === null || input.gtin.trim() === '' ? null : readGtin(input.gtin);
  const wrong: Record<string, string> = {};
  if (input.gtin !== null && input.gtin.trim() !== '' && gtin === null) wrong.gtin = 'this is no barcode';
  const { per100g, marks } = readLabel(input.label as Label);
  for (const key of impossible(per100g))
    wrong[`label.${key === 'kcal' ? 'energy' : key === 'sodiumMg' ? 'salt' : key}`] = 'more than any food can hold';
  const { per, portionGrams, densityGPerMl } = input.label;
  const portions = input.portions.filter(
    (portion, at) => input.portions.findIndex((other) => other.label === portion.label) === at,
  );
  if (per === 'portion' && portionGrams !== null && portions.every((portion) => portion.grams !== portionGrams))
    portions.unshift({ label: 'portion', grams: portionGrams });
  if (Object.keys(wrong).length > 0) return wrong;
  return {
    name: input.name,
    brand: input.brand,
    gtin,
    category: input.category,
    aisle: input.aisle,
    diet: input.diet,
    allergens: input.allergens,
    densityGPerMl: densityGPerMl ?? (per === '100ml' ? 1 : null),
    portions,
    per100g,
    marks,
    label: input.label,
  };
}
export const isWrong = (made: OwnFood | Record<string, string>): made is Record<string, string> => !('per100g' in made);

export type FoodFacts = {
  id: string;
  name: string;
  category: string;
  aisle: string;
  diet: string | null;
  allergens: string[] | null;
  density: number | null;
  portions: { label: string; grams: number }[];
  per_100g: Record<string, number | null>;
  source: { dataset: string; numbers: string[]; near: boolean };
};

/** An own or outside food in the form of the food table, so that all that reckons with foods takes it. */
export function asTableFood(row: FoodFacts): Food {
  // As it stands on the label, in every language.
  const words = { name: row.name, plural: row.name, synonyms: [] };
  return {
    id: row.id,
    name: row.name,
    plural: row.name,
    synonyms: [],
    words: { de: words, es: words, fr: words },
    category: row.category as FoodCategory,
    aisle: row.aisle as Aisle,
    allergens: (row.allergens ?? []) as Allergen[],
    diet: (row.diet ?? 'omnivore') as Diet,
    contains: [],
    densityGPerMl: row.density === null ? null : gramsPerMl(row.density),
    edibleShare: 1,
    portions: row.portions.map(({ label, grams: weight }) => ({ label, grams: grams(weight) })),
    per100g: asPer100g(nutrientValues((key) => row.per_100g[key] ?? null)),
    source: { ...row.source, shares: row.source.numbers.map(() => 1) },
  };
}

/** The food table with some foods more, found by id and by exactly their name; those that are `gone` by id alone. */
export function tableWith(table: FoodTable, more: readonly Food[], gone: ReadonlySet<string> = new Set()): FoodTable {
  if (more.length === 0) return table;
  const byId = new Map(more.map((food) => [food.id, food]));
  const byName = new Map(more.filter(({ id }) => !gone.has(id)).map((food) => [nameKey(food.name), food]));
  return {
    foods: table.foods,
    byId: (id) => byId.get(id) ?? table.byId(id),
    find: (text, locale) => byName.get(nameKey(text)) ?? table.find(text, locale),
  };
}

export const barcodeOf = (text: string): { gtin: string; inner: boolean } | null => {
  const gtin = readGtin(text);
  return gtin === null ? null : { gtin, inner: isInnerCode(gtin) };
};
