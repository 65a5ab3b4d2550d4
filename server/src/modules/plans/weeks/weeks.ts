import type { BodyOf } from '@mealwright/contracts/endpoint';
import type { applyTemplate, copyWeek, saveTemplate } from '@mealwright/contracts/plan-templates';
import type { SlotSetting } from '@mealwright/contracts/profiles';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail, found } from '../../../platform/errors.ts';
import { publish } from '../../../platform/events.ts';
import { readProfile } from '../../profiles/profiles.api.ts';
import { withLeftovers } from '../plans.leftovers.ts';
import { recipeNames } from '../plans.names.views.sql.ts';
import { qualityNow } from '../plans.quality.ts';
import { targetsOfDays } from '../plans.rules.ts';
import { factOf, type PlanWithMeals } from '../plans.service.ts';
import * as sql from '../plans.sql.ts';
import { shownMeals } from '../plans.views.sql.ts';
import { type CopiedMeal, copiesOf, placesFor } from './weeks.rules.ts';
import * as weeks from './weeks.sql.ts';

type Mine = Ctx<UserActor>;
type Week = { slots: SlotSetting[]; meals: CopiedMeal[] };
/** A template with the titles that its recipes have now; null for a recipe that is gone. */
export type ShownTemplate = { template: weeks.TemplateRow; titles: (string | null)[] };

export async function copyWeekTo(ctx: Mine, planId: string, body: BodyOf<typeof copyWeek>): Promise<PlanWithMeals> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  if (body.to === plan.week_start) fail('VALIDATION_ERROR', { to: 'is this very week' });
  const meals = copiesOf(plan.slots, await sql.mealsOf(ctx, planId));
  return putWeek(ctx, { slots: plan.slots, meals }, body.to, body.version);
}

export async function saveAsTemplate(
  ctx: Mine,
  planId: string,
  { name }: BodyOf<typeof saveTemplate>,
): Promise<ShownTemplate> {
  const plan = found(await sql.findPlan(ctx, planId), 'PLAN_NOT_FOUND');
  const meals = copiesOf(plan.slots, await sql.mealsOf(ctx, planId));
  if (meals.length === 0) fail('NOTHING_TO_SAVE');
  const template = await ctx.tx((tx) => weeks.insertTemplate(tx, { name, slots: plan.slots, meals }));
  return shownOne(ctx, template);
}

export async function listTemplates(ctx: Mine, page: { page: number; limit: number }) {
  const { rows, total } = await weeks.listTemplates(ctx, page);
  return { shown: await shown(ctx, rows), total };
}

export async function renameTemplate(ctx: Mine, templateId: string, name: string): Promise<ShownTemplate> {
  const template = await ctx.tx((tx) => weeks.renameTemplate(tx, templateId, name));
  return shownOne(ctx, found(template, 'TEMPLATE_NOT_FOUND'));
}

export async function forgetTemplate(ctx: Mine, templateId: string): Promise<void> {
  if (!(await ctx.tx((tx) => weeks.deleteTemplate(tx, templateId)))) fail('TEMPLATE_NOT_FOUND');
}

export async function useTemplate(
  ctx: Mine,
  templateId: string,
  { weekStart, version }: BodyOf<typeof applyTemplate>,
): Promise<PlanWithMeals> {
  const template = found(await weeks.findTemplate(ctx, templateId), 'TEMPLATE_NOT_FOUND');
  return putWeek(ctx, template, weekStart, version);
}

/** Templates and recurring meals, for the export. */
export async function exportWeeks(ctx: Mine) {
  const { rows } = await weeks.listTemplates(ctx, { page: 1, limit: 10_000 });
  return { templates: rows, recurring: await weeks.listRecurring(ctx) };
}

/** Meals of another week in this one: what is locked here stays, the rest gives way. A week without a plan gets one. */
async function putWeek(
  ctx: Mine,
  from: Week,
  weekStart: string,
  seenVersion: number | undefined,
): Promise<PlanWithMeals> {
  const { goals } = await readProfile(ctx);
  const recipes = await recipeNames(
    ctx,
    from.meals.flatMap((meal) => meal.recipe_id ?? []),
  );
  return ctx.tx(async (tx) => {
    const targets = targetsOfDays(weekStart, goals);
    const made = await sql.insertPlan(tx, { weekStart, slots: from.slots, targets, source: 'user' });
    const known = made ?? found(await sql.findPlanOfWeek(tx, weekStart), 'PLAN_NOT_FOUND');
    const plan = found(await sql.lockPlan(tx, known.id), 'PLAN_NOT_FOUND');
    if (made === undefined && seenVersion !== undefined && seenVersion !== plan.version)
      fail('PLAN_CHANGED', { version: plan.version });
    const before = await sql.mealsOf(tx, plan.id);
    const stays = before.filter((meal) => meal.locked);
    await withLeftovers(tx, plan.id, () =>
      sql.deleteMeals(
        tx,
        plan.id,
        before.filter((meal) => !meal.locked).map(({ id }) => id),
      ),
    );
    const placed = placesFor(weekStart, plan.slots, from.meals, stays).filter(
      ({ recipe_id }) => recipe_id === null || recipes.get(recipe_id)?.deleted_at === null,
    );
    const ids = new Map(placed.map(({ copy }) => [copy, tx.newId()]));
    const dates = new Map(placed.map(({ copy, date }) => [copy, date]));
    await sql.insertMeals(
      tx,
      placed.map(({ copy, leftoverOf, ...meal }) => {
        // Where the week begins on another weekday, what was left over may now come first.
        const isLater = leftoverOf !== null && (dates.get(leftoverOf) ?? '9') < meal.date;
        const leftover_of = isLater ? (ids.get(leftoverOf) ?? null) : null;
        return { ...meal, id: ids.get(copy) ?? tx.newId(), plan_id: plan.id, locked: false, leftover_of };
      }),
    );
    const shown = await shownMeals(tx, [plan.id]);
    const quality = qualityNow(plan.quality, { targets: plan.targets, meals: shown });
    const saved = await sql.touchPlan(tx, plan.id, { quality });
    await publish(tx, made === undefined ? 'meal_plan.updated' : 'meal_plan.created', factOf(saved));
    await publish(tx, 'meal.planned', {
      userId: tx.actor.userId,
      planId: plan.id,
      recipeIds: placed.flatMap(({ recipe_id }) => recipe_id ?? []),
    });
    ctx.count('meals_planned', placed.length);
    return { plan: saved, meals: shown };
  });
}

async function shown(ctx: Mine, templates: weeks.TemplateRow[]): Promise<ShownTemplate[]> {
  const ids = templates.flatMap(({ meals }) => meals.flatMap((meal) => meal.recipe_id ?? []));
  const recipes = await recipeNames(ctx, ids);
  return templates.map((template) => ({
    template,
    titles: template.meals.map(({ recipe_id, title }) => {
      const recipe = recipe_id === null ? undefined : recipes.get(recipe_id);
      return recipe === undefined || recipe.deleted_at !== null ? title : recipe.title;
    }),
  }));
}

async function shownOne(ctx: Mine, template: weeks.TemplateRow): Promise<ShownTemplate> {
  const [one] = await shown(ctx, [template]);
  return found(one, 'TEMPLATE_NOT_FOUND');
}
