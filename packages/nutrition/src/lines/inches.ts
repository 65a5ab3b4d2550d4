// Flat round foods are sold by their diameter, and their weight goes with about its square.
import type { Food } from '../foods.ts';

/** USDA, flour tortillas: inches across and grams. */
const tortilla: readonly (readonly [number, number])[] = [
  [6, 30],
  [7.75, 49],
  [10, 72],
  [12, 117],
];
const flourTortillas = new Set(['tortilla-flour', 'tortilla-wholemeal', 'tortilla-low-carb']);
/** Diameter in inches of the piece in the food table. */
const usualInches: Record<string, number> = {
  'tortilla-wrap': 8.5,
  'tortilla-corn': 6,
  'bread-pita': 6.5,
  'pizza-base': 10.5,
};

const tortillaGrams = (inches: number): number => {
  const above = tortilla.findIndex(([across]) => across >= inches);
  if (above <= 0) {
    const [across, grams] = above === 0 ? tortilla[0]! : tortilla[tortilla.length - 1]!;
    return grams * (inches / across) ** 2;
  }
  const [from, less] = tortilla[above - 1]!;
  const [to, more] = tortilla[above]!;
  return less + ((more - less) * (inches - from)) / (to - from);
};

/** How many usual pieces one of the stated diameter is; 1 where none is stated. */
export const piecesByInches = (text: string, food: Food): number => {
  const usual = usualInches[food.id];
  if (usual === undefined && !flourTortillas.has(food.id)) return 1;
  const stated = /(\d{1,2})(?:[ -]?in(?:ch(?:es)?)?\b|")/i.exec(text);
  const inches = stated === null ? 0 : Number(stated[1]);
  if (inches < 3 || inches > 18) return 1;
  return usual === undefined ? tortillaGrams(inches) / tortillaGrams(7.75) : (inches / usual) ** 2;
};
