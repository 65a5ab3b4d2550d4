// Ingredient needs -> the lines of a shopping list. Every need is in grams already (weigh.ts), so a cup, a handful and
// 200 g of one food meet in one line; the line is then said in what shops sell (shop-measure.ts).
// A line is a pure function of its needs: taking a meal away is merging the rest anew, and nothing can be left behind.
import { wordsOf } from './food-names.ts';
import type { Food, FoodTable } from './foods.ts';
import { type ShopUnit, shopAmount } from './shop-measure.ts';
import type { UnitSystem } from './units.ts';
import { type Aisle, aisles, type Locale } from './vocabulary.ts';

/** Who needs it. `key` tells meals apart; whatever else the caller puts in comes back with the share. */
export type NeedSource = { key: string };
export type Need<S extends NeedSource> = {
  foodId: string;
  /** Of the edible part. */
  grams: number;
  source: S;
};
export type Share<S extends NeedSource> = {
  source: S;
  /** Of the edible part. */
  edibleGrams: number;
  /** As bought, with peel and bone. */
  grams: number;
  /** In the unit of the line; the shares add up to `needed`. */
  quantity: number;
};
export type ShoppingLine<S extends NeedSource> = {
  foodId: string;
  name: string;
  aisle: Aisle;
  /** To buy: rounded up to what is sold. */
  quantity: number;
  unit: ShopUnit;
  /** What is needed, in the same unit, before rounding. */
  needed: number;
  edibleGrams: number;
  /** As bought, with peel and bone; the sum of the shares. */
  grams: number;
  shares: Share<S>[];
};
export type ShoppingOptions = { system: UnitSystem; locale: Locale };
export const metricEnglish: ShoppingOptions = { system: 'metric', locale: 'en' };

/** The needs of a recipe for so many of its servings. */
export const needsOf = <S extends NeedSource>(
  recipe: { servings: number; ingredients: readonly { foodId: string; grams: number }[] },
  servings: number,
  source: S,
): Need<S>[] =>
  recipe.ingredients.map(({ foodId, grams }) => ({ foodId, grams: (grams * servings) / recipe.servings, source }));

const pluralCategories = ['vegetable', 'fruit', 'legume', 'nut-seed', 'egg'];
const nameOf = (food: Food, quantity: number, unit: ShopUnit, locale: Locale): string => {
  const { name: one, plural: many } = wordsOf(food, locale);
  if (unit === null) return quantity > 1 ? many : one;
  return pluralCategories.includes(food.category) ? many : one;
};

type Group<S extends NeedSource> = { food: Food; bySource: Map<string, { source: S; weights: number[] }> };

const lineOf = <S extends NeedSource>(
  { food, bySource }: Group<S>,
  options: ShoppingOptions,
): ShoppingLine<S> | null => {
  // Sorted before they are added, so that the order in which meals were planned cannot change a digit.
  const parts = [...bySource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { source, weights }]) => ({
      source,
      edibleGrams: weights.sort((a, b) => a - b).reduce((x, y) => x + y, 0),
    }))
    .filter(({ edibleGrams }) => edibleGrams > 0);
  const edibleGrams = parts.reduce((sum, part) => sum + part.edibleGrams, 0);
  if (edibleGrams <= 0) return null;
  const amount = shopAmount(food, edibleGrams, options.system);
  if (amount === null) return null;
  const { quantity, unit, gramsPerUnit } = amount;
  return {
    foodId: food.id,
    name: nameOf(food, quantity, unit, options.locale),
    aisle: food.aisle,
    quantity,
    unit,
    needed: edibleGrams / gramsPerUnit,
    edibleGrams,
    grams: edibleGrams / food.edibleShare,
    shares: parts.map((part) => ({
      source: part.source,
      edibleGrams: part.edibleGrams,
      grams: part.edibleGrams / food.edibleShare,
      quantity: part.edibleGrams / gramsPerUnit,
    })),
  };
};

export type MergedList<S extends NeedSource> = {
  /** By aisle, then by name. */
  lines: ShoppingLine<S>[];
  /** Foods that the table does not know. */
  unknownFoodIds: string[];
};

export const mergeNeeds = <S extends NeedSource>(
  needs: readonly Need<S>[],
  table: FoodTable,
  options: ShoppingOptions = metricEnglish,
): MergedList<S> => {
  const groups = new Map<string, Group<S>>();
  const unknown = new Set<string>();
  for (const { foodId, grams, source } of needs) {
    if (!Number.isFinite(grams) || grams < 0) throw new RangeError(`${foodId}: ${grams} g cannot be bought`);
    const food = table.byId(foodId);
    if (food === null) {
      unknown.add(foodId);
      continue;
    }
    const group = groups.get(foodId) ?? { food, bySource: new Map() };
    const share = group.bySource.get(source.key) ?? { source, weights: [] };
    share.weights.push(grams);
    group.bySource.set(source.key, share);
    groups.set(foodId, group);
  }
  const lines = [...groups.values()].flatMap((group) => lineOf(group, options) ?? []);
  lines.sort(
    (a, b) =>
      aisles.indexOf(a.aisle) - aisles.indexOf(b.aisle) ||
      a.name.localeCompare(b.name, options.locale) ||
      (a.foodId < b.foodId ? -1 : 1),
  );
  return { lines, unknownFoodIds: [...unknown].sort() };
};

/** The needs that lines stand for, e.g. to merge stored lines anew. */
export const needsOfLines = <S extends NeedSource>(lines: readonly ShoppingLine<S>[]): Need<S>[] =>
  lines.flatMap((line) =>
    line.shares.map((share) => ({ foodId: line.foodId, grams: share.edibleGrams, source: share.source })),
  );

/** The lines without one meal: only its shares go. */
export const withoutSource = <S extends NeedSource>(
  lines: readonly ShoppingLine<S>[],
  key: string,
  table: FoodTable,
  options: ShoppingOptions = metricEnglish,
): ShoppingLine<S>[] => {
  const rest = needsOfLines(lines).filter((need) => need.source.key !== key);
  return mergeNeeds(rest, table, options).lines;
};
