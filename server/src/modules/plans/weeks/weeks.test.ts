import type { BodyInput } from '@mealwright/contracts/endpoint';
import * as templates from '@mealwright/contracts/plan-templates';
import type { Plan } from '@mealwright/contracts/plans';
import { addMeal, createPlan, getPlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import * as recurring from '@mealwright/contracts/recurring-meals';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
const MONDAY = '2026-11-16';
const NEXT = '2026-11-23';
const SUNDAY = '2026-11-29';

const add = (person: Person, plan: Plan, body: Partial<BodyInput<typeof addMeal>>) =>
  person.call(addMeal, { params: { planId: plan.planId }, body: { date: MONDAY, slot: 'lunch', ...body } });
const mealsOf = (plan: Plan) =>
  plan.days.flatMap(({ date, meals }) => meals.map((meal) => `${date} ${meal.slot} ${meal.title} ×${meal.servings}`));
const recipesFor = async (person: Person, slot: 'breakfast' | 'lunch') =>
  (await person.call(listRecipes, { query: { slot, limit: 5 } })).body.data;

/** Soup on Monday's lunch, what is left of it on Tuesday, words on Sunday. */
async function week(person?: Person): Promise<{ ann: Person; plan: Plan; title: string }> {
  const ann = person ?? (await app.make.person());
  const [soup] = await recipesFor(ann, 'lunch');
  let { body: plan } = await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart: MONDAY } });
  ({ body: plan } = await add(ann, plan, { recipeId: soup?.recipeId ?? '', servings: 2, locked: true }));
  const leftoverOf = plan.days[0]?.meals[0]?.mealId ?? '';
  ({ body: plan } = await add(ann, plan, { leftoverOf, date: '2026-11-17' }));
  ({ body: plan } = await add(ann, plan, {
    title: 'Eating out',
    nutrition: { kcal: 700 },
    date: '2026-11-22',
    slot: 'dinner',
  }));
  return { ann, plan, title: soup?.title ?? '' };
}
const asIn = (start: string, title: string) => {
  const day = (at: number) => new Date(Date.parse(`${start}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10);
  return [`${day(0)} lunch ${title} ×2`, `${day(1)} lunch ${title} ×1`, `${day(6)} dinner Eating out ×1`];
};

describe('copying a week', () => {
  const copy = (person: Person, plan: Plan, body: object) =>
    person.call(templates.copyWeek, { params: { planId: plan.planId }, body });

  it('makes the other week, with leftovers of its own and nothing locked', async () => {
    const { ann, plan, title } = await week();
    const { status, body } = await copy(ann, plan, { to: NEXT });
    expect(status).toBe(200);
    expect(body).toMatchObject({ weekStart: NEXT, slots: plan.slots });
    expect(mealsOf(body)).toEqual(asIn(NEXT, title));
    const [first, second] = body.days.flatMap((day) => day.meals);
    expect(first).toMatchObject({ locked: false, leftoverOf: null });
    expect(second?.leftoverOf).toBe(first?.mealId);
    expect(body.days[6]?.meals[0]?.nutrition).toEqual({ kcal: 700 });
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });

  it('leaves what is locked there, the rest gives way', async () => {
    const { ann, plan, title } = await week();
    const { body: next } = await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart: NEXT } });
    await add(ann, next, { title: 'Cake', date: NEXT, locked: true });
    const { body: seen } = await add(ann, next, { title: 'Stew', date: '2026-11-25' });
    const { body } = await copy(ann, plan, { to: NEXT, version: seen.version });
    expect(mealsOf(body)).toEqual([`${NEXT} lunch Cake ×1`, ...asIn(NEXT, title).slice(1)]);
    // What it was left of is not there: a meal like others.
    expect(body.days[1]?.meals[0]?.leftoverOf).toBeNull();
    const { error } = await copy(ann, plan, { to: NEXT, version: seen.version });
    expect(error.code).toBe('PLAN_CHANGED');
  });

  it('goes by weekday when the other week begins on a Sunday', async () => {
    const { ann, plan, title } = await week();
    const { body } = await copy(ann, plan, { to: SUNDAY });
    expect(mealsOf(body)).toEqual([
      '2026-11-29 dinner Eating out ×1',
      `2026-11-30 lunch ${title} ×2`,
      `2026-12-01 lunch ${title} ×1`,
    ]);
    expect(body.days[2]?.meals[0]?.leftoverOf).toBe(body.days[1]?.meals[0]?.mealId);
  });

  it('is refused onto itself, with a wrong day, and for the plan of others', async () => {
    const { ann, plan } = await week();
    const bob = await app.make.person();
    for (const to of [MONDAY, '2026-11-31', 'monday', null])
      expect((await copy(ann, plan, { to })).error.code).toBe('VALIDATION_ERROR');
    expect((await copy(bob, plan, { to: NEXT })).error.code).toBe('PLAN_NOT_FOUND');
    expect(
      (await app.make.stranger().call(templates.copyWeek, { params: { planId: plan.planId }, body: { to: NEXT } }))
        .status,
    ).toBe(401);
  });
});

describe('templates', () => {
  const save = (person: Person, plan: Plan, name: string) =>
    person.call(templates.saveTemplate, { params: { planId: plan.planId }, body: { name } });
  const list = async (person: Person) => (await person.call(templates.listTemplates)).body;
  const apply = (person: Person, templateId: string, body: object = { weekStart: NEXT }) =>
    person.call(templates.applyTemplate, { params: { templateId }, body });

  it('keep a week under a name, to be used for any other', async () => {
    const { ann, plan, title } = await week();
    const { status, body } = await save(ann, plan, '  Winter — quick & easy ');
    expect(status).toBe(201);
    expect(body.name).toBe('Winter — quick & easy');
    expect(body.meals).toMatchObject([
      { weekday: 'monday', slot: 'lunch', title, servings: 2 },
      { weekday: 'tuesday', slot: 'lunch', title, servings: 1 },
      { weekday: 'sunday', slot: 'dinner', title: 'Eating out', recipeId: null },
    ]);
    const { data, pagination } = await list(ann);
    expect((await ann.call(templates.listTemplates)).queries).toBeLessThanOrEqual(2);
    expect(data).toEqual([body]);
    expect(pagination).toEqual({ page: 1, limit: 50, total: 1, totalPages: 1 });
    const { body: made } = await apply(ann, body.templateId);
    expect(mealsOf(made)).toEqual(asIn(NEXT, title));
    expect(made.days[1]?.meals[0]?.leftoverOf).toBe(made.days[0]?.meals[0]?.mealId);
  });

  it('are renamed and deleted; the weeks that were made from them stay', async () => {
    const { ann, plan } = await week();
    const { body } = await save(ann, plan, 'Winter');
    const params = { templateId: body.templateId };
    const { body: made } = await apply(ann, body.templateId);
    const { body: renamed } = await ann.call(templates.renameTemplate, { params, body: { name: 'Spring' } });
    expect(renamed).toEqual({ ...body, name: 'Spring', updatedAt: renamed.updatedAt });
    expect((await ann.call(templates.deleteTemplate, { params })).status).toBe(204);
    expect((await list(ann)).data).toEqual([]);
    expect((await apply(ann, body.templateId)).error.code).toBe('TEMPLATE_NOT_FOUND');
    expect((await ann.call(getPlan, { params: { planId: made.planId } })).body).toEqual(made);
  });

  it('leave out a recipe that is gone', async () => {
    const ann = await app.make.person();
    const mine = (await recipesFor(ann, 'lunch')).at(-1);
    const { body: empty } = await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart: MONDAY } });
    const { body: plan } = await add(ann, empty, { recipeId: mine?.recipeId ?? '' });
    await add(ann, plan, { title: 'Eating out', date: '2026-11-17' });
    const { body: template } = await save(ann, plan, 'Own');
    await sql`UPDATE recipe SET deleted_at = now() WHERE id = ${mine?.recipeId}`.execute(app.ctx.db);
    expect((await list(ann)).data[0]?.meals.map((meal) => meal.title)).toEqual([null, 'Eating out']);
    expect(mealsOf((await apply(ann, template.templateId)).body)).toEqual(['2026-11-24 lunch Eating out ×1']);
  });

  it('belong to the household: others do not find them', async () => {
    const { ann, plan } = await week();
    const { body } = await save(ann, plan, 'Winter');
    const bob = await app.make.person();
    const params = { templateId: body.templateId };
    expect((await list(bob)).data).toEqual([]);
    expect((await save(bob, plan, 'Mine')).error.code).toBe('PLAN_NOT_FOUND');
    for (const { status, error } of [
      await apply(bob, body.templateId),
      await bob.call(templates.renameTemplate, { params, body: { name: 'Mine' } }),
      await bob.call(templates.deleteTemplate, { params }),
    ])
      expect([status, error.code]).toEqual([404, 'TEMPLATE_NOT_FOUND']);
    expect((await list(ann)).data).toEqual([body]);
    expect((await app.make.stranger().call(templates.listTemplates)).status).toBe(401);
  });

  it('need a name and at least one meal', async () => {
    const { ann, plan } = await week();
    for (const name of ['', '   ', 'x'.repeat(81)])
      expect((await save(ann, plan, name)).error.code).toBe('VALIDATION_ERROR');
    const { body: empty } = await ann.call(createPlan, { params: { userId: ann.userId }, body: { weekStart: NEXT } });
    expect((await save(ann, empty, 'Nothing')).error.code).toBe('NOTHING_TO_SAVE');
    expect((await list(ann)).data).toEqual([]);
  });
});

describe('recurring meals', () => {
  const params = (person: Person) => ({ userId: person.userId });
  async function porridge(ann: Person, body: object = {}) {
    const [card] = await recipesFor(ann, 'breakfast');
    const answer = await ann.call(recurring.addRecurring, {
      params: params(ann),
      body: {
        recipeId: card?.recipeId ?? '',
        slot: 'breakfast',
        weekdays: ['monday', 'wednesday', 'monday'],
        servings: 1.5,
        ...body,
      },
    });
    return { ...answer, title: card?.title ?? '' };
  }
  const rules = async (person: Person) =>
    (await person.call(recurring.listRecurring, { params: params(person) })).body.data;
  const expected = (title: string) => [`${MONDAY} breakfast ${title} ×1.5`, `2026-11-18 breakfast ${title} ×1.5`];

  it('stand in every week that is made by hand, locked', async () => {
    const ann = await app.make.person();
    const { status, body, title } = await porridge(ann);
    expect(status).toBe(201);
    expect(body).toMatchObject({ title, slot: 'breakfast', weekdays: ['monday', 'wednesday'], servings: 1.5 });
    expect(await rules(ann)).toEqual([body]);
    expect((await ann.call(recurring.listRecurring, { params: params(ann) })).queries).toBeLessThanOrEqual(2);
    const { body: plan } = await ann.call(createPlan, { params: params(ann), body: { weekStart: MONDAY } });
    expect(mealsOf(plan)).toEqual(expected(title));
    expect(plan.days.flatMap((day) => day.meals).every((meal) => meal.locked)).toBe(true);
  });

  it('stand in every week that is planned, the rest is planned around them', async () => {
    const ann = await app.make.person();
    const { title } = await porridge(ann);
    const plan = await app.make.plan(ann);
    const locked = plan.days.flatMap(({ date, meals }) =>
      meals.filter((meal) => meal.locked).map((meal) => `${date} ${meal.slot} ${meal.title} ×${meal.servings}`),
    );
    expect(locked).toEqual(expected(title));
    expect(plan.days.map((day) => day.meals.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    expect(plan.quality?.asGenerated).toBe(true);
  });

  it('are not put again into a week that is there', async () => {
    const ann = await app.make.person();
    const { body: plan } = await ann.call(createPlan, { params: params(ann), body: { weekStart: MONDAY } });
    await porridge(ann);
    const again = await app.make.plan(ann);
    expect(again.planId).toBe(plan.planId);
    expect(again.days.flatMap((day) => day.meals).some((meal) => meal.locked)).toBe(false);
  });

  it('are changed and removed for the weeks to come', async () => {
    const ann = await app.make.person();
    const { body, title } = await porridge(ann);
    const own = { ...params(ann), recurringId: body.recurringId };
    const { body: changed } = await ann.call(recurring.changeRecurring, {
      params: own,
      body: { weekdays: ['sunday'], servings: 2 },
    });
    expect(changed).toEqual({ ...body, weekdays: ['sunday'], servings: 2 });
    expect((await ann.call(recurring.changeRecurring, { params: own, body: {} })).body).toEqual(changed);
    const { body: plan } = await ann.call(createPlan, { params: params(ann), body: { weekStart: MONDAY } });
    expect(mealsOf(plan)).toEqual([`2026-11-22 breakfast ${title} ×2`]);
    expect((await ann.call(recurring.removeRecurring, { params: own })).status).toBe(204);
    const { body: next } = await ann.call(createPlan, { params: params(ann), body: { weekStart: NEXT } });
    expect(mealsOf(next)).toEqual([]);
  });

  it('that ask for the same place: the first takes it, the second the next of its kind, if there is one', async () => {
    const ann = await app.make.person();
    const [first, second] = await recipesFor(ann, 'breakfast');
    for (const card of [first, second, first])
      await porridge(ann, { recipeId: card?.recipeId, slot: 'snack', weekdays: ['monday'], servings: 1 });
    const slots = (['snack', 'lunch', 'snack'] as const).map((slot) => ({ slot, maxMinutes: null }));
    const { body } = await ann.call(createPlan, { params: params(ann), body: { weekStart: MONDAY, slots } });
    expect(body.days[0]?.meals.map((meal) => [meal.slotIndex, meal.title])).toEqual([
      [0, first?.title],
      [2, second?.title],
    ]);
  });

  it('are refused with wrong fields, and not found by others', async () => {
    const ann = await app.make.person();
    const bob = await app.make.person();
    for (const [code, body] of [
      ['VALIDATION_ERROR', { weekdays: [] }],
      ['VALIDATION_ERROR', { weekdays: ['someday'] }],
      ['VALIDATION_ERROR', { slot: 'brunch' }],
      ['VALIDATION_ERROR', { servings: 0.3 }],
      ['RECIPE_NOT_FOUND', { recipeId: ann.userId }],
    ] as const)
      expect([(await porridge(ann, body)).error.code, body]).toEqual([code, body]);
    const { body } = await porridge(ann);
    const { recurringId } = body;
    for (const [person, userId, code] of [
      [bob, bob.userId, 'RECURRING_NOT_FOUND'],
      [bob, ann.userId, 'USER_NOT_FOUND'],
    ] as const) {
      const params = { userId, recurringId };
      const changed = await person.call(recurring.changeRecurring, { params, body: { servings: 3 } });
      const removed = await person.call(recurring.removeRecurring, { params });
      expect([changed.status, changed.error.code, removed.error.code]).toEqual([404, code, code]);
    }
    expect((await bob.call(recurring.listRecurring, { params: params(ann) })).error.code).toBe('USER_NOT_FOUND');
    expect(await rules(ann)).toEqual([body]);
  });

  it('are bounded in number', async () => {
    const ann = await app.make.person();
    for (let count = 0; count < 40; count += 1) expect((await porridge(ann)).status).toBe(201);
    expect((await porridge(ann)).error.code).toBe('TOO_MANY_RECURRING');
  });
});
