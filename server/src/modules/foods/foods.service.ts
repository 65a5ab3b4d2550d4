import type { OwnFoodInput } from '@mealwright/contracts/foods';
import { nameKey } from '@mealwright/nutrition/foods';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { idsLike } from './foods.meaning.ts';
import * as own from './foods.own.sql.ts';
import { isWrong, type OwnFood, ownFoodFrom } from './foods.rules.ts';
import * as sql from './foods.search.sql.ts';

export { foodByBarcode } from './foods.barcode.ts';
export type { AnyFoodRow } from './foods.search.sql.ts';

type Mine = Ctx<UserActor>;

/** So many foods by meaning beside those by name. */
const MOST_ALIKE = 8;

/** Names first; where no name is exactly what was typed, also what fits by meaning. */
export async function searchFoods(ctx: Mine, query: sql.FoodQuery) {
  const found = await sql.searchFoods(ctx, query);
  const words = query.q?.trim() ?? '';
  const named = ctx.foods.find(words, query.locale) !== null;
  const asked = words !== '' && query.page === 1 && (query.origin ?? 'table') === 'table' && !named;
  if (!asked) return { ...found, alike: [] };
  const shown = new Set(found.rows.map((row) => row.id));
  const ids = idsLike(ctx.foods, words, query.category, MOST_ALIKE).filter((id) => !shown.has(id));
  const rows = new Map((await sql.findFoods(ctx, ids)).map((row) => [row.id, row]));
  return { ...found, alike: ids.flatMap((id) => rows.get(id) ?? []) };
}

export const readFood = async (ctx: Mine, foodId: string) =>
  found((await sql.findFoods(ctx, [foodId]))[0], 'FOOD_NOT_FOUND');

export async function addOwnFood(ctx: Mine, input: OwnFoodInput): Promise<sql.AnyFoodRow> {
  const food = readInput(input);
  const id = ctx.newId();
  await ctx.tx((tx) => own.insertOwnFood(tx, id, food));
  return readFood(ctx, id);
}

export async function replaceOwnFood(ctx: Mine, id: string, input: OwnFoodInput): Promise<sql.AnyFoodRow> {
  const food = readInput(input);
  await ctx.tx(async (tx) => {
    if (!isOwnId(id) || !(await own.updateOwnFood(tx, id, food))) fail('FOOD_NOT_FOUND');
    const { userId, householdId } = tx.actor;
    await publish(tx, 'food.changed', { userId, householdId, foodId: id });
  });
  return readFood(ctx, id);
}

export async function removeOwnFood(ctx: Mine, id: string): Promise<void> {
  const there = isOwnId(id) && (await ctx.tx((tx) => own.deleteOwnFood(tx, id)));
  if (!there) fail('FOOD_NOT_FOUND');
}

export async function rememberMatch(ctx: Mine, name: string, foodId: string | null): Promise<void> {
  if (foodId !== null) await readFood(ctx, foodId);
  await ctx.tx((tx) => own.saveMatch(tx, nameKey(name), foodId));
}

export const exportFoods = async (ctx: Mine): Promise<unknown> => ({
  ownFoods: await own.exportOwnFoods(ctx),
  matches: await own.matchesOf(ctx),
});

function readInput(input: OwnFoodInput): OwnFood {
  const food = ownFoodFrom(input);
  return isWrong(food) ? fail('VALIDATION_ERROR', food) : food;
}
const isOwnId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
