import { type Explanation, getPlan, holdToTargets, type Plan, regeneratePlan } from '@mealwright/contracts/plans';
import { type GoalInput, patchPreferences, putGoals } from '@mealwright/contracts/profiles';
import { bandOf } from '@mealwright/nutrition/bands';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import { goalInput, type Person } from '../../../../test/make.ts';

const app = useApp();

const setGoals = (person: Person, overrides: GoalInput['overrides']) =>
  person.call(putGoals, { params: { userId: person.userId }, body: { ...goalInput, overrides } });
const patch = (person: Person, body: object) =>
  person.call(patchPreferences, { params: { userId: person.userId }, body });

async function planAnew(person: Person, plan: Plan): Promise<Plan> {
  const { body } = await person.call(regeneratePlan, { params: { planId: plan.planId }, body: { seed: 7 } });
  return body as Plan;
}

type Change = Explanation['relaxations'][number];

/** Does what a suggestion says, with the same endpoints as a person. */
async function follow(person: Person, overrides: GoalInput['overrides'], { kind, nutrient, bound, to }: Change) {
  expect(kind).toBe('nutrient');
  const range = overrides[nutrient ?? ''] ?? {};
  const { status } = await setGoals(person, { ...overrides, [nutrient ?? '']: { ...range, [bound ?? '']: to } });
  expect(status).toBe(200);
}

const dishesOf = (plan: Plan) => new Set(plan.days.flatMap(({ meals }) => meals.map(({ recipeId }) => recipeId))).size;
const mealsOf = (plan: Plan) =>
  plan.days.map(({ meals }) => meals.map(({ recipeId, servings }) => [recipeId, servings]));

const impossible: { name: string; overrides: GoalInput['overrides'] }[] = [
  {
    name: 'more protein than the energy can hold',
    overrides: {
      kcal: { min: 1450, max: 1550 },
      proteinG: { min: 330 },
      carbsG: { min: 100 },
      fatG: null,
      fibreG: null,
      sodiumMg: null,
    },
  },
  {
    name: 'much fibre with hardly any carbohydrate',
    overrides: {
      kcal: { min: 1900, max: 2100 },
      carbsG: { max: 15 },
      fibreG: { min: 60 },
      proteinG: null,
      fatG: null,
      sodiumMg: null,
    },
  },
];

describe.each(impossible)('targets that contradict each other ($name)', ({ overrides }) => {
  it('give the closest week, which says that it misses them, by how much, and why', async () => {
    const ann = await app.make.person();
    await setGoals(ann, overrides);
    const plan = await app.make.plan(ann);
    expect(plan.quality?.allBandsMet).toBe(false);
    expect(plan.days.every((day) => day.meals.length === 4)).toBe(true);
    for (const day of plan.days) {
      expect(day.met).toBe(false);
      for (const { nutrient, bound, limit, value } of day.missed) {
        expect(day.targets[nutrient]?.[bound]).toBe(limit);
        expect(value).toBe(day.nutrition[nutrient]);
        expect(bound === 'min' ? (value ?? 0) < limit : (value ?? 0) > limit).toBe(true);
      }
    }
    const explanation = plan.quality?.explanation as Explanation;
    expect(explanation).toMatchObject({ kind: 'conflict', proved: true });
    expect(explanation.conflicts.length).toBeGreaterThan(0);
    for (const { nutrient, bound, value } of explanation.conflicts) expect(overrides[nutrient]?.[bound]).toBe(value);
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
  });

  it('can be met by the first change of a target that is said to help', async () => {
    const ann = await app.make.person();
    await setGoals(ann, overrides);
    const plan = await app.make.plan(ann);
    const first = plan.quality?.explanation?.relaxations.find(({ kind }) => kind === 'nutrient');
    expect(first).toMatchObject({ confirmed: true, misses: [] });
    await follow(ann, overrides, first as Change);
    const made = await planAnew(ann, plan);
    expect(made.quality).toMatchObject({ allBandsMet: true, explanation: null });
    for (const day of made.days) expect(day).toMatchObject({ met: true, missed: [] });
  });
});

