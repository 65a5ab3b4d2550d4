import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

/** What a household has taught its lists; the version grows with every lesson, those about foods too. */
export type StoreRow = { household_id: string; aisles: string[]; version: number; updated_at: Date };
/** `what`: the id of a food, or `=` and the name of an own item. */
export type HabitRow = {
  household_id: string;
  what: string;
  aisle: string | null;
  at_home: boolean;
  updated_at: Date;
};
type Mine = TxCtx<UserActor>;
const tables = (ctx: Mine) => ctx.db.withTables<{ store: StoreRow; food_habit: HabitRow }>();

export const findStore = (ctx: Mine): Promise<StoreRow | undefined> =>
  tables(ctx).selectFrom('store').selectAll().where('household_id', '=', ctx.actor.householdId).executeTakeFirst();

/** Every lesson comes through here: lists are kept under this version, too. */
export async function touchStore(ctx: Mine, aisles?: readonly string[]): Promise<void> {
  const order = aisles === undefined ? {} : { aisles: JSON.stringify(aisles) as never };
  const now = ctx.now();
  await tables(ctx)
    .insertInto('store')
    .values({ household_id: ctx.actor.householdId, aisles: '[]' as never, version: 1, updated_at: now, ...order })
    .onConflict((conflict) =>
      conflict
        .column('household_id')
        .doUpdateSet({ ...order, version: sql<number>`store.version + 1`, updated_at: now }),
    )
    .execute();
}

export const findHabit = (ctx: Mine, what: string): Promise<HabitRow | undefined> =>
  tables(ctx)
    .selectFrom('food_habit')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .where('what', '=', what)
    .executeTakeFirst();

export async function putHabit(ctx: Mine, what: string, habit: { aisle?: string; at_home?: boolean }): Promise<void> {
  const now = ctx.now();
  await tables(ctx)
    .insertInto('food_habit')
    .values({
      household_id: ctx.actor.householdId,
      what,
      aisle: habit.aisle ?? null,
      at_home: habit.at_home ?? false,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['household_id', 'what']).doUpdateSet({ ...habit, updated_at: now }))
    .execute();
}

/** For the export. */
export const habitsOf = (ctx: Mine): Promise<HabitRow[]> =>
  tables(ctx)
    .selectFrom('food_habit')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .orderBy('what')
    .execute();
