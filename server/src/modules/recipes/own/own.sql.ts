import type { RecipeState } from '@mealwright/contracts/own-recipes';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { type RecipeRow, type StoredRow, type Tables, visible } from '../recipes.sql.ts';
import type { NewRecipe } from '../recipes.store.sql.ts';
import { searchVector } from '../search/search.sql.ts';

type Mine = TxCtx<UserActor>;
type VersionRow = { recipe_id: string; version: number; state: RecipeState; changed_at: Date };
const tables = (ctx: TxCtx) => ctx.db.withTables<Tables & { recipe_version: VersionRow }>();

/** A recipe from its state, with all that was computed. */
export type OwnRecipe = NewRecipe &
  Pick<
    StoredRow,
    | 'state'
    | 'open_lines'
    | 'questions'
    | 'ready'
    | 'parts'
    | 'read_with'
    | 'read_in'
    | 'asked_anew'
    | 'source_key'
    | 'content_key'
  >;

/** Written by this household, or by administrators for everyone. */
const mine = (ctx: Mine) =>
  ctx.actor.role === 'admin'
    ? sql<boolean>`recipe.state IS NOT NULL AND (recipe.household_id IS NULL OR recipe.household_id = ${ctx.actor.householdId})`
    : sql<boolean>`recipe.state IS NOT NULL AND recipe.household_id = ${ctx.actor.householdId}`;

function columns({ words, speech, ...recipe }: OwnRecipe) {
  return {
    ...recipe,
    state: JSON.stringify(recipe.state),
    open_lines: JSON.stringify(recipe.open_lines),
    asked_anew: recipe.asked_anew === null ? null : JSON.stringify(recipe.asked_anew),
    ingredients: JSON.stringify(recipe.ingredients),
    steps: JSON.stringify(recipe.steps),
    illustration: JSON.stringify(recipe.illustration),
    per_serving: JSON.stringify(recipe.per_serving),
    coverage: JSON.stringify(recipe.coverage),
    search: searchVector({ ...recipe, words, speech }),
  };
}

/** False: it is there already (the same id, of an import that was taken up again). */
export async function insertOwn(ctx: Mine, recipe: OwnRecipe): Promise<boolean> {
  const values = { ...columns(recipe), created_at: ctx.now(), updated_at: ctx.now(), deleted_at: null };
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('recipe')
    .values(values as never)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Locked until the transaction ends. `deleted`: also one that was taken away. */
export function lockOwn(ctx: Mine, recipeId: string, { deleted = false } = {}): Promise<StoredRow | undefined> {
  let query = tables(ctx).selectFrom('recipe').selectAll().where('id', '=', recipeId).where(mine(ctx));
  if (!deleted) query = query.where('deleted_at', 'is', null);
  return query.forUpdate().executeTakeFirst();
}

export function findOwn(ctx: Mine, recipeId: string): Promise<StoredRow | undefined> {
  return tables(ctx).selectFrom('recipe').selectAll().where('id', '=', recipeId).where(mine(ctx)).executeTakeFirst();
}

/** The next version; the state before it is kept. */
export async function updateOwn(ctx: Mine, before: RecipeRow, recipe: OwnRecipe): Promise<void> {
  await tables(ctx)
    .insertInto('recipe_version')
    .values({
      recipe_id: before.id,
      version: before.version,
      state: JSON.stringify(before.state) as never,
      changed_at: before.updated_at,
    })
    .execute();
  const { id, ...change } = columns(recipe);
  await tables(ctx)
    .updateTable('recipe')
    .set({ ...change, version: before.version + 1, updated_at: ctx.now(), deleted_at: null } as never)
    .where('id', '=', id)
    .execute();
}

/** The same state computed anew, because of what it holds: no version of its own. */
export async function renewOwn(ctx: Mine, recipe: OwnRecipe, at: Date = ctx.now()): Promise<void> {
  const { id, ...change } = columns(recipe);
  await tables(ctx)
    .updateTable('recipe')
    .set({ ...change, updated_at: at } as never)
    .where('id', '=', id)
    .execute();
}

export async function markDeleted(ctx: Mine, recipeId: string): Promise<void> {
  await tables(ctx)
    .updateTable('recipe')
    .set({ deleted_at: ctx.now(), updated_at: ctx.now() })
    .where('id', '=', recipeId)
    .where(mine(ctx))
    .execute();
}

export const formerVersions = (ctx: Mine, recipeId: string): Promise<VersionRow[]> =>
  tables(ctx)
    .selectFrom('recipe_version')
    .selectAll()
    .where('recipe_id', '=', recipeId)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();

export const findVersion = (ctx: Mine, recipeId: string, version: number): Promise<VersionRow | undefined> =>
  tables(ctx)
    .selectFrom('recipe_version')
    .selectAll()
    .where('recipe_id', '=', recipeId)
    .where('version', '=', version)
    .executeTakeFirst();

export async function listDoubtful(ctx: Mine, { page, limit }: { page: number; limit: number }) {
  const own = tables(ctx)
    .selectFrom('recipe')
    .where('household_id', '=', ctx.actor.householdId)
    .where('deleted_at', 'is', null);
  const rows = await own
    .where('ready', '=', false)
    .select(['id', 'title', 'version', 'questions'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { all, ready } = await own
    .select([sql<number>`count(*)::int`.as('all'), sql<number>`count(*) FILTER (WHERE ready)::int`.as('ready')])
    .executeTakeFirstOrThrow();
  return { rows, own: all, ready };
}

/** One that is there already: from the same address, or with the same title and ingredients. */
export async function findTwin(
  ctx: Mine,
  keys: { source_key: string | null; content_key: string },
): Promise<{ id: string; title: string } | undefined> {
  return tables(ctx)
    .selectFrom('recipe')
    .select(['id', 'title'])
    .where('household_id', '=', ctx.actor.householdId)
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('content_key', '=', keys.content_key),
        ...(keys.source_key === null ? [] : [eb('source_key', '=', keys.source_key)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
}

const MOST_TITLES = 5000;

/** The household's own recipes, but for those of this title. */
export const titlesOf = (ctx: Mine, except: string): Promise<{ id: string; title: string }[]> =>
  tables(ctx)
    .selectFrom('recipe')
    .select(['id', 'title'])
    .where('household_id', '=', ctx.actor.householdId)
    .where('deleted_at', 'is', null)
    .where('state', 'is not', null)
    .where('title', '!=', except)
    .orderBy('id')
    .limit(MOST_TITLES)
    .execute();

/** Own recipes that name this food in a line of their own, also in one that is still open. */
export async function recipesOf(ctx: Mine, foodId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM recipe WHERE household_id = ${ctx.actor.householdId} AND deleted_at IS NULL AND state IS NOT NULL AND (
      EXISTS (SELECT FROM jsonb_array_elements(ingredients) AS one WHERE one ->> 'foodId' = ${foodId} AND one -> 'of' IS NULL)
      OR state -> 'ingredients' @> ${JSON.stringify([{ as: { foodId } }])}::jsonb
    ) ORDER BY id`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

export const exportOwn = (ctx: Mine): Promise<Pick<RecipeRow, 'id' | 'state' | 'created_at'>[]> =>
  tables(ctx)
    .selectFrom('recipe')
    .select(['id', 'state', 'created_at'])
    .where('household_id', '=', ctx.actor.householdId)
    .where(visible(ctx))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
