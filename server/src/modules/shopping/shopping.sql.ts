import { sql } from 'kysely';
import type { Db, TxCtx, UserActor } from '../../platform/ctx.ts';
import type { HabitRow, StoreRow } from './shopping.store.sql.ts';

export type ListRow = {
  id: string;
  household_id: string;
  name: string;
  plan_id: string | null;
  week_start: string | null;
  plan_version: number | null;
  /** Grows with every change of the list or its items. */
  version: number;
  created_at: Date;
  updated_at: Date;
};
/** The order of the aisles where the household has taught one, and what else it has taught, by version. */
export type StoreOfList = { store_version: number | null; aisles: string[] | null };
/** One meal's share of a food, in grams of the edible part. */
export type StoredSource = {
  mealId: string;
  date: string;
  recipeId: string;
  title: string;
  grams: number;
  /** The recipe does without it. */
  optional?: true;
};
export type ItemRow = {
  id: string;
  list_id: string;
  food_id: string | null;
  sources: StoredSource[];
  name: string | null;
  quantity: number | null;
  unit: string | null;
  aisle: string | null;
  note: string | null;
  checked: boolean;
  /** null: as the household usually has it. */
  at_home: boolean | null;
  removed_grams: number | null;
  /** Who ticked it; null while it is not ticked, and for who has the link. */
  ticked_by: string | null;
  ticked_over: 'account' | 'link' | null;
  created_at: Date;
  updated_at: Date;
};
/** An item with what the household has taught about its food, and the name of who ticked it. */
export type ShownItem = ItemRow & {
  usual_aisle: string | null;
  usually_at_home: boolean | null;
  ticked_name: string | null;
};
type ShareRow = {
  token_hash: string;
  list_id: string;
  mode: 'view' | 'edit';
  locale: string;
  units: string;
  created_at: Date;
  expires_at: Date;
};
type Tables = {
  shopping_list: ListRow;
  list_item: ItemRow;
  list_share: ShareRow;
  food_habit: HabitRow;
  store: StoreRow;
};
const tables = (db: Db) => db.withTables<Tables>();
type Mine = TxCtx<UserActor>;

export const lockList = (ctx: Mine, listId: string): Promise<ListRow | undefined> =>
  tables(ctx.db)
    .selectFrom('shopping_list')
    .selectAll()
    .where('id', '=', listId)
    .where('household_id', '=', ctx.actor.householdId)
    .forUpdate()
    .executeTakeFirst();

export const findListOfPlan = (ctx: Mine, planId: string): Promise<ListRow | undefined> =>
  tables(ctx.db)
    .selectFrom('shopping_list')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

const toBuy = sql`NOT coalesce(list_item.at_home, food_habit.at_home, false)`;
export type SummaryRow = ListRow & { item_count: number; checked_count: number };

