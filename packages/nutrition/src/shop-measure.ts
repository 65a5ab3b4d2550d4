// In what a food is bought: onions by number, flour by weight, milk by volume, beans by the can, herbs by the bunch,
// a little of a spice by the spoon.
import type { Food, Portion } from './foods.ts';
import { mlOf, type UnitSystem } from './units.ts';
import { naturalPortion } from './weigh.ts';

/** Units of a shopping list; null = the thing itself ("3 onions"). Portion labels stand as they are ("bunch"). */
export type ShopUnit = string | null;
/** How a food is bought; `grams` are those of the edible part of one unit. */
export type ShopForm =
  | { kind: 'not-bought' }
  | { kind: 'count'; unit: ShopUnit; grams: number; step: number; bulk: boolean }
  | { kind: 'clove'; small: Portion; big: Portion }
  | { kind: 'liquid'; gramsPerMl: number; spoons: boolean }
  | { kind: 'spoon'; gramsPerMl: number; mostGrams: number }
  | { kind: 'weight' };

const containers = ['can drained', 'jar drained', 'can', 'jar'];
const counted = ['small', 'medium', 'large', 'piece', 'head', 'bulb', 'ear', 'tortilla'];
const bigger = ['head', 'bulb', 'bunch'];
const liquidWords =
  /\b(milk|cream|buttermilk|kefir|ayran|whey|oil|vinegar|sauce|juice|stock|broth|bouillon|syrup|passata|extract|mirin|dressing|coffee|tea|drink|water|wine|beer|lassi|aminos|essence)\b/;
const notLiquid =
  /\b(powder|cheese|sour cream|clotted|whipped|solid|paste|ice cream|cube|cubes|granules|bean|beans|condensed soup|mix|bags?|ground|instant|butter|spread|cream of|crème|bar)\b/;
const liquidCategories = [
  'drink',
  'alcohol',
  'plant-milk',
  'dairy',
  'fat-oil',
  'condiment',
  'soup-stock',
  'baking',
  'sweet',
  'soy',
  'fruit',
  'vegetable',
];
const spoonedFromTheCan = /\b(paste|capers|chipotle)\b/;
const pantryAisles = ['spices', 'condiments', 'baking', 'international', 'breakfast', 'canned', 'sweets', 'health'];

const portion = (food: Food, label: string): Portion | undefined => food.portions.find((one) => one.label === label);
/** "2 bay leaves", not "2 leaves of bay leaves". */
const unitOf = (food: Food, natural: Portion): ShopUnit =>
  natural.label === 'piece' || food.name.includes(natural.label) ? null : natural.label;
/** Weight of a millilitre as spooned. */
const spooned = (food: Food): number | null => {
  const spoon = portion(food, 'tsp') ?? portion(food, 'tbsp');
  if (spoon !== undefined) return spoon.grams / mlOf(spoon.label === 'tsp' ? 'tsp' : 'tbsp');
  return food.densityGPerMl;
};

const byNumber = (unit: ShopUnit, grams: number, bulk = false): ShopForm => ({
  kind: 'count',
  unit,
  grams,
  step: 1,
  bulk,
});

/** Below this weight a piece of produce is bought by weight (mushrooms, cherries), but for a few that are counted. */
const leastPiece = 20;
const smallButCounted = /\b(chili|chilli|jalapeño|habanero|passion fruit|shallot)\b/;
/** From this weight as bought, shops sell halves too: cabbages, melons, pumpkins. */
const halvedPiece = 1000;

const produceForm = (food: Food): ShopForm => {
  const bunch = portion(food, 'bunch');
  if (food.category === 'herb-spice') {
    if (bunch !== undefined) return byNumber('bunch', bunch.grams);
    const natural = naturalPortion(food);
    if (natural !== null && ['stalk', 'leaf', 'sprig', 'pack'].includes(natural.label))
      return byNumber(natural.label, natural.grams);
    return { kind: 'weight' };
  }
  const natural = naturalPortion(food);
  if (natural === null) return { kind: 'weight' };
  const big = bigger.map((label) => portion(food, label)).find((one) => one !== undefined && one !== natural);
  if (['clove', 'stalk'].includes(natural.label) && big !== undefined) return { kind: 'clove', small: natural, big };
  const tiny = natural.grams < leastPiece && !smallButCounted.test(food.name.toLowerCase());
  if (tiny && bunch !== undefined) return byNumber('bunch', bunch.grams);
  if (counted.includes(natural.label) && !tiny) {
    // A head, an ear and a bulb are the thing itself.
    const halves = natural.grams / food.edibleShare >= halvedPiece;
    return { kind: 'count', unit: null, grams: natural.grams, step: halves ? 0.5 : 1, bulk: !halves };
  }
  if (natural.label === 'bunch') return byNumber('bunch', natural.grams);
  return { kind: 'weight' };
};

