/** What a serving of such a dish has as a rule, and how many there usually are. From recipes that say how many they serve. */
type Usual = { kcal: number; grams: number; servings: number };
const main: Usual = { kcal: 480, grams: 330, servings: 4 };
const usual: Readonly<Record<string, Usual>> = {
  main,
  simple: main,
  soup: { kcal: 380, grams: 450, servings: 4 },
  salad: { kcal: 300, grams: 220, servings: 4 },
  breakfast: { kcal: 350, grams: 300, servings: 2 },
  side: { kcal: 180, grams: 180, servings: 4 },
  snack: { kcal: 180, grams: 120, servings: 4 },
  dessert: { kcal: 330, grams: 130, servings: 10 },
  drink: { kcal: 150, grams: 250, servings: 2 },
};

/** Energy says more than weight, which may be water; both say more than what is usual. */
const ENERGY = 0.7;
const WHOLE = 0.6;
/** Less than this is no dish: its amounts are not said. */
const LEAST_KCAL = 150;
const LEAST_GRAMS = 100;

/** What recipes say: next to none serves five, seven or eleven. */
const said = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 30, 36, 48, 60];

/** How many a whole dish probably serves; null where too little of it is known. */
export function likelyServings(course: string, kcal: number | null, grams: number): number | null {
  if (kcal === null || kcal < LEAST_KCAL || grams < LEAST_GRAMS) return null;
  const of = usual[course] ?? main;
  const held = ENERGY * Math.log(kcal / of.kcal) + (1 - ENERGY) * Math.log(grams / of.grams);
  const servings = Math.exp(WHOLE * held + (1 - WHOLE) * Math.log(of.servings));
  return said.reduce((best, one) => (apart(one, servings) < apart(best, servings) ? one : best));
}

const apart = (one: number, other: number): number => Math.abs(Math.log(one / other));
