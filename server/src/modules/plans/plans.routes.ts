import { readMealReasons } from '@mealwright/contracts/meal-reasons';
import * as contract from '@mealwright/contracts/plans';
import type { HttpExchange } from '../../platform/route.ts';
import { route } from '../../platform/route.ts';
import { findImportJob } from '../imports/imports.api.ts';
import { findPictureJob } from '../pictures/pictures.api.ts';
import { generateWeek, queueWeek, readJob, regenerateWeek } from './planning/generate.ts';
import { swapMealOfPlan } from './planning/swap.ts';
import { writtenPlan, writtenPlans } from './plans.answers.ts';
import * as service from './plans.service.ts';
import { planView } from './plans.view.rules.ts';
import { whyMeal } from './why/why.ts';

export const plansRoutes = [
  route(contract.listPlans, (ctx, { params, query }) => writtenPlans(ctx, params.userId, query)),
  route(contract.createPlan, async (ctx, { params, body }) =>
    planView(await service.makeEmptyPlan(ctx, params.userId, body)),
  ),
  route(contract.updatePlan, async (ctx, { params, body }) =>
    planView(await service.changeMeals(ctx, params.userId, params.planId, body)),
  ),
  route(contract.deletePlan, async (ctx, { params }) =>
    service.deletePlan(ctx, params.userId, params.planId).then(() => undefined),
  ),
  route(contract.generatePlan, async (ctx, { body }, http) => {
    if (!wantsJob(http)) return planView(await generateWeek(ctx, body));
    http.status(202);
    return jobView(await queueWeek(ctx, body));
  }),
  route(contract.getPlan, (ctx, { params }) => writtenPlan(ctx, params.planId)),
  route(contract.addMeal, async (ctx, { params, body }) => planView(await service.putMeal(ctx, params.planId, body))),
  route(contract.removeMeal, async (ctx, { params, query }) =>
    planView(await service.takeMeal(ctx, params.planId, query)),
  ),
  route(readMealReasons, async (ctx, { params, query }) => ({ data: await whyMeal(ctx, params, query.locale) })),
  route(contract.copyDay, async (ctx, { params, body }) => planView(await service.copyMeals(ctx, params.planId, body))),
  route(contract.holdToTargets, async (ctx, { params, body }) =>
    planView(await service.holdToTargets(ctx, params.planId, body)),
  ),
  route(contract.swapMeal, async (ctx, { params, body }) => {
    const { suggestions, changed } = await swapMealOfPlan(ctx, params.planId, body);
    return { suggestions, plan: changed === null ? null : planView(changed) };
  }),
  route(contract.regeneratePlan, async (ctx, { params, body }, http) => {
    if (!wantsJob(http)) return planView(await regenerateWeek(ctx, params.planId, body));
    const { plan } = await service.readPlan(ctx, params.planId);
    http.status(202);
    return jobView(await queueWeek(ctx, { ...body, weekStart: plan.week_start }));
  }),
  // Imports of recipes and pictures are asked after at the same address.
  route(
    contract.getJob,
    async (ctx, { params: { jobId } }) =>
      (await findImportJob(ctx, jobId)) ?? (await findPictureJob(ctx, jobId)) ?? jobView(await readJob(ctx, jobId)),
  ),
];

/** RFC 7240. */
function wantsJob(http: HttpExchange): boolean {
  return /\brespond-async\b/i.test(http.header('prefer') ?? '');
}

function jobView(row: service.JobRow): contract.Job {
  return {
    jobId: row.id,
    kind: 'plan',
    status: row.status,
    progress: row.progress,
    result: row.plan_id === null ? null : { planId: row.plan_id },
    error: row.error,
    createdAt: row.created_at.toISOString(),
  };
}
