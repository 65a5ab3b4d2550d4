import type { RecipePicture } from '@mealwright/contracts/recipes';
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
  const rows = await ctx.db
    .withTables<{ meal: MealRow; recipe: RecipeRow }>()
    .selectFrom('meal')
    .leftJoin('recipe', 'recipe.id', 'meal.recipe_id')
    .selectAll('meal')
    .select([
      'recipe.title as recipe_title',
      'recipe.total_minutes',
      'recipe.cuisine',
      'recipe.picture_id',
      'recipe.illustration',
      'recipe.per_serving',
    ])
    .where('meal.plan_id', 'in', [...planIds])
    .orderBy('meal.date')
    .orderBy('meal.slot_index')
    .execute();
  return rows.map(({ picture_id, ...meal }) => ({
    ...meal,
    picture: addressesOf(ctx.settings.pictureBase, meal.recipe_id, picture_id),
  })) as ShownMeal[];
}
