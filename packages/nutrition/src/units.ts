// Cooking units: what a word means ("Esslöffel", "tbsp", "lb") and how much it is.

/** Whose cup and spoon: US customary (the cookbook and the portions of the food table), metric, or UK imperial. */
export type UnitSystem = 'us' | 'metric' | 'uk';
export type MassUnit = 'g' | 'kg' | 'mg' | 'oz' | 'lb' | 'pfund';
export type VolumeUnit =
  | 'ml'
  | 'cl'
  | 'dl'
  | 'l'
  | 'tsp'
  | 'dsp'
  | 'tbsp'
  | 'fl oz'
  | 'cup'
  | 'pint'
  | 'quart'
  | 'gallon'
  | 'drop'
  | 'splash';
export type TinyUnit = 'pinch' | 'dash' | 'knifepoint';
export type ReadUnit =
  | { kind: 'mass'; unit: MassUnit; grams: number }
  | { kind: 'volume'; unit: VolumeUnit; ml: number; preparation: string | null }
  | { kind: 'tiny'; unit: TinyUnit; ml: number }
  | { kind: 'portion'; label: string };

// Avoirdupois and US customary units are exact by definition (NIST Handbook 44, appendix C); imperial: UK Units of
// Measurement Regulations 1995. Metric cup 250 ml, tablespoon 15 ml, teaspoon 5 ml.
const massGrams: Record<MassUnit, number> = { g: 1, kg: 1000, mg: 0.001, oz: 28.349523125, lb: 453.59237, pfund: 500 };
const usMl: Record<VolumeUnit, number> = {
  ml: 1,
  cl: 10,
  dl: 100,
  l: 1000,
  tsp: 4.92892159375,
  dsp: 9.8578431875,
  tbsp: 14.78676478125,
  'fl oz': 29.5735295625,
  cup: 236.5882365,
  pint: 473.176473,
  quart: 946.352946,
  gallon: 3785.411784,
  drop: 0.05,
  splash: 10,
};
const metricMl: Record<VolumeUnit, number> = { ...usMl, tsp: 5, dsp: 10, tbsp: 15, 'fl oz': 30, cup: 250 };
const ukMl: Record<VolumeUnit, number> = {
  ...metricMl,
  'fl oz': 28.4130625,
  cup: 284.130625,
  pint: 568.26125,
  quart: 1136.5225,
  gallon: 4546.09,
};
const volumeTables: Record<UnitSystem, Record<VolumeUnit, number>> = { us: usMl, metric: metricMl, uk: ukMl };

/** Measuring-spoon sets agree: a pinch is 1/16, a dash 1/8 of a teaspoon. A German "Messerspitze" is about 1/8. */
const tinyMl: Record<TinyUnit, number> = { pinch: usMl.tsp / 16, dash: usMl.tsp / 8, knifepoint: usMl.tsp / 8 };

export const mlOf = (unit: VolumeUnit, system: UnitSystem = 'us'): number => volumeTables[system][unit];
export const gramsOfUnit = (unit: MassUnit): number => massGrams[unit];

