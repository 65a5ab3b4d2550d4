import { type Explanation, getPlan, type Plan, regeneratePlan } from '@mealwright/contracts/plans';
import { type GoalInput, patchPreferences, putGoals } from '@mealwright/contracts/profiles';
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

/** Does what a suggestion says, with the same endpoints as a person. */
async function follow(
  person: Person,
  overrides: GoalInput['overrides'],
  { kind, nutrient, bound, to }: Explanation['relaxations'][number],
) {
  expect(kind).toBe('nutrient');
  const range = overrides[nutrient ?? ''] ?? {};
  const { status } = await setGoals(person, { ...overrides, [nutrient ?? '']: { ...range, [bound ?? '']: to } });
  expect(status).toBe(200);
}

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

  it('can be met by the first change that is said to help', async () => {
    const ann = await app.make.person();
    await setGoals(ann, overrides);
    const plan = await app.make.plan(ann);
    const first = plan.quality?.explanation?.relaxations[0];
    expect(first).toMatchObject({ confirmed: true });
    await follow(ann, overrides, first as Explanation['relaxations'][number]);
    const made = await planAnew(ann, plan);
    expect(made.quality).toMatchObject({ allBandsMet: true, explanation: null });
    for (const day of made.days) expect(day).toMatchObject({ met: true, missed: [] });
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
