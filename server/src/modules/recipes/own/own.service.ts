import type { Locale } from '@mealwright/contracts/common';
import { partOf, type RecipeReading, type RecipeState } from '@mealwright/contracts/own-recipes';
import { courses, cuisines } from '@mealwright/cookbook/vocabulary';
import { nameOf } from '@mealwright/nutrition/food-names';
import type { Ctx, TxCtx, UserActor } from '../../../platform/ctx.ts';
import { fail, found } from '../../../platform/errors.ts';
import { publish } from '../../../platform/events.ts';
import { householdFoods } from '../../foods/foods.api.ts';
import { forgetRecipe } from '../recipes.answers.ts';
import type { RecipeRow, StoredRow } from '../recipes.sql.ts';
import { byName, recipeNamed } from './named.rules.ts';
import { partsOf, rowOf } from './own.row.ts';
import { computeState, type Reader } from './own.rules.ts';
import * as own from './own.sql.ts';
import { checkParts, renewWholes, withParts } from './parts.ts';
import { likelyServings } from './servings.rules.ts';
import { unserved } from './servings.sql.ts';

type Mine = Ctx<UserActor>;

/** The foods, and what this household means by their names. */
export const readerOf = async (ctx: Mine, locale: Locale): Promise<Reader> => ({
  ...(await householdFoods(ctx)),
  parts: new Map(),
  locale,
  stamp: ctx.settings.reading,
});

export async function readState(ctx: Mine, state: RecipeState, locale: Locale): Promise<RecipeReading> {
  const { reading } = await computeState(state, await withParts(ctx, await readerOf(ctx, locale), state));
  const titles = byName(await own.titlesOf(ctx, state.title));
  return {
    ...reading,
    lines: reading.lines.map((line, at) =>
      state.ingredients[at]?.as === null && line.mark === 'read' ? { ...line, part: recipeNamed(line, titles) } : line,
    ),
  };
}

export async function createRecipe(
  ctx: Mine,
  { published, ...state }: RecipeState & { published: boolean },
  locale: Locale,
): Promise<string> {
  if (published && ctx.actor.role !== 'admin') fail('FORBIDDEN');
  const reader = await withParts(ctx, await readerOf(ctx, locale), state);
  check(state, reader);
  if (published && partsOf(state).length > 0)
    fail('VALIDATION_ERROR', { ingredients: 'a recipe for everyone holds no recipe of one household' });
  const id = ctx.newId();
  const row = rowOf(id, published ? null : ctx.actor.householdId, state, reader, await computeState(state, reader));
  await ctx.tx(async (tx) => {
    await checkParts(tx, id, state, reader);
    await own.insertOwn(tx, row);
    const { userId } = tx.actor;
    await publish(tx, 'recipe.added', { userId, householdId: row.household_id, recipeIds: [id] });
  });
  await forgetRecipe(ctx, id);
  return id;
}

/** What is not named in `change` stays. */
export async function changeRecipe(
  ctx: Mine,
  recipeId: string,
  {
    version,
    ...change
  }: { [Key in keyof RecipeState]?: RecipeState[Key] | undefined } & { version?: number | undefined },
  locale: Locale,
): Promise<void> {
  const reader = await readerOf(ctx, locale);
  const { wholes } = await ctx.tx(async (tx) => {
    const before = found(await own.lockOwn(tx, recipeId), 'RECIPE_NOT_FOUND');
    if (version !== undefined && version !== before.version) fail('RECIPE_CHANGED', { version: before.version });
    const said = change.servings === undefined ? {} : { servingsEstimated: false };
    const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const state = { ...stateOf(before), ...said, ...named } as RecipeState;
    check(state, reader);
    return store(tx, before, state, reader);
  });
  for (const id of [recipeId, ...wholes]) await forgetRecipe(ctx, id);
}

export async function deleteRecipe(ctx: Mine, recipeId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const { household_id: householdId } = found(await own.lockOwn(tx, recipeId), 'RECIPE_NOT_FOUND');
    await own.markDeleted(tx, recipeId);
    await publish(tx, 'recipe.deleted', { userId: tx.actor.userId, householdId, recipeId });
  });
  await forgetRecipe(ctx, recipeId);
}

export async function readOwn(ctx: Mine, recipeId: string, locale: Locale) {
  const row = await findOpen(ctx, recipeId);
  const state = stateOf(row);
  return { row, state, reading: await readState(ctx, state, locale), askedAnew: await newsOf(ctx, row, locale) };
}

async function newsOf(ctx: Mine, { asked_anew: news }: StoredRow, locale: Locale) {
  if (news === null) return null;
  const { table } = await householdFoods(ctx);
  const lines = news.lines.map(({ line, foodId, grams }) => {
    const food = table.byId(foodId);
    return { line, foodId, grams, name: food === null ? foodId : nameOf(food, locale) };
  });
  return { at: news.at, kcalBefore: news.kcal, lines };
}

