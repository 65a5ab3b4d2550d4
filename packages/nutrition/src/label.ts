// What a nutrition label or an outside source says -> values per 100 g as the food table has them, and marks where they
// cannot all be right. Marks do not change a value: who looks decides.
import { energyByMacros } from './food-checks.ts';
import { type NutrientKey, type NutrientValues, nutrientKeys, unknownNutrients } from './nutrients.ts';

export const kcalOfKj = (kj: number): number => kj / 4.184;
/** Salt as on EU labels is sodium times 2.5 (Regulation (EU) 1169/2011, Annex I). */
export const sodiumMgOfSalt = (saltG: number): number => (saltG / 2.5) * 1000;

export const labelBases = ['100g', '100ml', 'portion'] as const;
export type LabelBasis = (typeof labelBases)[number];

/** As printed. null = not printed. */
export type Label = {
  per: LabelBasis;
  /** Weight of the portion that the values are of, for `portion`. */
  portionGrams: number | null;
  /** Weight of a millilitre, for `100ml`; 1 is assumed where it is not known. */
  densityGPerMl: number | null;
  energy: { value: number; unit: 'kcal' | 'kJ' } | null;
  fatG: number | null;
  satFatG: number | null;
  carbsG: number | null;
  /** Whether the printed carbohydrate takes in the fibre: yes in the United States, no in Europe. */
  carbsWithFibre: boolean;
  sugarsG: number | null;
  fibreG: number | null;
  proteinG: number | null;
  salt: { value: number; unit: 'g-salt' | 'mg-sodium' } | null;
  /** Further nutrients by key, in the unit of the key. */
  more: Readonly<Partial<Record<NutrientKey, number>>>;
};

export const markCodes = [
  /** Energy is not what fat, carbohydrate, fibre and protein add up to. */
  'energy-differs',
  /** The stated kJ and kcal are not the same energy. */
  'kj-kcal-differ',
  /** Fat, carbohydrate, protein, ... weigh more than the food. */
  'parts-over-whole',
  'saturated-over-fat',
  'sugars-over-carbs',
  /** More than 100 g of it in 100 g. */
  'over-100g',
  /** More energy than pure fat has. */
  'energy-too-high',
  /** More sodium than pure salt has. */
  'sodium-too-high',
  'salt-sodium-differ',
  /** A negative number was given; it counts as unknown. */
  'negative',
  'energy-missing',
  /** Per 100 ml without a density: 1 g/ml was taken. */
  'density-assumed',
] as const;
export type MarkCode = (typeof markCodes)[number];
export type Mark = { code: MarkCode; nutrient: NutrientKey | null };

const grams: readonly NutrientKey[] = [
  'waterG',
  'proteinG',
  'fatG',
  'carbsG',
  'fibreG',
  'sugarsG',
  'satFatG',
  'monoFatG',
  'polyFatG',
];
/** Pure salt is 39.3 % sodium. */
const mostSodiumMg = 39_340;
const mostKcal = 905;
/** Labels are rounded: small overruns are no news. */
const overrun = 1.02;

/** What cannot all be right in values per 100 g. */
export const marksOf = (values: NutrientValues): Mark[] => {
  const marks: Mark[] = [];
  const mark = (code: MarkCode, nutrient: NutrientKey | null) => marks.push({ code, nutrient });
  const { kcal, proteinG, fatG, carbsG, fibreG, sugarsG, satFatG, waterG, sodiumMg } = values;
  for (const key of grams) if ((values[key] ?? 0) > 100 * overrun) mark('over-100g', key);
  if ((proteinG ?? 0) + (fatG ?? 0) + (carbsG ?? 0) + (waterG ?? 0) > 100 * overrun + 1) mark('parts-over-whole', null);
  if (satFatG !== null && fatG !== null && satFatG > fatG * overrun + 0.1) mark('saturated-over-fat', 'satFatG');
  if (sugarsG !== null && carbsG !== null && sugarsG > carbsG * overrun + 0.1) mark('sugars-over-carbs', 'sugarsG');
  if (sodiumMg !== null && sodiumMg > mostSodiumMg) mark('sodium-too-high', 'sodiumMg');
  if (kcal === null) mark('energy-missing', 'kcal');
  else if (kcal > mostKcal) mark('energy-too-high', 'kcal');
  const reckoned = energyByMacros({ proteinG, fatG, carbsG, fibreG });
  // Wide enough for sugar alcohols and rounding, and for drinks, whose alcohol no label states.
  if (kcal !== null && reckoned !== null) {
    const slack = Math.max(20, 0.2 * Math.max(kcal, reckoned));
    if (Math.abs(kcal - reckoned) > slack) mark('energy-differs', 'kcal');
  }
  return marks;
};

/** Values that no food has, whatever the rounding: refused from a person's hand, since a slip of the keys is likely. */
export const impossible = (values: NutrientValues): NutrientKey[] => {
  const out: NutrientKey[] = grams.filter((key) => (values[key] ?? 0) > 100.5);
  if ((values.kcal ?? 0) > mostKcal) out.push('kcal');
  if ((values.sodiumMg ?? 0) > mostSodiumMg) out.push('sodiumMg');
  return out;
};

/** Per 100 g, and what is to be said about the numbers. */
export const readLabel = (label: Label): { per100g: NutrientValues; marks: Mark[] } => {
  const density = label.densityGPerMl ?? 1;
  const share =
    label.per === '100g' ? 1 : label.per === '100ml' ? 1 / density : 100 / Math.max(label.portionGrams ?? 100, 1e-6);
  const values = unknownNutrients();
  const negative: Mark[] = [];
  const put = (key: NutrientKey, value: number | null | undefined) => {
    if (value === null || value === undefined || !Number.isFinite(value)) return;
    if (value < 0) negative.push({ code: 'negative', nutrient: key });
    else values[key] = value * share;
  };
  for (const key of nutrientKeys) put(key, label.more[key]);
  put(
    'kcal',
    label.energy === null ? null : label.energy.unit === 'kJ' ? kcalOfKj(label.energy.value) : label.energy.value,
  );
  put('fatG', label.fatG);
  put('satFatG', label.satFatG);
  put('fibreG', label.fibreG);
  put('sugarsG', label.sugarsG);
  put('proteinG', label.proteinG);
  // The food table counts fibre as carbohydrate ("by difference"); a European label does not.
  put(
    'carbsG',
    label.carbsG === null || label.carbsWithFibre ? label.carbsG : label.carbsG + Math.max(0, label.fibreG ?? 0),
  );
  put(
    'sodiumMg',
    label.salt === null ? null : label.salt.unit === 'g-salt' ? sodiumMgOfSalt(label.salt.value) : label.salt.value,
  );
  const assumed: Mark[] =
    label.per === '100ml' && label.densityGPerMl === null ? [{ code: 'density-assumed', nutrient: null }] : [];
  return { per100g: values, marks: [...negative, ...marksOf(values), ...assumed] };
};
