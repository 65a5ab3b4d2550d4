import type { Targets } from '@mealwright/contracts/common';
import type { Explanation } from '@mealwright/contracts/plans';
import type { Goals, Preferences, SlotSetting } from '@mealwright/contracts/profiles';
import { weekdays } from '@mealwright/contracts/profiles';
import type { Explanation as PlannerExplanation } from '@mealwright/planner/explain';
import type { FixedMeal, PlannedWeek, PlanRecipe, PlanRequest, SlotKind } from '@mealwright/planner/problem';

const DAY_MS = 24 * 3600 * 1000;

/** The seven days of a week that begins at `weekStart`. Days are plain dates: no time zone, no summer time. */
export function daysOfWeek(weekStart: string): string[] {
  const start = Date.parse(`${weekStart}T00:00:00Z`);
  return Array.from({ length: 7 }, (_, day) => new Date(start + day * DAY_MS).toISOString().slice(0, 10));
}

/** The targets of each day, by its weekday. */
export function targetsOfDays(weekStart: string, goals: Pick<Goals, 'targets'>): Targets[] {
  return daysOfWeek(weekStart).map((date) => {
    const monday0 = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
    const weekday = weekdays[monday0];
    return weekday === undefined ? {} : goals.targets[weekday];
  });
}

type Placed = {
  date: string;
  slot_index: number;
  recipe_id: string | null;
  servings: number;
  nutrition: Record<string, number> | null;
  per_serving: Record<string, number | null> | null;
};

/** What already stands on the days to plan, as the planner wants it: it counts for its day and keeps its slot. */
export function fixedMeals(
  days: readonly string[],
  meals: readonly Placed[],
  known: { has: (recipeId: string) => boolean },
): FixedMeal[] {
  return meals.map((meal) => ({
    day: days.indexOf(meal.date),
    slotIndex: meal.slot_index,
    // A recipe that is deleted by now counts like a free entry: with what it holds.
    ...(meal.recipe_id === null || !known.has(meal.recipe_id)
      ? { perMeal: eatenOf(meal) }
      : { recipeId: meal.recipe_id, servings: meal.servings }),
  }));
}

/** What is eaten with a meal: of a free entry its own figures. */
export function eatenOf(
  meal: Pick<Placed, 'recipe_id' | 'servings' | 'nutrition' | 'per_serving'>,
): Record<string, number | null> {
  return scaled((meal.recipe_id === null ? meal.nutrition : meal.per_serving) ?? {}, meal.servings);
}

/** All servings of a meal; unknown stays unknown. */
export function scaled<Value extends number | null>(
  perServing: Record<string, Value>,
  servings: number,
): Record<string, Value> {
  // A plain loop: this runs over all nutrients of all meals whenever a plan is shown.
  const all: Record<string, Value> = {};
  for (const key of Object.keys(perServing)) {
    const value = perServing[key] as Value;
    all[key] = (value === null ? null : value * servings) as Value;
  }
  return all;
}

export type Taste = { favorites: readonly string[]; ratings: readonly { recipe_id: string; value: number }[] };

const NEUTRAL = 0.55;
const FAVORITE = 0.95;
const LIKED_CUISINE = 0.25;
const DISLIKED_CUISINE = -0.3;
/** A single food is a fine snack, but a dish is wanted more. */
const SIMPLE = -0.1;

/** What was eaten in the same week already. */
const EATEN = -0.3;

/** Two weeks with different seeds differ: among recipes that are liked alike the seed decides which come first. */
const SHUFFLE = 0.1;

