import type { PlanRequest } from '@mealwright/planner/problem';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import type { PlanAnswer, PlanTask, ShownWeek } from './planner.worker.ts';
import type { Plannable } from './recipes.ts';

type Mine = Ctx<UserActor>;
type Answer<Kind extends PlanAnswer['kind']> = Extract<PlanAnswer, { kind: Kind }>;
/** Far above the 0.5 to 1 s of a plan: only a thread that hangs is ended. */
const PLAN_WITHIN_MS = 20_000;

/** A planned week that the independent check has passed; a thread that breaks its own rules is a fault, not an answer. */
export async function planInThread(ctx: Mine, plannable: Plannable, request: PlanRequest): Promise<Answer<'planned'>> {
  const answer = await ask<'planned'>(ctx, plannable, { kind: 'plan', key: plannable.key, request });
  if (answer.violations.length > 0 && answer.week.status === 'met') {
    throw new Error(`the planner broke a rule: ${answer.violations.slice(0, 3).join('; ')}`);
  }
  return answer;
}

export async function swapsInThread(
  ctx: Mine,
  plannable: Plannable,
  question: { request: PlanRequest; week: ShownWeek; cell: { day: number; slotIndex: number }; count: number },
): Promise<Answer<'swaps'>['choices']> {
  return (await ask<'swaps'>(ctx, plannable, { kind: 'swap', key: plannable.key, ...question })).choices;
}

/** Threads keep the recipes they have seen; one that does not know these gets them with a second call. */
async function ask<Kind extends PlanAnswer['kind']>(
  ctx: Mine,
  { recipes }: Plannable,
  task: Extract<PlanTask, { key: string }>,
): Promise<Answer<Kind>> {
  const options = { owner: ctx.actor.householdId, timeoutMs: PLAN_WITHIN_MS };
  const answer = await ctx.threads.run<PlanAnswer>(task, options);
  if (answer.kind !== 'unknown-recipes') return answer as Answer<Kind>;
  return ctx.threads.run<Answer<Kind>>({ ...task, recipes }, options);
}
