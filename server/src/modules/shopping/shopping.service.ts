import { type Locale, localeFrom } from '@mealwright/contracts/common';
import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { addItem, generateList, updateItem } from '@mealwright/contracts/shopping';
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { tableFor } from '../foods/foods.api.ts';
import { neededFoods } from '../plans/plans.api.ts';
import { aisleOfName, edibleGrams, nameAsHabit, sourcesByFood } from './shopping.rules.ts';
import * as sql from './shopping.sql.ts';
import { rememberFood } from './shopping.store.service.ts';
import { findHabit, findStore, habitsOf } from './shopping.store.sql.ts';
import { itemsOf, listForScreen, shownItem } from './shopping.views.sql.ts';

export type { ListRow, ShownItem, SummaryRow } from './shopping.sql.ts';

type Mine = Ctx<UserActor>;
type MineTx = TxCtx<UserActor>;
/** The language and units to show a list in. */
export type Shown = { locale: Locale; system: 'metric' | 'us' };
export type ListHead = Shown & { list: sql.ListRow & sql.StoreOfList };
export type SharedHead = ListHead & { mode: 'view' | 'edit' };
export type ShownList = ListHead & { items: sql.ShownItem[]; foods: FoodTable };

/** The list of a plan: made when it is not there, else renewed; ticks and own items stay. */
export async function generateShoppingList(ctx: Mine, { planId, name }: BodyOf<typeof generateList>): Promise<string> {
  const listId = await ctx.tx(async (tx) => {
    const { weekStart } = await neededFoods(tx, planId);
    await sql.insertList(tx, { id: tx.newId(), planId, weekStart, name: name ?? weekStart });
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

/** A list of one's own, without a plan. */
export async function createList(ctx: Mine, name: string): Promise<string> {
  return ctx.tx(async (tx) => {
    const id = tx.newId();
    await sql.insertList(tx, { id, planId: null, weekStart: null, name });
    await changed(tx, id);
    return id;
  });
}

export async function renameList(ctx: Mine, listId: string, name: string): Promise<void> {
  await ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    await sql.touchList(tx, listId, { name });
    await changed(tx, listId);
  });
}

export async function deleteList(ctx: Mine, listId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    await changed(tx, listId);
    await sql.deleteList(tx, listId);
  });
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
  const items = await visibleItems(ctx, head.list.id);
  return { ...head, items, foods: await foodsOf(ctx, head.list.household_id, items) };
}

/** What these items name, the household's own foods among it. */
export const foodsOf = (ctx: Ctx, householdId: string, items: readonly sql.ShownItem[]): Promise<FoodTable> =>
  tableFor(
    ctx,
    householdId,
    items.flatMap(({ food_id }) => food_id ?? []),
  );

/** All lists of the household with their items and what it has taught them, for the export. */
export async function exportLists(ctx: Mine): Promise<unknown> {
  const { rows } = await sql.listLists(ctx, { page: 1, limit: 10_000 });
  const lists: unknown[] = [];
  for (const row of rows) lists.push({ ...row, items: await itemsOf(ctx.db, row.id) });
  const aisles = (await findStore(ctx))?.aisles ?? [];
  return { lists, aisles, habits: await habitsOf(ctx) };
}

export const listLists = (ctx: Mine, page: { page: number; limit: number }) => sql.listLists(ctx, page);

/** An item of one's own. The same id again (a replay from offline) gives the item that is there. */
export async function addOwnItem(
  ctx: Mine,
  listId: string,
  body: BodyOf<typeof addItem>,
  locale: Locale,
): Promise<sql.ShownItem> {
  return ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    const { itemId, ...item } = body;
    const id = itemId ?? tx.newId();
    const remembered = item.aisle === undefined ? await findHabit(tx, nameAsHabit(item.name)) : undefined;
    const inserted = await sql.insertOwnItem(tx, {
      ...item,
      id,
      list_id: listId,
      aisle: item.aisle ?? remembered?.aisle ?? aisleOfName(item.name, ctx.foods, locale),
    });
    if (inserted !== undefined) await changed(tx, listId);
    else found(await sql.findItem(tx, listId, id), 'ITEM_NOT_FOUND');
    return shownItem(tx, id);
  });
}

