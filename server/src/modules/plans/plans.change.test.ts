import type { BodyInput } from '@mealwright/contracts/endpoint';
import type { Meal, Plan } from '@mealwright/contracts/plans';
import { addMeal, copyDay, createPlan, getPlan, removeMeal, updatePlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { eventsOf } from '../../../test/state.ts';

const app = useApp();
const MONDAY = '2026-11-16';
const TUESDAY = '2026-11-17';
const FRIDAY = '2026-11-20';
const slots = (['breakfast', 'snack', 'lunch', 'snack', 'dinner'] as const).map((slot) => ({ slot, maxMinutes: null }));

const add = (person: Person, plan: Plan, body: Partial<BodyInput<typeof addMeal>>) =>
  person.call(addMeal, { params: { planId: plan.planId }, body: { date: MONDAY, slot: 'lunch', ...body } });
const change = (person: Person, plan: Plan, ...meals: BodyInput<typeof updatePlan>['meals']) =>
  person.call(updatePlan, { params: { userId: person.userId, planId: plan.planId }, body: { meals } });
const copy = (person: Person, plan: Plan, from: string, ...to: string[]) =>
  person.call(copyDay, { params: { planId: plan.planId }, body: { from, to } });
const read = async (person: Person, { planId }: Plan) => (await person.call(getPlan, { params: { planId } })).body;
const mealsOn = (plan: Plan, date: string): Meal[] => plan.days.find((day) => day.date === date)?.meals ?? [];
const titlesOn = (plan: Plan, date: string) => mealsOn(plan, date).map((meal) => `${meal.slotIndex} ${meal.title}`);
const mealOf = (plan: Plan, title: string): Meal =>
  plan.days.flatMap((day) => day.meals).find((meal) => meal.title === title) as Meal;

/** A week of one person with the given free entries: `Soup` on Monday's lunch, and so on. */
async function weekWith(...entries: [title: string, date: string, slotIndex: number][]): Promise<[Person, Plan]> {
  const person = await app.make.person();
  let { body: plan } = await person.call(createPlan, {
    params: { userId: person.userId },
    body: { weekStart: MONDAY, slots },
  });
  for (const [title, date, slotIndex] of entries) {
    const { body, status } = await add(person, plan, {
      title,
      date,
      slotIndex,
      slot: slots[slotIndex]?.slot ?? 'lunch',
    });
    expect(status).toBe(201);
    plan = body;
  }
  return [person, plan];
}
async function recipe(person: Person): Promise<string> {
  return (await person.call(listRecipes, { query: { slot: 'lunch', limit: 1 } })).body.data[0]?.recipeId ?? '';
}
const updates = (person: Person) => eventsOf(app, 'meal_plan.updated', person.userId);

describe('putting a meal into the plan', () => {
  it('counts its servings for the day, raises the version by one and tells of it', async () => {
    const [ann, plan] = await weekWith();
    const recipeId = await recipe(ann);
    const { status, body } = await add(ann, plan, { recipeId, servings: 1.75 });
    const { body: cards } = await ann.call(listRecipes, { query: { slot: 'lunch', limit: 1 } });
    expect(status).toBe(201);
    const meal = mealsOn(body, MONDAY)[0];
    expect(meal).toMatchObject({ slotIndex: 2, slot: 'lunch', recipeId, servings: 1.75, locked: false });
    const kcal = cards.data[0]?.perServing.kcal ?? Number.NaN;
    expect(body.days[0]?.nutrition.kcal).toBeCloseTo(kcal * 1.75, 9);
    expect(body.version).toBe(plan.version + 1);
    expect(await read(ann, plan)).toEqual(body);
    const { householdId } = ann.session.user;
    expect(await updates(ann)).toEqual([
      { userId: ann.userId, householdId, planId: plan.planId, version: body.version },
    ]);
    expect(await eventsOf(app, 'meal.planned', ann.userId)).toEqual([
      { userId: ann.userId, planId: plan.planId, recipeIds: [recipeId] },
    ]);
  });

  it('may be a free entry with its own words, shown as they were typed', async () => {
    const [ann, plan] = await weekWith();
    const title = '<b>Oma’s Grünkohl</b> 🍲 & "more"';
    const { body } = await add(ann, plan, { title, nutrition: { kcal: 600, proteinG: 20 }, servings: 0.5 });
    expect(mealsOn(body, MONDAY)[0]).toMatchObject({ title, recipeId: null, nutrition: { kcal: 300, proteinG: 10 } });
    expect(body.days[0]?.nutrition.kcal).toBe(300);
    expect(JSON.stringify(app.logged)).not.toContain('Grünkohl');
  });

  it('takes the first free slot of that kind, then says that all are taken', async () => {
    const [ann, plan] = await weekWith();
    await add(ann, plan, { title: 'Nuts', slot: 'snack' });
    const { body } = await add(ann, plan, { title: 'Pear', slot: 'snack' });
    expect(titlesOn(body, MONDAY)).toEqual(['1 Nuts', '3 Pear']);
    const { status, error } = await add(ann, plan, { title: 'Cake', slot: 'snack' });
    expect([status, error.code, error.details]).toEqual([409, 'SLOT_TAKEN', { mealId: mealOf(body, 'Nuts').mealId }]);
    expect(await read(ann, plan)).toEqual(body);
  });

  it('replaces what stands there when asked to, unless that is locked', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    const { body } = await add(ann, plan, { title: 'Stew', replace: true });
    expect(titlesOn(body, MONDAY)).toEqual(['2 Stew']);
    const { body: locked } = await change(ann, plan, { mealId: mealOf(body, 'Stew').mealId, locked: true });
    const { status, error } = await add(ann, plan, { title: 'Soup', replace: true });
    expect([status, error.code]).toEqual([409, 'MEAL_LOCKED']);
    expect(await read(ann, plan)).toEqual(locked);
  });

  it('is refused by field, or by code, where it makes no sense, and nothing changes', async () => {
    const [ann, plan] = await weekWith();
    const recipeId = await recipe(ann);
    for (const [code, body] of [
      ['NOT_IN_PLAN_WEEK', { title: 'Soup', date: '2026-11-15' }],
      ['NOT_IN_PLAN_WEEK', { title: 'Soup', date: '2026-11-23' }],
      ['RECIPE_NOT_FOUND', { recipeId: plan.planId }],
      ['VALIDATION_ERROR', {}],
      ['VALIDATION_ERROR', { title: 'Soup', recipeId }],
      ['VALIDATION_ERROR', { title: 'Soup', slotIndex: 4 }],
      ['VALIDATION_ERROR', { title: 'Soup', slotIndex: 5 }],
      ['VALIDATION_ERROR', { title: 'Soup', slotIndex: -1 }],
      ['VALIDATION_ERROR', { title: 'Soup', date: '2026-11-31' }],
      ['VALIDATION_ERROR', { title: ' \u0007 ' }],
      ['VALIDATION_ERROR', { title: 'x'.repeat(10_000) }],
      ['VALIDATION_ERROR', { title: 'Soup', servings: 0 }],
      ['VALIDATION_ERROR', { title: 'Soup', servings: -1 }],
      ['VALIDATION_ERROR', { title: 'Soup', servings: 0.3 }],
      ['VALIDATION_ERROR', { title: 'Soup', servings: 20.25 }],
      ['VALIDATION_ERROR', { title: 'Soup', nutrition: { kcal: -5 } }],
      ['VALIDATION_ERROR', { title: 'Soup', nutrition: { kcal: 1e9 } }],
      ['VALIDATION_ERROR', { title: 'Soup', nutrition: { calories: 500 } as object }],
      ['VALIDATION_ERROR', { title: 'Soup', servings: '1' as unknown as number }],
    ] as const)
      expect((await add(ann, plan, body)).error?.code, JSON.stringify(body).slice(0, 80)).toBe(code);
    expect(await read(ann, plan)).toEqual(plan);
    expect(await updates(ann)).toEqual([]);
  });

  it('into a slot that the plan does not have is refused', async () => {
    const ann = await app.make.person();
    const { body: plan } = await ann.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: MONDAY, slots: [{ slot: 'dinner', maxMinutes: null }] },
    });
    expect((await add(ann, plan, { title: 'Soup', slot: 'breakfast' })).error.code).toBe('VALIDATION_ERROR');
  });
});

