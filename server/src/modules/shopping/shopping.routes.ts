import * as contract from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import { userSettings } from '../accounts/accounts.api.ts';
import { aisleOfName, lineOf } from './shopping.rules.ts';
import * as service from './shopping.service.ts';

type Shown = Pick<service.ShownList, 'locale' | 'system'>;

export const shoppingRoutes = [
  route(contract.generateList, async (ctx, { body }) => listView(ctx, await service.generateShoppingList(ctx, body))),
  route(contract.listLists, async (ctx, { query }) => {
    const { rows, total } = await service.listLists(ctx, query);
    return pageOf(rows.map(summaryView), total, query);
  }),
  route(contract.getList, async (ctx, { params }) => listView(ctx, await service.readList(ctx, params.listId))),
  route(contract.addItem, async (ctx, { params, body }) =>
    itemView(ctx, await service.addOwnItem(ctx, params.listId, body), await shownTo(ctx)),
  ),
  route(contract.updateItem, async (ctx, { params, body }) =>
    itemView(ctx, await service.changeItem(ctx, params.listId, params.itemId, body), await shownTo(ctx)),
  ),
  route(contract.removeItem, async (ctx, { params }) =>
    service.removeFromList(ctx, params.listId, params.itemId).then(() => undefined),
  ),
  route(contract.shareList, async (ctx, { params, body }) => {
    const { token, expiresAt } = await service.shareList(ctx, params.listId, body.mode);
    return { token, path: `/shared/${token}`, mode: body.mode, expiresAt: expiresAt.toISOString() };
  }),
  route(contract.getSharedList, async (ctx, { params }) => {
    const shared = await service.readSharedList(ctx, params.token);
    return { ...listView(ctx, shared), mode: shared.mode };
  }),
  route(contract.checkSharedItem, async (ctx, { params, body }) => {
    const { item, shown } = await service.checkSharedItem(ctx, params.token, params.itemId, body.checked);
    return itemView(ctx, item, shown);
  }),
];

async function shownTo(ctx: Ctx<UserActor>): Promise<Shown> {
  const { locale, units } = await userSettings(ctx);
  return { locale, system: units };
}

function summaryView(row: service.SummaryRow): contract.ListSummary {
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

function listView(ctx: Ctx, shown: service.ShownList): contract.ShoppingList {
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

function itemView(ctx: Ctx, row: service.ItemRow, { locale, system }: Shown): contract.ListItem {
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
