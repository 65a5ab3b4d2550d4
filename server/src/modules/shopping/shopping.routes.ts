import * as contract from '@mealwright/contracts/shopping';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import { userSettings } from '../accounts/accounts.api.ts';
import { itemView, listView, summaryView, writtenList } from './shopping.answers.ts';
import * as service from './shopping.service.ts';

export const shoppingRoutes = [
  route(contract.generateList, async (ctx, { body }) =>
    writtenList(ctx, await service.generateShoppingList(ctx, body)),
  ),
  route(contract.listLists, async (ctx, { query }) => {
    const { rows, total } = await service.listLists(ctx, query);
    return pageOf(rows.map(summaryView), total, query);
  }),
  route(contract.getList, (ctx, { params }) => writtenList(ctx, params.listId)),
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
    return { ...listView(ctx, await service.withItems(ctx, shared)), mode: shared.mode };
  }),
  route(contract.checkSharedItem, async (ctx, { params, body }) => {
    const { item, shown } = await service.checkSharedItem(ctx, params.token, params.itemId, body.checked);
    return itemView(ctx, item, shown);
  }),
];

async function shownTo(ctx: Ctx<UserActor>): Promise<service.Shown> {
  const { locale, units } = await userSettings(ctx);
  return { locale, system: units };
}