describe('taking a meal out', () => {
  const remove = (person: Person, plan: Plan, mealId: string) =>
    person.call(removeMeal, { params: { planId: plan.planId }, query: { mealId } });

  it('takes that one only; again says that it is not there', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2], ['Stew', TUESDAY, 2]);
    const { mealId } = mealOf(plan, 'Soup');
    const { status, body } = await remove(ann, plan, mealId);
    expect(status).toBe(200);
    expect(body.days.flatMap((day) => day.meals.map((meal) => meal.title))).toEqual(['Stew']);
    expect(body.version).toBe(plan.version + 1);
    expect((await remove(ann, plan, mealId)).error.code).toBe('MEAL_NOT_FOUND');
    expect(await read(ann, plan)).toEqual(body);
  });

  it('of another plan is MEAL_NOT_FOUND there', async () => {
    const [[ann, plan], [, other]] = [await weekWith(['Soup', MONDAY, 2]), await weekWith(['Stew', MONDAY, 2])];
    expect((await remove(ann, plan, mealOf(other, 'Stew').mealId)).error.code).toBe('MEAL_NOT_FOUND');
    expect((await remove(ann, other, mealOf(other, 'Stew').mealId)).error.code).toBe('PLAN_NOT_FOUND');
    expect((await remove(ann, plan, 'soup')).error.code).toBe('VALIDATION_ERROR');
  });
});

