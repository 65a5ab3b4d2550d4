// A food of USDA FoodData Central (foundation, SR legacy, survey, branded), as its JSON and CSV downloads have it.
import type { Portion } from '../foods.ts';
import { readGtin } from '../gtin.ts';
import { kcalOfKj, type Mark } from '../label.ts';
import { type NutrientKey, type NutrientValues, unknownNutrients } from '../nutrients.ts';
import { grams } from '../quantity.ts';
import {
  allMarks,
  categoryFrom,
  type Dataset,
  hasFigures,
  type LeftOut,
  numberOf,
  type OutsideFood,
  textOf,
} from './outside-food.ts';

const nutrientOf: ReadonlyMap<number, NutrientKey> = new Map([
  [1051, 'waterG'],
  [1003, 'proteinG'],
  [1004, 'fatG'],
  [1007, 'ashG'],
  [1005, 'carbsG'],
  [1079, 'fibreG'],
  [2000, 'sugarsG'],
  [1087, 'calciumMg'],
  [1089, 'ironMg'],
  [1090, 'magnesiumMg'],
  [1091, 'phosphorusMg'],
  [1092, 'potassiumMg'],
  [1093, 'sodiumMg'],
  [1095, 'zincMg'],
  [1098, 'copperMg'],
  [1101, 'manganeseMg'],
  [1103, 'seleniumUg'],
  [1162, 'vitCMg'],
  [1165, 'thiaminMg'],
  [1166, 'riboflavinMg'],
  [1167, 'niacinMg'],
  [1170, 'pantothenicMg'],
  [1175, 'vitB6Mg'],
  [1177, 'folateTotalUg'],
  [1186, 'folicAcidUg'],
  [1187, 'folateFoodUg'],
  [1190, 'folateDfeUg'],
  [1180, 'cholineMg'],
  [1178, 'vitB12Ug'],
  [1104, 'vitAIu'],
  [1106, 'vitARaeUg'],
  [1105, 'retinolUg'],
  [1108, 'alphaCaroteneUg'],
  [1107, 'betaCaroteneUg'],
  [1120, 'betaCryptoxanthinUg'],
  [1122, 'lycopeneUg'],
  [1123, 'luteinZeaxanthinUg'],
  [1109, 'vitEMg'],
  [1114, 'vitDUg'],
  [1110, 'vitDIu'],
  [1185, 'vitKUg'],
  [1258, 'satFatG'],
  [1292, 'monoFatG'],
  [1293, 'polyFatG'],
  [1253, 'cholesterolMg'],
]);
/** Where the usual number is missing: sugars by the label rule, fibre by the newer method, carbohydrate by summation. */
const standIns: ReadonlyMap<number, NutrientKey> = new Map([
  [1063, 'sugarsG'],
  [2033, 'fibreG'],
  [1050, 'carbsG'],
]);
/** Energy in the order of trust: as published, by the factors of the food, by general factors, in kJ. */
const energyIds = [1008, 2048, 2047, 1062] as const;

/** Numbers that are kept of a food; all others are skipped when a file is read. */
export const isKnownNutrient = (id: number): boolean =>
  nutrientOf.has(id) || standIns.has(id) || (energyIds as readonly number[]).includes(id);

/** Amounts per 100 g by nutrient number -> the values of the food table. */
export const valuesFrom = (amounts: ReadonlyMap<number, number>): { per100g: NutrientValues; marks: Mark[] } => {
  const per100g = unknownNutrients();
  const marks: Mark[] = [];
  const put = (key: NutrientKey, value: number) => {
    if (value < 0) marks.push({ code: 'negative', nutrient: key });
    else per100g[key] = value;
  };
  for (const [id, amount] of amounts) {
    const key = nutrientOf.get(id);
    if (key !== undefined) put(key, amount);
  }
  for (const [id, key] of standIns) {
    const amount = amounts.get(id);
    if (amount !== undefined && per100g[key] === null) put(key, amount);
  }
  for (const id of energyIds) {
    const amount = amounts.get(id);
    if (amount === undefined) continue;
    put('kcal', id === 1062 ? kcalOfKj(amount) : amount);
    break;
  }
  const kj = amounts.get(1062);
  const stated = amounts.get(1008);
  if (kj !== undefined && stated !== undefined && Math.abs(kcalOfKj(kj) - stated) > Math.max(10, 0.1 * stated))
    marks.push({ code: 'kj-kcal-differ', nutrient: 'kcal' });
  return { per100g, marks };
};

const datasets: Record<string, Dataset> = {
  branded: 'usda-branded',
  branded_food: 'usda-branded',
  foundation: 'usda-foundation',
  foundation_food: 'usda-foundation',
  'sr legacy': 'usda-sr-legacy',
  sr_legacy_food: 'usda-sr-legacy',
  'survey (fndds)': 'usda-survey',
  survey_fndds_food: 'usda-survey',
};
/** null: samples, purchases and other rows that are no foods of their own. */
export const datasetOf = (dataType: unknown): Dataset | null => datasets[textOf(dataType, 40).toLowerCase()] ?? null;

