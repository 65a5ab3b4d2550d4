// What pieces and packages weigh where neither the line nor the food says it.
import type { Food } from '../foods.ts';
import type { ParsedLine } from './parsed.ts';

/** Grams of one such thing where the food has no portion of that name. */
export const usual: Record<string, number> = {
  sprig: 1,
  handful: 30,
  bunch: 60,
  slice: 25,
  knob: 15,
  drizzle: 9,
  splash: 8,
  glug: 14,
  lug: 14,
  dollop: 20,
  squeeze: 5,
  scoop: 30,
  can: 400,
  jar: 300,
  package: 225,
  bag: 300,
  box: 300,
  container: 225,
  carton: 250,
  envelope: 20,
  bottle: 350,
  clove: 4,
  piece: 50,
  cube: 10,
  strip: 15,
  stalk: 40,
  rib: 40,
  leaf: 1,
  branch: 3,
  stem: 10,
  wedge: 20,
  block: 250,
  ball: 125,
  bar: 45,
  stick: 113.4,
  sheet: 25,
  shot: 40,
  jigger: 44,
  glass: 150,
  drop: 0.05,
  pinch: 0.3,
  dash: 0.6,
  grind: 0.1,
  twist: 0.1,
  shake: 0.3,
  fillet: 140,
  head: 500,
  bulb: 200,
  loaf: 450,
  link: 75,
  rasher: 25,
  round: 40,
  square: 28.35,
  log: 300,
  tube: 200,
  pot: 150,
  punnet: 250,
  ear: 90,
  spear: 15,
  pod: 3,
  serving: 100,
  sleeve: 115,
  thumb: 15,
  inch: 12,
  cm: 5,
  spring: 2,
  tray: 400,
  rack: 700,
  slab: 700,
  dozen: 600,
  segment: 10,
};
export const loose: Partial<Record<Food['category'], number>> = {
  bread: 0.2,
  sweet: 0.32,
  snack: 0.14,
  cereal: 0.16,
  cheese: 0.48,
  vegetable: 0.5,
  'nut-seed': 0.55,
  'herb-spice': 0.3,
  grain: 0.75,
  pasta: 0.45,
};
export const unitAliases: Record<string, string> = {
  package: 'pack',
  container: 'pack',
  carton: 'pack',
  box: 'pack',
  bag: 'pack',
  envelope: 'packet',
  rasher: 'slice',
  rib: 'stalk',
};

/** Grams of juice and zest of one fruit (usual yields; USDA portions of the juices). */
export const fruitParts: Record<string, { juice: number; zest: number }> = {
  lemon: { juice: 45, zest: 4 },
  lime: { juice: 30, zest: 3 },
  orange: { juice: 85, zest: 8 },
  grapefruit: { juice: 190, zest: 10 },
  tangerine: { juice: 50, zest: 5 },
  clementine: { juice: 40, zest: 4 },
};
export const fruitOf = (name: string): keyof typeof fruitParts | null => {
  const lower = name.toLowerCase();
  for (const fruit of Object.keys(fruitParts)) if (lower.includes(fruit)) return fruit;
  return null;
};

export const sizes: Record<string, string> = {
  lg: 'large',
  md: 'medium',
  sm: 'small',
  big: 'large',
  jumbo: 'large',
  'extra-large': 'large',
  xl: 'large',
  'medium-size': 'medium',
  'medium-sized': 'medium',
  tiny: 'small',
  baby: 'small',
};
export const isCanned = (food: Food): boolean => food.id.includes('canned') || food.name.includes('canned');

const packages = new Set([
  'can',
  'jar',
  'package',
  'bag',
  'box',
  'container',
  'carton',
  'bottle',
  'packet',
  'envelope',
  'tub',
  'tube',
  'block',
]);
const inAll =
  /\b(?:about|approx\w*|total\w*|in all|altogether|combined|together|ca|circa|etwa|insgesamt|zusammen|environ|unos|unas|cerca)\b/i;
