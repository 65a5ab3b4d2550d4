import type { MealReason } from '@mealwright/contracts/meal-reasons';
import type { Preferences, SlotSetting } from '@mealwright/contracts/profiles';
import { bandOf } from '@mealwright/nutrition/bands';
import type { Food } from '@mealwright/nutrition/foods';
import { type PlannableRecipe, UNKNOWN_MINUTES } from '../planning/recipes.ts';
import { doesNotSuit, type Taste } from '../plans.rules.ts';
import type { PlanRow, ShownMeal } from '../plans.service.ts';

/** What the weeks before say about a dish. */
export type Past = {
  /** The last day of an earlier week on which it stood; null: on none. */
  last: string | null;
  /** Whether there was an earlier week with meals at all. */
  earlier: boolean;
  /** Whether it comes again every week on this weekday in such a slot. */
  recurring: boolean;
};

export type WhyScene = {
  plan: Pick<PlanRow, 'slots' | 'targets'>;
  meals: readonly ShownMeal[];
  meal: ShownMeal;
  /** Which day of the week, from 0. */
  day: number;
  recipe: PlannableRecipe;
  recipes: readonly PlannableRecipe[];
  byId: { get: (id: string) => PlannableRecipe | undefined };
  preferences: Preferences;
  taste: Taste;
  past: Past;
  /** Foods that the household said it has. */
  atHome: ReadonlySet<string>;
  food: (id: string) => Pick<Food, 'category'> | null;
  /** What a food is called in the reader's language. */
  nameOf: (id: string) => string;
};

type Params = MealReason['params'];
const reason = (
  code: MealReason['code'],
  tone: MealReason['tone'],
  params: Params = {},
  meals: readonly ShownMeal[] = [],
): MealReason => ({
  code,
  tone,
  params,
  meals: meals.map((meal) => ({
    date: meal.date,
    slotIndex: meal.slot_index,
    title: meal.title ?? meal.recipe_title ?? '',
  })),
});

/** All that speaks for a dish in its place, and against it: first the week's doings, then needs, wishes, and what it saves. */
export function reasonsFor(scene: WhyScene): MealReason[] {
  return [
    ...fromTheWeek(scene),
    ...fromNumbers(scene),
    ...fromTime(scene),
    ...fromNeeds(scene),
    ...fromTaste(scene),
    ...fromHome(scene),
    ...fromShopping(scene),
    ...fromVariety(scene),
  ];
}

/** A free entry stands where a person put it. */
export const reasonsForOwn = (meal: ShownMeal): MealReason[] => [
  reason('own', 'info'),
  ...(meal.locked ? [reason('locked', 'info')] : []),
];

function fromTheWeek({ meal, meals, past }: WhyScene): MealReason[] {
  const elsewhere = (date: string, slot_index: number): ShownMeal => ({ ...meal, date, slot_index });
  const here = meals.filter(({ id }) => id === meal.leftover_of);
  const inWeekBefore = here.length === 0 && meal.cooked_on !== null && meal.cooked_slot !== null;
  const cooked = inWeekBefore ? [elsewhere(meal.cooked_on ?? '', meal.cooked_slot ?? 0)] : here;
  const later = [
    ...meals.filter(({ leftover_of }) => leftover_of === meal.id),
    ...(meal.kept_for ?? []).map(({ date, slotIndex }) => elsewhere(date, slotIndex)),
  ];
  const again = meals.filter(
    (one) =>
      one.recipe_id === meal.recipe_id && one.id !== meal.id && one.leftover_of === null && meal.leftover_of === null,
  );
  return [
    ...(cooked.length > 0 ? [reason('leftover', 'good', {}, cooked)] : []),
    ...(later.length > 0 ? [reason('cooked', 'good', {}, later)] : []),
    ...(past.recurring ? [reason('recurring', 'good')] : []),
    ...(meal.locked && !past.recurring ? [reason('locked', 'info')] : []),
    ...(again.length > 0 ? [reason('repeat', 'info', {}, again)] : []),
  ];
}

/** A share of recipes below this is nothing to speak of. */
const REMARKABLE = 60;
const MOST_NUMBERS = 2;