/** What JSON and CSV both say of a food. */
export type FdcFacts = {
  fdcId: unknown;
  dataType: unknown;
  description: unknown;
  category: unknown;
  gtin?: unknown;
  brand?: unknown;
  servingSize?: unknown;
  servingUnit?: unknown;
  servingText?: unknown;
  portions: readonly { label: string; grams: unknown }[];
};

/** Everything but the figures. */
export const namedFood = (facts: FdcFacts): OutsideFood | LeftOut => {
  const dataset = datasetOf(facts.dataType);
  if (dataset === null) return 'other-kind';
  const fdcId = numberOf(facts.fdcId);
  if (fdcId === null || !Number.isInteger(fdcId) || fdcId <= 0 || fdcId > 2 ** 31 - 1) return 'no-id';
  const name = textOf(facts.description, 160);
  if (name === '') return 'no-name';
  const portions: Portion[] = [];
  const add = (label: string, weight: number | null) => {
    if (label !== '' && weight !== null && weight > 0 && weight <= 10_000 && portions.length < 12)
      if (portions.every((portion) => portion.label !== label)) portions.push({ label, grams: grams(weight) });
  };
  const unit = textOf(facts.servingUnit, 10).toLowerCase();
  const liquid = unit === 'ml' || unit === 'mlt';
  if (unit === 'g' || unit === 'grm' || liquid)
    add(textOf(facts.servingText, 60) || 'serving', numberOf(facts.servingSize));
  for (const { label, grams: weight } of facts.portions) add(textOf(label, 60), numberOf(weight));
  const brand = textOf(facts.brand, 80);
  return {
    id: `fdc-${fdcId}`,
    gtin: readGtin(textOf(facts.gtin, 20).padStart(8, '0')),
    fdcId,
    name,
    nameDe: null,
    brand: brand === '' ? null : brand,
    category: categoryFrom(`${textOf(facts.category, 80)} ${dataset === 'usda-branded' ? '' : name}`),
    // The source does not state them in a form that can be relied on.
    diet: null,
    allergens: null,
    // Figures of liquids stand per 100 ml there.
    densityGPerMl: liquid ? 1 : null,
    portions,
    per100g: unknownNutrients(),
    marks: liquid ? [{ code: 'density-assumed', nutrient: null }] : [],
    dataset,
  };
};

export const withFigures = (food: OutsideFood, amounts: ReadonlyMap<number, number>): OutsideFood => {
  const { per100g, marks } = valuesFrom(amounts);
  return { ...food, per100g, marks: allMarks([...food.marks, ...marks], per100g) };
};

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson).slice(0, 1000) : []);

/** One food of the JSON download; also the abridged form, whose nutrients carry their number directly. */
export const readFdcJson = (food: unknown): OutsideFood | LeftOut => {
  if (!isJson(food)) return 'unreadable';
  const category = isJson(food.foodCategory) ? food.foodCategory.description : food.foodCategory;
  const named = namedFood({
    fdcId: food.fdcId,
    dataType: food.dataType,
    description: food.description,
    category: food.brandedFoodCategory ?? category ?? '',
    gtin: food.gtinUpc,
    brand: food.brandName ?? food.brandOwner,
    servingSize: food.servingSize,
    servingUnit: food.servingSizeUnit,
    servingText: food.householdServingFullText,
    portions: listOf(food.foodPortions).map((portion) => ({
      label: portionLabel(
        portion.amount ?? portion.value,
        isJson(portion.measureUnit) ? portion.measureUnit.name : '',
        portion.modifier,
        portion.portionDescription,
      ),
      grams: portion.gramWeight,
    })),
  });
  if (typeof named === 'string') return named;
  const amounts = new Map<number, number>();
  for (const one of listOf(food.foodNutrients)) {
    const id = numberOf(isJson(one.nutrient) ? one.nutrient.id : one.nutrientId);
    const amount = numberOf(one.amount ?? one.value);
    if (id !== null && amount !== null && isKnownNutrient(id)) amounts.set(id, amount);
  }
  const whole = withFigures(named, amounts);
  return hasFigures(whole.per100g) ? whole : 'no-figures';
};

/** "1 cup, sliced"; the unit "undetermined" says nothing. */
export const portionLabel = (amount: unknown, unit: unknown, modifier: unknown, description: unknown): string => {
  const whole = textOf(description, 60);
  if (whole !== '' && whole !== 'Quantity not specified') return whole;
  const measure = textOf(unit, 30);
  const count = numberOf(amount);
  const words = [measure === 'undetermined' ? '' : measure, textOf(modifier, 40)].filter((word) => word !== '');
  return words.length === 0 ? '' : `${count === null || count === 1 ? '1' : String(count)} ${words.join(', ')}`;
};
