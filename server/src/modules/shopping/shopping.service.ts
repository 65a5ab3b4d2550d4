import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { addItem, generateList, updateItem } from '@mealwright/contracts/shopping';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { hashToken, newToken } from '../../platform/keys.ts';
import { neededFoods } from '../plans/plans.api.ts';
import { aisleOfName, edibleGrams, sourcesByFood } from './shopping.rules.ts';
import * as sql from './shopping.sql.ts';
import { listForScreen } from './shopping.views.sql.ts';

export type { ItemRow, ListRow, SummaryRow } from './shopping.sql.ts';

type Mine = Ctx<UserActor>;
type MineTx = TxCtx<UserActor>;
/** The language and units to show a list in. */
export type Shown = { locale: 'en' | 'de'; system: 'metric' | 'us' };
export type ListHead = Shown & { list: sql.ListRow };
export type ShownList = ListHead & { items: sql.ItemRow[] };

const SHARED_FOR_MS = 30 * 24 * 3600 * 1000;

/** The list of a plan: made when it is not there, else renewed; ticks and own items stay. */
export async function generateShoppingList(ctx: Mine, { planId, name }: BodyOf<typeof generateList>): Promise<string> {
  const listId = await ctx.tx(async (tx) => {
    const { weekStart } = await neededFoods(tx, planId);
    await sql.insertListOfPlan(tx, { planId, weekStart, name: name ?? weekStart });
    const list = found(await sql.findListOfPlan(tx, planId), 'PLAN_NOT_FOUND');
    if (name !== undefined) await sql.touchList(tx, list.id, { name });
    await followPlan(ctx, tx, list.id);
    await publish(tx, 'shopping_list.generated', {
      userId: tx.actor.userId,
      householdId: tx.actor.householdId,
      listId: list.id,
    });
    return list.id;
  });
  ctx.count('lists_generated');
  return listId;
}

/** Brings the food items to what the plan needs now. Own items and ticks are not touched. */
async function followPlan(ctx: Mine, tx: MineTx, listId: string): Promise<void> {
  const list = await sql.lockList(tx, listId);
  if (list?.plan_id == null) return;
  const { version, needs } = await neededFoods(tx, list.plan_id);
  if (version === list.plan_version) return;
  const foods = sourcesByFood(needs, ctx.foods);
  await sql.deleteFoodItemsExcept(tx, listId, [...foods.keys()]);
  await sql.putFoodItems(tx, listId, foods);
  await sql.touchList(tx, listId, { plan_version: version });
}

/** A plan has changed: its list follows, and whoever has it open is told. */
export async function followChangedPlan(ctx: Mine, planId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const list = await sql.findListOfPlan(tx, planId);
    if (list === undefined) return;
    await followPlan(ctx, tx, list.id);
    await changed(tx, list.id);
  });
}

/** A list that stands for what its plan is now, and the language and units of who looks. */
export async function readHead(ctx: Mine, listId: string): Promise<ListHead> {
  const list = found(await listForScreen(ctx, listId), 'LIST_NOT_FOUND');
  const { current_version, locale, units } = list;
  // Normally the event has done this already; whoever is faster must not see an old list.
  if (current_version !== null && current_version !== list.plan_version) {
    await ctx.tx((tx) => followPlan(ctx, tx, listId));
    return readHead(ctx, listId);
  }
  return { list, ...shownIn(locale, units) };
}

export async function withItems(ctx: Ctx, head: ListHead): Promise<ShownList> {
  return { ...head, items: await visibleItems(ctx, head.list.id) };
}

/** All lists of the household with their items, for the export. */
export async function exportLists(ctx: Mine): Promise<unknown[]> {
  const { rows } = await sql.listLists(ctx, { page: 1, limit: 10_000 });
  const lists: unknown[] = [];
  for (const row of rows) lists.push({ ...row, items: await sql.itemsOf(ctx.db, row.id) });
  return lists;
}

export const listLists = (ctx: Mine, page: { page: number; limit: number }) => sql.listLists(ctx, page);