/** Of all dishes that could stand here, how this one compares in what the day's targets ask for. */
function fromNumbers(scene: WhyScene): MealReason[] {
  const { plan, day, recipe } = scene;
  const { all, suiting } = choicesFor(scene);
  const fits = suiting.includes(recipe);
  // Where every recipe fits, to be one of them says nothing.
  const isChoice = suiting.length < all.length;
  const found: MealReason[] =
    fits && isChoice ? [reason('fits', 'good', { count: suiting.length, of: all.length })] : [];
  const compared = Object.entries(plan.targets[day] ?? {}).flatMap(([nutrient, range]) => {
    if (nutrient === 'kcal') return [];
    const { min, max } = bandOf(nutrient, range);
    const wantsMuch = min !== null && (max === null || nutrient === 'proteinG');
    if (!wantsMuch && min !== null) return [];
    const mine = perKcal(recipe, nutrient);
    if (mine === null) return [];
    const percent = shareBeaten(suiting, mine, wantsMuch, (one) => perKcal(one, nutrient));
    return percent === null || percent < REMARKABLE ? [] : [{ nutrient, percent, code: wantsMuch ? 'rich' : 'lean' }];
  });
  compared.sort((a, b) => b.percent - a.percent);
  for (const { code, ...params } of compared.slice(0, MOST_NUMBERS))
    found.push(reason(code === 'rich' ? 'rich' : 'lean', 'good', params));
  return found;
}

function fromTime(scene: WhyScene): MealReason[] {
  const { recipe, meal } = scene;
  if (recipe.minutes === UNKNOWN_MINUTES || meal.leftover_of !== null) return [];
  const { minutes } = recipe;
  const max = slotOf(scene)?.maxMinutes ?? null;
  if (max !== null)
    return [reason(minutes <= max ? 'time.fits' : 'time.over', minutes <= max ? 'good' : 'warn', { minutes, max })];
  const percent = shareBeaten(choicesFor(scene).suiting, minutes, false, (one) =>
    one.minutes === UNKNOWN_MINUTES ? null : one.minutes,
  );
  return percent === null || percent < REMARKABLE ? [] : [reason('time.quick', 'good', { minutes, percent })];
}

const strictness = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];

function fromNeeds({ recipe, preferences, nameOf }: WhyScene): MealReason[] {
  const { diet, allergens, avoid, excludedFoods } = preferences;
  const found: MealReason[] = [];
  if (diet !== 'omnivore') {
    const suits = strictness.indexOf(recipe.diet) >= strictness.indexOf(diet);
    found.push(reason(suits ? 'diet.fits' : 'diet.breaks', suits ? 'good' : 'warn', { diet }));
  }
  if (allergens.length > 0) {
    const inside = allergens.filter((one) => recipe.allergens.includes(one));
    found.push(
      inside.length === 0
        ? reason('allergens.free', 'good', { allergens })
        : reason('allergens.has', 'warn', { allergens: inside }),
    );
  }
  const kinds = avoid.filter((one) => recipe.contains.includes(one));
  if (kinds.length > 0) found.push(reason('avoid.has', 'warn', { kinds }));
  const foods = recipe.foods.filter(({ foodId }) => excludedFoods.includes(foodId)).map(({ foodId }) => nameOf(foodId));
  if (foods.length > 0) found.push(reason('excluded.has', 'warn', { foods }));
  return found;
}

function fromTaste({ recipe, preferences, taste, past }: WhyScene): MealReason[] {
  const { cuisine } = recipe;
  const stars = taste.ratings.find(({ recipe_id }) => recipe_id === recipe.id)?.value;
  const found: MealReason[] = [];
  if (stars !== undefined) found.push(reason('rating', stars >= 4 ? 'good' : stars <= 2 ? 'warn' : 'info', { stars }));
  if (taste.favorites.includes(recipe.id)) found.push(reason('favorite', 'good'));
  if ((preferences.likedCuisines as string[]).includes(cuisine))
    found.push(reason('cuisine.liked', 'good', { cuisine }));
  if ((preferences.dislikedCuisines as string[]).includes(cuisine))
    found.push(reason('cuisine.disliked', 'warn', { cuisine }));
  if (past.last !== null) found.push(reason('last', 'info', { date: past.last }));
  else if (past.earlier) found.push(reason('new', 'good'));
  return found;
}