/** `{ g: 'gr, gram' }` -> Map of each word, and of the key itself, to the key. */
const wordMap = <K extends string>(table: Record<K, string>): ReadonlyMap<string, K> => {
  const map = new Map<string, K>();
  for (const [key, words] of Object.entries(table) as [K, string][]) {
    map.set(key, key);
    for (const word of words.split(', ')) if (word !== '') map.set(word, key);
  }
  return map;
};
const massWords = wordMap<MassUnit>({
  g: 'gr, gm, gms, gram, grams, gramme, grammes, gramm',
  kg: 'kgs, kilo, kilos, kilogram, kilograms, kilogramm',
  mg: 'milligram, milligrams, milligramm',
  oz: 'ounce, ounces, unze, unzen',
  lb: 'lbs, pound, pounds',
  pfund: '',
});
const volumeWords = wordMap<VolumeUnit>({
  ml: 'milliliter, milliliters, millilitre, millilitres, cc',
  cl: 'centiliter, centiliters, centilitre, centilitres, zentiliter',
  dl: 'deciliter, deciliters, decilitre, decilitres, deziliter',
  l: 'liter, liters, litre, litres, ltr',
  tsp: 'tsps, teaspoon, teaspoons, tl, teelöffel, teeloeffel',
  dsp: 'dessertspoon, dessertspoons',
  tbsp: 'tbsps, tbs, tblsp, tablespoon, tablespoons, el, esslöffel, eßlöffel, essloeffel',
  'fl oz': 'floz, fluid ounce, fluid ounces',
  cup: 'cups, tasse, tassen',
  pint: 'pints, pt',
  quart: 'quarts, qt, qts',
  gallon: 'gallons, gal',
  drop: 'drops, tropfen',
  splash: 'splashes, schuss, spritzer',
});
const tinyWords = wordMap<TinyUnit>({
  pinch: 'pinches, prise, prisen',
  dash: 'dashes',
  knifepoint: 'messerspitze, messerspitzen, msp',
});
/** Words for portions, to the label that the food table uses. English plurals in -s are handled by rule. */
const portionWords = wordMap({
  small: 'sm, klein, kleine, kleiner, kleines',
  medium: 'med, mittel, mittlere, mittelgroß, mittelgroße, mittelgross',
  large: 'lg, extra large, groß, große, großer, großes, gross',
  piece: 'pieces, pc, pcs, whole, each, item, unit, stück, stücke, stk, würfel',
  slice: 'rasher, scheibe, scheiben',
  clove: 'zehe, zehen, knoblauchzehe, knoblauchzehen',
  stalk: 'rib, stem, stange, stangen',
  sprig: 'zweig, zweige',
  leaf: 'leaves, blatt, blätter',
  bunch: 'bunches, bund',
  head: 'kopf, köpfe',
  bulb: 'knolle, knollen',
  pod: 'schote, schoten',
  can: 'tin, dose, dosen',
  'can drained': 'cans drained, tin drained, drained can, dose abgetropft',
  glass: 'glas, gläser',
  packet: 'sachet, envelope, päckchen, pck',
  pack: 'package, pkg, tub, carton, packung, becher',
  bottle: 'flasche, flaschen',
  bar: 'riegel, tafel',
  handful: 'handvoll',
  fillet: 'filet, filets',
  breast: 'brust',
  scoop: 'messlöffel',
  sheet: 'platte, platten, blattgelatine',
  wedge: 'ecke, ecken',
  half: 'halves, hälfte',
  loaf: 'loaves, laib',
  patty: 'patties',
});
/** Case carries meaning in two US abbreviations only. */
const caseWords: Record<string, VolumeUnit> = { T: 'tbsp', t: 'tsp' };

const singular = (word: string): string => {
  if (/(s|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
};

/** Reads a unit. Any word that is not a measure is taken as the label of a portion; the food decides whether it has it. */
export const readUnit = (text: string, system: UnitSystem = 'us'): ReadUnit => {
  const trimmed = text.trim();
  const caseUnit = caseWords[trimmed];
  if (caseUnit !== undefined) return { kind: 'volume', unit: caseUnit, ml: mlOf(caseUnit, system), preparation: null };
  const word = trimmed.toLowerCase().replace(/\.$/, '').replace(/\s+/g, ' ');
  const mass = massWords.get(word);
  if (mass !== undefined) return { kind: 'mass', unit: mass, grams: massGrams[mass] };
  const tiny = tinyWords.get(word);
  if (tiny !== undefined) return { kind: 'tiny', unit: tiny, ml: tinyMl[tiny] };
  const volume = volumeWords.get(word);
  if (volume !== undefined) return { kind: 'volume', unit: volume, ml: mlOf(volume, system), preparation: null };
  // "cup chopped": a volume of something prepared.
  const space = word.indexOf(' ');
  const first = space > 0 ? volumeWords.get(word.slice(0, space)) : undefined;
  if (first !== undefined)
    return { kind: 'volume', unit: first, ml: mlOf(first, system), preparation: word.slice(space + 1) };
  return { kind: 'portion', label: portionWords.get(word) ?? portionWords.get(singular(word)) ?? singular(word) };
};