describe('changing meals', () => {
  it('sets servings in steps of a quarter and locks, all in one version', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2], ['Stew', TUESDAY, 2]);
    const [soup, stew] = [mealOf(plan, 'Soup'), mealOf(plan, 'Stew')];
    const { status, body } = await change(
      ann,
      plan,
      { mealId: soup.mealId, servings: 2.25 },
      { mealId: stew.mealId, locked: true },
    );
    expect(status).toBe(200);
    expect(mealOf(body, 'Soup')).toMatchObject({ servings: 2.25, locked: false });
    expect(mealOf(body, 'Stew')).toMatchObject({ servings: 1, locked: true });
    expect(body.version).toBe(plan.version + 1);
    expect(await updates(ann)).toHaveLength(3);
    for (const servings of [0, 0.1, -1, 21]) {
      const { error } = await change(ann, plan, { mealId: soup.mealId, servings });
      expect(Object.keys(error.details ?? {})).toEqual(['meals.0.servings']);
    }
    expect(await read(ann, plan)).toEqual(body);
  });

  it('moves a meal to a free place, with the kind of that place', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    const { mealId } = mealOf(plan, 'Soup');
    const { body } = await change(ann, plan, { mealId, date: FRIDAY, slotIndex: 4 });
    expect(mealsOn(body, FRIDAY)).toMatchObject([{ mealId, slotIndex: 4, slot: 'dinner' }]);
    expect(mealsOn(body, MONDAY)).toEqual([]);
  });

  it('that moves onto another makes the two change places', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2], ['Stew', FRIDAY, 4]);
    const { body } = await change(ann, plan, { mealId: mealOf(plan, 'Soup').mealId, date: FRIDAY, slotIndex: 4 });
    expect(titlesOn(body, FRIDAY)).toEqual(['4 Soup']);
    expect(titlesOn(body, MONDAY)).toEqual(['2 Stew']);
    expect(mealOf(body, 'Stew').slot).toBe('lunch');
  });

  it('moves several at once, one after the other, around in a ring too', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 0], ['Stew', MONDAY, 2], ['Pie', MONDAY, 4]);
    const to = (title: string, slotIndex: number) => ({ mealId: mealOf(plan, title).mealId, slotIndex });
    const { body } = await change(ann, plan, to('Soup', 2), to('Stew', 4));
    expect(titlesOn(body, MONDAY)).toEqual(['0 Pie', '2 Soup', '4 Stew']);
    expect(body.version).toBe(plan.version + 1);
  });

  it('happens for all or for none', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    const { mealId } = mealOf(plan, 'Soup');
    for (const [code, second] of [
      ['MEAL_NOT_FOUND', { mealId: plan.planId, servings: 2 }],
      ['NOT_IN_PLAN_WEEK', { mealId, date: '2026-11-23' }],
      ['VALIDATION_ERROR', { mealId, slotIndex: 5 }],
      ['VALIDATION_ERROR', { mealId, slotIndex: 6 }],
      ['VALIDATION_ERROR', { mealId, colour: 'red' } as { mealId: string }],
    ] as const)
      expect((await change(ann, plan, { mealId, servings: 3 }, second)).error?.code).toBe(code);
    expect((await change(ann, plan)).error.code).toBe('VALIDATION_ERROR');
    expect(await read(ann, plan)).toEqual(plan);
  });

  it('of somebody else is not possible', async () => {
    const [[ann, plan], bob] = [await weekWith(['Soup', MONDAY, 2]), await app.make.person()];
    const { mealId } = mealOf(plan, 'Soup');
    for (const userId of [ann.userId, bob.userId]) {
      const params = { userId, planId: plan.planId };
      expect((await bob.call(updatePlan, { params, body: { meals: [{ mealId, servings: 5 }] } })).status).toBe(404);
    }
    expect((await add(bob, plan, { title: 'Poison' })).error.code).toBe('PLAN_NOT_FOUND');
    expect((await copy(bob, plan, MONDAY, TUESDAY)).error.code).toBe('PLAN_NOT_FOUND');
    expect(await read(ann, plan)).toEqual(plan);
  });
});

