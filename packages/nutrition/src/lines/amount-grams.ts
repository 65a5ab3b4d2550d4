// A parsed line and its food -> grams as they go into the dish. Chooses the amount of the line that says most ("1 cup
// (228 g)": the 228 g), then asks weigh.ts; every choice is named.
import type { Food } from '../foods.ts';
import { gramsPerMl } from '../quantity.ts';
import { gramsOfUnit } from '../units.ts';
import { type Assumption, weigh } from '../weigh.ts';
import { piecesByInches } from './inches.ts';
import type { ParsedLine } from './parsed.ts';
import {
  fruitOf,
  fruitParts,
  isCanned,
  isNoCount,
  isOfOne,
  loose,
  oddPiece,
  sizes,
  unitAliases,
  usual,
} from './pieces.ts';

export type GramsAssumption =
  | Assumption['code']
  /** Weight as stated. */
  | 'stated'
  /** The line states the same amount as a weight. */
  | 'stated-weight'
  /** Number of packages or pieces times the stated weight of one. */
  | 'package-weight'
  /** A usual weight of such a unit, whatever the food. */
  | 'usual-portion'
  /** The first amount of a range: what the recipe needs at least, as labels reckon. */
  | 'start-of-range'
  /** Juice or zest of a usual fruit. */
  | 'part-of-fruit'
  /** A can without its liquid. */
  | 'drained'
  /** No amount: a little, e.g. oil to grease a tin. */
  | 'a-little'
  /** No amount and nothing that would count. */
  | 'negligible';
export type LineGrams = { grams: number; assumptions: GramsAssumption[]; sure: number };

const massOf = (amount: number, unit: string): number | null =>
  unit === 'g' || unit === 'kg' || unit === 'mg' || unit === 'oz' || unit === 'lb' ? amount * gramsOfUnit(unit) : null;

/** Share of a can that is left when its liquid is poured off. */
const drainedShare = (food: Food): number => {
  const of = (label: string) => food.portions.find((portion) => portion.label === label)?.grams;
  const whole = of('can') ?? of('jar');
  const drained = of('can drained') ?? of('jar drained');
  if (whole !== undefined && drained !== undefined && drained < whole) return drained / whole;
  if (food.category === 'fish') return 0.75;
  return 0.62;
};
const mentions = (line: ParsedLine, word: string): boolean =>
  `${line.preparation ?? ''} ${line.note ?? ''}`.toLowerCase().includes(word);

const volumeUnits = new Set(['cup', 'tbsp', 'tsp', 'dsp', 'ml', 'cl', 'dl', 'l', 'pint', 'quart', 'gallon', 'fl oz']);

/** The can as bought, or without its liquid where the line or the habit says so. */
const canOf = (weight: number, line: ParsedLine, food: Food): LineGrams => {
  const drain =
    isCanned(food) &&
    (mentions(line, 'drained') || food.category === 'legume') &&
    !mentions(line, 'undrained') &&
    !mentions(line, 'with liquid') &&
    !mentions(line, 'not drained');
  return drain
    ? { grams: weight * drainedShare(food), assumptions: ['package-weight', 'drained'], sure: 0.9 }
    : { grams: weight, assumptions: ['package-weight'], sure: 0.95 };
};

const parts = new Set(['cube', 'leg', 'breast', 'thigh', 'wing', 'crown', 'loin', 'stalk', 'segment']);
/** "6 coriander roots", "5 basil leaves": the name says what is counted, where the food is counted by the bunch. */
const pieceNamed = (name: string, food: Food): string | null => {
  const lower = name.toLowerCase();
  // "4 guinea fowl legs": the bird has a weight for its leg.
  for (const { label } of food.portions)
    if (parts.has(label) && lower.includes(label) && !food.name.includes(label)) return label;
  if (food.category === 'vegetable' && lower.includes('leaves') && !food.name.includes('leaves')) return 'leaf';
  if (food.category === 'vegetable' && /\b(rounds|slices)\b/.test(lower)) return 'slice';
  if (food.portions[0]?.label !== 'bunch' && food.category !== 'herb-spice') return null;
  if (lower.includes('leaves') || lower.includes('leaf')) return 'leaf';
  return (lower.includes('root') && !/turmeric|ginger|galangal|horseradish/.test(lower)) ||
    lower.includes('sprig') ||
    lower.includes('stem') ||
    lower.includes('stalk')
    ? 'sprig'
    : null;
};