/**
 * "2 cans (15 oz) beans" are 30 ounces: the weight beside a package is that of one, as on its label, unless the line says that it is that
 * of all, or a packet of this food weighs its share of it ("4 packets (1 ounce) gelatine"). Half a package is the half of what is
 * stated only where that is what a whole one weighs.
 */
export const isOfOne = (amount: number, mass: number, line: ParsedLine, food: Food): boolean => {
  const { unit } = line;
  if (unit === null || !packages.has(unit) || inAll.test(line.text)) return false;
  const labels = unit === 'package' ? ['pack', 'packet'] : [unit, unitAliases[unit] ?? unit];
  const isPackage = (weight: number) =>
    food.portions.some(({ label, grams }) => labels.includes(label) && Math.abs(Math.log(weight / grams)) < 0.12);
  // Cans of the table are without their liquid.
  return amount > 1 ? unit === 'can' || isPackage(mass) || !isPackage(mass / amount) : isPackage(mass);
};

/** Pieces of pasta, dry: 9 lasagne noodles are 6 ounces, 3 of them 2 (training lines); boxes of jumbo shells hold some 38 in 340 g. */
const pastaPieces: readonly [RegExp, number][] = [
  [/\blasagn/i, 18.5],
  [/\b(?:jumbo|giant|large)\b.*\bshell/i, 9],
  [/\b(?:manicotti|cannelloni)\b/i, 10],
];
/** USDA SR28: 371 kcal dry, 158 cooked. */
const cookedPasta = 371 / 158;
/** Portions that nobody counts in: fifteen grains of rice are not fifteen cups. */
const measures = /^(?:cup|tbsp|handful|pack|can|jar|bottle)\b/;
const manyKcal = 400;
/** A number without a unit that would be so many cups or packs, and so much energy, is not understood. */
export const isNoCount = (amount: number, grams: number, food: Food): boolean =>
  amount >= 5 &&
  measures.test(food.portions[0]?.label ?? '') &&
  !food.portions.some(({ label }) => label === 'piece') &&
  (grams * (food.per100g.kcal ?? 0)) / 100 > manyKcal;

const isMeasured = (food: Food): boolean => food.portions[0]?.label.startsWith('cup') ?? false;
/** Counted, of a food that is sold and measured otherwise: "12 lasagne noodles, cooked", "2 rings of canned pineapple". */
export const oddPiece = (line: ParsedLine, food: Food): number | null => {
  if (food.category === 'pasta' && isMeasured(food)) {
    const dry = pastaPieces.find(([named]) => named.test(line.text))?.[1];
    return dry === undefined ? null : dry * (food.id.includes('cooked') ? cookedPasta : 1);
  }
  const head = line.text.split(/[,(]/)[0] ?? '';
  const bird =
    food.category === 'poultry' ? (food.portions.find(({ label }) => label === 'medium')?.grams ?? null) : null;
  if (bird !== null && food.id.includes('whole') && /\b(?:pieces?|parts|portions|joints|quarters)\b/i.test(head))
    return bird / (/\bquarters\b/i.test(head) ? 4 : 8);
  // Ten to a pound (training lines), however they are coloured or cooked.
  if (
    food.id.startsWith('potato') &&
    food.id !== 'potato-new' &&
    /\b(?:new|baby|fingerling|creamer) potatoes\b/i.test(head)
  )
    return 50;
  if (food.id === 'cheese-mozzarella-fresh' && /\b(?:baby|mini|cherry|pearls?|ciliegine|bite-?size)\b/i.test(head))
    return 10;
  if (isCanned(food) && /\b(?:canned|tinned|rings?|slices?|chunks?|halves|spears)\b/i.test(line.name))
    return food.portions.find(({ label }) => label === 'piece' || label === 'slice')?.grams ?? 60;
  return null;
};
