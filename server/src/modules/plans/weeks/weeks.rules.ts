import { type Weekday, weekdays } from '@mealwright/contracts/profiles';
import { daysOfWeek } from '../plans.rules.ts';

type Slots = readonly { slot: string }[];
type Place = { date: string; slot_index: number };
type Eaten = {
  slot: string;
  recipe_id: string | null;
  title: string | null;
  nutrition: Record<string, number> | null;
  servings: number;
};

/** A meal of a week that is used again: by weekday and meal time, because weeks may begin on other days and have other slots. */
export type CopiedMeal = Eaten & {
  weekday: Weekday;
  /** 1: the second slot of its kind that day. */
  nth: number;
  /** Which of the copied meals it is left over from. */
  leftoverOf: number | null;
};

export type PlacedCopy = Eaten & Place & { copy: number; leftoverOf: number | null };

/** The weekday of a plain date. */
export function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
}

export function copiesOf(
  slots: Slots,
  meals: readonly (Eaten & Place & { id: string; leftover_of: string | null })[],
): CopiedMeal[] {
  return meals.map(({ slot, recipe_id, title, nutrition, servings, ...meal }) => {
    const source = meals.findIndex((one) => one.id === meal.leftover_of);
    return {
      weekday: weekdayOf(meal.date),
      slot,
      nth: slots.slice(0, meal.slot_index).filter((one) => one.slot === slot).length,
      recipe_id,
      title,
      nutrition,
      servings,
      leftoverOf: source === -1 ? null : source,
    };
  });
}

/** Where each copy stands in another week; one for which that week has no place, or whose place is taken, is left out. */
export function placesFor(
  weekStart: string,
  slots: Slots,
  copies: readonly CopiedMeal[],
  taken: readonly Place[],
): PlacedCopy[] {
  const dates = new Map(daysOfWeek(weekStart).map((date) => [weekdayOf(date), date]));
  return copies.flatMap(({ weekday, nth, ...meal }, copy) => {
    const date = dates.get(weekday);
    const slot_index = nthSlot(slots, meal.slot, nth);
    if (date === undefined || slot_index === undefined || isTaken(taken, { date, slot_index })) return [];
    return [{ ...meal, date, slot_index, copy }];
  });
}

type Rule = { recipe_id: string; slot: string; weekdays: readonly Weekday[]; servings: number };

/** The meals that a new week begins with: each rule takes the first place of its kind that is still free on its days. */
export function recurringPlaces(
  weekStart: string,
  slots: Slots,
  rules: readonly Rule[],
): (Place & { slot: string; recipe_id: string; servings: number })[] {
  const placed: (Place & { slot: string; recipe_id: string; servings: number })[] = [];
  for (const { recipe_id, slot, weekdays: days, servings } of rules) {
    for (const date of daysOfWeek(weekStart).filter((one) => days.includes(weekdayOf(one)))) {
      const slot_index = slots.findIndex((one, at) => one.slot === slot && !isTaken(placed, { date, slot_index: at }));
      if (slot_index !== -1) placed.push({ date, slot_index, slot, recipe_id, servings });
    }
  }
  return placed;
}

/** Whether a meal can be what is left of another: the same dish, cooked on a day before. */
export function isLeftoverOf(
  meal: { recipe_id: string | null; date: string },
  source: { recipe_id: string | null; date: string } | undefined,
): boolean {
  return (
    source !== undefined && source.recipe_id !== null && source.recipe_id === meal.recipe_id && source.date < meal.date
  );
}

/** What was cooked in the week before is eaten within as many days as a dish keeps in a refrigerator. */
export const LONGEST_KEPT_DAYS = 4;

/** The same over the border of two weeks. */
export const isKeptFrom = (...[meal, source]: Parameters<typeof isLeftoverOf>): boolean =>
  isLeftoverOf(meal, source) &&
  Date.parse(meal.date) - Date.parse(source?.date ?? '') <= LONGEST_KEPT_DAYS * 24 * 3600 * 1000;

function nthSlot(slots: Slots, kind: string, nth: number): number | undefined {
  return slots.flatMap(({ slot }, at) => (slot === kind ? [at] : []))[nth];
}

function isTaken(taken: readonly Place[], { date, slot_index }: Place): boolean {
  return taken.some((one) => one.date === date && one.slot_index === slot_index);
}
