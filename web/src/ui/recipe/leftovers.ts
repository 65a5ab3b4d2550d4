import type { Meal, Plan } from '@mealwright/contracts/plans';
import { addDays } from '../format/dates.ts';

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

/** A dish of the week before keeps so long; the server says no beyond. */
const LONGEST_KEPT_DAYS = 4;

/** Of the week before: what was cooked on its last days, and keeps until this one. */
export const canBeLeftFromBefore = (before: Plan | null | undefined, date: string): Placed[] =>
  before == null
    ? []
    : canBeLeft(before, date).filter(({ date: on }) => date <= addDays(on, LONGEST_KEPT_DAYS) && on < date);

/** The days of the week after on which something of this day can still be eaten. */
export const keptUntil = (date: string, weekStart: string): string[] =>
  Array.from({ length: LONGEST_KEPT_DAYS }, (_, days) => addDays(date, days + 1)).filter(
    (day) => day >= addDays(weekStart, 7),
  );

/** When a meal was cooked that is only eaten now: this week, or at the end of the one before. */
export function cookedOn(plan: Plan, meal: Meal): string | null {
  if (meal.leftoverOf === null) return null;
  return placed(plan).find((one) => one.meal.mealId === meal.leftoverOf)?.date ?? meal.cookedOn;
}

/** What will be eaten later of what is cooked for a meal, also in the week after. */
const eatenLater = (plan: Plan, { mealId, keptFor }: Meal): { date: string; servings: number }[] => [
  ...placed(plan).flatMap(({ meal, date }) => (meal.leftoverOf === mealId ? [{ date, servings: meal.servings }] : [])),
  // A week kept for a time without a network may be older than this.
  ...(keptFor ?? []),
];

/** How many servings are cooked for a meal: its own, and what will be eaten of it later. */
export const cookedServings = (plan: Plan, meal: Meal): number =>
  eatenLater(plan, meal).reduce((sum, { servings }) => sum + servings, meal.servings);

/**
 * What a dish is cooked for: of its places in the week today's, else the next one, else the last; with all that will be eaten of it
 * later.
 */
export function plannedCooking(plan: Plan, recipeId: string, today: string): Planned | null {
  const cooked = placed(plan).filter(({ meal }) => meal.recipeId === recipeId && meal.leftoverOf === null);
  const found = cooked.find(({ date }) => date >= today) ?? cooked.at(-1);
  if (found === undefined) return null;
  const later = eatenLater(plan, found.meal).map(({ date }) => date);
  return { ...found, inAll: cookedServings(plan, found.meal), later };
}
export type Planned = Placed & { inAll: number; later: string[] };
