// A product of Open Food Facts, as its API (v2), its JSONL and its CSV export have it -> an outside food.
// Figures there stand "per 100 g" (of drinks: per 100 ml), minerals and vitamins in grams.

import { readGtin } from '../gtin.ts';
import { kcalOfKj, type Mark, readLabel, sodiumMgOfSalt } from '../label.ts';
import type { NutrientKey } from '../nutrients.ts';
import { grams } from '../quantity.ts';
import type { Allergen, Diet } from '../vocabulary.ts';
import {
  allMarks,
  categoryFrom,
  hasFigures,
  type LeftOut,
  numberOf,
  type OutsideFood,
  textOf,
} from './outside-food.ts';

/** What the API is asked for. */
export const productFields = [
  'code',
  'product_name',
  'product_name_en',
  'product_name_de',
  'generic_name',
  'brands',
  'categories_tags',
  'countries_tags',
  'allergens_tags',
  'labels_tags',
  'ingredients_analysis_tags',
  'nutriments',
  'nutrition_data_per',
  'product_quantity_unit',
  'serving_size',
  'serving_quantity',
  'serving_quantity_unit',
] as const;

/** Any field by its name: of JSON a property, of the CSV export a cell. */
export type Field = (name: string) => unknown;

export const fieldOfJson = (product: Record<string, unknown>): Field => {
  const nutriments = typeof product.nutriments === 'object' && product.nutriments !== null ? product.nutriments : {};
  return (name) => product[name] ?? (nutriments as Record<string, unknown>)[name];
};

const allergenOf: Record<string, Allergen> = {
  'en:gluten': 'gluten',
  'en:crustaceans': 'crustaceans',
  'en:eggs': 'egg',
  'en:fish': 'fish',
  'en:peanuts': 'peanut',
  'en:soybeans': 'soy',
  'en:milk': 'milk',
  'en:nuts': 'nuts',
  'en:celery': 'celery',
  'en:mustard': 'mustard',
  'en:sesame-seeds': 'sesame',
  'en:sulphur-dioxide-and-sulphites': 'sulphites',
  'en:lupin': 'lupin',
  'en:molluscs': 'molluscs',
};

const inGrams: Partial<Record<NutrientKey, string>> = {
  waterG: 'water',
  monoFatG: 'monounsaturated-fat',
  polyFatG: 'polyunsaturated-fat',
};
const inMilligrams: Partial<Record<NutrientKey, string>> = {
  cholesterolMg: 'cholesterol',
  calciumMg: 'calcium',
  ironMg: 'iron',
  magnesiumMg: 'magnesium',
  phosphorusMg: 'phosphorus',
  potassiumMg: 'potassium',
  zincMg: 'zinc',
  copperMg: 'copper',
  manganeseMg: 'manganese',
  vitCMg: 'vitamin-c',
  vitEMg: 'vitamin-e',
  thiaminMg: 'vitamin-b1',
  riboflavinMg: 'vitamin-b2',
  niacinMg: 'vitamin-pp',
  pantothenicMg: 'pantothenic-acid',
  vitB6Mg: 'vitamin-b6',
};
const inMicrograms: Partial<Record<NutrientKey, string>> = {
  seleniumUg: 'selenium',
  vitDUg: 'vitamin-d',
  vitKUg: 'vitamin-k',
  vitB12Ug: 'vitamin-b12',
  folateTotalUg: 'vitamin-b9',
};

const tags = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [])
    .filter((tag): tag is string => typeof tag === 'string')
    .slice(0, 200)
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== '');

const dietOf = (field: Field): Diet | null => {
  const said = new Set([...tags(field('ingredients_analysis_tags')), ...tags(field('labels_tags'))]);
  if (said.has('en:non-vegetarian')) return 'omnivore';
  if (said.has('en:vegan') && !said.has('en:non-vegan')) return 'vegan';
  if (said.has('en:vegetarian')) return 'vegetarian';
  return null;
};

export const readProduct = (field: Field): OutsideFood | LeftOut => {
  const gtin = readGtin(String(field('code') ?? ''));
  if (gtin === null) return 'no-id';
  const name = [field('product_name_en'), field('product_name'), field('generic_name'), field('product_name_de')]
    .map((one) => textOf(one, 120))
    .find((one) => one !== '');
  if (name === undefined) return 'no-name';
  const of = (nutrient: string): number | null => numberOf(field(`${nutrient}_100g`));
  const found: Mark[] = [];
  const kj = of('energy-kj') ?? of('energy');
  const kcal = of('energy-kcal');
  if (kj !== null && kcal !== null && Math.abs(kcalOfKj(kj) - kcal) > Math.max(10, 0.1 * kcal))
    found.push({ code: 'kj-kcal-differ', nutrient: 'kcal' });
  const salt = of('salt');
  const sodium = of('sodium');
  if (salt !== null && sodium !== null && Math.abs(sodiumMgOfSalt(salt) - sodium * 1000) > Math.max(40, sodium * 100))
    found.push({ code: 'salt-sodium-differ', nutrient: 'sodiumMg' });
  const more: Partial<Record<NutrientKey, number>> = {};
  for (const [names, times] of [
    [inGrams, 1],
    [inMilligrams, 1e3],
    [inMicrograms, 1e6],
  ] as const)
    for (const [key, nutrient] of Object.entries(names)) {
      const value = of(nutrient);
      if (value !== null) more[key as NutrientKey] = value * times;
    }
  const countries = tags(field('countries_tags'));
  const liquid =
    textOf(field('nutrition_data_per'), 20) === '100ml' ||
    /^(?:ml|cl|l)$/i.test(textOf(field('product_quantity_unit'), 8));
  const { per100g, marks } = readLabel({
    per: liquid ? '100ml' : '100g',
    portionGrams: null,
    densityGPerMl: null,
    energy: kcal !== null ? { value: kcal, unit: 'kcal' } : kj === null ? null : { value: kj, unit: 'kJ' },
    fatG: of('fat'),
    satFatG: of('saturated-fat'),
    carbsG: of('carbohydrates'),
    // Labels of the United States count fibre as carbohydrate.
    carbsWithFibre: countries.length > 0 && countries.every((country) => country === 'en:united-states'),
    sugarsG: of('sugars'),
    fibreG: of('fiber'),
    proteinG: of('proteins'),
    salt:
      sodium !== null
        ? { value: sodium * 1000, unit: 'mg-sodium' }
        : salt === null
          ? null
          : { value: salt, unit: 'g-salt' },
    more,
  });
  if (!hasFigures(per100g)) return 'no-figures';
  const stated = tags(field('allergens_tags') ?? field('allergens'));
  const nameDe = textOf(field('product_name_de'), 120);
  const serving = numberOf(field('serving_quantity'));
  return {
    id: `gtin-${gtin}`,
    gtin,
    fdcId: null,
    name,
    nameDe: nameDe === '' ? null : nameDe,
    brand: textOf(field('brands'), 200).split(',')[0]!.trim().slice(0, 80) || null,
    category: categoryFrom(tags(field('categories_tags')).reverse().join(' ')),
    diet: dietOf(field),
    allergens:
      stated.length === 0 ? null : [...new Set(stated.flatMap((tag) => (allergenOf[tag] ? [allergenOf[tag]] : [])))],
    densityGPerMl: liquid ? 1 : null,
    portions:
      serving !== null && serving > 0 && serving <= 5000
        ? [{ label: textOf(field('serving_size'), 60) || 'serving', grams: grams(serving) }]
        : [],
    per100g,
    marks: allMarks([...found, ...marks], per100g),
    dataset: 'openfoodfacts',
  };
};