/** Ticks and places of any item; name, amount and note of own items only: those of foods follow from the plan. */
export async function changeItem(
  ctx: Mine,
  listId: string,
  itemId: string,
  body: BodyOf<typeof updateItem>,
): Promise<sql.ShownItem> {
  return ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    const item = found(await sql.findItem(tx, listId, itemId), 'ITEM_NOT_FOUND');
    if (item.removed_grams !== null) fail('ITEM_NOT_FOUND');
    const { checked, aisle, atHome, staple, ...words } = body;
    if (
      item.food_id !== null &&
      (words.name !== undefined || words.quantity !== undefined || words.unit !== undefined)
    ) {
      fail('VALIDATION_ERROR', { item: 'name and amount follow from the plan' });
    }
    if (item.food_id === null && staple !== undefined) fail('VALIDATION_ERROR', { staple: 'of foods only' });
    await rememberFood(tx, item.food_id ?? nameAsHabit(words.name ?? item.name ?? ''), { aisle, staple, said: listId });
    const given = Object.entries({
      checked,
      // Where a food lies is remembered with the food, not with this one item.
      aisle: aisle !== undefined && item.food_id !== null ? null : aisle,
      // Said for all lists, it holds for this one too.
      at_home: staple === undefined ? atHome : (atHome ?? null),
      ...words,
    }).filter(([, value]) => value !== undefined);
    if (atHome !== undefined && item.food_id !== null) await tellAtHome(tx, { ...item, food_id: item.food_id }, atHome);
    const ticked = tickedBy(item, checked, tx.actor.userId);
    await sql.updateItem(tx, itemId, { ...Object.fromEntries(given), ...ticked });
    await changed(tx, listId);
    return shownItem(tx, itemId);
  });
}

/** The planner hears of it: what is there is to be used up. */
async function tellAtHome(tx: MineTx, item: sql.ItemRow & { food_id: string }, atHome: boolean): Promise<void> {
  const grams = edibleGrams(item.sources);
  if (atHome && !(grams > 0)) return;
  const { householdId } = tx.actor;
  await publish(tx, 'food.at_home', { householdId, foodId: item.food_id, grams: atHome ? grams : null });
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

/** Whose tick it is: of who made it, not of who pressed it once more. */
export function tickedBy(
  before: sql.ItemRow,
  checked: boolean | undefined,
  userId: string | null,
): Partial<Pick<sql.ItemRow, 'ticked_by' | 'ticked_over'>> {
  if (checked === undefined || (checked && before.checked)) return {};
  if (!checked) return { ticked_by: null, ticked_over: null };
  return { ticked_by: userId, ticked_over: userId === null ? 'link' : 'account' };
}

export const shownIn = (locale: string, units: string): Shown => ({
  locale: localeFrom(locale),
  system: units === 'us' ? 'us' : 'metric',
});

async function visibleItems(ctx: TxCtx, listId: string): Promise<sql.ShownItem[]> {
  return (await itemsOf(ctx.db, listId)).filter((item) => item.removed_grams === null);
}

export async function changed(tx: MineTx, listId: string): Promise<void> {
  await sql.touchList(tx, listId);
  await publish(tx, 'shopping_list.updated', { householdId: tx.actor.householdId, listId });
}

/** Lists are kept as they were written: those that hold the food are written anew. */
export async function followChangedFood(ctx: Mine, foodId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    for (const listId of await sql.listsWith(tx, foodId)) {
      await sql.touchList(tx, listId);
      await publish(tx, 'shopping_list.updated', { householdId: ctx.actor.householdId, listId });
    }
  });
}
