import type { Locale } from '@mealwright/contracts/common';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { hashToken, newToken } from '../../platform/keys.ts';
import { type SharedHead, type Shown, type ShownItem, shownIn, tickedBy } from './shopping.service.ts';
import * as sql from './shopping.sql.ts';
import { listForScreen, shownItem } from './shopping.views.sql.ts';

type Mine = Ctx<UserActor>;
type Mode = 'view' | 'edit';

const SHARED_FOR_MS = 30 * 24 * 3600 * 1000;

export async function shareList(ctx: Mine, listId: string, mode: Mode): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = newToken();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + SHARED_FOR_MS);
  await ctx.tx(async (tx) => {
    const list = found(await listForScreen(tx, listId), 'LIST_NOT_FOUND');
    await sql.putShare(tx, {
      token_hash: hash,
      list_id: listId,
      mode,
      locale: list.locale,
      units: list.units,
      created_at: now,
      expires_at: expiresAt,
    });
    await tellListeners(tx, listId);
  });
  return { token, expiresAt };
}

export async function listShares(ctx: Mine, listId: string) {
  found(await listForScreen(ctx, listId), 'LIST_NOT_FOUND');
  return sql.sharesOf(ctx, listId);
}

/** Ended is ended, also when it was before. */
export async function endShare(ctx: Mine, listId: string, mode: Mode): Promise<void> {
  await ctx.tx(async (tx) => {
    found(await sql.lockList(tx, listId), 'LIST_NOT_FOUND');
    await sql.deleteShare(tx, listId, mode);
    await tellListeners(tx, listId);
  });
}

/** A link that has ended is noticed at once by who has it open: they look again. */
const tellListeners = (tx: TxCtx<UserActor>, listId: string) =>
  publish(tx, 'shopping_list.updated', { householdId: tx.actor.householdId, listId });

export async function readSharedList(ctx: Ctx, token: string, locale?: Locale): Promise<SharedHead> {
  const share = found(await sql.findShare(ctx, hashToken(token)), 'LIST_NOT_FOUND');
  return { list: share, mode: share.mode, ...shownIn(locale ?? share.locale, share.units) };
}

export async function checkSharedItem(
  ctx: Ctx,
  { token, itemId }: { token: string; itemId: string },
  checked: boolean,
  locale?: Locale,
): Promise<{ item: ShownItem; shown: Shown; householdId: string }> {
  return ctx.tx(async (tx) => {
    const share = found(await sql.findShare(tx, hashToken(token)), 'LIST_NOT_FOUND');
    if (share.mode !== 'edit') fail('LIST_NOT_FOUND');
    await sql.touchList(tx, share.list_id);
    const before = found(await sql.findItem(tx, share.list_id, itemId), 'ITEM_NOT_FOUND');
    if (before.removed_grams !== null) fail('ITEM_NOT_FOUND');
    await sql.updateItem(tx, itemId, { checked, ...tickedBy(before, checked, null) });
    await publish(tx, 'shopping_list.updated', { householdId: share.household_id, listId: share.list_id });
    const shown = shownIn(locale ?? share.locale, share.units);
    return { item: await shownItem(tx, itemId), shown, householdId: share.household_id };
  });
}
