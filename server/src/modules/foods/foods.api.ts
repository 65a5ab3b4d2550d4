import type { Ctx } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { knownFoodIds } from './foods.sql.ts';

export { storeFoods } from './foods.sql.ts';

/** Ends with FOOD_NOT_FOUND when one of the ids is no food. */
export async function requireFoods(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const known = new Set(await knownFoodIds(ctx, ids));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) fail('FOOD_NOT_FOUND', { foodIds: missing });
}
