import { type FoodTable, nameKey } from '@mealwright/nutrition/foods';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { matchesOf } from './foods.own.sql.ts';
import { asTableFood, tableWith } from './foods.rules.ts';
import { findFoods, ownFoods } from './foods.search.sql.ts';
import { knownFoodIds } from './foods.sql.ts';

export { storeOutsideFoods } from './foods.own.sql.ts';
export { searchText } from './foods.rules.ts';
export { storeFoods } from './foods.sql.ts';

/** Ends with FOOD_NOT_FOUND when one of the ids is no food of the table. */
export async function requireFoods(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const known = new Set(await knownFoodIds(ctx, ids));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) fail('FOOD_NOT_FOUND', { foodIds: missing });
}

/** The food table, and of the household's own foods and products these; asks the database only for ids that the table does not have. */
export async function tableFor(
  ctx: Pick<Ctx, 'db' | 'foods'>,
  householdId: string,
  ids: readonly string[],
): Promise<FoodTable> {
  const more = [...new Set(ids)].filter((id) => ctx.foods.byId(id) === null);
  if (more.length === 0) return ctx.foods;
  return tableWith(ctx.foods, (await findFoods({ db: ctx.db, actor: { householdId } }, more, true)).map(asTableFood));
}

/**
 * The food table as the household sees it: with its own foods, and with what it said about names (`corrections`: key of a name
 * -> id of a food; an own food corrects its own name).
 */
export async function householdFoods(
  ctx: Ctx<UserActor>,
): Promise<{ table: FoodTable; corrections: ReadonlyMap<string, string> }> {
  const [rows, matches] = [await ownFoods(ctx), await matchesOf(ctx)];
  const listed = new Set(rows.map((row) => row.id));
  const further = matches.map((match) => match.food_id).filter((id) => !listed.has(id) && ctx.foods.byId(id) === null);
  const more = [...rows, ...(further.length === 0 ? [] : await findFoods(ctx, [...new Set(further)]))].map(asTableFood);
  const corrections = new Map([
    ...rows.filter((row) => !row.gone).map((row) => [nameKey(row.name), row.id] as const),
    ...matches.map((match) => [match.key, match.food_id] as const),
  ]);
  const gone = new Set(rows.filter((row) => row.gone).map((row) => row.id));
  return { table: tableWith(ctx.foods, more, gone), corrections };
}