/** An item of one's own. The same id again (a replay from offline) gives the item that is there. */
export async function addOwnItem(ctx: Mine, listId: string, body: BodyOf<typeof addItem>): Promise<sql.ItemRow> {
  return ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    const { itemId, ...item } = body;
    const id = itemId ?? tx.newId();
    const inserted = await sql.insertOwnItem(tx, {
      ...item,
      id,
      list_id: listId,
      aisle: item.aisle ?? aisleOfName(item.name, ctx.foods),
    });
    if (inserted !== undefined) await changed(tx, listId);
    return inserted ?? found(await sql.findItem(tx, listId, id), 'ITEM_NOT_FOUND');
  });
}

/** Ticks and aisles of any item; name, amount and note of own items only: those of foods follow from the plan. */
export async function changeItem(
  ctx: Mine,
  listId: string,
  itemId: string,
  body: BodyOf<typeof updateItem>,
): Promise<sql.ItemRow> {
  return ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    const item = found(await sql.findItem(tx, listId, itemId), 'ITEM_NOT_FOUND');
    if (item.removed_grams !== null) fail('ITEM_NOT_FOUND');
    const { checked, aisle, ...words } = body;
    if (
      item.food_id !== null &&
      (words.name !== undefined || words.quantity !== undefined || words.unit !== undefined)
    ) {
      fail('VALIDATION_ERROR', { item: 'name and amount follow from the plan' });
    }
    const given = Object.entries({ checked, aisle, ...words }).filter(([, value]) => value !== undefined);
    const after = await sql.updateItem(tx, itemId, Object.fromEntries(given));
    await changed(tx, listId);
    return after;
  });
}

/** An own item is deleted; a food stays off the list until the plan needs more of it. */
export async function removeFromList(ctx: Mine, listId: string, itemId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    const item = found(await sql.findItem(tx, listId, itemId), 'ITEM_NOT_FOUND');
    if (item.removed_grams !== null) fail('ITEM_NOT_FOUND');
    if (item.food_id === null) await sql.deleteItem(tx, itemId);
    else await sql.updateItem(tx, itemId, { removed_grams: edibleGrams(item.sources) });
    await changed(tx, listId);
  });
}

export async function shareList(
  ctx: Mine,
  listId: string,
  mode: 'view' | 'edit',
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = newToken();
  const expiresAt = new Date(ctx.now().getTime() + SHARED_FOR_MS);
  await ctx.tx(async (tx) => {
    const list = found(await listForScreen(tx, listId), 'LIST_NOT_FOUND');
    await sql.putShare(tx, {
      token_hash: hash,
      list_id: listId,
      mode,
      locale: list.locale,
      units: list.units,
      expires_at: expiresAt,
    });
  });
  return { token, expiresAt };
}

export async function readSharedList(ctx: Ctx, token: string): Promise<ListHead & { mode: 'view' | 'edit' }> {
  const share = found(await sql.findShare(ctx, hashToken(token)), 'LIST_NOT_FOUND');
  return { list: { ...share, id: share.list_id }, mode: share.mode, ...shownIn(share.locale, share.units) };
}

export async function checkSharedItem(
  ctx: Ctx,
  token: string,
  itemId: string,
  checked: boolean,
): Promise<{ item: sql.ItemRow; shown: Shown }> {
  return ctx.tx(async (tx) => {
    const share = found(await sql.findShare(tx, hashToken(token)), 'LIST_NOT_FOUND');
    if (share.mode !== 'edit') fail('LIST_NOT_FOUND');
    await sql.touchList(tx, share.list_id);
    const before = found(await sql.findItem(tx, share.list_id, itemId), 'ITEM_NOT_FOUND');
    if (before.removed_grams !== null) fail('ITEM_NOT_FOUND');
    const item = await sql.updateItem(tx, itemId, { checked });
    await publish(tx, 'shopping_list.updated', { householdId: share.household_id, listId: share.list_id });
    return { item, shown: shownIn(share.locale, share.units) };
  });
}

const shownIn = (locale: string, units: string): Shown => ({
  locale: locale === 'de' ? 'de' : 'en',
  system: units === 'us' ? 'us' : 'metric',
});

async function visibleItems(ctx: TxCtx, listId: string): Promise<sql.ItemRow[]> {
  return (await sql.itemsOf(ctx.db, listId)).filter((item) => item.removed_grams === null);
}

async function changed(tx: MineTx, listId: string): Promise<void> {
  await sql.touchList(tx, listId);
  await publish(tx, 'shopping_list.updated', { householdId: tx.actor.householdId, listId });
}
