import { z } from 'zod';
import { day, id, listOf, slotKind, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { plan } from './plans.ts';
import { weekday } from './profiles.ts';

// Weeks that are used again: copied to another one, or kept under a name.
const planParams = z.object({ planId: id });
const version = z.number().int().min(1);

export const copyWeek = endpoint({
  method: 'POST',
  path: '/meal-plans/:planId/copy-week',
  access: 'user',
  tag: 'plans',
  summary: 'Copy the week to another one, weekday by weekday; locked meals there stay, the rest gives way.',
  params: planParams,
  /** `version`: of the plan of the other week, as it was seen. */
  body: z.strictObject({ to: day, version: version.optional() }),
  response: plan,
  errors: ['PLAN_NOT_FOUND', 'PLAN_CHANGED'],
});

/** A week under a name, to be used again by everyone of the household. */
export const planTemplate = z
  .object({
    templateId: id,
    name: z.string(),
    meals: z.array(
      z.object({
        weekday,
        slot: slotKind,
        recipeId: id.nullable(),
        /** null: the recipe is not there any more; then it is left out when the template is used. */
        title: z.string().nullable(),
        servings: z.number(),
      }),
    ),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'PlanTemplate' });
export type PlanTemplate = z.infer<typeof planTemplate>;

const templateParams = z.object({ templateId: id });
const name = text(80);

export const listTemplates = endpoint({
  method: 'GET',
  path: '/meal-plans/templates',
  access: 'user',
  tag: 'plans',
  summary: 'The weeks that the household has saved, by name.',
  query: z.object({
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: listOf(planTemplate),
});
export const saveTemplate = endpoint({
  method: 'POST',
  path: '/meal-plans/:planId/template',
  access: 'user',
  tag: 'plans',
  summary: 'Save the week as a template.',
  status: 201,
  params: planParams,
  body: z.strictObject({ name }),
  response: planTemplate,
  errors: ['PLAN_NOT_FOUND', 'NOTHING_TO_SAVE'],
});
export const renameTemplate = endpoint({
  method: 'PATCH',
  path: '/meal-plans/templates/:templateId',
  access: 'user',
  tag: 'plans',
  summary: 'Give a template another name.',
  params: templateParams,
  body: z.strictObject({ name }),
  response: planTemplate,
  errors: ['TEMPLATE_NOT_FOUND'],
});
export const deleteTemplate = endpoint({
  method: 'DELETE',
  path: '/meal-plans/templates/:templateId',
  access: 'user',
  tag: 'plans',
  summary: 'Delete a template. Weeks that were made from it stay.',
  status: 204,
  params: templateParams,
  response: z.undefined(),
  errors: ['TEMPLATE_NOT_FOUND'],
});
export const applyTemplate = endpoint({
  method: 'POST',
  path: '/meal-plans/templates/:templateId/apply',
  access: 'user',
  tag: 'plans',
  summary: 'Make a week from a template, weekday by weekday; locked meals there stay, the rest gives way.',
  params: templateParams,
  body: z.strictObject({ weekStart: day, version: version.optional() }),
  response: plan,
  errors: ['TEMPLATE_NOT_FOUND', 'PLAN_CHANGED'],
});
