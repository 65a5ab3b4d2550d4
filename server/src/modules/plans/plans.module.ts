import type { Ctx, UserActor } from '../../platform/ctx.ts';
import type { Module } from '../../platform/route.ts';
import { forgetJobs, generateJob } from './plans.generate.ts';
import { plansRoutes } from './plans.routes.ts';
import { exportPlans } from './plans.service.ts';

export const plans: Module = {
  name: 'plans',
  routes: plansRoutes,
  jobs: [generateJob, forgetJobs],
  personalData: (ctx: Ctx<UserActor>) => exportPlans(ctx),
};
