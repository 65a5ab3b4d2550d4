import type { Ctx, TxCtx, UserActor } from '../../../platform/ctx.ts';

type HomeRow = { household_id: string; food_id: string; grams: number; said_at: Date };
const tables = (ctx: TxCtx) => ctx.db.withTables<{ food_at_home: HomeRow }>();

/** What was at home longer ago than this is eaten, or forgotten. */
const HOLDS_MS = 14 * 24 * 3600 * 1000;

/** What the household has said it has at home, and how much of it at least; in one order for all. */
export const foodsAtHome = (ctx: Ctx<UserActor> | TxCtx<UserActor>): Promise<{ foodId: string; grams: number }[]> =>
  tables(ctx)
    .selectFrom('food_at_home')
    .select(['food_id as foodId', 'grams'])
    .where('household_id', '=', ctx.actor.householdId)
    .where('said_at', '>', new Date(ctx.now().getTime() - HOLDS_MS))
    .orderBy('food_id')
    .execute();

export async function noteAtHome(
  ctx: TxCtx,
  { householdId, foodId, grams }: { householdId: string; foodId: string; grams: number },
): Promise<void> {
  const said = { grams, said_at: ctx.now() };
  await tables(ctx)
    .insertInto('food_at_home')
    .values({ household_id: householdId, food_id: foodId, ...said })
    .onConflict((conflict) => conflict.columns(['household_id', 'food_id']).doUpdateSet(said))
    .execute();
}

export async function forgetAtHome(
  ctx: TxCtx,
  { householdId, foodId }: { householdId: string; foodId: string },
): Promise<void> {
  await tables(ctx)
    .deleteFrom('food_at_home')
    .where('household_id', '=', householdId)
    .where('food_id', '=', foodId)
    .execute();
}
