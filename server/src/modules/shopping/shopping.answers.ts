import * as contract from '@mealwright/contracts/shopping';
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { Written, writerFor } from '../../platform/schema.ts';
import { aisleOfName, aisleOrder, lineOf } from './shopping.rules.ts';
import * as service from './shopping.service.ts';

const writeList = writerFor(contract.shoppingList);
const writeShared = writerFor(contract.getSharedList.response);

/** A list as it is answered, written once for each version, language and units (decision 002). */
export async function writtenList(ctx: Ctx<UserActor>, listId: string): Promise<Written<contract.ShoppingList>> {
  const head = await service.readHead(ctx, listId);
  return new Written(
    await ctx.cache.get('shopping-list', keyOf(head), async () =>
      Buffer.from(writeList(listView(await service.withItems(ctx, head)))),
    ),
  );
}

/** The same for who has a link: they look every few seconds. */
export async function writtenShared(ctx: Ctx, head: service.SharedHead): Promise<Written<contract.SharedList>> {
  const { mode } = head;
  return new Written(
    await ctx.cache.get('shopping-list', `${keyOf(head)} ${mode}`, async () =>
      Buffer.from(writeShared({ ...forStrangers(listView(await service.withItems(ctx, head))), mode })),
    ),
  );
}

const keyOf = ({ list, locale, system }: service.ListHead) =>
  `${list.id} ${list.version} ${list.store_version} ${list.plan_id} ${locale} ${system}`;

export function summaryView(row: service.SummaryRow): contract.ListSummary {
  return { ...headView(row), itemCount: row.item_count, checkedCount: row.checked_count };
}

function headView(row: service.ListRow) {
  return {
    listId: row.id,
    name: row.name,
    planId: row.plan_id,
    weekStart: row.week_start,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function listView(shown: service.ShownList): contract.ShoppingList {
  const items = shown.items.map((item) => itemView(shown.foods, item, shown));
  const order = aisleOrder(shown.list.aisles);
  const place = new Map(order.map((aisle, at) => [aisle, at]));
  items.sort(
    (a, b) => (place.get(a.aisle) ?? 99) - (place.get(b.aisle) ?? 99) || a.name.localeCompare(b.name, shown.locale),
  );
  const toBuy = items.filter((item) => !item.atHome);
  return {
    ...headView(shown.list),
    itemCount: toBuy.length,
    checkedCount: toBuy.filter((item) => item.checked).length,
    aisleOrder: order,
    items,
  };
}

function tickView({ checked, ticked_by, ticked_over, ticked_name }: service.ShownItem): contract.ListItem['tickedBy'] {
  // Ticked before this was kept, or by someone who is gone: nobody is named.
  if (!checked || ticked_over === null || (ticked_over === 'account' && ticked_by === null)) return null;
  return { over: ticked_over, userId: ticked_by, name: ticked_name };
}

/** Who lives in the household is nothing for who has the link. */
function forStrangers(list: contract.ShoppingList): contract.ShoppingList {
  return { ...list, items: list.items.map((item) => ({ ...item, tickedBy: null })) };
}

export function itemView(
  foods: FoodTable,
  row: service.ShownItem,
  { locale, system }: service.Shown,
): contract.ListItem {
  const common = {
    itemId: row.id,
    checked: row.checked,
    atHome: row.at_home ?? row.usually_at_home ?? false,
    staple: row.usually_at_home ?? false,
    tickedBy: tickView(row),
    note: row.note,
    updatedAt: row.updated_at.toISOString(),
  };
  if (row.food_id === null) {
    const name = row.name ?? '';
    const { quantity, unit } = row;
    return {
      ...common,
      foodId: null,
      name,
      quantity,
      unit,
      grams: null,
      aisle: row.aisle ?? aisleOfName(name, foods, locale),
      own: true,
      optional: false,
      sources: [],
    };
  }
  const line = lineOf(row.food_id, row.sources, foods, { system, locale });
  return {
    ...common,
    foodId: row.food_id,
    name: line?.name ?? row.food_id,
    quantity: thousandths(line?.quantity ?? null),
    unit: line?.unit ?? null,
    grams: thousandths(line?.grams ?? null),
    aisle: row.aisle ?? row.usual_aisle ?? line?.aisle ?? 'other',
    own: false,
    optional: line?.optional ?? false,
    sources: (line?.shares ?? []).map(({ source, quantity, grams }) => ({
      recipeId: source.recipeId,
      title: source.title,
      mealId: source.mealId,
      date: source.date,
      quantity: thousandths(quantity),
      unit: line?.unit ?? null,
      grams: thousandths(grams),
      optional: source.optional ?? false,
    })),
  };
}

/** Closer than any scale; the digits behind were an eighth of a list. */
const thousandths = <Value extends number | null>(value: Value) =>
  (value === null ? null : Math.round(value * 1000) / 1000) as Value;
