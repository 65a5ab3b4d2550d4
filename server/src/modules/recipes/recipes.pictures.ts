import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { fail, found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { findOwn, lockOwn } from './own/own.sql.ts';
import { forgetRecipe } from './recipes.answers.ts';
import { dropPictureIds, lockAny, type Pictured, setPictureId } from './recipes.pictures.sql.ts';

/** How the module of pictures shows one on a recipe. */
export const recipePictures = {
  async check(ctx: Ctx<UserActor>, recipeId: string): Promise<void> {
    const row = await findOwn(ctx, recipeId);
    if (row === undefined || row.deleted_at !== null) fail('RECIPE_NOT_FOUND');
  },
  /** Locked, when it is one that this person may change; else there is no such recipe. */
  async lock(tx: TxCtx<UserActor>, recipeId: string): Promise<Pictured> {
    const { id, household_id, picture_id } = found(await lockOwn(tx, recipeId), 'RECIPE_NOT_FOUND');
    return { id, household_id, picture_id };
  },
  /** The same for a job, which was allowed when it was sent; undefined: the recipe is gone. */
  lockAny,
  /** No version of its own: what is written in the recipe stays as it is. */
  async set(tx: TxCtx<UserActor>, { id, household_id }: Pictured, pictureId: string | null): Promise<void> {
    await setPictureId(tx, id, pictureId);
    await publish(tx, 'recipe.updated', { userId: tx.actor.userId, householdId: household_id, recipeId: id });
  },
  /** Recipes that were taken away before then show their picture no more, not in old plans either. */
  dropOfDeleted: dropPictureIds,
  /** After the commit. */
  forget: (ctx: Ctx<UserActor>, recipeId: string): Promise<void> => forgetRecipe(ctx, recipeId),
};
