import type { Meal, Plan, SwapSuggestion } from '@mealwright/contracts/plans';
import { addMeal, createPlan, getPlan, swapMeal, updatePlan } from '@mealwright/contracts/plans';
import { patchPreferences } from '@mealwright/contracts/profiles';
import { listRecipes } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { eventsOf } from '../../../../test/state.ts';

const app = useApp();

const dinnerOf = (plan: Plan, day: number): Meal => plan.days[day]?.meals[2] as Meal;
const read = async (person: Person, { planId }: Plan) => (await person.call(getPlan, { params: { planId } })).body;
const swap = (person: Person, plan: Plan, body: { mealId: string; recipeId?: string; version?: number }) =>
  person.call(swapMeal, { params: { planId: plan.planId }, body });
async function suggestionsFor(person: Person, plan: Plan, meal: Meal): Promise<SwapSuggestion[]> {
  const { status, body } = await swap(person, plan, { mealId: meal.mealId });
  expect(status).toBe(200);
  expect(body.plan).toBeNull();
  return body.suggestions;
}
const withoutDay = (plan: Plan, day: number) => plan.days.filter((_, at) => at !== day);

describe('suggestions for a swap', () => {
  it('are five other recipes that keep the day on target, and change nothing yet', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const meal = dinnerOf(plan, 2);
    const suggestions = await suggestionsFor(ann, plan, meal);
    expect(suggestions).toHaveLength(5);
    const today = plan.days[2]?.meals.map(({ recipeId }) => recipeId);
    expect(new Set(suggestions.map(({ recipeId }) => recipeId)).size).toBe(5);
    for (const one of suggestions) {
      expect(today).not.toContain(one.recipeId);
      expect(one.dayMet).toBe(true);
    }
    expect(await read(ann, plan)).toEqual(plan);
    expect(await eventsOf(app, 'meal_plan.updated', ann.userId)).toEqual([]);
  });

  it('are the same when asked again', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const first = await suggestionsFor(ann, plan, dinnerOf(plan, 0));
    expect(await suggestionsFor(ann, plan, dinnerOf(plan, 0))).toEqual(first);
  });

  it('keep to the diet and the allergies', async () => {
    const ann = await app.make.person();
    await ann.call(patchPreferences, {
      params: { userId: ann.userId },
      body: { diet: 'vegan', allergens: ['soy'], avoid: ['chilli'] },
    });
    const plan = await app.make.plan(ann);
    const suits = await ann.call(listRecipes, {
      query: { dietary: 'vegan', excludeAllergens: 'soy', slot: 'dinner', limit: 100 },
    });
    const allowed = suits.body.data.map(({ recipeId }) => recipeId);
    const suggestions = await suggestionsFor(ann, plan, dinnerOf(plan, 1));
    expect(suggestions.length).toBeGreaterThan(0);
    for (const one of suggestions) expect(allowed, one.title).toContain(one.recipeId);
  });

  it('leave a locked neighbour its portion', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const lunch = plan.days[3]?.meals[1] as Meal;
    await ann.call(updatePlan, {
      params: { userId: ann.userId, planId: plan.planId },
      body: { meals: [{ mealId: lunch.mealId, locked: true }] },
    });
    for (const one of await suggestionsFor(ann, plan, dinnerOf(plan, 3)))
      expect(one.portions.map(({ mealId }) => mealId)).not.toContain(lunch.mealId);
  });
});

