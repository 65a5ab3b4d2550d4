import type { PictureJob } from '@mealwright/contracts/pictures';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { addressesOf } from '../recipes/recipes.api.ts';
import { formerOf, type PictureRow } from './pictures.sql.ts';

const progress = { queued: 0, running: 0.5, done: 1, failed: 0.5 };

export async function pictureJobView(ctx: Ctx<UserActor>, row: PictureRow): Promise<PictureJob> {
  const isDone = row.status === 'done';
  return {
    jobId: row.id,
    kind: 'picture',
    status: row.status,
    progress: progress[row.status],
    error: row.error,
    recipeId: row.recipe_id,
    result: isDone ? addressesOf(ctx.settings.pictureBase, row.recipe_id, row.id) : null,
    former: isDone ? await formerOf(ctx, row) : null,
    createdAt: row.created_at.toISOString(),
  };
}
