// Is a food of the table plausible? Used by the tests and by tools/check-data.ts.
import type { Food } from './foods.ts';
import { mlOf, type VolumeUnit } from './units.ts';
import type { Diet, FoodCategory } from './vocabulary.ts';

export type FoodFinding = { foodId: string; code: string; message: string };

/**
 * Energy from 4/4/9 with 2 kcal a gram of fibre (Regulation (EU) 1169/2011, Annex XIV). The USDA's own energy uses
 * factors per food group, and carbohydrate "by difference" takes in acids and tannins, so the two differ by some percent.
 */
export const energyByMacros = (values: {
  proteinG: number | null;
  fatG: number | null;
  carbsG: number | null;
  fibreG: number | null;
}): number | null => {
  const { proteinG, fatG, carbsG, fibreG } = values;
  if (proteinG === null || fatG === null || carbsG === null) return null;
  const fibre = Math.min(fibreG ?? 0, carbsG);
  return 4 * proteinG + 9 * fatG + 4 * (carbsG - fibre) + 2 * fibre;
};

/**
 * The widest that the USDA's factors per food group reach (Merrill and Watt 1973): protein 2.44-4.36, fat 8.37-9.02,
 * carbohydrate 2.7-4.16 kcal/g with fibre from nothing to all of it. Bran, cocoa, spices and algae sit at the edges.
 */
const specificEnergy = (proteinG: number, fatG: number, carbsG: number, fibreG: number): readonly [number, number] => [
  0.97 * (2.44 * proteinG + 8.37 * fatG + 2.7 * Math.max(0, carbsG - fibreG)) - 8,
  1.03 * (4.36 * proteinG + 9.02 * fatG + 4.16 * carbsG) + 8,
];
/** Carbohydrate of another energy: sugar alcohols, leavening acids. */
const otherCarbohydrate = /\b(erythritol|xylitol|stevia|sweetener|sugar-free|no added sugar|baking powder)\b/;

/** kcal per 100 g that a category can hold, wide enough for its dried and its watery members. */
export const energyRange: Record<FoodCategory, readonly [number, number]> = {
  vegetable: [5, 600],
  fruit: [10, 480],
  legume: [15, 480],
  soy: [20, 480],
  grain: [25, 420],
  pasta: [5, 490],
  bread: [150, 520],
  cereal: [40, 560],
  'nut-seed': [15, 740],
  dairy: [15, 760],
  cheese: [50, 480],
  egg: [30, 620],
  beef: [80, 880],
  pork: [80, 850],
  'lamb-game': [70, 450],
  poultry: [70, 450],
  sausage: [80, 770],
  fish: [50, 560],
  shellfish: [40, 330],
  'fat-oil': [130, 902],
  'herb-spice': [0, 560],
  condiment: [0, 720],
  'soup-stock': [0, 460],
  baking: [0, 660],
  sweet: [15, 620],
  snack: [100, 640],
  drink: [0, 470],
  alcohol: [20, 420],
  'plant-milk': [8, 700],
  meal: [10, 470],
  supplement: [0, 500],
};

const animalAllergens = ['egg', 'milk', 'fish', 'crustaceans', 'molluscs'] as const;
const forbidden: Record<
  Diet,
  { allergens: readonly string[]; contains: readonly string[]; categories: readonly string[] }
> = {
  omnivore: { allergens: [], contains: [], categories: [] },
  pescatarian: {
    allergens: [],
    contains: ['pork', 'beef', 'lamb', 'poultry', 'gelatine'],
    categories: ['beef', 'pork', 'lamb-game', 'poultry'],
  },
  vegetarian: {
    allergens: ['fish', 'crustaceans', 'molluscs'],
    contains: ['pork', 'beef', 'lamb', 'poultry', 'gelatine'],
    categories: ['beef', 'pork', 'lamb-game', 'poultry', 'fish', 'shellfish'],
  },
  vegan: {
    allergens: animalAllergens,
    contains: ['pork', 'beef', 'lamb', 'poultry', 'gelatine', 'honey'],
    categories: ['beef', 'pork', 'lamb-game', 'poultry', 'fish', 'shellfish'],
  },
};

/** Words that promise an allergen, unless the name takes it back. */
const promises: readonly [RegExp, string, RegExp][] = [
  [
    /\b(wheat|spelt|rye|barley|seitan|couscous|bulgur|semolina|farro|freekeh)\b/,
    'gluten',
    /gluten-free|buckwheat|grass|corn|oil/,
  ],
  [/\b(oats?|oatmeal)\b/, 'gluten', /gluten-free|oat cream/],
  [
    /\b(almonds?|hazelnuts?|walnuts?|cashews?|pecans?|pistachios?|macadamias?|praline|marzipan)\b/,
    'nuts',
    /nutmeg|extract|free/,
  ],
  [/\bpeanuts?\b/, 'peanut', /free/],
  [/\b(tofu|tempeh|edamame|soy|miso|tamari)\b/, 'soy', /free|coconut aminos/],
  [/\b(tahini|sesame|halva)\b/, 'sesame', /free|sunflower halva/],
  [/\b(celery|celeriac)\b/, 'celery', /free/],
  [/\bmustard\b/, 'mustard', /greens|free/],
  [/\b(prawns?|shrimps?|crab|lobster|crayfish)\b/, 'crustaceans', /free|vegan|mushroom/],
  [/\b(mussels?|clams?|oysters?|squid|octopus|scallops?|snails?)\b/, 'molluscs', /mushroom/],
  [/\b(salmon|tuna|cod|herring|mackerel|sardines?|anchov\w+|trout|haddock|halibut)\b/, 'fish', /vegan|free/],
  [/\blupin/, 'lupin', /free/],
  [
    /\b(milk|cheese|yogurt|butter|cream|kefir|skyr|quark|whey|paneer|ghee|mozzarella|cheddar|parmesan|feta|ricotta)\b/,
    'milk',
    /vegan|plant|dairy-free|(soy|oat|almond|rice|hemp|pea|spelt|cashew|hazelnut|macadamia|walnut|coconut|nut|seed|apple|cocoa|pistachio) (\w+ )*(milk|butter|cream|yogurt|drink)|coconut|butter (bean|lettuce)|peanut|butternut|cream of|cream soda|salad cream|cream cone|milk-style|soy|oat|tahini/,
  ],
  [/\b(eggs?|mayonnaise|meringue|omelette|hollandaise|aioli|brioche)\b/, 'egg', /vegan|egg-free|eggplant/],
];