const liquidForm = (food: Food): ShopForm | null => {
  const density = food.densityGPerMl;
  const name = food.name.toLowerCase();
  if (density === null || density < 0.8 || notLiquid.test(name)) return null;
  if (!liquidCategories.includes(food.category)) return null;
  const always = ['drink', 'alcohol', 'plant-milk'].includes(food.category);
  if (!always && !liquidWords.test(name)) return null;
  return {
    kind: 'liquid',
    gramsPerMl: density,
    spoons: !['dairy', 'plant-milk', 'drink', 'soup-stock'].includes(food.category),
  };
};

/** Beans, tomatoes and coconut milk by the can; stock and sauces are measured. */
const cannedForm = (food: Food): ShopForm | null => {
  if (food.aisle !== 'canned' || ['soup-stock', 'condiment'].includes(food.category)) return null;
  const can = food.portions.find((one) => containers.includes(one.label));
  const unit = can?.label.split(' ')[0];
  return can === undefined || unit === undefined || spoonedFromTheCan.test(food.name)
    ? null
    : byNumber(unit, can.grams);
};

/** Eggs, rolls, slices, bars, bay leaves: what is counted outside the produce aisle. */
const countedForm = (food: Food): ShopForm | null => {
  const natural = naturalPortion(food);
  if (natural === null) return null;
  const { label, grams } = natural;
  if (food.category === 'egg' && counted.includes(label)) return byNumber(null, grams);
  if (label === 'sheet' && pantryAisles.includes(food.aisle)) return byNumber(unitOf(food, natural), grams);
  if (food.category === 'herb-spice') {
    const seeds = label === 'piece' && grams < 1 && portion(food, 'tsp') !== undefined;
    return ['leaf', 'piece', 'stick', 'pod', 'stalk'].includes(label) && grams >= 0.1 && !seeds
      ? byNumber(unitOf(food, natural), grams)
      : null;
  }
  if (food.category === 'bread' || (food.category === 'sausage' && grams >= 40)) {
    if (counted.includes(label)) return byNumber(null, grams);
    if (['slice', 'link'].includes(label)) return byNumber(label, grams);
  }
  const packed = ['snack', 'meal', 'supplement', 'sweet', 'soup-stock'].includes(food.category) && grams >= 5;
  if (packed && ['bar', 'piece', 'pack', 'packet', 'bottle'].includes(label))
    return byNumber(unitOf(food, natural), grams, grams < leastPiece && food.category !== 'soup-stock');
  return null;
};

/** A little of what stands in the cupboard, by the spoon. */
const spoonForm = (food: Food): ShopForm | null => {
  const gramsPerMl = spooned(food);
  const zest = /\bzest\b/.test(food.name);
  if (gramsPerMl === null || !(zest || pantryAisles.includes(food.aisle))) return null;
  // Nuts and grains are bought by weight however little is needed; nut butters are spooned.
  if (['grain', 'nut-seed', 'vegetable', 'fruit'].includes(food.category) && food.aisle !== 'condiments' && !zest)
    if (!spoonedFromTheCan.test(food.name)) return null;
  return { kind: 'spoon', gramsPerMl, mostGrams: food.category === 'herb-spice' ? 30 : 4 * mlOf('tbsp') * gramsPerMl };
};

/** The first that fits, from the most particular on. */
export const shopForm = (food: Food): ShopForm => {
  if (food.id === 'water' || /^ice cubes?$/.test(food.name)) return { kind: 'not-bought' };
  const zest = /\bzest\b/.test(food.name) ? spoonForm(food) : null;
  return (
    zest ??
    cannedForm(food) ??
    liquidForm(food) ??
    (food.aisle === 'produce' ? produceForm(food) : null) ??
    countedForm(food) ??
    spoonForm(food) ?? { kind: 'weight' }
  );
};

/** Short by so little nobody buys one more. */
const enough = { count: 0.12, weight: 0.02, ounces: 0.06 } as const;
const upTo = (value: number, step: number, slack: number): number =>
  Number((Math.max(1, Math.ceil((value - slack) / step)) * step).toFixed(4));

