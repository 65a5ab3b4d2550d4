// What can be said of a line whose food or weight is not known: how heavy it is at most, and whether it names a food at all.
import type { Food } from '../foods.ts';
import { readUnit } from '../units.ts';
import type { ParsedLine } from './parsed.ts';

/** Words of lines that leave the choice to the cook, without an amount. */
const yourChoice =
  /\b(of (your|choice)|your (favou?rite|choice)|any other|as desired|if desired|for (serving|garnish|topping|decorat\w*)|to (serve|garnish|decorate|taste)|garnish(es)?|toppings?|condiments|such as|e\.g\.|optional)\b/i;
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
  if (amount === null && line.unit === null) return yourChoice.test(line.text) ? 0 : food === null ? null : 30;
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
