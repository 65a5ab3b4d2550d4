import type { TxCtx, UserActor } from '../../platform/ctx.ts';
import { publish } from '../../platform/events.ts';
import { linksOf, mendLeftovers, touchPlans } from './plans.leftovers.sql.ts';

/**
 * Changes the meals of a plan, and sees to what is left over: inside the week, and where it reaches over its border. A plan on the
 * other side whose leftovers came, went or became a meal like others grows by a version, so that its screen and its list follow.
 */
export async function withLeftovers<Result>(
  ctx: TxCtx<UserActor>,
  planId: string,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await linksOf(ctx, planId);
  const result = await change();
  await mendLeftovers(ctx, planId);
  const after = await linksOf(ctx, planId);
  const others = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  if (others.length === 0) return result;
  for (const { id, user_id, household_id, version } of await touchPlans(ctx, others))
    await publish(ctx, 'meal_plan.updated', { userId: user_id, householdId: household_id, planId: id, version });
  return result;
}
