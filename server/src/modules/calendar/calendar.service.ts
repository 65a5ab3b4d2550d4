import { type CalendarFeed, type CalendarTimes, defaultTimes } from '@mealwright/contracts/calendar';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { hashToken, newToken } from '../../platform/keys.ts';
import { requireSelf } from '../accounts/accounts.api.ts';
import { calendarText } from './calendar.rules.ts';
import * as sql from './calendar.sql.ts';
import { findFeedByToken, mealsFrom } from './calendar.views.sql.ts';

type Mine = Ctx<UserActor>;
/** What has been eaten stays in the calendar for a while. */
const KEPT_MS = 28 * 24 * 3600 * 1000;

export async function readFeed(ctx: Mine, userId: string): Promise<CalendarFeed> {
  requireSelf(ctx, userId);
  return feedView(await sql.findFeed(ctx));
}

export async function openFeed(
  ctx: Mine,
  userId: string,
  times: CalendarTimes | undefined,
): Promise<CalendarFeed & { token: string; path: string }> {
  requireSelf(ctx, userId);
  const { token, hash } = newToken();
  const feed = await ctx.tx(async (tx) => {
    const before = await sql.findFeed(tx);
    return sql.putFeed(tx, hash, times ?? before?.times ?? defaultTimes);
  });
  return { ...feedView(feed), token, path: `/api/v1/calendar/${token}.ics` };
}

export async function changeFeed(ctx: Mine, userId: string, times: CalendarTimes): Promise<CalendarFeed> {
  requireSelf(ctx, userId);
  return feedView(found(await ctx.tx((tx) => sql.setTimes(tx, times)), 'CALENDAR_NOT_FOUND'));
}

export async function closeFeed(ctx: Mine, userId: string): Promise<void> {
  requireSelf(ctx, userId);
  if (!(await ctx.tx((tx) => sql.deleteFeed(tx)))) fail('CALENDAR_NOT_FOUND');
}

/** The household's meals as iCalendar, for whoever knows the address. */
export async function writeCalendar(ctx: Ctx, token: string): Promise<string> {
  const feed = found(await findFeedByToken(ctx, hashToken(token)), 'CALENDAR_NOT_FOUND');
  const from = new Date(ctx.now().getTime() - KEPT_MS).toISOString().slice(0, 10);
  return calendarText(await mealsFrom(ctx, feed.household_id, from), feed.times, feed.locale, feed.slots ?? []);
}

function feedView(feed: sql.FeedRow | undefined): CalendarFeed {
  return {
    active: feed !== undefined,
    since: feed?.created_at.toISOString() ?? null,
    times: feed?.times ?? defaultTimes,
  };
}