describe('a week that cannot meet its targets', () => {
  const overrides = { kcal: { target: 1600 }, proteinG: { min: 170 } };
  const wish = async () => {
    const ann = await app.make.person();
    await patch(ann, { diet: 'vegan' });
    await setGoals(ann, overrides);
    return { ann, plan: await app.make.plan(ann) };
  };

  it('is varied nevertheless, and what was tried says how many dishes it has and what it reaches', async () => {
    const { plan } = await wish();
    expect(plan.quality?.allBandsMet).toBe(false);
    expect(dishesOf(plan)).toBeGreaterThanOrEqual(12);
    const ways = plan.quality?.explanation?.relaxations ?? [];
    expect(ways.length).toBeGreaterThanOrEqual(3);
    expect(ways[0]).toMatchObject({ kind: 'settle', confirmed: true, dishes: dishesOf(plan), misses: [] });
    for (const { kind, confirmed, dishes, misses } of ways) {
      if (kind === 'settle' || misses == null) continue;
      expect(dishes).toBeGreaterThan(0);
      expect(misses.length === 0).toBe(confirmed);
    }
  });

  it('is met as it is by who settles for what it reaches; taken back, it is explained as before', async () => {
    const { ann, plan } = await wish();
    const settle = plan.quality?.explanation?.relaxations[0];
    const wanted: GoalInput['overrides'] = { ...overrides };
    for (const { nutrient, bound, from, to } of settle?.changes ?? []) {
      const worst = plan.days.map((day) => day.nutrition[nutrient] ?? 0);
      if (bound === 'min') expect(to).toBeLessThanOrEqual(Math.min(...worst));
      else expect(to).toBeGreaterThanOrEqual(Math.max(...worst));
      expect(Math.abs(to - from)).toBeGreaterThan(0);
      const day = plan.days[0]?.targets[nutrient] ?? {};
      const band = bandOf(nutrient, day);
      wanted[nutrient] = {
        ...(nutrient === 'kcal' ? { target: 1600 } : {}),
        ...(band.min === null ? {} : { min: band.min }),
        ...(band.max === null ? {} : { max: band.max }),
        [bound]: to,
      };
    }
    await setGoals(ann, wanted);
    const params = { planId: plan.planId };
    const held = await ann.call(holdToTargets, { params, body: { version: plan.version } });
    expect(held.status).toBe(200);
    expect(held.body.days.flatMap((day) => day.missed)).toEqual([]);
    expect(held.body.quality?.allBandsMet).toBe(true);
    expect(mealsOf(held.body)).toEqual(mealsOf(plan));
    expect((await ann.call(holdToTargets, { params, body: { version: plan.version } })).error.code).toBe(
      'PLAN_CHANGED',
    );
    await setGoals(ann, overrides);
    const back = await ann.call(holdToTargets, { params, body: {} });
    expect(back.body.quality).toEqual(plan.quality);
    expect(back.body.days).toEqual(plan.days);
  });

  it('keeps what was wanted on the days that are over', async () => {
    const { ann, plan } = await wish();
    await setGoals(ann, { ...overrides, proteinG: { min: 60 } });
    const from = plan.days[3]?.date ?? '';
    const { body } = await ann.call(holdToTargets, { params: { planId: plan.planId }, body: { from } });
    expect(body.days.map(({ targets }) => targets.proteinG?.min)).toEqual([170, 170, 170, 60, 60, 60, 60]);
    const other = await app.make.person();
    expect((await other.call(holdToTargets, { params: { planId: plan.planId }, body: {} })).error.code).toBe(
      'PLAN_NOT_FOUND',
    );
  });
});

describe('a slot that nothing can fill', () => {
  it('is named with the filter that empties it, and the change that helps does help', async () => {
    const ann = await app.make.person();
    const slots = [
      { slot: 'breakfast', maxMinutes: null },
      { slot: 'lunch', maxMinutes: null },
      { slot: 'dinner', maxMinutes: 1 },
    ] as const;
    await patch(ann, { slots });
    const plan = await app.make.plan(ann);
    expect(plan.quality?.allBandsMet).toBe(false);
    expect(plan.days.every((day) => day.meals.every((meal) => meal.slot !== 'dinner'))).toBe(true);
    const explanation = plan.quality?.explanation as Explanation;
    expect(explanation).toMatchObject({ kind: 'empty_slot', proved: true, slot: 'dinner', filter: 'minutes' });
    const change = explanation.relaxations[0];
    expect(change).toMatchObject({ kind: 'minutes', slot: 'dinner', from: 1, confirmed: true });
    await patch(ann, { slots: [slots[0], slots[1], { slot: 'dinner', maxMinutes: change?.to }] });
    const made = await app.make.plan(ann, { weekStart: '2026-11-23' });
    expect(made.quality).toMatchObject({ allBandsMet: true, explanation: null });
    for (const day of made.days) expect(day.meals).toHaveLength(3);
  });
});

describe('a plan that meets everything', () => {
  it('carries no explanation, and none is left from before', async () => {
    const ann = await app.make.person();
    await setGoals(ann, impossible[0]?.overrides ?? {});
    const missed = await app.make.plan(ann);
    expect(missed.quality?.explanation).not.toBeNull();
    await setGoals(ann, {});
    const made = await planAnew(ann, missed);
    expect(made.quality).toMatchObject({ allBandsMet: true, explanation: null });
    expect(made.days[0]?.targets.kcal).toEqual({ target: 2120 });
  });
});
