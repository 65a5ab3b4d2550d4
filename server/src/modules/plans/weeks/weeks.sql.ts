import type { SlotSetting, Weekday } from '@mealwright/contracts/profiles';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import type { CopiedMeal } from './weeks.rules.ts';

export type TemplateRow = {
  id: string;
  household_id: string;
  name: string;
  slots: SlotSetting[];
  meals: CopiedMeal[];
  created_at: Date;
  updated_at: Date;
};
export type RecurringRow = {
  id: string;
  user_id: string;
  recipe_id: string;
  slot: string;
  weekdays: Weekday[];
  servings: number;
  created_at: Date;
};
const tables = (ctx: TxCtx) => ctx.db.withTables<{ plan_template: TemplateRow; recurring_meal: RecurringRow }>();
type Mine = TxCtx<UserActor>;

export async function listTemplates(
  ctx: Mine,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: TemplateRow[]; total: number }> {
  const query = tables(ctx)
    .selectFrom('plan_template')
    .selectAll()
    .select(sql<number>`count(*) OVER ()`.as('total'))
    .where('household_id', '=', ctx.actor.householdId);
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  if (rows.length > 0 || page === 1) return { rows, total: rows[0]?.total ?? 0 };
  // Beyond the end no row carries the count.
  return { rows, total: (await query.limit(1).executeTakeFirst())?.total ?? 0 };
}

export const findTemplate = (ctx: Mine, templateId: string): Promise<TemplateRow | undefined> =>
  tables(ctx)
    .selectFrom('plan_template')
    .selectAll()
    .where('id', '=', templateId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirst();

export const insertTemplate = (
  ctx: Mine,
  { name, slots, meals }: Pick<TemplateRow, 'name' | 'slots' | 'meals'>,
): Promise<TemplateRow> =>
  tables(ctx)
    .insertInto('plan_template')
    .values({
      id: ctx.newId(),
      household_id: ctx.actor.householdId,
      name,
      slots: JSON.stringify(slots) as never,
      meals: JSON.stringify(meals) as never,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export const renameTemplate = (ctx: Mine, templateId: string, name: string): Promise<TemplateRow | undefined> =>
  tables(ctx)
    .updateTable('plan_template')
    .set({ name, updated_at: ctx.now() })
    .where('id', '=', templateId)
    .where('household_id', '=', ctx.actor.householdId)
    .returningAll()
    .executeTakeFirst();

export async function deleteTemplate(ctx: Mine, templateId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('plan_template')
    .where('id', '=', templateId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** In the order they were stated: the first one takes the first place. */
export const listRecurring = (ctx: Mine): Promise<RecurringRow[]> =>
  tables(ctx)
    .selectFrom('recurring_meal')
    .selectAll()
    .where('user_id', '=', ctx.actor.userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const insertRecurring = (
  ctx: Mine,
  rule: Pick<RecurringRow, 'recipe_id' | 'slot' | 'weekdays' | 'servings'>,
): Promise<RecurringRow> =>
  tables(ctx)
    .insertInto('recurring_meal')
    .values({ id: ctx.newId(), user_id: ctx.actor.userId, created_at: ctx.now(), ...rule })
    .returningAll()
    .executeTakeFirstOrThrow();

export const updateRecurring = (
  ctx: Mine,
  recurringId: string,
  change: Partial<Pick<RecurringRow, 'slot' | 'weekdays' | 'servings'>>,
): Promise<RecurringRow | undefined> =>
  tables(ctx)
    .updateTable('recurring_meal')
    // Nothing to change is still an answer.
    .set({ user_id: ctx.actor.userId, ...change })
    .where('id', '=', recurringId)
    .where('user_id', '=', ctx.actor.userId)
    .returningAll()
    .executeTakeFirst();

export async function deleteRecurring(ctx: Mine, recurringId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('recurring_meal')
    .where('id', '=', recurringId)
    .where('user_id', '=', ctx.actor.userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
