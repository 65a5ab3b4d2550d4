// What things are worth, in points. 100 points = the liking of one meal that is fully liked, so every number reads as
// "this matters as much as ... of a meal's liking". Change one here and the whole planner follows.

/** Liking 0..1 of a meal times this. */
export const LIKING = 100;
/** A minute of cooking, counted up to an hour: half an hour less is worth 4.5 points. */
export const MINUTE = 0.15;
export const MINUTES_COUNTED = 60;
/** A food that has to be bought: of two equally liked dishes the one with the shorter list wins. */
export const FOOD_TO_BUY = 0.3;
/** A meal that costs as much as the average meal of the budget (without one: the median recipe). */
export const USUAL_COST = 5;

/** Outside a band, per 100 % of the target: 1 % outside costs as much as three meals' liking. */
export const OUTSIDE = 30_000;
/** The same for a bound that may give way: far less than any other bound, far more than taste. */
export const OUTSIDE_SOFT = 3_000;
/** Extra for a day outside any band, so that a hair outside is never a bargain. */
export const DAY_OUTSIDE = 500;
/** At the very edge of a band; nothing within the middle half. Keeps carbs and fat from riding the edge. */
export const EDGE = 5;

/** The same protein source at lunch and at dinner. */
export const SAME_SOURCE = 20;
/** Lunches and dinners beyond the limit of a cuisine or source: the first, and each further one. */
export const FIRST_BEYOND = 12;
export const NEXT_BEYOND = 30;
/** A repeat beyond its limit: more than any meal's liking, so it appears only when the targets need it. */
export const REPEAT_BEYOND = 150;
/**
 * Where a day cannot meet its targets whatever is cooked, a varied week may miss them by this share of the target more than
 * the closest week does, at the price of OUTSIDE_SOFT: one repeat less is worth 5 % on one day, from the third time on 10 %.
 */
export const SETTLED_ROOM = 0.15;
/** The same for energy: whoever eats a fifth less than planned is hungry. */
export const SETTLED_ROOM_ENERGY = 0.03;
export const REPEATED_AGAIN = 300;
/** Over the budget, per 100 % of it: each 1 % costs one meal's liking. */
export const OVER_BUDGET = 10_000;
/** A pantry item of normal weight that is used up. */
export const PANTRY = 8;
