import type { RecipePicture } from '@mealwright/contracts/recipes';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { addressesOf, type RecipeRow } from '../recipes/recipes.api.ts';
import type { MealRow } from './plans.sql.ts';

/** A meal with what the week screen shows of its recipe. */
export type ShownMeal = MealRow & {
  recipe_title: string | null;
  total_minutes: number | null;
  cuisine: string | null;
  picture: RecipePicture | null;
  illustration: RecipeRow['illustration'];
  per_serving: RecipeRow['per_serving'] | null;
  /** Where the meal stands that it is left of. */
  cooked_on: string | null;
  cooked_slot: number | null;
  /** What is eaten of it in other weeks. */
  kept_for: { mealId: string; date: string; slotIndex: number; servings: number }[] | null;
};

/** The meals of several plans in one query. */
export async function shownMeals(ctx: TxCtx<UserActor>, planIds: readonly string[]): Promise<ShownMeal[]> {
  if (planIds.length === 0) return [];
  // Written out: putting this statement together took longer than asking it.
  const { rows } = await sql<Omit<ShownMeal, 'picture'> & { picture_id: string | null }>`
    SELECT meal.*, recipe.title AS recipe_title, recipe.total_minutes, recipe.cuisine, recipe.picture_id, recipe.illustration,
      recipe.per_serving, cooked.date AS cooked_on, cooked.slot_index AS cooked_slot,
      (SELECT json_agg(json_build_object('mealId', later.id, 'date', later.date, 'slotIndex', later.slot_index,
          'servings', later.servings) ORDER BY later.date, later.slot_index)
        FROM meal AS later WHERE later.leftover_of = meal.id AND later.plan_id <> meal.plan_id) AS kept_for
    FROM meal LEFT JOIN recipe ON recipe.id = meal.recipe_id LEFT JOIN meal AS cooked ON cooked.id = meal.leftover_of
    WHERE meal.plan_id = ANY(${[...planIds]}::uuid[]) ORDER BY meal.date, meal.slot_index`.execute(ctx.db);
  return rows.map(({ picture_id, ...meal }) => ({
    ...meal,
    picture: addressesOf(ctx.settings.pictureBase, meal.recipe_id, picture_id),
  }));
}
