import type { PictureJob } from '@mealwright/contracts/pictures';
import type { Ctx } from '../../platform/ctx.ts';
import { addressesOf } from '../recipes/recipes.api.ts';
import type { PictureRow } from './pictures.sql.ts';

const progress = { queued: 0, running: 0.5, done: 1, failed: 0.5 };

export function pictureJobView({ settings }: Pick<Ctx, 'settings'>, row: PictureRow): PictureJob {
  return {
    jobId: row.id,
    kind: 'picture',
    status: row.status,
    progress: progress[row.status],
    error: row.error,
    recipeId: row.recipe_id,
    result: row.status === 'done' ? addressesOf(settings.pictureBase, row.recipe_id, row.id) : null,
    createdAt: row.created_at.toISOString(),
  };
}