const meats = new Set(['beef', 'pork', 'poultry', 'lamb-game', 'fish', 'shellfish']);
const eatenWithSkin = /^(potato|sweet-potato|carrot|parsnip|cucumber|zucchini|beetroot|apple|pear)(-|$)/;
/** Weighed without what is thrown away: meat off the bone, roots that nobody says are peeled. */
const isWholeEaten = (line: ParsedLine, food: Food): boolean => {
  const text = line.text.toLowerCase();
  if (meats.has(food.category))
    return /\b(boneless|boned|deboned|off the bone|shelled|shucked|meat only|peeled)\b/.test(text);
  return eatenWithSkin.test(food.id) && !/\b(?<!not )(?:peel|peeled|pared)\b/.test(text);
};

/** Of meat on the bone whose figures are those of a cut without: USDA SR28 refuses 24 % of such cuts (median of 275). */
const meatOnBone = 0.76;
const onBone = /\b(?:bone[- ]?in|on the bone)\b/i;
/** How much of a weight as bought goes into the dish. */
const boughtShare = (line: ParsedLine, food: Food): number => {
  if (isWholeEaten(line, food)) return 1;
  return food.edibleShare === 1 && meats.has(food.category) && onBone.test(line.text) ? meatOnBone : food.edibleShare;
};

/** Words before a food that was broken up before it was measured: a cup of crumbs weighs more than one of flakes. */
const isCrushed = (line: ParsedLine, food: Food): boolean => {
  // Breadcrumbs are weighed as crumbs already.
  if (/\bcrumbs?\b|crumbs?$/.test(food.name)) return false;
  const before = line.text.toLowerCase().split(',')[0] ?? '';
  return /\b(crushed|crumbs?|crumbled|finely ground)\b/.test(before);
};
const crushed: Partial<Record<Food['category'], number>> = { cereal: 2.5, snack: 1.8, sweet: 1.4, bread: 2 };

/** Of a food that is not measured by volume: how much a loosely filled millilitre weighs. */
const looseOf = (line: ParsedLine, food: Food): number => {
  // Cake in cubes is as airy as bread.
  if (food.category === 'sweet' && /\bcubed?s?\b/i.test(line.text)) return 0.2;
  return (loose[food.category] ?? 0.6) * (isCrushed(line, food) ? (crushed[food.category] ?? 1) : 1);
};

/** Grams of one amount in one unit; null when neither the food nor habit knows it. */
const gramsOf = (amount: number, unit: string | null, line: ParsedLine, food: Food): LineGrams | null => {
  const size = line.size === null ? null : (sizes[line.size.toLowerCase().trim()] ?? line.size.toLowerCase().trim());
  const hasPortion = (label: string) => food.portions.some((portion) => portion.label === label);
  const asked = unit ?? pieceNamed(line.name, food) ?? (size !== null && hasPortion(size) ? size : null);
  const note = [line.name, line.preparation ?? '', line.note ?? ''].join(' ');
  // Weights and counts of a shop's goods include bones and peel; spoons and cups do not.
  const asBought =
    unit !== null &&
    massOf(1, unit) !== null &&
    !mentions(line, 'net weight') &&
    !mentions(line, 'cooked') &&
    !isWholeEaten(line, food);
  const weighed = weigh({ amount, unit: asked, note, asBought }, food);
  if (weighed.ok) {
    const code = weighed.assumption?.code ?? 'stated';
    const denser =
      code === 'volume-portion' && isCrushed(line, food) && !/crumb|crush/.test(weighed.assumption?.label ?? '')
        ? (crushed[food.category] ?? 1)
        : 1;
    if (code === 'stated' && asBought && boughtShare(line, food) < 1)
      return { grams: weighed.grams * boughtShare(line, food), assumptions: ['edible-share'], sure: 1 };
    const sure =
      code === 'stated' || code === 'edible-share'
        ? 1
        : code === 'other-portion' || code === 'other-preparation'
          ? 0.7
          : 0.92;
    return { grams: weighed.grams * denser, assumptions: [code], sure };
  }
  if (asked === null) return null;
  const alias = unitAliases[asked];
  if (alias !== undefined) {
    const other = weigh({ amount, unit: alias, note }, food);
    if (other.ok) return { grams: other.grams, assumptions: [other.assumption?.code ?? 'portion'], sure: 0.8 };
  }
  // A volume of something that is not measured so: what foods of its kind weigh, loosely filled.
  if (volumeUnits.has(asked)) {
    const water = weigh(
      { amount, unit: asked, note: null },
      { ...food, portions: [], densityGPerMl: gramsPerMl(looseOf(line, food)) },
    );
    if (water.ok) return { grams: water.grams, assumptions: ['usual-portion'], sure: 0.6 };
  }
  const grams =
    asked === 'strip' && food.id.includes('zest')
      ? 2
      : asked === 'leaf' && unit === null && food.category === 'vegetable'
        ? 8
        : asked === 'stick' && food.category !== 'fat-oil'
          ? 5
          : usual[asked];
  return grams === undefined ? null : { grams: amount * grams, assumptions: ['usual-portion'], sure: 0.5 };
};