describe('a swap', () => {
  it('puts in the recipe and the portions that were suggested, brings the deltas that were told, and nothing else', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const meal = dinnerOf(plan, 4);
    for (const wanted of (await suggestionsFor(ann, plan, meal)).slice(0, 1)) {
      const { status, body } = await swap(ann, plan, { mealId: meal.mealId, recipeId: wanted.recipeId });
      expect(status).toBe(200);
      const after = body.plan as Plan;
      expect(body.suggestions).toEqual([]);
      expect(await read(ann, plan)).toEqual(after);
      expect(withoutDay(after, 4)).toEqual(withoutDay(plan, 4));
      expect(after.version).toBe(plan.version + 1);
      expect(after.quality?.asGenerated).toBe(false);
      const day = after.days[4];
      expect(day?.met).toBe(true);
      const portions = new Map(wanted.portions.map((one) => [one.mealId, one.servings]));
      expect(day?.meals.map(({ mealId, recipeId, servings }) => ({ mealId, recipeId, servings }))).toEqual(
        plan.days[4]?.meals.map(({ mealId, recipeId, servings }) => ({
          mealId,
          recipeId: mealId === meal.mealId ? wanted.recipeId : recipeId,
          servings: mealId === meal.mealId ? wanted.servings : (portions.get(mealId) ?? servings),
        })),
      );
      for (const [nutrient, delta] of Object.entries(wanted.deltas)) {
        if (delta === null || nutrient === 'cost') continue;
        const before = plan.days[4]?.nutrition[nutrient] ?? Number.NaN;
        expect(day?.nutrition[nutrient], nutrient).toBeCloseTo(before + delta, 6);
      }
      expect(wanted.minutesDelta).toBe((wanted.totalMinutes ?? Number.NaN) - (meal.totalMinutes ?? 0));
      expect(await eventsOf(app, 'meal_plan.updated', ann.userId)).toMatchObject([{ version: after.version }]);
      expect((await eventsOf(app, 'meal.planned', ann.userId)).at(-1)).toMatchObject({ recipeIds: [wanted.recipeId] });
    }
  });

  it('for any recipe of one’s own choice weighs the day anew', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const meal = dinnerOf(plan, 5);
    const { body: dinners } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 100 } });
    const offered = (await suggestionsFor(ann, plan, meal)).map(({ recipeId }) => recipeId);
    const planned = plan.days.flatMap((day) => day.meals.map(({ recipeId }) => recipeId));
    const own = dinners.data.find(
      ({ recipeId, perServing: { kcal } }) =>
        !offered.includes(recipeId) && !planned.includes(recipeId) && (kcal ?? 0) > 450 && (kcal ?? 0) < 700,
    );
    const { body } = await swap(ann, plan, { mealId: meal.mealId, recipeId: own?.recipeId ?? '' });
    const after = body.plan as Plan;
    expect(dinnerOf(after, 5)).toMatchObject({ mealId: meal.mealId, recipeId: own?.recipeId });
    expect(withoutDay(after, 5)).toEqual(withoutDay(plan, 5));
    expect(after.days[5]?.meals.map(({ recipeId }) => recipeId).filter((_, at) => at !== 2)).toEqual(
      plan.days[5]?.meals.map(({ recipeId }) => recipeId).filter((_, at) => at !== 2),
    );
    const kcal = after.days[5]?.nutrition.kcal ?? 0;
    expect(Math.abs(kcal - 2000)).toBeLessThanOrEqual(0.05 * 2000 + 1e-6);
  });

  it('of a free entry takes its figures away and weighs the new dish for the day', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { body: entered } = await ann.call(addMeal, {
      params: { planId: plan.planId },
      body: {
        date: plan.days[1]?.date ?? '',
        slot: 'dinner',
        title: 'Street food',
        nutrition: { kcal: 1500, proteinG: 20, carbsG: 200, fatG: 70, fibreG: 1, sodiumMg: 3000 },
        replace: true,
      },
    });
    const entry = dinnerOf(entered, 1);
    const [first] = await suggestionsFor(ann, entered, entry);
    const own = dinnerOf(plan, 1).recipeId ?? '';
    for (const recipeId of [first?.recipeId ?? '', own]) {
      const { body } = await swap(ann, entered, { mealId: entry.mealId, recipeId });
      const after = body.plan as Plan;
      expect(after.days[1]?.met).toBe(true);
      expect(dinnerOf(after, 1)).toMatchObject({ mealId: entry.mealId, recipeId });
      expect(dinnerOf(after, 1).title).not.toBe('Street food');
      if (recipeId === first?.recipeId) {
        const before = entered.days[1]?.nutrition.kcal ?? Number.NaN;
        expect(after.days[1]?.nutrition.kcal).toBeCloseTo(before + (first.deltas.kcal ?? Number.NaN), 6);
      }
    }
  });

  it('leaves empty slots of the day empty', async () => {
    const ann = await app.make.person();
    const { body: empty } = await ann.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: '2026-11-16' },
    });
    const { body: dinners } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 2 } });
    const [one, other] = dinners.data.map(({ recipeId }) => recipeId);
    const { body: plan } = await ann.call(addMeal, {
      params: { planId: empty.planId },
      body: { date: '2026-11-18', slot: 'dinner', recipeId: one ?? '' },
    });
    const meal = plan.days[2]?.meals[0] as Meal;
    expect((await suggestionsFor(ann, plan, meal)).length).toBeGreaterThan(0);
    const { body } = await swap(ann, plan, { mealId: meal.mealId, recipeId: other ?? '' });
    expect(body.plan?.days.flatMap((day) => day.meals.map(({ recipeId }) => recipeId))).toEqual([other]);
  });

  it('is refused, and changes nothing, when the meal is locked', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const meal = dinnerOf(plan, 0);
    const { body: locked } = await ann.call(updatePlan, {
      params: { userId: ann.userId, planId: plan.planId },
      body: { meals: [{ mealId: meal.mealId, locked: true }] },
    });
    for (const recipeId of [undefined, dinnerOf(plan, 1).recipeId ?? '']) {
      const body = { mealId: meal.mealId, ...(recipeId === undefined ? {} : { recipeId }) };
      const { status, error } = await swap(ann, plan, body);
      expect([status, error.code, error.details]).toEqual([409, 'MEAL_LOCKED', { mealId: meal.mealId }]);
    }
    expect(await read(ann, plan)).toEqual(locked);
  });

  it('is refused, and changes nothing, for a recipe that breaks a diet, an allergy or a dislike', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { body: all } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 100 } });
    const holds = (allergen: 'milk' | 'gluten') =>
      all.data.find((card) => card.diet === 'vegetarian' && card.allergens.includes(allergen));
    const meat = all.data.find((card) => card.diet === 'omnivore');
    for (const [wish, recipe] of [
      [{ diet: 'vegetarian' }, meat],
      [{ diet: 'omnivore', allergens: ['milk'] }, holds('milk')],
      [{ allergens: ['gluten', 'soy'] }, holds('gluten')],
    ] as const) {
      await ann.call(patchPreferences, { params: { userId: ann.userId }, body: wish });
      const mealId = dinnerOf(plan, 0).mealId;
      const { status, error } = await swap(ann, plan, { mealId, recipeId: recipe?.recipeId ?? '' });
      expect([status, error.code], recipe?.title).toEqual([422, 'RECIPE_DOES_NOT_SUIT']);
    }
    expect(await read(ann, plan)).toEqual(plan);
  });

  it('of what is not there says what is missing', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann);
    const { mealId } = dinnerOf(plan, 0);
    expect((await swap(bob, plan, { mealId })).error.code).toBe('PLAN_NOT_FOUND');
    expect((await swap(ann, plan, { mealId: plan.planId })).error.code).toBe('MEAL_NOT_FOUND');
    expect((await swap(ann, plan, { mealId, recipeId: plan.planId })).error.code).toBe('RECIPE_NOT_FOUND');
    expect((await swap(ann, plan, { mealId: 'dinner' })).error.code).toBe('VALIDATION_ERROR');
    expect(await read(ann, plan)).toEqual(plan);
  });
});