describe('copying a day', () => {
  it('puts the same meals on other days in place of what stands there, unlocked, with ids of their own', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2], ['Pie', MONDAY, 4], ['Stew', TUESDAY, 0]);
    await change(ann, plan, { mealId: mealOf(plan, 'Soup').mealId, servings: 2, locked: true });
    const { status, body } = await copy(ann, plan, MONDAY, TUESDAY, FRIDAY);
    expect(status).toBe(200);
    for (const date of [TUESDAY, FRIDAY]) {
      expect(titlesOn(body, date)).toEqual(['2 Soup', '4 Pie']);
      expect(mealsOn(body, date)[0]).toMatchObject({ servings: 2, locked: false });
    }
    expect(mealsOn(body, MONDAY)[0]).toMatchObject({ locked: true });
    const ids = body.days.flatMap((day) => day.meals.map((meal) => meal.mealId));
    expect(new Set(ids).size).toBe(6);
  });

  it('leaves locked meals of those days where they are', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2], ['Pie', MONDAY, 4], ['Stew', TUESDAY, 2]);
    const stew = mealOf(plan, 'Stew');
    await change(ann, plan, { mealId: stew.mealId, locked: true });
    const { body } = await copy(ann, plan, MONDAY, TUESDAY);
    expect(titlesOn(body, TUESDAY)).toEqual(['2 Stew', '4 Pie']);
    expect(mealOf(body, 'Stew').mealId).toBe(stew.mealId);
  });

  it('onto itself, or onto a day twice, does no harm', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    const { status, body } = await copy(ann, plan, MONDAY, TUESDAY, MONDAY, TUESDAY);
    expect(status).toBe(200);
    expect(titlesOn(body, TUESDAY)).toEqual(['2 Soup']);
    expect(mealsOn(body, MONDAY)).toEqual(mealsOn(plan, MONDAY));
  });

  it('from or to another week is refused and changes nothing', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    for (const [from, to] of [
      ['2026-11-15', TUESDAY],
      [MONDAY, '2026-11-23'],
    ] as const)
      expect((await copy(ann, plan, from, TUESDAY, to)).error.code).toBe('NOT_IN_PLAN_WEEK');
    expect((await copy(ann, plan, MONDAY)).error.code).toBe('VALIDATION_ERROR');
    expect(await read(ann, plan)).toEqual(plan);
  });

  it('of an empty day clears what is not locked', async () => {
    const [ann, plan] = await weekWith(['Soup', MONDAY, 2]);
    const { body } = await copy(ann, plan, FRIDAY, MONDAY);
    expect(mealsOn(body, MONDAY)).toEqual([]);
  });
});
