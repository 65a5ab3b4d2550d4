import type { Preferences } from '@mealwright/contracts/profiles';
import { mealSlots } from '@mealwright/cookbook/plannable';
import { allergens } from '@mealwright/nutrition/vocabulary';
import type { Diet, PlanRecipe } from '@mealwright/planner/problem';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { ANY_ALLERGEN, type PlannerRow, plannerRows, recipesVersion } from '../../recipes/recipes.api.ts';

/** A recipe that does not say how long it takes stands in no slot with a limit. */
export const UNKNOWN_MINUTES = 100_000;

export type PlannableRecipe = PlanRecipe & {
  contains: readonly string[];
  pictureId: string | null;
  illustration: PlannerRow['illustration'];
};
export type Plannable = { key: string; recipes: PlannableRecipe[]; byId: Map<string, PlannableRecipe> };

/** The last few households' recipes as the planner reads them: 400 recipes are 2 MB, so a handful is kept, the oldest goes. */
const MOST_KEPT = 8;
const kept = new Map<string, Plannable>();

/**
 * All recipes that the household may see, ready to plan from; read anew only when one of them has changed. `fromOurs`: those of the
 * cookbook are known, and stand in no slot.
 */
export async function plannableRecipes(
  ctx: Ctx<UserActor>,
  { fromOurs = false }: Pick<Preferences, 'fromOurs'> = {},
): Promise<Plannable> {
  const { version, own } = await recipesVersion(ctx);
  // Households without recipes of their own share one copy.
  const key = `${own ? ctx.actor.householdId : 'public'} ${version}${fromOurs ? ' ours' : ''}`;
  const there = kept.get(key);
  if (there !== undefined) return there;
  const recipes = (await plannerRows(ctx)).map((row) => plannable(row, fromOurs));
  const made = { key, recipes, byId: new Map(recipes.map((recipe) => [recipe.id, recipe])) };
  kept.set(key, made);
  const oldest = kept.keys().next();
  if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
  return made;
}

function plannable(row: PlannerRow, fromOurs: boolean): PlannableRecipe {
  return {
    id: row.id,
    title: row.title,
    // With a question open its numbers are not what a week can be promised on; by hand it may still be added.
    slots: row.ready && (!fromOurs || row.household_id !== null) ? mealSlots(row.course, row.slots) : [],
    perServing: row.per_serving,
    minutes: row.total_minutes ?? UNKNOWN_MINUTES,
    cost: null,
    cuisine: row.cuisine,
    proteinSource: row.protein_source === 'none' ? null : row.protein_source,
    diet: row.diet as Diet,
    allergens: row.allergens.includes(ANY_ALLERGEN) ? allergens : row.allergens,
    contains: row.contains,
    foods: row.ingredients.map(({ foodId, grams }) => ({ foodId, grams: grams / row.servings })),
    course: row.course,
    pictureId: row.picture_id,
    illustration: row.illustration,
  };
}
