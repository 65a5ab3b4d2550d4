import type { Meal, Plan } from '@mealwright/contracts/plans';

type Placed = { meal: Meal; date: string };
const placed = (plan: Plan): Placed[] => plan.days.flatMap(({ date, meals }) => meals.map((meal) => ({ meal, date })));

/** What people keep for another day: before breakfasts and snacks. */
const rank = ({ meal }: Placed) => (meal.slot === 'lunch' || meal.slot === 'dinner' ? 0 : 1);

/** Dishes that were cooked on a day before, of which some can be left: lunches and dinners first, the latest first. */
export const canBeLeft = (plan: Plan, date: string): Placed[] =>
  placed(plan)
    .filter(({ meal, date: on }) => on < date && meal.recipeId !== null && meal.leftoverOf === null)
    .reverse()
    .sort((a, b) => rank(a) - rank(b));

/** Where a meal was cooked that is only eaten now. */
export const cookedOn = (plan: Plan, meal: Meal): Placed | undefined =>
  meal.leftoverOf === null ? undefined : placed(plan).find((one) => one.meal.mealId === meal.leftoverOf);

/** How many servings are cooked for a meal: its own, and what will be eaten of it later. */
export const cookedServings = (plan: Plan, meal: Meal): number =>
  placed(plan).reduce((sum, one) => sum + (one.meal.leftoverOf === meal.mealId ? one.meal.servings : 0), meal.servings);

/**
 * What a dish is cooked for: of its places in the week today's, else the next one, else the last; with all that will be eaten of it
 * later.
 */
export function plannedCooking(plan: Plan, recipeId: string, today: string): Planned | null {
  const cooked = placed(plan).filter(({ meal }) => meal.recipeId === recipeId && meal.leftoverOf === null);
  const found = cooked.find(({ date }) => date >= today) ?? cooked.at(-1);
  if (found === undefined) return null;
  const later = placed(plan).filter(({ meal }) => meal.leftoverOf === found.meal.mealId);
  return { ...found, inAll: cookedServings(plan, found.meal), later: later.map(({ date }) => date) };
}
export type Planned = Placed & { inAll: number; later: string[] };
