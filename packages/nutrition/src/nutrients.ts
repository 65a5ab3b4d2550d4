// The 46 nutrients of the USDA National Nutrient Database, release 28, in its order.
// A key ends in its unit (`sodiumMg`), so a number never travels without one.

export type NutrientUnit = 'g' | 'kcal' | 'mg' | 'ug' | 'iu';
export type NutrientGroup = 'energy' | 'macro' | 'fat' | 'mineral' | 'vitamin' | 'carotenoid' | 'other';

export const nutrientKeys = [
  'waterG',
  'kcal',
  'proteinG',
  'fatG',
  'ashG',
  'carbsG',
  'fibreG',
  'sugarsG',
  'calciumMg',
  'ironMg',
  'magnesiumMg',
  'phosphorusMg',
  'potassiumMg',
  'sodiumMg',
  'zincMg',
  'copperMg',
  'manganeseMg',
  'seleniumUg',
  'vitCMg',
  'thiaminMg',
  'riboflavinMg',
  'niacinMg',
  'pantothenicMg',
  'vitB6Mg',
  'folateTotalUg',
  'folicAcidUg',
  'folateFoodUg',
  'folateDfeUg',
  'cholineMg',
  'vitB12Ug',
  'vitAIu',
  'vitARaeUg',
  'retinolUg',
  'alphaCaroteneUg',
  'betaCaroteneUg',
  'betaCryptoxanthinUg',
  'lycopeneUg',
  'luteinZeaxanthinUg',
  'vitEMg',
  'vitDUg',
  'vitDIu',
  'vitKUg',
  'satFatG',
  'monoFatG',
  'polyFatG',
  'cholesterolMg',
] as const;

export type NutrientKey = (typeof nutrientKeys)[number];

/** One value per nutrient; null = unknown, which is not the same as 0. */
export type NutrientValues = Record<NutrientKey, number | null>;
/** The same, where only some nutrients are looked at. */
export type SomeNutrients = Partial<NutrientValues>;

export type Nutrient = {
  key: NutrientKey;
  unit: NutrientUnit;
  group: NutrientGroup;
  /** Key of the name in the message catalogues of the web app. */
  i18n: `nutrient.${NutrientKey}`;
  /** Decimals that make sense on a screen. */
  decimals: 0 | 1 | 2;
};

const groups: Partial<Record<NutrientKey, NutrientGroup>> = {
  kcal: 'energy',
  proteinG: 'macro',
  fatG: 'macro',
  carbsG: 'macro',
  fibreG: 'macro',
  sugarsG: 'macro',
  waterG: 'other',
  ashG: 'other',
  cholesterolMg: 'fat',
  satFatG: 'fat',
  monoFatG: 'fat',
  polyFatG: 'fat',
  calciumMg: 'mineral',
  ironMg: 'mineral',
  magnesiumMg: 'mineral',
  phosphorusMg: 'mineral',
  potassiumMg: 'mineral',
  sodiumMg: 'mineral',
  zincMg: 'mineral',
  copperMg: 'mineral',
  manganeseMg: 'mineral',
  seleniumUg: 'mineral',
  alphaCaroteneUg: 'carotenoid',
  betaCaroteneUg: 'carotenoid',
  betaCryptoxanthinUg: 'carotenoid',
  lycopeneUg: 'carotenoid',
  luteinZeaxanthinUg: 'carotenoid',
};
const twoDecimals: readonly NutrientKey[] = [
  'copperMg',
  'manganeseMg',
  'thiaminMg',
  'riboflavinMg',
  'vitB6Mg',
  'vitB12Ug',
];
const oneDecimal: readonly NutrientKey[] = ['ironMg', 'zincMg', 'niacinMg', 'pantothenicMg', 'vitEMg', 'vitDUg'];

const unitOf = (key: NutrientKey): NutrientUnit => {
  if (key === 'kcal') return 'kcal';
  if (key.endsWith('Mg')) return 'mg';
  if (key.endsWith('Ug')) return 'ug';
  if (key.endsWith('Iu')) return 'iu';
  return 'g';
};
const decimalsOf = (key: NutrientKey): 0 | 1 | 2 => {
  if (twoDecimals.includes(key)) return 2;
  return unitOf(key) === 'g' || oneDecimal.includes(key) ? 1 : 0;
};

export const nutrients: readonly Nutrient[] = nutrientKeys.map((key) => ({
  key,
  unit: unitOf(key),
  group: groups[key] ?? 'vitamin',
  i18n: `nutrient.${key}`,
  decimals: decimalsOf(key),
}));

const keySet: ReadonlySet<string> = new Set(nutrientKeys);
export const isNutrientKey = (text: string): text is NutrientKey => keySet.has(text);

/** Values for every nutrient, each from the given function. */
export const nutrientValues = (read: (key: NutrientKey) => number | null): NutrientValues => {
  const values = {} as NutrientValues;
  for (const key of nutrientKeys) values[key] = read(key);
  return values;
};

/** All nutrients unknown. */
export const unknownNutrients = (): NutrientValues => nutrientValues(() => null);