export type ShopAmount = { quantity: number; unit: ShopUnit; gramsPerUnit: number };

const byWeight = (grams: number, system: UnitSystem): ShopAmount => {
  if (system === 'us') {
    const slack = enough.ounces * grams;
    const ounce = 28.349523125;
    const pound = 16 * ounce;
    return grams < pound
      ? { quantity: upTo(grams / ounce, 0.5, slack / ounce), unit: 'oz', gramsPerUnit: ounce }
      : { quantity: upTo(grams / pound, 0.25, slack / pound), unit: 'lb', gramsPerUnit: pound };
  }
  const slack = enough.weight * grams;
  const step = grams < 50 ? 5 : grams < 500 ? 10 : 50;
  const whole = upTo(grams, step, slack);
  return whole < 1000
    ? { quantity: whole, unit: 'g', gramsPerUnit: 1 }
    : { quantity: upTo(grams / 1000, 0.05, slack / 1000), unit: 'kg', gramsPerUnit: 1000 };
};

const bySpoon = (ml: number, gramsPerMl: number, system: UnitSystem): ShopAmount => {
  const teaspoon = mlOf('tsp', system);
  const tablespoon = mlOf('tbsp', system);
  if (ml < 2.9 * teaspoon) {
    const step = ml < teaspoon ? 0.25 : 0.5;
    return { quantity: upTo(ml / teaspoon, step, 0.05), unit: 'tsp', gramsPerUnit: teaspoon * gramsPerMl };
  }
  return { quantity: upTo(ml / tablespoon, 0.5, 0.05), unit: 'tbsp', gramsPerUnit: tablespoon * gramsPerMl };
};

const byVolume = (ml: number, gramsPerMl: number, spoons: boolean, system: UnitSystem): ShopAmount => {
  if (spoons && ml < 6.5 * mlOf('tbsp', system)) return bySpoon(ml, gramsPerMl, system);
  if (system === 'us') {
    const cup = mlOf('cup');
    const quart = mlOf('quart');
    return ml <= 4 * cup
      ? { quantity: upTo(ml / cup, 0.25, 0.03), unit: 'cup', gramsPerUnit: cup * gramsPerMl }
      : { quantity: upTo(ml / quart, 0.25, 0.03), unit: 'quart', gramsPerUnit: quart * gramsPerMl };
  }
  const step = ml < 500 ? 10 : 50;
  const whole = upTo(ml, step, enough.weight * ml);
  return whole < 1000
    ? { quantity: whole, unit: 'ml', gramsPerUnit: gramsPerMl }
    : { quantity: upTo(ml / 1000, 0.1, 0.02), unit: 'l', gramsPerUnit: 1000 * gramsPerMl };
};

/** From this many pieces and this weight on, small produce is bought by weight. */
const bulkCount = 4;
const bulkGrams = 1000;
/** Pieces lighter than this are weighed from that count on (new potatoes, apricots). */
const bulkPiece = 55;

/** What to buy for so many grams of the edible part; null: this is not bought. `gramsPerUnit` is of the edible part. */
export const shopAmount = (food: Food, edibleGrams: number, system: UnitSystem): ShopAmount | null => {
  const form = shopForm(food);
  const weight = (): ShopAmount => {
    const bought = byWeight(edibleGrams / food.edibleShare, system);
    return { ...bought, gramsPerUnit: bought.gramsPerUnit * food.edibleShare };
  };
  if (form.kind === 'not-bought') return null;
  if (form.kind === 'count') {
    const number = edibleGrams / form.grams;
    if (form.bulk && number > bulkCount && (edibleGrams >= bulkGrams || form.grams < bulkPiece)) return weight();
    return { quantity: upTo(number, form.step, enough.count), unit: form.unit, gramsPerUnit: form.grams };
  }
  if (form.kind === 'clove') {
    const { small, big } = form;
    const one = edibleGrams >= 0.8 * big.grams ? big : small;
    return { quantity: upTo(edibleGrams / one.grams, 1, enough.count), unit: one.label, gramsPerUnit: one.grams };
  }
  if (form.kind === 'liquid') return byVolume(edibleGrams / form.gramsPerMl, form.gramsPerMl, form.spoons, system);
  if (form.kind === 'spoon' && edibleGrams <= form.mostGrams)
    return bySpoon(edibleGrams / form.gramsPerMl, form.gramsPerMl, system);
  return weight();
};
