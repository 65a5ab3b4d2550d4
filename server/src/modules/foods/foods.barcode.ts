import type { OutsideAnswer } from '@mealwright/contracts/foods';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import * as own from './foods.own.sql.ts';
import { barcodeOf } from './foods.rules.ts';
import { type AnyFoodRow, findFoods, foodByGtin } from './foods.search.sql.ts';

const DAY_MS = 24 * 3600 * 1000;
/** What the wish of Open Food Facts for product pages allows one asker with room to spare. */
const MOST_A_MINUTE = 10;
const FRESH_MS = 30 * DAY_MS;
const MISSED_MS = DAY_MS;

type Mine = Ctx<UserActor>;

/** Own food, stored product, outside source, in this order. What was fetched is kept and renewed after a month. */
export async function foodByBarcode(ctx: Mine, text: string): Promise<AnyFoodRow> {
  const code = barcodeOf(text) ?? fail('VALIDATION_ERROR', { gtin: 'this is no barcode: a digit is wrong or missing' });
  const { gtin } = code;
  const stored = await foodByGtin(ctx, gtin);
  if (stored !== undefined && !isStale(ctx, stored)) return stored;
  if (code.inner) notFound('inner-code');
  const answer = await askOutside(ctx, gtin);
  if (typeof answer !== 'string') return answer;
  return stored ?? notFound(answer);
}

const notFound = (outside: OutsideAnswer): never => fail('FOOD_NOT_FOUND', { outside });

function isStale(ctx: Mine, row: AnyFoodRow & { fetched_at: Date | null }): boolean {
  if (row.origin !== 'outside' || row.source.dataset !== 'openfoodfacts' || row.fetched_at === null) return false;
  return ctx.now().getTime() - row.fetched_at.getTime() > FRESH_MS;
}

async function askOutside(ctx: Mine, gtin: string): Promise<AnyFoodRow | OutsideAnswer> {
  const { foodData } = ctx.providers;
  if (!foodData.asks) return 'off';
  const before = await own.findLookup(ctx, gtin);
  if (before?.found === false && ctx.now().getTime() - before.looked_at.getTime() < MISSED_MS) return 'not-found';
  if (!(await own.reserveLookup(ctx, gtin, MOST_A_MINUTE))) return 'busy';
  const food = await foodData.byGtin(gtin);
  if (food === 'busy' || food === 'unavailable') return food;
  await ctx.tx(async (tx) => {
    if (food !== 'not-found') await own.storeOutsideFoods(tx, [food]);
    await own.noteLookup(tx, gtin, food !== 'not-found');
  });
  if (food === 'not-found') return food;
  return found((await findFoods(ctx, [food.id]))[0], 'FOOD_NOT_FOUND');
}
