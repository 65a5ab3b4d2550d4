import { randomUUID } from 'node:crypto';
import type { PictureJob } from '@mealwright/contracts/pictures';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { bringPicture } from './pictures.jobs.ts';
import { hasSpace, tempKey } from './pictures.service.ts';
import { findPicture, insertPicture } from './pictures.sql.ts';
import { pictureJobView } from './pictures.views.ts';

/** A picture of this household as a job, if there is one of this id. */
export async function findPictureJob(ctx: Ctx<UserActor>, jobId: string): Promise<PictureJob | null> {
  const row = await findPicture(ctx, jobId);
  return row === undefined ? null : pictureJobView(ctx, row);
}

/** How an import brings pictures along with its recipes. */
export const pictureShelf = {
  /** Whether the household may have more. */
  hasSpace: (ctx: Ctx<UserActor>): Promise<boolean> => hasSpace(ctx),
  /** Lays a file where its job will find it, before the transaction that makes the job; forgotten after a day without one. */
  async lay(ctx: Ctx<UserActor>, recipeId: string, bytes: Uint8Array): Promise<string> {
    const pictureId = randomUUID();
    await ctx.providers.storage.put(tempKey(recipeId, pictureId), bytes, { contentType: 'application/octet-stream' });
    return pictureId;
  },
  /** A file that was laid and is not needed. */
  async forget(ctx: Ctx<UserActor>, recipeId: string, pictureId: string): Promise<void> {
    await ctx.providers.storage.remove([tempKey(recipeId, pictureId)]);
  },
  /** The job for a file that was laid, or for one at a web address. What becomes of it is no matter of the import. */
  async bring(tx: TxCtx<UserActor>, recipeId: string, from: { laid: string } | { address: string }): Promise<void> {
    const id = 'laid' in from ? from.laid : randomUUID();
    await insertPicture(tx, { id, recipe_id: recipeId, address: 'address' in from ? from.address : null });
    await tx.send(bringPicture, { pictureId: id });
  },
};
