// What can be said of a line whose food or weight is not known: how heavy it is at most, and whether it names a food at all.
import type { Food } from '../foods.ts';
import { readUnit } from '../units.ts';
import type { FoodCategory } from '../vocabulary.ts';
import type { ParsedLine } from './parsed.ts';

/** Words that leave to the reader how much of it there is, or whether there is any. "Top sirloin" is none of them. */
const yourChoice = new RegExp(
  [
    /\b(?:of (?:your|choice)|your (?:favou?rite|choice)|any other|such as|e\.g\.|optional\w*)\b/,
    /\b(?:as (?:needed|desired|required)|if (?:desired|needed|using|you))\b/,
    /\b(?:to taste|(?:for|to) (?:serve|serving|top|glaze|finish|cover|drizzle|thin)|serve[ds]? (?:with|over|on)|additional)\b/,
    /\bfor (?:rolling|shaping|kneading|coating|dredging|dipping|drizzling|brushing|glazing|greasing|thinning)\b/,
    /\bfor (?:the |a |your )?(?:(?:work|baking|cookie) ?)?(?:surface|board|pan|sheet|tin|counter|top)\b/,
    /\b(?:garnish\w*|toppings?|sprinkl\w*|dust(?:ing|ed)?|decorat\w*|condiments?)\b/,
    /\b(?:nach (?:geschmack|belieben|bedarf)|(?:zum|zur) (?:servieren|anrichten|garnieren|garnitur|bestreuen|bestäuben|dekorieren|verzieren))\b/,
    /\b(?:al gusto|para (?:servir|acompañar|adornar|decorar|espolvorear))\b/,
    /\b(?:(?:selon le|au|à votre) goût|pour (?:servir|accompagner|garnir|d[ée]corer|saupoudrer))(?![\p{L}])/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);
/** A line or a heading that leaves the choice to the cook. */
export const isYourChoice = (text: string): boolean => yourChoice.test(text);

const weighty: ReadonlySet<string> = new Set<FoodCategory>([
  'beef',
  'pork',
  'poultry',
  'lamb-game',
  'fish',
  'shellfish',
  'sausage',
  'egg',
  'pasta',
  'grain',
  'legume',
  'soy',
  'cheese',
  'dairy',
  'meal',
]);
/** Vegetables from potatoes on: those below hardly change a dish. */
const weightyVegetable = 60;
/** Rich, but used by the clove. */
const isAromatic = (food: Food): boolean =>
  food.contains.includes('onion-garlic') || food.contains.includes('chilli') || food.id.startsWith('ginger');

/** What a dish is made of: "Rice" without an amount is a question, where "Salt" is not. */
export const isWeighty = (line: ParsedLine, food: Food): boolean => {
  const kcal = food.per100g.kcal ?? 0;
  return (
    kcal > 0 &&
    (weighty.has(food.category) || (food.category === 'vegetable' && kcal >= weightyVegetable && !isAromatic(food))) &&
    !line.optional &&
    !isYourChoice(line.text)
  );
};

/** Heaviest that a spoonful, pinch, ... is taken for. */
const light: Record<string, number> = {
  pinch: 1,
  dash: 1,
  drop: 0.2,
  sprig: 3,
  leaf: 2,
  clove: 6,
  knob: 20,
  splash: 15,
  drizzle: 15,
  handful: 40,
  envelope: 30,
  packet: 30,
  cube: 12,
  slice: 40,
  stick: 20,
  squeeze: 10,
  dollop: 30,
  stem: 10,
  strip: 15,
};

/** Grams that it could weigh; null where that cannot be said and so might be much. */
export const gramsOfOpen = (line: ParsedLine, food: Food | null): number | null => {
  const amount = line.amountMax ?? line.amount;
  // Of a known food without an amount only what is weighty is open.
  if (amount === null && line.unit === null) return food === null && isYourChoice(line.text) ? 0 : null;
  const many = amount ?? 1;
  const { package: pack } = line;
  if (pack !== null) {
    const one = readUnit(pack.unit ?? '', 'us');
    if (one.kind === 'mass') return many * (pack.amountMax ?? pack.amount) * one.grams;
  }
  if (line.unit === null) return food !== null && food.category === 'herb-spice' ? many * 10 : null;
  const unit = readUnit(line.unit, 'us');
  if (unit.kind === 'mass') return many * unit.grams;
  if (unit.kind === 'volume' || unit.kind === 'tiny') return many * unit.ml;
  const one = light[line.unit];
  return one === undefined ? null : many * one;
};
