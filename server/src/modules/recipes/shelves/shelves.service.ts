import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail, found } from '../../../platform/errors.ts';
import { householdFoods } from '../../foods/foods.api.ts';
import { rateRecipe, readRecipe } from '../recipes.service.ts';
import * as sql from './shelves.sql.ts';

type Mine = Ctx<UserActor>;
type Place = { page: number; limit: number };

export type { CardRow } from '../recipes.sql.ts';
export type { Cookable, Counted, LogRow, MadeRow } from './shelves.sql.ts';

/** It comes from the tap. */
const ALWAYS_THERE = ['water'];

/** Recipes by how much of them is there, with the foods that are missing. */
export async function recipesWith(ctx: Mine, foods: readonly string[], place: Place) {
  const { table } = await householdFoods(ctx);
  return { ...(await sql.recipesWith(ctx, foods, ALWAYS_THERE, place)), table };
}

export const listCollections = (ctx: Mine, recipeId: string | undefined) => sql.listCollections(ctx, recipeId);
export const readCollection = async (ctx: Mine, id: string) =>
  found(await sql.findCollection(ctx, id), 'COLLECTION_NOT_FOUND');

export async function addCollection(ctx: Mine, name: string): Promise<sql.Counted> {
  const id = ctx.newId();
  if (!(await ctx.tx((tx) => sql.insertCollection(tx, id, name)))) fail('COLLECTION_EXISTS');
  return readCollection(ctx, id);
}

export async function renameCollection(ctx: Mine, id: string, name: string): Promise<sql.Counted> {
  await readCollection(ctx, id);
  await ctx.tx(async (tx) => {
    if (await sql.hasCollectionNamed(tx, name, id)) fail('COLLECTION_EXISTS');
    await sql.renameCollection(tx, id, name);
  });
  return readCollection(ctx, id);
}

export async function deleteCollection(ctx: Mine, id: string): Promise<void> {
  if (!(await ctx.tx((tx) => sql.deleteCollection(tx, id)))) fail('COLLECTION_NOT_FOUND');
}

export async function setCollected(ctx: Mine, collectionId: string, recipeId: string, there: boolean): Promise<void> {
  await readCollection(ctx, collectionId);
  if (there) await readRecipe(ctx, recipeId);
  await ctx.tx((tx) => sql.setCollected(tx, collectionId, recipeId, there));
}

export async function listCollected(ctx: Mine, collectionId: string, place: Place) {
  await readCollection(ctx, collectionId);
  return sql.listCollected(ctx, collectionId, place);
}

export async function listLog(ctx: Mine, recipeId: string): Promise<sql.LogRow[]> {
  await readRecipe(ctx, recipeId);
  return sql.listLog(ctx, recipeId);
}

/** Today where the day begins first, fourteen hours before Greenwich. */
const lastToday = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);

export async function addToLog(
  ctx: Mine,
  recipeId: string,
  { text, madeOn, rating }: { text: string; madeOn?: string | undefined; rating: number | null },
): Promise<sql.LogRow> {
  await readRecipe(ctx, recipeId);
  if (madeOn !== undefined && madeOn > lastToday(ctx.now())) fail('VALIDATION_ERROR', { madeOn: 'lies in the future' });
  const kind = madeOn === undefined ? ('note' as const) : ('made' as const);
  const entry = { recipe_id: recipeId, kind, day: madeOn ?? null, text, rating };
  const row = await ctx.tx((tx) => sql.insertLog(tx, entry));
  if (rating !== null) await rateRecipe(ctx, recipeId, rating);
  return row;
}

export const listMade = (ctx: Mine, place: Place) => sql.listMade(ctx, place);

/** Filters whose collection is seen to be of this household. */
export async function withinCollection<F extends { collection?: string | undefined }>(ctx: Mine, filters: F) {
  const { collection: id, ...others } = filters;
  if (id === undefined) return others;
  const { version } = await readCollection(ctx, id);
  return { ...others, collection: { id, version } };
}

export async function deleteFromLog(ctx: Mine, recipeId: string, entryId: string): Promise<void> {
  if (!(await ctx.tx((tx) => sql.deleteLog(tx, recipeId, entryId)))) fail('ENTRY_NOT_FOUND');
}