const checkFigures = (food: Food, say: (code: string, message: string) => void): void => {
  const { waterG, proteinG, fatG, carbsG, ashG, fibreG, sugarsG, satFatG, monoFatG, polyFatG, kcal } = food.per100g;
  const [low, high] = energyRange[food.category];
  if (kcal === null) say('energy-unknown', 'energy is not known');
  else {
    if (kcal < low || kcal > high)
      say('energy-range', `${kcal.toFixed(0)} kcal is outside ${low}-${high} of ${food.category}`);
    const reckoned = energyByMacros(food.per100g);
    // Alcohol brings energy that no macronutrient shows.
    const alcoholic = food.contains.includes('alcohol') || food.category === 'alcohol';
    const close = reckoned === null || Math.abs(reckoned - kcal) <= Math.max(25, 0.2 * kcal);
    const [least, most] = specificEnergy(proteinG ?? 0, fatG ?? 0, carbsG ?? 0, fibreG ?? 0);
    const names = [food.name, ...food.synonyms].join(' ').toLowerCase();
    if (!close && !alcoholic && (kcal < least || kcal > most) && !otherCarbohydrate.test(names))
      say('energy-macros', `${kcal.toFixed(0)} kcal, but 4/4/9 gives ${reckoned.toFixed(0)}`);
  }
  if (proteinG === null || fatG === null || carbsG === null) say('macro-unknown', 'a macronutrient is not known');
  if (waterG !== null && proteinG !== null && fatG !== null && carbsG !== null && ashG !== null) {
    const sum = waterG + proteinG + fatG + carbsG + ashG;
    // Alcohol, acetic acid and the carbon dioxide of baking soda stand in no column; wet analyses overshoot a little.
    const open = food.category === 'alcohol' || food.contains.includes('alcohol') || kcal === 0;
    if (sum < (open ? 30 : 93) || sum > 104.5)
      say('sum-of-parts', `water, protein, fat, carbohydrate and ash sum to ${sum.toFixed(1)} g`);
  }
  if (carbsG !== null && fibreG !== null && fibreG > carbsG + 1.5)
    say('fibre', `${fibreG} g fibre in ${carbsG} g carbohydrate`);
  if (carbsG !== null && sugarsG !== null && sugarsG > carbsG + 2)
    say('sugars', `${sugarsG} g sugars in ${carbsG} g carbohydrate`);
  if (fatG !== null && (satFatG ?? 0) + (monoFatG ?? 0) + (polyFatG ?? 0) > fatG * 1.1 + 0.5)
    say('fatty-acids', `fatty acids exceed the ${fatG} g fat`);
};

const checkMeasures = (food: Food, say: (code: string, message: string) => void): void => {
  const density = food.densityGPerMl;
  if (density !== null && (density < 0.02 || density > 1.65)) say('density', `density ${density}`);
  for (const { label, grams } of food.portions) {
    if (grams < 0.005 || grams > 6000) say('portion', `${label} weighs ${grams} g`);
    const unit = (['cup', 'tbsp', 'tsp'] as VolumeUnit[]).find((one) => one === label);
    if (unit === undefined || density === null) continue;
    const ratio = grams / mlOf(unit) / density;
    if (ratio < 0.55 || ratio > 1.8)
      say('portion-density', `${label}=${grams} is ${(grams / mlOf(unit)).toFixed(2)} g/ml, the density ${density}`);
  }
};

const checkFlags = (food: Food, say: (code: string, message: string) => void): void => {
  const not = forbidden[food.diet];
  for (const one of food.allergens) if (not.allergens.includes(one)) say('diet', `${food.diet} with allergen ${one}`);
  for (const one of food.contains) if (not.contains.includes(one)) say('diet', `${food.diet} with ${one}`);
  if (not.categories.includes(food.category)) say('diet', `${food.diet} in category ${food.category}`);
  const name = food.name.toLowerCase();
  for (const [pattern, allergen, unless] of promises)
    if (pattern.test(name) && !unless.test(name) && !(food.allergens as string[]).includes(allergen))
      say('allergen', `"${food.name}" without allergen ${allergen}`);
};

export const checkFood = (food: Food): FoodFinding[] => {
  const findings: FoodFinding[] = [];
  const say = (code: string, message: string) => findings.push({ foodId: food.id, code, message });
  checkFigures(food, say);
  checkMeasures(food, say);
  checkFlags(food, say);
  return findings;
};
