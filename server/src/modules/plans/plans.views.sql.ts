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
};

/** The meals of several plans in one query. */
export async function shownMeals(ctx: TxCtx<UserActor>, planIds: readonly string[]): Promise<ShownMeal[]> {
  if (planIds.length === 0) return [];
  // Written out: putting this statement together took longer than asking it.
  const { rows } = await sql<Omit<ShownMeal, 'picture'> & { picture_id: string | null }>`
    SELECT meal.*, recipe.title AS recipe_title, recipe.total_minutes, recipe.cuisine, recipe.picture_id, recipe.illustration,
      recipe.per_serving
    FROM meal LEFT JOIN recipe ON recipe.id = meal.recipe_id
    WHERE meal.plan_id = ANY(${[...planIds]}::uuid[]) ORDER BY meal.date, meal.slot_index`.execute(ctx.db);
  return rows.map(({ picture_id, ...meal }) => ({
    ...meal,
    picture: addressesOf(ctx.settings.pictureBase, meal.recipe_id, picture_id),
  }));
}
