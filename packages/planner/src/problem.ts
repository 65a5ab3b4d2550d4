// What the planner is given and what it gives back. Everything here is plain data.

export type SlotKind = 'breakfast' | 'lunch' | 'dinner' | 'snack';
export type Diet = 'omnivore' | 'pescatarian' | 'vegetarian' | 'vegan';

/** Amounts by nutrient key (kcal, proteinG, carbsG, fatG, fibreG, sodiumMg, ...). null or absent = unknown. */
export type NutrientValues = { readonly [nutrient: string]: number | null | undefined };

export type PlanRecipe = {
  id: string;
  title?: string;
  slots: readonly SlotKind[];
  /** Of one serving. */
  perServing: NutrientValues;
  minutes: number;
  /** Of one serving, in minor units of money (cents); null = unknown. */
  cost: number | null;
  cuisine: string;
  proteinSource: string | null;
  diet: Diet;
  allergens: readonly string[];
  /** Grams of one serving. */
  foods: readonly { foodId: string; grams: number }[];
  course?: string;
};

export type Target = { min?: number | undefined; target?: number | undefined; max?: number | undefined };
export type Targets = { readonly [nutrient: string]: Target };

export type PlanSlot = { slot: SlotKind; maxMinutes?: number | undefined };
export type PlanDay = { slots: readonly PlanSlot[]; targets: Targets };

/**
 * A meal that is already decided. With `recipeId` a locked recipe (without `servings` its portion is still open);
 * with `perMeal` a free entry, such as eating out with known kcal: it counts for the day and takes the slot.
 */
export type FixedMeal = {
  day: number;
  slotIndex: number;
  recipeId?: string | undefined;
  servings?: number | undefined;
  perMeal?: NutrientValues | undefined;
};

/** Liking 0..1 per recipe: in the order of the index, or by id with a value for all others. */
export type Preference = ArrayLike<number> | { readonly default: number; readonly byId: ReadonlyMap<string, number> };

export type PantryItem = { foodId: string; grams: number /** 1 = normal, more = use sooner. */; weight?: number };

export type PlanLimits = {
  /** How often one recipe may stand in the week, by slot kind. Beyond it a repeat is priced, never within one day. */
  repeats: { readonly [kind in SlotKind]: number };
  /** Lunches and dinners of one cuisine, and of one protein source. */
  cuisineMax: number;
  sourceMax: number;
};

/** How much work is spent; never a clock, so that the same request gives the same plan on every machine. */
export type Effort = 'first' | 'fast' | 'full';

export type PlanRequest = {
  days: readonly PlanDay[];
  diet: Diet;
  allergens?: readonly string[];
  excludedFoodIds?: readonly string[];
  excludedRecipeIds?: readonly string[];
  preference?: Preference;
  fixed?: readonly FixedMeal[];
  /** For the whole week, in minor units of money. */
  budget?: number;
  pantry?: readonly PantryItem[];
  /** Portions come in these steps; 0 = any portion. */
  step?: number;
  limits?: Partial<PlanLimits>;
  seed?: number;
  work?: Effort;
};

export type PlannedMeal = { slotIndex: number; recipeId: string; servings: number };
export type MissedTarget = { nutrient: string; bound: 'min' | 'max'; limit: number; value: number };
export type PlannedDay = {
  meals: PlannedMeal[];
  /** Sum of the day's meals and free entries; an unknown value counts as nothing here. */
  nutrition: { [nutrient: string]: number };
  met: boolean;
  missed: MissedTarget[];
};

export type PlannedWeek = {
  /** met: every target of every day holds for the shown portions. closest: the nearest that was found. */
  status: 'met' | 'closest';
  days: PlannedDay[];
  /** In points: 100 = the liking of one fully liked meal. */
  objective: number;
  /** No plan from all recipes of the index can have a higher objective. */
  bound: number;
  /** (bound - objective) / objective for the shown portions; null when targets are missed. */
  gap: number | null;
  /** The same for the best week with free portions. */
  gapContinuous: number | null;
  /** Sum over days of what is missing or too much, as a share of each target: of this plan, and proven least. */
  violation: { found: number; least: number };
  /** Mean liking of the planned meals, 0..1. */
  preference: number;
  /** Known cost of the week in minor units of money and the number of meals whose cost is unknown. */
  cost: number;
  costUnknown: number;
  seed: number;
  work: PlanWork;
};

/** Counts of what was done: the same on every machine. */
export type PlanWork = { linearPrograms: number; menus: number; dayPrograms: number };

export type PlanProgress = { stage: 'first' | 'better'; week: PlannedWeek };

export const DEFAULT_STEP = 0.25;
export const DEFAULT_LIMITS: PlanLimits = {
  repeats: { breakfast: 3, lunch: 1, dinner: 1, snack: 3 },
  cuisineMax: 3,
  sourceMax: 4,
};

/** Strictness: a recipe suits a diet when its level is at least the diet's. */
export const DIET_LEVEL: { readonly [diet in Diet]: number } = { omnivore: 0, pescatarian: 1, vegetarian: 2, vegan: 3 };

export type BoundChange = { nutrient: string; bound: 'min' | 'max'; from: number; to: number };

export type Relaxation = {
  /** settle: keep the week as it is, and want what it reaches. slot: one more meal a day. ours: not only from own recipes. */
  kind: 'settle' | 'nutrient' | 'minutes' | 'diet' | 'allergen' | 'excluded' | 'budget' | 'slot' | 'ours';
  nutrient: string | null;
  bound: 'min' | 'max' | null;
  slot: SlotKind | null;
  from: number | Diet | string | null;
  to: number | Diet | string | null;
  /** A plan with this one change was made and meets everything. */
  confirmed: boolean;
  /** settle: each bound that this week misses, and what its worst day reaches. */
  changes: BoundChange[];
  /** What the plan that was made with the change still misses, on its worst day; null when none was made. */
  misses: MissedTarget[] | null;
  /** How many different dishes that plan has. */
  dishes: number | null;
};

export type Explanation = {
  kind: 'empty_slot' | 'conflict' | 'unproven';
  slot: SlotKind | null;
  /** Which filter emptied the slot; energy = no portion of a dish fits the slot's share of the day. */
  filter: 'diet' | 'allergen' | 'minutes' | 'excluded' | 'energy' | 'unknown' | 'none' | null;
  /** A smallest set of bounds that cannot hold together. */
  conflicts: { nutrient: string; bound: 'min' | 'max'; value: number }[];
  certificate: {
    proved: boolean;
    /** Least total by which targets are missed, as a share of each target, summed over days and nutrients. */
    least: number;
  };
  /** Smallest single changes that help, best first. */
  relaxations: Relaxation[];
};
