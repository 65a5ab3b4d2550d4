import type { Ctx, UserActor } from '../../platform/ctx.ts';
import type { Module } from '../../platform/route.ts';
import { forgetJobs, generateJob } from './planning/generate.ts';
import { plansHear } from './plans.events.ts';
import { plansRoutes } from './plans.routes.ts';
import { exportPlans } from './plans.service.ts';
import { weeksRoutes } from './weeks/weeks.routes.ts';
import { exportWeeks } from './weeks/weeks.ts';

export const plans: Module = {
  name: 'plans',
  routes: [...plansRoutes, ...weeksRoutes],
  hears: plansHear,
  jobs: [generateJob, forgetJobs],
  personalData: async (ctx: Ctx<UserActor>) => ({ weeks: await exportPlans(ctx), ...(await exportWeeks(ctx)) }),
};
