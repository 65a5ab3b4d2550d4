import * as contract from '@mealwright/contracts/shopping';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import { userSettings } from '../accounts/accounts.api.ts';
import { itemView, summaryView, writtenList, writtenShared } from './shopping.answers.ts';
import * as service from './shopping.service.ts';
import * as sharing from './shopping.sharing.service.ts';
import * as store from './shopping.store.service.ts';

export const shoppingRoutes = [
  route(contract.generateList, async (ctx, { body }) =>
    writtenList(ctx, await service.generateShoppingList(ctx, body)),
  ),
  route(contract.listLists, async (ctx, { query }) => {
    const { rows, total } = await service.listLists(ctx, query);
    return pageOf(rows.map(summaryView), total, query);
  }),
  route(contract.getList, (ctx, { params }) => writtenList(ctx, params.listId)),
  route(contract.createList, async (ctx, { body }) => writtenList(ctx, await service.createList(ctx, body.name))),
  route(contract.renameList, async (ctx, { params, body }) => {
    await service.renameList(ctx, params.listId, body.name);
    return writtenList(ctx, params.listId);
  }),
  route(contract.deleteList, async (ctx, { params }) => service.deleteList(ctx, params.listId).then(() => undefined)),
  route(contract.getStoreOrder, async (ctx) => ({ aisles: await store.readAisleOrder(ctx) })),
  route(contract.putStoreOrder, async (ctx, { body }) => ({ aisles: await store.teachAisleOrder(ctx, body.aisles) })),
  route(contract.addItem, async (ctx, { params, body }) => {
    const shown = await shownTo(ctx);
    return itemView(ctx.foods, await service.addOwnItem(ctx, params.listId, body, shown.locale), shown);
  }),
  route(contract.updateItem, async (ctx, { params, body }) => {
    const item = await service.changeItem(ctx, params.listId, params.itemId, body);
    return itemView(await service.foodsOf(ctx, ctx.actor.householdId, [item]), item, await shownTo(ctx));
  }),
  route(contract.removeItem, async (ctx, { params }) =>
    service.removeFromList(ctx, params.listId, params.itemId).then(() => undefined),
  ),
  route(contract.shareList, async (ctx, { params, body }) => {
    const { token, expiresAt } = await sharing.shareList(ctx, params.listId, body.mode);
    return { token, path: `/shared/${token}`, mode: body.mode, expiresAt: expiresAt.toISOString() };
  }),
  route(contract.listShares, async (ctx, { params }) => ({
    data: (await sharing.listShares(ctx, params.listId)).map(({ mode, created_at, expires_at }) => ({
      mode,
      createdAt: created_at.toISOString(),
      expiresAt: expires_at.toISOString(),
    })),
  })),
  route(contract.endShare, async (ctx, { params }) =>
    sharing.endShare(ctx, params.listId, params.mode).then(() => undefined),
  ),
  route(contract.getSharedList, async (ctx, { params, query }) =>
    writtenShared(ctx, await sharing.readSharedList(ctx, params.token, query.locale)),
  ),
  route(contract.checkSharedItem, async (ctx, { params, query, body }) => {
    const { item, shown, householdId } = await sharing.checkSharedItem(ctx, params, body.checked, query.locale);
    return { ...itemView(await service.foodsOf(ctx, householdId, [item]), item, shown), tickedBy: null };
  }),
];

async function shownTo(ctx: Ctx<UserActor>): Promise<service.Shown> {
  const { locale, units } = await userSettings(ctx);
  return { locale, system: units };
}