export async function listLists(
  ctx: Mine,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: SummaryRow[]; total: number }> {
  const query = tables(ctx.db)
    .selectFrom('shopping_list')
    .leftJoin('list_item', (join) =>
      join.onRef('list_item.list_id', '=', 'shopping_list.id').on('list_item.removed_grams', 'is', null),
    )
    .leftJoin('food_habit', (join) =>
      join
        .onRef('food_habit.household_id', '=', 'shopping_list.household_id')
        .onRef('food_habit.what', '=', 'list_item.food_id'),
    )
    .selectAll('shopping_list')
    .select([
      sql<number>`count(list_item.id) FILTER (WHERE ${toBuy})`.as('item_count'),
      sql<number>`count(list_item.id) FILTER (WHERE list_item.checked AND ${toBuy})`.as('checked_count'),
      sql<number>`count(*) OVER ()`.as('total'),
    ])
    .where('shopping_list.household_id', '=', ctx.actor.householdId)
    .groupBy('shopping_list.id');
  const rows = await query
    .orderBy('shopping_list.created_at', 'desc')
    .orderBy('shopping_list.id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  if (rows.length > 0 || page === 1) return { rows, total: rows[0]?.total ?? 0 };
  // Beyond the end no row carries the count.
  return { rows, total: (await query.limit(1).executeTakeFirst())?.total ?? 0 };
}

/** The list of a plan, or one's own; two requests at once for a plan make one. */
export async function insertList(
  ctx: Mine,
  list: { id: string; planId: string | null; weekStart: string | null; name: string },
): Promise<void> {
  await tables(ctx.db)
    .insertInto('shopping_list')
    .values({
      id: list.id,
      household_id: ctx.actor.householdId,
      name: list.name,
      plan_id: list.planId,
      week_start: list.weekStart,
      plan_version: null,
      version: 1,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every change of a list or its items comes through here: the version grows by one. */
export async function touchList(
  ctx: TxCtx,
  listId: string,
  change: Partial<Pick<ListRow, 'name' | 'plan_version'>> = {},
): Promise<void> {
  await tables(ctx.db)
    .updateTable('shopping_list')
    .set({ ...change, version: sql<number>`version + 1`, updated_at: ctx.now() })
    .where('id', '=', listId)
    .execute();
}

export async function deleteList(ctx: Mine, listId: string): Promise<void> {
  await tables(ctx.db)
    .deleteFrom('shopping_list')
    .where('id', '=', listId)
    .where('household_id', '=', ctx.actor.householdId)
    .execute();
}

/** The lists that someone may have open now. */
export const latestLists = (ctx: Mine): Promise<{ id: string }[]> =>
  tables(ctx.db)
    .selectFrom('shopping_list')
    .select('id')
    .where('household_id', '=', ctx.actor.householdId)
    .orderBy('updated_at', 'desc')
    .limit(20)
    .execute();

/** The items that foods need: new ones inserted, known ones given their new sources; ticks stay as they are. */
export async function putFoodItems(
  ctx: Mine,
  listId: string,
  foods: ReadonlyMap<string, StoredSource[]>,
): Promise<void> {
  if (foods.size === 0) return;
  const now = ctx.now();
  await tables(ctx.db)
    .insertInto('list_item')
    .values(
      [...foods].map(([foodId, sources]) => ({
        id: ctx.newId(),
        list_id: listId,
        food_id: foodId,
        sources: JSON.stringify(sources) as never,
        name: null,
        quantity: null,
        unit: null,
        aisle: null,
        note: null,
        checked: false,
        at_home: null,
        removed_grams: null,
        ticked_by: null,
        ticked_over: null,
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['list_id', 'food_id'])
        .where('food_id', 'is not', null)
        .doUpdateSet({
          sources: (eb) => eb.ref('excluded.sources'),
          updated_at: now,
          // Taken off by hand stays off, unless more is needed than then.
          removed_grams: sql<number | null>`CASE WHEN list_item.removed_grams IS NOT NULL AND
            (SELECT sum((source ->> 'grams')::float8) FROM jsonb_array_elements(excluded.sources) AS source) <= list_item.removed_grams * 1.001
            THEN list_item.removed_grams END`,
        }),
    )
    .execute();
}

/** Foods that no meal needs any more. */
export async function deleteFoodItemsExcept(ctx: Mine, listId: string, foodIds: readonly string[]): Promise<void> {
  let query = tables(ctx.db).deleteFrom('list_item').where('list_id', '=', listId).where('food_id', 'is not', null);
  if (foodIds.length > 0) query = query.where('food_id', 'not in', [...foodIds]);
  await query.execute();
}

export async function insertOwnItem(
  ctx: Mine,
  item: Pick<ItemRow, 'id' | 'list_id' | 'name' | 'quantity' | 'unit' | 'aisle' | 'note'>,
): Promise<ItemRow | undefined> {
  return tables(ctx.db)
    .insertInto('list_item')
    .values({
      ...item,
      food_id: null,
      sources: '[]' as never,
      checked: false,
      at_home: null,
      removed_grams: null,
      ticked_by: null,
      ticked_over: null,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export const findItem = (ctx: TxCtx, listId: string, itemId: string): Promise<ItemRow | undefined> =>
  tables(ctx.db)
    .selectFrom('list_item')
    .selectAll()
    .where('id', '=', itemId)
    .where('list_id', '=', listId)
    .forUpdate()
    .executeTakeFirst();

export async function updateItem(ctx: TxCtx, itemId: string, change: Partial<ItemRow>): Promise<void> {
  await tables(ctx.db)
    .updateTable('list_item')
    .set({ ...change, updated_at: ctx.now() } as never)
    .where('id', '=', itemId)
    .execute();
}

export async function deleteItem(ctx: TxCtx, itemId: string): Promise<void> {
  await tables(ctx.db).deleteFrom('list_item').where('id', '=', itemId).execute();
}

/** A new link in place of the one of the same kind. */
export async function putShare(ctx: TxCtx, share: ShareRow): Promise<void> {
  await tables(ctx.db)
    .insertInto('list_share')
    .values(share)
    .onConflict((conflict) => conflict.columns(['list_id', 'mode']).doUpdateSet(share))
    .execute();
}

export type SharedRow = Pick<ShareRow, 'list_id' | 'mode' | 'locale' | 'units'> & ListRow & StoreOfList;
export const findShare = (ctx: TxCtx, tokenHash: string): Promise<SharedRow | undefined> =>
  tables(ctx.db)
    .selectFrom('list_share')
    .innerJoin('shopping_list', 'shopping_list.id', 'list_share.list_id')
    .leftJoin('store', 'store.household_id', 'shopping_list.household_id')
    .selectAll('shopping_list')
    .select(['list_share.list_id', 'list_share.mode', 'list_share.locale', 'list_share.units'])
    .select(['store.version as store_version', 'store.aisles'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst();

export const sharesOf = (ctx: Mine, listId: string): Promise<Pick<ShareRow, 'mode' | 'created_at' | 'expires_at'>[]> =>
  tables(ctx.db)
    .selectFrom('list_share')
    .select(['mode', 'created_at', 'expires_at'])
    .where('list_id', '=', listId)
    .where('expires_at', '>', ctx.now())
    .orderBy('created_at')
    .orderBy('mode')
    .execute();

export async function deleteShare(ctx: Mine, listId: string, mode: 'view' | 'edit'): Promise<void> {
  await tables(ctx.db).deleteFrom('list_share').where('list_id', '=', listId).where('mode', '=', mode).execute();
}

export async function deleteExpiredShares(ctx: TxCtx): Promise<void> {
  await tables(ctx.db).deleteFrom('list_share').where('expires_at', '<', ctx.now()).execute();
}

/** Lists of the household that hold this food. */
export async function listsWith(ctx: Mine, foodId: string): Promise<string[]> {
  const rows = await tables(ctx.db)
    .selectFrom('shopping_list')
    .innerJoin('list_item', 'list_item.list_id', 'shopping_list.id')
    .select('shopping_list.id')
    .distinct()
    .where('shopping_list.household_id', '=', ctx.actor.householdId)
    .where('list_item.food_id', '=', foodId)
    .execute();
  return rows.map(({ id }) => id);
}
