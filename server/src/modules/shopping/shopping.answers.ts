import * as contract from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { Written, writerFor } from '../../platform/schema.ts';
import { aisleOfName, lineOf } from './shopping.rules.ts';
import * as service from './shopping.service.ts';

const writeList = writerFor(contract.shoppingList);

/** A list as it is answered, written once for each version, language and units (decision 002). */
export async function writtenList(ctx: Ctx<UserActor>, listId: string): Promise<Written<contract.ShoppingList>> {
  const head = await service.readHead(ctx, listId);
  const { list, locale, system } = head;
  const key = `${listId} ${list.version} ${list.plan_id} ${locale} ${system}`;
  return new Written(
    await ctx.cache.get('shopping-list', key, async () =>
      Buffer.from(writeList(listView(ctx, await service.withItems(ctx, head)))),
    ),
  );
}

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

export function listView(ctx: Ctx, shown: service.ShownList): contract.ShoppingList {
  const items = shown.items.map((item) => itemView(ctx, item, shown));
  const order = new Map<string, number>(aisles.map((aisle, at) => [aisle, at]));
  items.sort(
    (a, b) => (order.get(a.aisle) ?? 99) - (order.get(b.aisle) ?? 99) || a.name.localeCompare(b.name, shown.locale),
  );
  return {
    ...headView(shown.list),
    itemCount: items.length,
    checkedCount: items.filter((item) => item.checked).length,
    items,
  };
}

export function itemView(ctx: Ctx, row: service.ItemRow, { locale, system }: service.Shown): contract.ListItem {
  const common = { itemId: row.id, checked: row.checked, note: row.note, updatedAt: row.updated_at.toISOString() };
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
      aisle: row.aisle ?? aisleOfName(name, ctx.foods),
      own: true,
      sources: [],
    };
  }
  const line = lineOf(row.food_id, row.sources, ctx.foods, { system, locale });
  return {
    ...common,
    foodId: row.food_id,
    name: line?.name ?? row.food_id,
    quantity: line?.quantity ?? null,
    unit: line?.unit ?? null,
    grams: line?.grams ?? null,
    aisle: row.aisle ?? line?.aisle ?? 'other',
    own: false,
    sources: (line?.shares ?? []).map(({ source, quantity, grams }) => ({
      recipeId: source.recipeId,
      title: source.title,
      mealId: source.mealId,
      date: source.date,
      quantity,
      unit: line?.unit ?? null,
      grams,
    })),
  };
}
