import type { Db, TxCtx, UserActor } from '../../platform/ctx.ts';
import type { ItemRow, ListRow, ShownItem, StoreOfList } from './shopping.sql.ts';
import type { HabitRow, StoreRow } from './shopping.store.sql.ts';

export type ListForScreen = ListRow & StoreOfList & { current_version: number | null; locale: string; units: string };

/** A list with the version its plan has now, the order of the store, and the language and units of who looks: in one query. */
export function listForScreen(ctx: TxCtx<UserActor>, listId: string): Promise<ListForScreen | undefined> {
  return ctx.db
    .withTables<{
      shopping_list: ListRow;
      store: StoreRow;
      plan: { id: string; version: number };
      app_user: { id: string; locale: string; units: string };
    }>()
    .selectFrom('shopping_list')
    .innerJoin('app_user', (join) => join.on('app_user.id', '=', ctx.actor.userId))
    .leftJoin('plan', 'plan.id', 'shopping_list.plan_id')
    .leftJoin('store', 'store.household_id', 'shopping_list.household_id')
    .selectAll('shopping_list')
    .select(['store.version as store_version', 'store.aisles'])
    .select(['plan.version as current_version', 'app_user.locale', 'app_user.units'])
    .where('shopping_list.id', '=', listId)
    .where('shopping_list.household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();
}

const shownItems = (db: Db) =>
  db
    .withTables<{
      list_item: ItemRow;
      shopping_list: ListRow;
      food_habit: HabitRow;
      app_user: { id: string; name: string };
    }>()
    .selectFrom('list_item')
    .innerJoin('shopping_list', 'shopping_list.id', 'list_item.list_id')
    .leftJoin('food_habit', (join) =>
      join
        .onRef('food_habit.household_id', '=', 'shopping_list.household_id')
        .onRef('food_habit.what', '=', 'list_item.food_id'),
    )
    .leftJoin('app_user', 'app_user.id', 'list_item.ticked_by')
    .selectAll('list_item')
    .select([
      'food_habit.aisle as usual_aisle',
      'food_habit.at_home as usually_at_home',
      'app_user.name as ticked_name',
    ]);

export const itemsOf = (db: Db, listId: string): Promise<ShownItem[]> =>
  shownItems(db)
    .where('list_item.list_id', '=', listId)
    .orderBy('list_item.created_at')
    .orderBy('list_item.id')
    .execute();

export const shownItem = (ctx: TxCtx, itemId: string): Promise<ShownItem> =>
  shownItems(ctx.db).where('list_item.id', '=', itemId).executeTakeFirstOrThrow();
