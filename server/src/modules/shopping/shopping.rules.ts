import type { FoodTable } from '@mealwright/nutrition/foods';
import { shopForm } from '@mealwright/nutrition/shop-measure';
import { mergeNeeds, type ShoppingLine, type ShoppingOptions } from '@mealwright/nutrition/shopping';
import { aisles, type Locale } from '@mealwright/nutrition/vocabulary';

type Need = {
  foodId: string;
  grams: number;
  mealId: string;
  date: string;
  recipeId: string;
  title: string;
  optional?: boolean;
};
export type Source = Omit<Need, 'foodId' | 'optional'> & { optional?: true };
export type SourceWithKey = Source & { key: string };

/**
 * The shares of each food that is bought, meal by meal; the same food twice in one recipe is one share, or two where the recipe needs
 * one of them and does without the other.
 */
export function sourcesByFood(needs: readonly Need[], foods: Pick<FoodTable, 'byId'>): Map<string, Source[]> {
  const byFood = new Map<string, Map<string, Source>>();
  for (const { foodId, optional = false, ...need } of needs) {
    const food = foods.byId(foodId);
    // Water comes from the tap.
    if (food !== null && shopForm(food).kind === 'not-bought') continue;
    const source: Source = optional ? { ...need, optional } : need;
    const shares = byFood.get(foodId) ?? new Map<string, Source>();
    const share = shares.get(keyOf(source));
    shares.set(keyOf(source), share === undefined ? source : { ...share, grams: share.grams + source.grams });
    byFood.set(foodId, shares);
  }
  return new Map([...byFood].map(([foodId, shares]) => [foodId, [...shares.values()]]));
}

const keyOf = ({ mealId, optional }: Source): string => (optional ? `${mealId} optional` : mealId);

export type Line = ShoppingLine<SourceWithKey> & {
  /** No recipe needs it. */
  optional: boolean;
};

/**
 * The line of one food in the units of who looks; null for a food that is no longer in the table. What is asked for is what is needed:
 * a share that a recipe does without is told with the others, in the same unit, and counts only where nothing else is there.
 */
export function lineOf(
  foodId: string,
  sources: readonly Source[],
  foods: FoodTable,
  options: ShoppingOptions,
): Line | null {
  const needed = sources.filter((source) => !source.optional);
  const optional = needed.length === 0;
  const counted = optional ? sources : needed;
  const needs = counted.map((source) => ({
    foodId,
    grams: source.grams,
    source: { ...source, key: keyOf(source) },
  }));
  const line = mergeNeeds(needs, foods, options).lines[0];
  if (line === undefined) return null;
  const perGram = { grams: line.grams / line.edibleGrams, quantity: line.needed / line.edibleGrams };
  const spare = sources.filter((source) => !counted.includes(source));
  const shares = spare.map((source) => ({
    source: { ...source, key: keyOf(source) },
    edibleGrams: source.grams,
    grams: source.grams * perGram.grams,
    quantity: source.grams * perGram.quantity,
  }));
  return { ...line, optional, shares: [...line.shares, ...shares] };
}

export function edibleGrams(sources: readonly { grams: number }[]): number {
  return sources.reduce((sum, { grams }) => sum + grams, 0);
}

/** The aisle of an own item: that of the food it names, else "other". */
export function aisleOfName(name: string, foods: FoodTable, locale: Locale = 'en'): string {
  return foods.find(name, locale)?.aisle ?? 'other';
}

/** What is remembered of an own item is remembered by its name. */
export const nameAsHabit = (name: string): string => `=${name.toLocaleLowerCase().replace(/\s+/g, ' ')}`;

/** Every aisle once: as taught, and those that were not named after them as they usually stand. */
export function aisleOrder(taught: readonly string[] | null): string[] {
  const known = (taught ?? []).filter((aisle) => aisles.some((one) => one === aisle));
  return [...known, ...aisles.filter((aisle) => !known.includes(aisle))];
}
