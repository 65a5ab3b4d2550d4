import type { ImportJob } from '@mealwright/contracts/recipe-imports';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { findJob } from './imports.sql.ts';
import { importView } from './imports.views.ts';

/** An import of this household as a job, if there is one of this id. */
export async function findImportJob(ctx: Ctx<UserActor>, jobId: string): Promise<ImportJob | null> {
  const row = await findJob(ctx, jobId);
  return row === undefined ? null : importView(row);
}
