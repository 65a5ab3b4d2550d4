import type { RecipeFacets } from '@mealwright/contracts/recipes';
import { diets } from '@mealwright/nutrition/vocabulary';

export type FacetCount = { facet: keyof RecipeFacets; value: string; count: number };

/** Counted rows as they are answered. Who eats vegetarian eats vegan too: each diet counts with all stricter ones. */
export function facetsOf(counts: readonly FacetCount[]): RecipeFacets {
  const of = (facet: keyof RecipeFacets) =>
    Object.fromEntries(counts.flatMap((one) => (one.facet === facet ? [[one.value, one.count] as const] : [])));
  const strictly = of('diet');
  const diet = Object.fromEntries(
    diets.map((name, index) => [name, diets.slice(index).reduce((sum, one) => sum + (strictly[one] ?? 0), 0)]),
  );
  return {
    total: of('total').all ?? 0,
    course: of('course'),
    cuisine: of('cuisine'),
    diet,
    labels: of('labels'),
    slot: of('slot'),
    maxTotalTime: of('maxTotalTime'),
  };
}

/** The same values per 100 g; unknown stays unknown. */
export function perHundredGrams(
  perServing: Record<string, number | null>,
  gramsPerServing: number,
): Record<string, number | null> {
  const share = gramsPerServing > 0 ? 100 / gramsPerServing : 0;
  return Object.fromEntries(
    Object.entries(perServing).map(([key, value]) => [key, value === null ? null : value * share]),
  );
}
