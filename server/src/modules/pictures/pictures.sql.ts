import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import type { RecipeRow } from '../recipes/recipes.api.ts';

export type PictureRow = {
  id: string;
  recipe_id: string;
  household_id: string;
  user_id: string;
  /** Where it is fetched from; null: its file was sent. */
  address: string | null;
  status: 'queued' | 'running' | 'done' | 'failed';
  error: { code: string; message: string } | null;
  created_at: Date;
  /** Since when it is no longer the one of its recipe. */
  former_since: Date | null;
  /** Of all sizes together; null: not made yet, or not measured. */
  bytes: number | null;
};
type Mine = TxCtx<UserActor>;
const tables = (ctx: TxCtx) => ctx.db.withTables<{ picture: PictureRow }>();

/** False: it is there already. */
export async function insertPicture(
  ctx: Mine,
  row: Pick<PictureRow, 'id' | 'recipe_id' | 'address'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('picture')
    .values({
      ...row,
      household_id: ctx.actor.householdId,
      user_id: ctx.actor.userId,
      status: 'queued',
      error: null,
      created_at: ctx.now(),
      former_since: null,
      bytes: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** For the job itself, which knows no person yet. */
export const findAnyPicture = (ctx: TxCtx, id: string): Promise<PictureRow | undefined> =>
  tables(ctx).selectFrom('picture').selectAll().where('id', '=', id).executeTakeFirst();

export const findPicture = (ctx: Mine, id: string): Promise<PictureRow | undefined> =>
  tables(ctx)
    .selectFrom('picture')
    .selectAll()
    .where('id', '=', id)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

/** The one that was shown until this one was. */
export async function formerOf(ctx: Mine, row: PictureRow): Promise<string | null> {
  const former = await tables(ctx)
    .selectFrom('picture')
    .select('id')
    .where('recipe_id', '=', row.recipe_id)
    .where('id', '!=', row.id)
    .where('status', '=', 'done')
    // One that was taken away before is not what this one replaced.
    .where('former_since', '>=', row.created_at)
    .orderBy('former_since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return former?.id ?? null;
}

export const listPictures = (ctx: Mine): Promise<PictureRow[]> =>
  tables(ctx)
    .selectFrom('picture')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .where('status', '=', 'done')
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export async function savePicture(
  ctx: TxCtx,
  id: string,
  { error, ...change }: Partial<Pick<PictureRow, 'status' | 'error' | 'former_since' | 'bytes'>>,
): Promise<void> {
  await tables(ctx)
    .updateTable('picture')
    .set({ ...change, ...(error === undefined ? {} : { error: (error && JSON.stringify(error)) as never }) })
    .where('id', '=', id)
    .execute();
}

/** What lies in the storage for the household, whether a recipe shows it or not. */
export async function usedBytes(ctx: Mine): Promise<number> {
  const { used } = await tables(ctx)
    .selectFrom('picture')
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('used'))
    .where('household_id', '=', ctx.actor.householdId)
    .where('status', '=', 'done')
    .executeTakeFirstOrThrow();
  return used;
}

/** Made before sizes were kept. */
export const unmeasured = (ctx: TxCtx, limit: number): Promise<PictureRow[]> =>
  tables(ctx)
    .selectFrom('picture')
    .selectAll()
    .where('status', '=', 'done')
    .where('bytes', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Those that no recipe shows and that did not change since then: replaced, taken away, refused, or their recipe is gone. */
export function unusedPictures(ctx: TxCtx, before: Date, limit: number): Promise<PictureRow[]> {
  return ctx.db
    .withTables<{ picture: PictureRow; recipe: RecipeRow }>()
    .selectFrom('picture')
    .leftJoin('recipe', 'recipe.id', 'picture.recipe_id')
    .selectAll('picture')
    .where(sql<boolean>`recipe.picture_id IS DISTINCT FROM picture.id`)
    .where(sql<boolean>`(recipe.id IS NULL OR coalesce(picture.former_since, picture.created_at) < ${before})`)
    .orderBy('picture.id')
    .limit(limit)
    .execute();
}

export async function deletePictures(ctx: TxCtx, ids: readonly string[]): Promise<void> {
  await tables(ctx)
    .deleteFrom('picture')
    .where('id', 'in', [...ids])
    .execute();
}
