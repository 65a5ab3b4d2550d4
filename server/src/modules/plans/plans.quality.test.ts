import {
  copyDay,
  type Meal,
  type Plan,
  putMeals,
  regeneratePlan,
  removeMeal,
  updatePlan,
} from '@mealwright/contracts/plans';
import { putGoals } from '@mealwright/contracts/profiles';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { goalInput, type Person } from '../../../test/make.ts';

const app = useApp();

/** More protein than the energy can hold. */
const overrides = { kcal: { min: 1450, max: 1550 }, proteinG: { min: 330 }, carbsG: { min: 100 }, fatG: null };
async function impossible(person: Person): Promise<Plan> {
  await person.call(putGoals, { params: { userId: person.userId }, body: { ...goalInput, overrides } });
  return app.make.plan(person);
}

const asSent = (plan: Plan) =>
  plan.days.flatMap(({ date, meals }) =>
    meals.map(({ mealId, slotIndex, recipeId, servings, locked }) => ({
      mealId,
      date,
      slotIndex,
      recipeId: recipeId ?? '',
      servings,
      locked,
    })),
  );
const restore = async (person: Person, to: Plan): Promise<Plan> =>
  (await person.call(putMeals, { params: { planId: to.planId }, body: { meals: asSent(to) } })).body;

describe('what is known of a week as it was made', () => {
  it('is set aside by a change and comes back with its undo: the proof, the gap, the way out', async () => {
    const ann = await app.make.person();
    const made = await impossible(ann);
    expect(made.quality?.explanation?.proved).toBe(true);
    const meal = made.days[2]?.meals[1] as Meal;
    const params = { planId: made.planId };
    const { body: less } = await ann.call(removeMeal, { params, query: { mealId: meal.mealId } });
    // It still cannot be met; but this is not the closest week any more.
    expect(less.quality).toEqual({ ...made.quality, asGenerated: false });
    const back = await restore(ann, made);
    expect(back.quality).toEqual(made.quality);
    expect(Object.keys(back.quality ?? {}).sort()).toEqual(Object.keys(made.quality ?? {}).sort());
  });

  it('stays with a lock, and goes with a portion', async () => {
    const ann = await app.make.person();
    const made = await app.make.plan(ann);
    const meal = made.days[0]?.meals[0] as Meal;
    const params = { userId: ann.userId, planId: made.planId };
    const change = async (one: object) =>
      (await ann.call(updatePlan, { params, body: { meals: [{ mealId: meal.mealId, ...one }] } })).body.quality;
    expect(await change({ locked: true })).toMatchObject({ asGenerated: true });
    expect(await change({ servings: meal.servings + 0.25 })).toMatchObject({ asGenerated: false });
    expect(await change({ servings: meal.servings })).toEqual(made.quality);
  });

  it('is that of the week before, when planning anew is taken back', async () => {
    const ann = await app.make.person();
    const first = await app.make.plan(ann);
    const params = { planId: first.planId };
    const second = (await ann.call(regeneratePlan, { params, body: { seed: 8 } })).body as Plan;
    const third = (await ann.call(regeneratePlan, { params, body: { seed: 9 } })).body as Plan;
    expect(third.quality?.seed).toBe(9);
    expect((await restore(ann, second)).quality).toMatchObject({ ...second.quality, seed: 8 });
    expect((await restore(ann, first)).quality).toEqual(first.quality);
    // Other targets, another question: the same meals are not the answer to it.
    await ann.call(putGoals, {
      params: { userId: ann.userId },
      body: { ...goalInput, overrides: { proteinG: { min: 120 } } },
    });
    await ann.call(regeneratePlan, { params, body: { seed: 10 } });
    expect((await restore(ann, first)).quality).toMatchObject({ asGenerated: false });
  });

  it('does not hold for a week that was copied together', async () => {
    const ann = await app.make.person();
    const made = await app.make.plan(ann);
    const body = { from: made.startDate, to: [made.endDate] };
    const { body: copied } = await ann.call(copyDay, { params: { planId: made.planId }, body });
    expect(copied.quality?.asGenerated).toBe(false);
  });
});
