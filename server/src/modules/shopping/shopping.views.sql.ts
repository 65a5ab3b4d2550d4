import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import type { ListRow, StoreOfList } from './shopping.sql.ts';
import type { StoreRow } from './shopping.store.sql.ts';

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
