import type { QueryOf } from '@mealwright/contracts/endpoint';
import { type listPlans, type Plan, plan as planContract } from '@mealwright/contracts/plans';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import { writtenPage } from '../../platform/page.ts';
import { Written, writerFor } from '../../platform/schema.ts';
import { requireSelf } from '../accounts/accounts.api.ts';
import { readPlan, readPlans } from './plans.service.ts';
import { findVersion, listVersions } from './plans.sql.ts';
import { planView } from './plans.view.rules.ts';

type Mine = Ctx<UserActor>;
const writePlan = writerFor(planContract);

/**
 * A plan as it is answered. It is written once for each version and kept under it (decision 002): a reader asks the database for the
 * version alone, so what it gets is never older than the last committed change.
 */
export async function writtenPlan(ctx: Mine, planId: string): Promise<Written<Plan>> {
  const { version } = found(await findVersion(ctx, planId), 'PLAN_NOT_FOUND');
  return new Written(await kept(ctx, planId, version));
}

export async function writtenPlans(ctx: Mine, userId: string, query: QueryOf<typeof listPlans>) {
  requireSelf(ctx, userId);
  const { rows, total } = await listVersions(ctx, query.weekStart, query);
  const [only, ...more] = rows;
  // The screen asks for one week. A page of many is read at once and not kept.
  const texts =
    only !== undefined && more.length === 0
      ? [await kept(ctx, only.id, only.version)]
      : (
          await readPlans(
            ctx,
            rows.map(({ id }) => id),
          )
        ).map((one) => writePlan(planView(one)));
  return writtenPage<Plan>(texts, total, query);
}

/** Where a change comes between, a newer plan is kept under the older version: nobody asks for that any more. */
function kept(ctx: Mine, planId: string, version: number): Promise<Buffer> {
  return ctx.cache.get('meal-plan', `${planId} ${version}`, async () =>
    Buffer.from(writePlan(planView(await readPlan(ctx, planId)))),
  );
}