const plusGrams = (line: ParsedLine, food: Food): number => {
  let sum = 0;
  for (const other of line.otherAmounts)
    if (other.relation === 'plus' || other.relation === 'part') {
      const more = gramsOf(other.amount, other.unit, { ...line, size: null }, food);
      if (more !== null) sum += more.grams;
    }
  return sum;
};

const namesCan = /^[\d\s.,/½¼¾⅓⅔-]{1,12}(?:oz|ounces?|g|grams?)\.?\)?[\s-]*(?:can|tin|jar)s?\b/i;
/** A ton: what a line says beyond it is a slip of the pen. */
export const mostGrams = 1_000_000;

/** null: the line has an amount that cannot be turned into grams of this food. */
export const gramsOfLine = (line: ParsedLine, food: Food): LineGrams | null => {
  const ranged: GramsAssumption[] = line.amountMax === null ? [] : ['start-of-range'];
  const amount = line.amount === null ? (line.unit === null ? null : 1) : line.amount;
  if (amount === null) return null;
  if (line.part !== null) {
    const fruit = fruitOf(line.nameEn ?? line.name);
    if (fruit !== null && (line.unit === null || volumeUnits.has(line.unit) === false)) {
      const { juice, zest } = fruitParts[fruit]!;
      const one = line.part === 'zest' ? zest : line.part === 'juice' ? juice : juice + zest;
      return { grams: amount * one, assumptions: ['part-of-fruit', ...ranged], sure: 0.85 };
    }
  }
  const more = plusGrams(line, food);
  const withMore = (found: LineGrams): LineGrams => ({
    ...found,
    grams: found.grams + more,
    assumptions: [...found.assumptions, ...ranged],
  });
  // "400g tin chickpeas, drained", "15 oz can black beans": the weight is that of the can.
  if (line.unit !== null && isCanned(food) && (/^(tin|can|jar)s? /i.test(line.name) || namesCan.test(line.text))) {
    const whole = massOf(amount, line.unit);
    if (whole !== null) return withMore(canOf(whole, line, food));
  }
  const primaryMass = line.unit === null ? null : massOf(amount, line.unit);
  if (primaryMass === null) {
    // One package or piece weighs so much.
    if (line.package !== null) {
      const one = massOf(line.package.amount, line.package.unit);
      // A piece of a shop's counter has its bones and peel: "1 (4-pound) chicken", "2 (8-ounce) potatoes".
      const share = line.unit === null ? boughtShare(line, food) : 1;
      if (one !== null) return withMore(canOf(amount * one * share, line, food));
      const volume = gramsOf(amount * line.package.amount, line.package.unit, line, food);
      if (volume !== null) return withMore({ ...volume, assumptions: ['package-weight', ...volume.assumptions] });
    }
    // The same amount as a weight is the surer one, if the two are of one size at all.
    for (const other of line.otherAmounts) {
      if (other.relation !== 'same') continue;
      const mass = massOf(other.amount, other.unit);
      if (mass === null) continue;
      const guess = gramsOf(amount, line.unit, line, food);
      if (
        guess !== null &&
        guess.assumptions[0] !== 'usual-portion' &&
        (mass > guess.grams * 6 || mass < guess.grams / 6)
      )
        continue;
      const share = line.unit === null || !volumeUnits.has(line.unit) ? boughtShare(line, food) : 1;
      const whole = isOfOne(amount, mass, line, food) ? amount * mass : mass;
      if (line.unit === 'can' || line.unit === 'jar') return withMore(canOf(whole, line, food));
      return { grams: whole * share + more, assumptions: ['stated-weight', ...ranged], sure: 0.97 };
    }
  }
  if (line.unit === 'can' && isCanned(food)) {
    const own = gramsOf(
      amount,
      mentions(line, 'undrained')
        ? 'can'
        : mentions(line, 'drained') || food.category === 'legume'
          ? 'can drained'
          : 'can',
      line,
      food,
    );
    if (own !== null) return withMore(own);
  }
  const piece = line.unit === null ? oddPiece(line, food) : null;
  if (piece !== null) return withMore({ grams: amount * piece, assumptions: ['usual-portion'], sure: 0.7 });
  const found = gramsOf(amount, line.unit, line, food);
  if (found === null) return null;
  if (line.unit === null && found.assumptions[0] === 'natural-count' && isNoCount(amount, found.grams, food))
    return null;
  const ofSize = line.unit === null ? piecesByInches(line.text, food) : 1;
  return withMore(ofSize === 1 ? found : { ...found, grams: found.grams * ofSize });
};
