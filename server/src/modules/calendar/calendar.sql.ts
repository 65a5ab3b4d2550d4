import type { CalendarTimes } from '@mealwright/contracts/calendar';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

export type FeedRow = {
  household_id: string;
  user_id: string;
  token_hash: string;
  times: CalendarTimes;
  created_at: Date;
};
const feeds = (ctx: TxCtx) => ctx.db.withTables<{ calendar_feed: FeedRow }>();
type Mine = TxCtx<UserActor>;

export const findFeed = (ctx: Mine): Promise<FeedRow | undefined> =>
  feeds(ctx)
    .selectFrom('calendar_feed')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

/** A new address in place of the one before. */
export async function putFeed(ctx: Mine, tokenHash: string, times: CalendarTimes): Promise<FeedRow> {
  const row = {
    household_id: ctx.actor.householdId,
    user_id: ctx.actor.userId,
    token_hash: tokenHash,
    times: JSON.stringify(times) as never,
    created_at: ctx.now(),
  };
  return feeds(ctx)
    .insertInto('calendar_feed')
    .values(row)
    .onConflict((conflict) => conflict.column('household_id').doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const setTimes = (ctx: Mine, times: CalendarTimes): Promise<FeedRow | undefined> =>
  feeds(ctx)
    .updateTable('calendar_feed')
    .set({ times: JSON.stringify(times) as never })
    .where('household_id', '=', ctx.actor.householdId)
    .returningAll()
    .executeTakeFirst();

export async function deleteFeed(ctx: Mine): Promise<boolean> {
  const { numDeletedRows } = await feeds(ctx)
    .deleteFrom('calendar_feed')
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