/** Kept in every kitchen, or too little of it to make a difference to what is bought. */
const staples = ['fat-oil', 'herb-spice', 'condiment', 'baking', 'soup-stock', 'drink', 'sweet'];
const WORTH_GRAMS = 25;
const MOST_FOODS = 3;

/** What is there and is used up with it; a pinch of something is nothing to speak of. */
function fromHome({ recipe, atHome, nameOf }: WhyScene): MealReason[] {
  const there = recipe.foods
    .filter(({ foodId, grams }) => atHome.has(foodId) && grams >= WORTH_GRAMS)
    .toSorted((a, b) => b.grams - a.grams)
    .slice(0, MOST_FOODS);
  return there.length === 0 ? [] : [reason('foods.home', 'good', { foods: there.map(({ foodId }) => nameOf(foodId)) })];
}

/** Foods that another dish of the week needs too: one packet for both. */
function fromShopping({ recipe, meal, meals, byId, food, nameOf }: WhyScene): MealReason[] {
  const isBought = ({ foodId, grams }: { foodId: string; grams: number }) =>
    grams >= WORTH_GRAMS && !staples.includes(food(foodId)?.category ?? 'herb-spice');
  const mine = recipe.foods.filter(isBought).toSorted((a, b) => b.grams - a.grams);
  const others = meals.filter((one) => one.recipe_id !== null && one.recipe_id !== meal.recipe_id);
  const shared = mine.flatMap(({ foodId }) => {
    const users = others.filter((one) =>
      byId.get(one.recipe_id ?? '')?.foods.some((its) => its.foodId === foodId && isBought(its)),
    );
    return users.length === 0 ? [] : [{ foodId, users }];
  });
  if (shared.length === 0) return [];
  const told = shared.slice(0, MOST_FOODS);
  const users = others.filter((one) => told.some((each) => each.users.includes(one)));
  return [reason('foods.shared', 'good', { foods: told.map(({ foodId }) => nameOf(foodId)) }, users)];
}

function fromVariety({ recipe, meal, meals }: WhyScene): MealReason[] {
  const isMain = ({ slot, recipe_id, leftover_of }: ShownMeal) =>
    (slot === 'lunch' || slot === 'dinner') && recipe_id !== null && leftover_of === null;
  const mains = meals.filter(isMain);
  const same = mains.filter((one) => one.cuisine === recipe.cuisine);
  const only = isMain(meal) && mains.length >= 7 && same.length === 1 && recipe.cuisine !== 'international';
  return only ? [reason('cuisine.only', 'good', { cuisine: recipe.cuisine, of: mains.length })] : [];
}

const slotOf = ({ plan, meal }: WhyScene): SlotSetting | undefined => plan.slots[meal.slot_index];

/** What may stand here at all, and what of it suits this person and the time there is. */
function choicesFor(scene: WhyScene): { all: PlannableRecipe[]; suiting: PlannableRecipe[] } {
  const slot = slotOf(scene);
  const all = scene.recipes.filter((one) => slot !== undefined && (one.slots as readonly string[]).includes(slot.slot));
  const most = slot?.maxMinutes ?? Number.POSITIVE_INFINITY;
  return { all, suiting: all.filter((one) => one.minutes <= most && !doesNotSuit(one, scene.preferences)) };
}

function perKcal({ perServing }: PlannableRecipe, nutrient: string): number | null {
  const { kcal } = perServing;
  const value = perServing[nutrient];
  return typeof kcal !== 'number' || kcal <= 0 || typeof value !== 'number' ? null : value / kcal;
}

/** Of the choices whose number is known, how many in a hundred this one is better than; null where there are too few to say. */
function shareBeaten(
  choices: readonly PlannableRecipe[],
  mine: number,
  moreIsBetter: boolean,
  numberOf: (recipe: PlannableRecipe) => number | null,
): number | null {
  const values = choices.flatMap((one) => numberOf(one) ?? []);
  if (values.length < 10) return null;
  const beaten = values.filter((value) => (moreIsBetter ? value < mine : value > mine)).length;
  return Math.floor((100 * beaten) / values.length);
}
