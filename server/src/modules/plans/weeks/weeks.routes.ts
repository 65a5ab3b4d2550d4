import * as templates from '@mealwright/contracts/plan-templates';
import { putMeals } from '@mealwright/contracts/plans';
import * as recurring from '@mealwright/contracts/recurring-meals';
import { pageOf } from '../../../platform/page.ts';
import { route } from '../../../platform/route.ts';
import { planView } from '../plans.view.rules.ts';
import * as rules from './recurring.ts';
import { putAllMeals } from './restore.ts';
import * as weeks from './weeks.ts';

/** Weeks that are used again, and meals that come again. */
export const weeksRoutes = [
  route(putMeals, async (ctx, { params, body }) => planView(await putAllMeals(ctx, params.planId, body))),
  route(templates.copyWeek, async (ctx, { params, body }) =>
    planView(await weeks.copyWeekTo(ctx, params.planId, body)),
  ),

  route(templates.listTemplates, async (ctx, { query }) => {
    const { shown, total } = await weeks.listTemplates(ctx, query);
    return pageOf(shown.map(templateView), total, query);
  }),
  route(templates.saveTemplate, async (ctx, { params, body }) =>
    templateView(await weeks.saveAsTemplate(ctx, params.planId, body)),
  ),
  route(templates.renameTemplate, async (ctx, { params, body }) =>
    templateView(await weeks.renameTemplate(ctx, params.templateId, body.name)),
  ),
  route(templates.deleteTemplate, async (ctx, { params }) =>
    weeks.forgetTemplate(ctx, params.templateId).then(() => undefined),
  ),
  route(templates.applyTemplate, async (ctx, { params, body }) =>
    planView(await weeks.useTemplate(ctx, params.templateId, body)),
  ),

  route(recurring.listRecurring, async (ctx, { params }) => ({
    data: (await rules.listRecurring(ctx, params.userId)).map(recurringView),
  })),
  route(recurring.addRecurring, async (ctx, { params, body }) =>
    recurringView(await rules.addRecurringMeal(ctx, params.userId, body)),
  ),
  route(recurring.changeRecurring, async (ctx, { params, body }) =>
    recurringView(await rules.changeRecurringMeal(ctx, params.userId, params.recurringId, body)),
  ),
  route(recurring.removeRecurring, async (ctx, { params }) =>
    rules.removeRecurringMeal(ctx, params.userId, params.recurringId).then(() => undefined),
  ),
];

function templateView({ template, titles }: weeks.ShownTemplate): templates.PlanTemplate {
  return {
    templateId: template.id,
    name: template.name,
    meals: template.meals.map(({ weekday, slot, recipe_id, servings }, at) => ({
      weekday,
      slot: slot as templates.PlanTemplate['meals'][number]['slot'],
      recipeId: recipe_id,
      title: titles[at] ?? null,
      servings,
    })),
    createdAt: template.created_at.toISOString(),
    updatedAt: template.updated_at.toISOString(),
  };
}

function recurringView(row: rules.ShownRecurring): recurring.RecurringMeal {
  return {
    recurringId: row.id,
    recipeId: row.recipe_id,
    title: row.title,
    slot: row.slot as recurring.RecurringMeal['slot'],
    weekdays: row.weekdays,
    servings: row.servings,
    createdAt: row.created_at.toISOString(),
  };
}
