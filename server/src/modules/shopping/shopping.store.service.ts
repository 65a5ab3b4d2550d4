import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { publish } from '../../platform/events.ts';
import { aisleOrder } from './shopping.rules.ts';
import { latestLists } from './shopping.sql.ts';
import { findStore, putHabit, touchStore } from './shopping.store.sql.ts';

type Mine = Ctx<UserActor>;
type MineTx = TxCtx<UserActor>;

export const readAisleOrder = async (ctx: Mine): Promise<string[]> =>
  aisleOrder((await findStore(ctx))?.aisles ?? null);

/** The household's store, for all its lists; whoever has one open is told. */
export async function teachAisleOrder(ctx: Mine, aisles: readonly string[]): Promise<string[]> {
  const order = aisleOrder(aisles);
  await ctx.tx(async (tx) => {
    await touchStore(tx, order);
    await tellOpenLists(tx);
  });
  return order;
}

/** Where a food (or an own item, by name) lies, and whether it is always at home: `said` on one list, for all. */
export async function rememberFood(
  tx: MineTx,
  what: string,
  { aisle, staple, said }: { aisle: string | undefined; staple: boolean | undefined; said: string },
): Promise<void> {
  if (aisle === undefined && staple === undefined) return;
  await putHabit(tx, what, {
    ...(aisle === undefined ? {} : { aisle }),
    ...(staple === undefined ? {} : { at_home: staple }),
  });
  await touchStore(tx);
  await tellOpenLists(tx, said);
}

/** `except`: the list on which it was said tells of itself. */
async function tellOpenLists(tx: MineTx, except?: string): Promise<void> {
  const { householdId } = tx.actor;
  for (const { id } of await latestLists(tx))
    if (id !== except) await publish(tx, 'shopping_list.updated', { householdId, listId: id });
}
