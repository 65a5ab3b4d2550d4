import type { Ctx, UserActor } from '../../platform/ctx.ts';
import type { Module } from '../../platform/route.ts';
import { forgetJobs, generateJob } from './plans.generate.ts';
import { plansRoutes } from './plans.routes.ts';
import { listPlans } from './plans.service.ts';

export const plans: Module = {
  name: 'plans',
  routes: plansRoutes,
  jobs: [generateJob, forgetJobs],
  personalData: (ctx: Ctx<UserActor>) => listPlans(ctx, ctx.actor.userId, { page: 1, limit: 1000 }),
};
