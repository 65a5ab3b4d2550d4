import { createHash } from 'node:crypto';
import type { Locale } from '@mealwright/contracts/common';
import type { RecipeReading, RecipeState } from '@mealwright/contracts/own-recipes';
import { illustrate } from '@mealwright/cookbook/illustration';
import { courses, cuisines } from '@mealwright/cookbook/vocabulary';
import { nameKey } from '@mealwright/nutrition/foods';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { householdFoods } from '../foods/foods.api.ts';
import { forgetRecipe } from './recipes.answers.ts';
import { type Computed, computeState, type Reader } from './recipes.own.rules.ts';
import * as own from './recipes.own.sql.ts';
import type { RecipeRow } from './recipes.sql.ts';
import { spansOf } from './recipes.steps.rules.ts';
import { ANY_ALLERGEN } from './recipes.words.ts';

type Mine = Ctx<UserActor>;

/** The foods, and what this household means by their names. */
export const readerOf = async (ctx: Mine, locale: Locale): Promise<Reader> => ({
  ...(await householdFoods(ctx)),
  locale,
});

export async function readState(ctx: Mine, state: RecipeState, locale: Locale): Promise<RecipeReading> {
  return computeState(state, await readerOf(ctx, locale)).reading;
}

export async function createRecipe(
  ctx: Mine,
  { published, ...state }: RecipeState & { published: boolean },
  locale: Locale,
): Promise<string> {
  if (published && ctx.actor.role !== 'admin') fail('FORBIDDEN');
  const reader = await readerOf(ctx, locale);
  check(state, reader);
  const id = ctx.newId();
  const row = rowOf(id, published ? null : ctx.actor.householdId, state, reader);
  await ctx.tx((tx) => own.insertOwn(tx, row));
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
  await ctx.tx(async (tx) => {
    const before = found(await own.lockOwn(tx, recipeId), 'RECIPE_NOT_FOUND');
    if (version !== undefined && version !== before.version) fail('RECIPE_CHANGED', { version: before.version });
    const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const state = { ...stateOf(before), ...named } as RecipeState;
    check(state, reader);
    await store(tx, before, state, reader);
  });
  await forgetRecipe(ctx, recipeId);
}

export async function deleteRecipe(ctx: Mine, recipeId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    found(await own.lockOwn(tx, recipeId), 'RECIPE_NOT_FOUND');
    await own.markDeleted(tx, recipeId);
  });
  await forgetRecipe(ctx, recipeId);
}

export async function readOwn(ctx: Mine, recipeId: string, locale: Locale) {
  const row = await findOpen(ctx, recipeId);
  const state = stateOf(row);
  return { row, state, reading: await readState(ctx, state, locale) };
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
  await ctx.tx(async (tx) => {
    const before = found(await own.lockOwn(tx, recipeId, { deleted: true }), 'RECIPE_NOT_FOUND');
    const state =
      before.version === version
        ? stateOf(before)
        : found(await own.findVersion(tx, recipeId, version), 'VERSION_NOT_FOUND').state;
    await store(tx, before, state, reader);
  });
  await forgetRecipe(ctx, recipeId);
}

export const listDoubtful = own.listDoubtful;

async function findOpen(ctx: Mine, recipeId: string): Promise<RecipeRow> {
  const row = found(await own.findOwn(ctx, recipeId), 'RECIPE_NOT_FOUND');
  return row.deleted_at === null ? row : fail('RECIPE_NOT_FOUND');
}

async function store(tx: TxCtx<UserActor>, before: RecipeRow, state: RecipeState, reader: Reader): Promise<void> {
  await own.updateOwn(tx, before, rowOf(before.id, before.household_id, state, reader));
  await publish(tx, 'recipe.updated', {
    userId: tx.actor.userId,
    householdId: before.household_id,
    recipeId: before.id,
  });
}

const stateOf = (row: RecipeRow): RecipeState => found(row.state, 'RECIPE_NOT_FOUND');

/** Words of closed lists, and foods that exist. */
function check(state: RecipeState, { table }: Reader): void {
  if (!(cuisines as readonly string[]).includes(state.cuisine)) fail('VALIDATION_ERROR', { cuisine: 'is not known' });
  if (!(courses as readonly string[]).includes(state.course)) fail('VALIDATION_ERROR', { course: 'is not known' });
  const missing = state.ingredients.flatMap(({ as }) =>
    as !== null && table.byId(as.foodId) === null ? as.foodId : [],
  );
  if (missing.length > 0) fail('FOOD_NOT_FOUND', { foodIds: missing });
}

/** The same recipe has the same key, however its lines are spaced and capitalised. */
export function contentKey(state: Pick<RecipeState, 'title' | 'ingredients'>): string {
  const parts = [state.title, ...state.ingredients.map((line) => line.text || JSON.stringify(line.as))];
  return createHash('sha256').update(parts.map(nameKey).join('\n')).digest('base64url');
}

/** An address without what differs between two visits of the same page. */
export function sourceKey(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|print|amp)$/i.test(name)) url.searchParams.delete(name);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`.toLowerCase();
}

/** The whole row that a state comes to. */
export function rowOf(
  id: string,
  householdId: string | null,
  state: RecipeState,
  reader: Reader,
  made = computeState(state, reader),
): own.OwnRecipe {
  const { reading } = made;
  const unknown = reading.lines.some((line) => line.status === 'open' && line.food === null);
  return {
    id,
    household_id: householdId,
    slug: slugOf(state.title) || id,
    title: state.title,
    description: state.description,
    servings: state.servings ?? 1,
    active_minutes: state.activeMinutes,
    total_minutes: state.totalMinutes,
    cuisine: state.cuisine,
    course: state.course,
    slots: state.slots,
    tags: state.tags,
    labels: reading.labels,
    diet: reading.diet,
    allergens: [...reading.allergens, ...(unknown ? [ANY_ALLERGEN] : [])],
    contains: made.contains,
    equipment: state.equipment,
    ingredients: made.ingredients,
    steps: state.steps.map(({ text }) => spansOf(text)),
    illustration: pictureOf(id, state, made, reader),
    protein_source: made.proteinSource,
    grams: made.totalGrams,
    per_serving: reading.perServing,
    coverage: reading.nutrientCoverage,
    kcal: reading.perServing.kcal ?? null,
    protein_g: reading.perServing.proteinG ?? null,
    words: made.words,
    state,
    open_lines: made.openLines,
    questions: reading.doubts.length,
    ready: reading.ready,
    source_key: sourceKey(state.sourceUrl),
    content_key: contentKey(state),
  };
}

function pictureOf(id: string, state: RecipeState, { ingredients }: Computed, { table }: Reader) {
  return illustrate({ id, ...state, ingredients } as unknown as Parameters<typeof illustrate>[0], table);
}

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
