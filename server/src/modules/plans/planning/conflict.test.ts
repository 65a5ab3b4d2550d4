import type { Meal, Plan } from '@mealwright/contracts/plans';
import {
  addMeal,
  copyDay,
  generatePlan,
  getPlan,
  regeneratePlan,
  removeMeal,
  swapMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Answer, Person } from '../../../../test/make.ts';
import { eventsOf } from '../../../../test/state.ts';

const app = useApp();

const read = async (person: Person, { planId }: Plan) => (await person.call(getPlan, { params: { planId } })).body;
const mealAt = (plan: Plan, day: number, slot: number): Meal => plan.days[day]?.meals[slot] as Meal;
const setServings = (person: Person, plan: Plan, meal: Meal, servings: number, version?: number) =>
  person.call(updatePlan, {
    params: { userId: person.userId, planId: plan.planId },
    body: { meals: [{ mealId: meal.mealId, servings }], ...(version === undefined ? {} : { version }) },
  });

type Write = (person: Person, plan: Plan, version: number) => Promise<Answer<never>>;
const writes: Record<string, Write> = {
  'changing servings': (person, plan, version) => setServings(person, plan, mealAt(plan, 0, 0), 3, version),
  'adding a meal': (person, { planId, weekStart }, version) =>
    person.call(addMeal, {
      params: { planId },
      body: { date: weekStart, slot: 'lunch', title: 'Soup', replace: true, version },
    }),
  'taking a meal out': (person, plan, version) =>
    person.call(removeMeal, { params: { planId: plan.planId }, query: { mealId: mealAt(plan, 0, 0).mealId, version } }),
  'copying a day': (person, plan, version) =>
    person.call(copyDay, {
      params: { planId: plan.planId },
      body: { from: plan.weekStart, to: [plan.endDate], version },
    }),
  'asking for a swap': (person, plan, version) =>
    person.call(swapMeal, { params: { planId: plan.planId }, body: { mealId: mealAt(plan, 1, 1).mealId, version } }),
  'swapping a meal': (person, plan, version) =>
    person.call(swapMeal, {
      params: { planId: plan.planId },
      body: { mealId: mealAt(plan, 1, 1).mealId, recipeId: mealAt(plan, 5, 2).recipeId ?? '', version },
    }),
  'planning the week again': (person, { weekStart }, version) =>
    person.call(generatePlan, { body: { weekStart, seed: 3, version } }),
  'planning it anew': (person, { planId }, version) =>
    person.call(regeneratePlan, { params: { planId }, body: { seed: 3, version } }),
};

describe('who saw an older version', () => {
  it.each(Object.entries(writes))('is told so when %s, and nothing is lost', async (_, write) => {
    const ann = await app.make.person();
    const seen = await app.make.plan(ann);
    const { body: newer } = await setServings(ann, seen, mealAt(seen, 6, 2), 2);
    const before = await eventsOf(app, 'meal_plan.updated', ann.userId);
    const { status, error } = await write(ann, seen, seen.version);
    expect([status, error.code, error.details]).toEqual([409, 'PLAN_CHANGED', { version: newer.version }]);
    expect(await read(ann, seen)).toEqual(newer);
    expect(await eventsOf(app, 'meal_plan.updated', ann.userId)).toEqual(before);
    const again = await write(ann, seen, newer.version);
    expect([200, 201]).toContain(again.status);
  });
});

describe('two windows at once', () => {
  it('with the same version: one writes, the other is told', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const answers = await Promise.all(
      [2, 3].map((servings) => setServings(ann, plan, mealAt(plan, 0, servings - 2), servings, plan.version)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200);
    expect(await read(ann, plan)).toEqual(winner?.body);
    expect(await eventsOf(app, 'meal_plan.updated', ann.userId)).toHaveLength(1);
  });

  it('without a version: both write, one after the other', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const answers = await Promise.all(
      [0, 1, 2, 3].map((slot) => setServings(ann, plan, mealAt(plan, 0, slot), slot + 0.25 + 1)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const after = await read(ann, plan);
    expect(after.days[0]?.meals.map((meal) => meal.servings)).toEqual([1.25, 2.25, 3.25, 4.25]);
    expect(after.version).toBe(plan.version + 4);
    const facts = await eventsOf(app, 'meal_plan.updated', ann.userId);
    expect(facts.map((fact) => fact.version)).toEqual([1, 2, 3, 4].map((more) => plan.version + more));
  });

  it('that plan the same new week: one plan, and one of them is told', async () => {
    const ann = await app.make.person();
    const ask = () => ann.call(generatePlan, { body: { weekStart: '2026-11-16', seed: 7 } });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('PLAN_CHANGED');
    const made = answers.find(({ status }) => status === 201)?.body as Plan;
    expect(await read(ann, made)).toEqual(made);
    expect(made.days.flatMap((day) => day.meals)).toHaveLength(28);
    expect(await eventsOf(app, 'meal_plan.created', ann.userId)).toHaveLength(1);
  });

  it('of which one plans while the other changes a meal: one of them is told, and no state is mixed', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const [planned, changed] = await Promise.all([
      ann.call(regeneratePlan, { params: { planId: plan.planId }, body: { seed: 11 } }),
      setServings(ann, plan, mealAt(plan, 0, 0), 4.75),
    ]);
    const outcome = [planned.status, planned.error?.code, changed.status, changed.error?.code];
    // Whoever came second: the planner is told of the change, or the meal is not there any more.
    expect([
      [409, 'PLAN_CHANGED', 200, undefined],
      [200, undefined, 404, 'MEAL_NOT_FOUND'],
    ]).toContainEqual(outcome);
    expect(await read(ann, plan)).toEqual(planned.status === 200 ? planned.body : changed.body);
  });
});