/** How much each recipe is liked, 0 to 1: by one's own rating, else as a favourite, else by its cuisine. */
export function preferenceOf(
  recipes: readonly PlanRecipe[],
  preferences: Preferences,
  taste: Taste,
  seed: number,
  eaten: readonly string[] = [],
): { default: number; byId: Map<string, number> } {
  const favorites = new Set(taste.favorites);
  const ratings = new Map(taste.ratings.map(({ recipe_id, value }) => [recipe_id, value]));
  const liked = new Set(preferences.likedCuisines);
  const disliked = new Set(preferences.dislikedCuisines);
  const byId = new Map<string, number>();
  for (const { id, cuisine, course } of recipes) {
    const rating = ratings.get(id);
    let value = NEUTRAL + (liked.has(cuisine) ? LIKED_CUISINE : 0) + (disliked.has(cuisine) ? DISLIKED_CUISINE : 0);
    if (course === 'simple') value += SIMPLE;
    if (favorites.has(id)) value = FAVORITE;
    if (rating !== undefined) value = (rating - 1) / 4;
    value += SHUFFLE * (unitHash(id, seed) - 0.5) + (eaten.includes(id) ? EATEN : 0);
    byId.set(id, Math.min(1, Math.max(0, value)));
  }
  return { default: NEUTRAL, byId };
}

/** FNV-1a of the id and the seed, as a number from 0 to 1: the same on every machine. */
function unitHash(id: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 2246822519) >>> 0) / 4294967296;
}

/** Recipes that hold a kind of food this person avoids. */
export function avoidedRecipes(
  recipes: readonly (PlanRecipe & { contains: readonly string[] })[],
  avoid: readonly string[],
): string[] {
  if (avoid.length === 0) return [];
  return recipes.filter(({ contains }) => contains.some((kind) => avoid.includes(kind))).map(({ id }) => id);
}

/** The request to the planner. */
export function planRequest(options: {
  targets: readonly Targets[];
  slots: readonly SlotSetting[];
  preferences: Preferences;
  recipes: readonly (PlanRecipe & { contains: readonly string[] })[];
  taste: Taste;
  fixed: FixedMeal[];
  /** What is to be used up: a small wish among others. */
  atHome?: readonly { foodId: string; grams: number }[];
  /** What the days before those to plan had: it may come again, others are liked better. */
  eaten?: readonly string[];
  seed: number;
}): PlanRequest {
  const { preferences, recipes } = options;
  const slots = options.slots.map(({ slot, maxMinutes }) => ({
    slot: slot as SlotKind,
    ...(maxMinutes === null ? {} : { maxMinutes }),
  }));
  return {
    days: options.targets.map((targets) => ({ slots, targets })),
    diet: preferences.diet,
    allergens: preferences.allergens,
    excludedFoodIds: preferences.excludedFoods,
    excludedRecipeIds: avoidedRecipes(recipes, preferences.avoid),
    preference: preferenceOf(recipes, preferences, options.taste, options.seed, options.eaten),
    fixed: options.fixed,
    pantry: options.atHome ?? [],
    seed: options.seed,
  };
}

/** Whether a recipe breaks a diet, an allergy or a dislike marked "never". */
export function doesNotSuit(
  recipe: {
    diet: string;
    allergens: readonly string[];
    contains: readonly string[];
    foods: readonly { foodId: string }[];
  },
  preferences: Preferences,
): boolean {
  const strictness = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];
  return (
    strictness.indexOf(recipe.diet) < strictness.indexOf(preferences.diet) ||
    recipe.allergens.some((allergen) => (preferences.allergens as string[]).includes(allergen)) ||
    recipe.contains.some((kind) => (preferences.avoid as string[]).includes(kind)) ||
    recipe.foods.some(({ foodId }) => preferences.excludedFoods.includes(foodId))
  );
}

/** The planned meals as they stand in the plan. */
export function mealsOfWeek(days: readonly string[], slots: readonly SlotSetting[], week: Pick<PlannedWeek, 'days'>) {
  return week.days.flatMap((day, at) =>
    day.meals.map(({ slotIndex, recipeId, servings }) => ({
      date: days[at] ?? '',
      slot_index: slotIndex,
      slot: slots[slotIndex]?.slot ?? 'snack',
      recipe_id: recipeId,
      servings,
    })),
  );
}

/** What is told when a plan misses targets; without a finding it is neither proved nor known what would help. */
export function explanationView(found: PlannerExplanation | null): Explanation {
  if (found === null) {
    return { kind: 'unproven', proved: false, slot: null, filter: null, conflicts: [], relaxations: [] };
  }
  const { kind, slot, filter, conflicts, certificate, relaxations } = found;
  return { kind, proved: certificate.proved, slot, filter, conflicts, relaxations };
}