export async function listVersions(ctx: Mine, recipeId: string) {
  const row = found(await own.findOwn(ctx, recipeId), 'RECIPE_NOT_FOUND');
  const former = await own.formerVersions(ctx, recipeId);
  const all = [{ version: row.version, state: stateOf(row), changed_at: row.updated_at }, ...former];
  return all.map((one, at) => ({ ...one, current: at === 0 && row.deleted_at === null }));
}

export async function readVersion(ctx: Mine, recipeId: string, version: number) {
  const row = found(await own.findOwn(ctx, recipeId), 'RECIPE_NOT_FOUND');
  if (row.version === version)
    return { version, state: stateOf(row), changed_at: row.updated_at, current: row.deleted_at === null };
  return { ...found(await own.findVersion(ctx, recipeId, version), 'VERSION_NOT_FOUND'), current: false };
}

/** Also brings back what was taken away. */
export async function restoreVersion(ctx: Mine, recipeId: string, version: number, locale: Locale): Promise<void> {
  const reader = await readerOf(ctx, locale);
  const { wholes } = await ctx.tx(async (tx) => {
    const before = found(await own.lockOwn(tx, recipeId, { deleted: true }), 'RECIPE_NOT_FOUND');
    const state =
      before.version === version
        ? stateOf(before)
        : found(await own.findVersion(tx, recipeId, version), 'VERSION_NOT_FOUND').state;
    return store(tx, before, state, reader);
  });
  for (const id of [recipeId, ...wholes]) await forgetRecipe(ctx, id);
}

export const listDoubtful = own.listDoubtful;

/** With an estimate of how many each serves. */
export async function listUnserved(ctx: Mine) {
  const rows = await unserved(ctx);
  return rows.map((row) => ({ ...row, likely: likelyServings(row.course, row.kcal, row.grams) }));
}

type Answer = { recipeId: string; servings: number | null; estimated: boolean };

/** Each for itself; what somebody has said stands above, and what is gone is left alone. */
export async function answerServings(ctx: Mine, answers: readonly Answer[], locale: Locale) {
  const reader = await readerOf(ctx, locale);
  const changed: string[] = [];
  const ready: string[] = [];
  for (const { recipeId, servings, estimated } of answers) {
    const touched = await ctx.tx(async (tx) => {
      const before = await own.lockOwn(tx, recipeId);
      if (before === undefined || before.state === null) return [];
      const { state } = before;
      if (servings === null ? state.servingsEstimated !== true : state.servings !== null) return [];
      const next = { ...state, servings, servingsEstimated: servings !== null && estimated };
      const { wholes, isReady } = await store(tx, before, next, reader);
      if (isReady) ready.push(recipeId);
      return [recipeId, ...wholes];
    });
    if (touched.length > 0) changed.push(recipeId);
    for (const id of touched) await forgetRecipe(ctx, id);
  }
  return { changed, ready };
}

async function findOpen(ctx: Mine, recipeId: string): Promise<StoredRow> {
  const row = found(await own.findOwn(ctx, recipeId), 'RECIPE_NOT_FOUND');
  return row.deleted_at === null ? row : fail('RECIPE_NOT_FOUND');
}

type Stored = { wholes: string[]; isReady: boolean };

/** `wholes`: the recipes that hold this one; they are computed anew with it. */
async function store(tx: TxCtx<UserActor>, before: RecipeRow, state: RecipeState, plain: Reader): Promise<Stored> {
  const reader = await withParts(tx, plain, state);
  await checkParts(tx, before.id, state, reader);
  const made = await computeState(state, reader);
  await own.updateOwn(tx, before, rowOf(before.id, before.household_id, state, reader, made));
  await publish(tx, 'recipe.updated', {
    userId: tx.actor.userId,
    householdId: before.household_id,
    recipeId: before.id,
  });
  return { wholes: await renewWholes(tx, before.id, plain), isReady: made.reading.ready };
}

const stateOf = (row: RecipeRow): RecipeState => found(row.state, 'RECIPE_NOT_FOUND');

/** Words of closed lists, and foods that exist. */
function check(state: RecipeState, { table }: Reader): void {
  if (!(cuisines as readonly string[]).includes(state.cuisine)) fail('VALIDATION_ERROR', { cuisine: 'is not known' });
  if (!(courses as readonly string[]).includes(state.course)) fail('VALIDATION_ERROR', { course: 'is not known' });
  const missing = state.ingredients.flatMap(({ as }) =>
    as !== null && partOf(as.foodId) === null && table.byId(as.foodId) === null ? as.foodId : [],
  );
  if (missing.length > 0) fail('FOOD_NOT_FOUND', { foodIds: missing });
}
