// For tests only: a food with what the test cares about.
import type { Food } from '../src/foods.ts';
import { type NutrientValues, nutrientValues } from '../src/nutrients.ts';
import { asPer100g, grams, gramsPerMl } from '../src/quantity.ts';

type Given = Partial<Omit<Food, 'per100g' | 'densityGPerMl' | 'portions'>> & {
  per100g?: Partial<NutrientValues>;
  density?: number;
  portions?: Record<string, number>;
};
export const makeFood = ({ per100g = {}, density, portions = {}, ...rest }: Given): Food => ({
  id: 'thing',
  name: 'thing',
  plural: 'things',
  synonyms: [],
  words: {
    de: { name: 'Ding', plural: 'Dinge', synonyms: [] },
    es: { name: 'cosa', plural: 'cosas', synonyms: [] },
    fr: { name: 'chose', plural: 'choses', synonyms: [] },
  },
  category: 'vegetable',
  aisle: 'produce',
  allergens: [],
  diet: 'vegan',
  contains: [],
  edibleShare: 1,
  source: { dataset: 'usda', numbers: ['00000'], near: false, shares: [1] },
  ...rest,
  densityGPerMl: density === undefined ? null : gramsPerMl(density),
  portions: Object.entries(portions).map(([label, weight]) => ({ label, grams: grams(weight) })),
  per100g: asPer100g(nutrientValues((key) => per100g[key] ?? null)),
});
