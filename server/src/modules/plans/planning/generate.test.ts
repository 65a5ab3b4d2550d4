import type { Meal, Plan } from '@mealwright/contracts/plans';
import { addMeal, createPlan, generatePlan, getPlan, regeneratePlan, updatePlan } from '@mealwright/contracts/plans';
import { patchPreferences, putGoals } from '@mealwright/contracts/profiles';
import { favoriteRecipe, rateRecipe } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import { goalInput, type Person } from '../../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../../test/state.ts';
import type { RecipeRow } from '../../recipes/recipes.sql.ts';

const app = useApp();

const mealsOf = (plan: Plan): (Meal & { date: string })[] =>
  plan.days.flatMap((day) => day.meals.map((meal) => ({ ...meal, date: day.date })));
const shape = (plan: Plan) => mealsOf(plan).map((meal) => [meal.date, meal.slotIndex, meal.recipeId, meal.servings]);
const patch = (person: Person, body: object) =>
  person.call(patchPreferences, { params: { userId: person.userId }, body });
const setGoals = (person: Person, body: object) =>
  person.call(putGoals, { params: { userId: person.userId }, body: { ...goalInput, ...body } });
const change = (person: Person, plan: Plan, meals: object[]) =>
  person.call(updatePlan, { params: { userId: person.userId, planId: plan.planId }, body: { meals } });

async function recipesOf(plan: Plan): Promise<Map<string, RecipeRow>> {
  const rows = (await rowsOf(app, 'recipe')) as unknown as RecipeRow[];
  const planned = new Set(mealsOf(plan).map((meal) => meal.recipeId));
  return new Map(rows.filter((row) => planned.has(row.id)).map((row) => [row.id, row]));
}

async function regenerate(person: Person, plan: Plan, body: object = {}): Promise<Plan> {
  const { body: made, status } = await person.call(regeneratePlan, {
    params: { planId: plan.planId },
    body: { seed: 7, ...body },
  });
  expect(status).toBe(200);
  return made as Plan;
}

/** What the days come to, from recipes and servings alone; what is not known of a meal is said to be missing. */
async function expectRightSums(plan: Plan): Promise<void> {
  const recipes = await recipesOf(plan);
  for (const day of plan.days) {
    for (const nutrient of ['kcal', 'proteinG', 'fibreG', 'sodiumMg', 'vitKUg']) {
      const values = day.meals.map((meal) => {
        const perServing = recipes.get(meal.recipeId ?? '')?.per_serving[nutrient];
        return perServing == null ? null : perServing * meal.servings;
      });
      const known = values.filter((value) => value !== null);
      const sum = known.reduce((total, value) => total + value, 0);
      expect(day.nutrition[nutrient], `${day.date} ${nutrient}`).toBeCloseTo(sum, 6);
      expect(day.incomplete.includes(nutrient), `${day.date} ${nutrient}`).toBe(known.length < values.length);
    }
  }
}

describe('a generated week', () => {
  it('is the same for the same wish and seed, and another for another seed', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann, { seed: 42 });
    expect(shape(await app.make.plan(bob, { seed: 42 }))).toEqual(shape(plan));
    expect(shape(await app.make.plan(bob, { seed: 43 }))).not.toEqual(shape(plan));
    expect(plan.quality).toMatchObject({ seed: 42, asGenerated: true, explanation: null });
  });

  it('adds up from its recipes, in steps of a quarter serving, and lies in every band', async () => {
    const ann = await app.make.person();
    await setGoals(ann, {});
    const plan = await app.make.plan(ann);
    await expectRightSums(plan);
    expect(plan.quality?.allBandsMet).toBe(true);
    for (const day of plan.days) {
      const { kcal, proteinG, carbsG, fatG, fibreG, sodiumMg } = day.nutrition as Record<string, number>;
      expect(Math.abs((kcal ?? 0) - 2120)).toBeLessThanOrEqual(0.05 * 2120 + 1e-6);
      for (const [value, name] of [
        [proteinG, 'proteinG'],
        [carbsG, 'carbsG'],
        [fatG, 'fatG'],
      ] as const) {
        const target = day.targets[name]?.target ?? 0;
        expect(Math.abs((value ?? 0) - target), name).toBeLessThanOrEqual(Math.max(0.1 * target, 4) + 1e-6);
      }
      expect(fibreG).toBeGreaterThanOrEqual((day.targets.fibreG?.min ?? 0) - 1e-6);
      expect(sodiumMg).toBeLessThanOrEqual((day.targets.sodiumMg?.max ?? 0) + 1e-6);
    }
    for (const meal of mealsOf(plan)) expect(Number.isInteger(meal.servings * 4), String(meal.servings)).toBe(true);
  });

  it('holds diet, allergies, foods and kinds that must not appear, and minutes, in what is stored', async () => {
    const ann = await app.make.person();
    const slots = [
      { slot: 'breakfast' as const, maxMinutes: 20 },
      { slot: 'lunch' as const, maxMinutes: 35 },
      { slot: 'dinner' as const, maxMinutes: null },
      { slot: 'snack' as const, maxMinutes: 15 },
    ];
    const wish = { diet: 'vegetarian', allergens: ['nuts', 'sesame'], avoid: ['honey', 'alcohol'], slots };
    const excludedFoods = ['egg', 'tofu'].filter((id) => app.ctx.foods.byId(id) !== null);
    expect((await patch(ann, { ...wish, excludedFoods })).status).toBe(200);
    const { planId } = await app.make.plan(ann);
    const { body: plan } = await ann.call(getPlan, { params: { planId } });
    const recipes = await recipesOf(plan);
    expect(mealsOf(plan)).toHaveLength(28);
    for (const meal of mealsOf(plan)) {
      const recipe = recipes.get(meal.recipeId ?? '') as RecipeRow;
      expect(['vegetarian', 'vegan'], recipe.title).toContain(recipe.diet);
      for (const allergen of wish.allergens) expect(recipe.allergens, recipe.title).not.toContain(allergen);
      for (const kind of wish.avoid) expect(recipe.contains, recipe.title).not.toContain(kind);
      for (const food of excludedFoods)
        expect(
          recipe.ingredients.map(({ foodId }) => foodId),
          recipe.title,
        ).not.toContain(food);
      const { slot, maxMinutes } = slots[meal.slotIndex] ?? { slot: null, maxMinutes: null };
      expect(meal.slot).toBe(slot);
      expect(recipe.total_minutes, recipe.title).toBeLessThanOrEqual(maxMinutes ?? Number.POSITIVE_INFINITY);
      expect(recipe.slots, recipe.title).toContain(meal.slot);
    }
  });

  it('never holds one recipe twice on a day', async () => {
    const plan = await app.make.plan(await app.make.person(), { seed: 3 });
    for (const day of plan.days) expect(new Set(day.meals.map((meal) => meal.recipeId)).size).toBe(day.meals.length);
  });

  it('prefers what one favours and never plans what one rated worst', async () => {
    const ann = await app.make.person();
    const first = await app.make.plan(ann, { seed: 5 });
    const [bad, other] = [...new Set(mealsOf(first).map((meal) => meal.recipeId ?? ''))];
    await ann.call(rateRecipe, { params: { recipeId: bad ?? '' }, body: { rating: 1 } });
    await ann.call(favoriteRecipe, { params: { recipeId: other ?? '' } });
    const second = await app.make.plan(ann, { seed: 5 });
    const planned = mealsOf(second).map((meal) => meal.recipeId);
    expect(planned).not.toContain(bad);
    expect(planned).toContain(other);
  });

  it('has the targets of each weekday on that day, also when the week begins on a Sunday', async () => {
    const ann = await app.make.person();
    await setGoals(ann, {
      perWeekday: { saturday: { kcal: { target: 2600 } }, sunday: { kcal: { target: 1800 } } },
    });
    for (const [weekStart, saturday, sunday] of [
      ['2026-11-23', 5, 6],
      ['2026-11-22', 6, 0],
    ] as const) {
      const plan = await app.make.plan(ann, { weekStart });
      expect(plan.quality?.allBandsMet, weekStart).toBe(true);
      expect(plan.days.map((day) => day.targets.kcal?.target)).toEqual(
        plan.days.map((_, at) => (at === saturday ? 2600 : at === sunday ? 1800 : 2120)),
      );
      expect(plan.days[saturday]?.nutrition.kcal).toBeGreaterThanOrEqual(2600 * 0.95 - 1e-6);
      expect(plan.days[sunday]?.nutrition.kcal).toBeLessThanOrEqual(1800 * 1.05 + 1e-6);
    }
  });

  it('fills two snack slots with two different snacks', async () => {
    const ann = await app.make.person();
    const slots = (['breakfast', 'snack', 'lunch', 'snack', 'dinner'] as const).map((slot) => ({
      slot,
      maxMinutes: null,
    }));
    const plan = await app.make.plan(ann, { slots });
    expect(plan.slots).toEqual(slots);
    for (const day of plan.days) {
      expect(day.meals.map((meal) => [meal.slotIndex, meal.slot])).toEqual(slots.map(({ slot }, at) => [at, slot]));
      expect(day.meals[1]?.recipeId).not.toBe(day.meals[3]?.recipeId);
    }
  });

  it('made twice is one plan, planned anew, with one fact for each time', async () => {
    const ann = await app.make.person();
    const first = await app.make.plan(ann, { seed: 1 });
    const second = await app.make.plan(ann, { seed: 2 });
    expect(second.planId).toBe(first.planId);
    expect(second.version).toBe(first.version + 1);
    expect(await rowsOf(app, 'plan', 'user_id', ann.userId)).toHaveLength(1);
    expect(await rowsOf(app, 'meal', 'plan_id', first.planId)).toHaveLength(28);
    expect(await eventsOf(app, 'meal_plan.created', ann.userId)).toMatchObject([{ planId: first.planId }]);
    expect(await eventsOf(app, 'meal_plan.updated', ann.userId)).toMatchObject([
      { planId: first.planId, version: second.version },
    ]);
    const planned = await eventsOf(app, 'meal.planned', ann.userId);
    expect(planned.map((event) => event.recipeIds)).toEqual(
      [first, second].map((plan) => mealsOf(plan).map((meal) => meal.recipeId)),
    );
  });

  it('follows when the meal times change', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const lunch = plan.days[0]?.meals[1];
    await change(
      ann,
      plan,
      plan.days.flatMap((day) => day.meals.map(({ mealId }) => ({ mealId, locked: true }))),
    );
    const slots = (['breakfast', 'lunch', 'dinner'] as const).map((slot) => ({ slot, maxMinutes: null }));
    // All meals are locked; those of the slot that is gone go, the rest stays.
    const refused = await ann.call(generatePlan, { body: { weekStart: plan.weekStart, slots, seed: 7 } });
    expect([refused.status, refused.error?.code]).toEqual([422, 'NOTHING_TO_PLAN']);
    await change(ann, plan, [{ mealId: lunch?.mealId, locked: false }]);
    const made = await app.make.plan(ann, { slots });
    expect(made.slots).toEqual(slots);
    expect(mealsOf(made)).toHaveLength(21);
    const kept = mealsOf(plan).filter((meal) => meal.slotIndex < 3 && meal.mealId !== lunch?.mealId);
    expect(mealsOf(made).map((meal) => meal.mealId)).toEqual(expect.arrayContaining(kept.map((meal) => meal.mealId)));
  });

  it('refuses a wish that makes no sense, with a message for each field, and stores nothing', async () => {
    const ann = await app.make.person();
    for (const [field, body] of [
      ['weekStart', { weekStart: '2026-02-29' }],
      ['weekStart', { weekStart: '2026-11-16T00:00:00Z' }],
      ['weekStart', { weekStart: '1800-01-01' }],
      ['weekStart', {}],
      ['slots', { weekStart: '2026-11-16', slots: [] }],
      ['seed', { weekStart: '2026-11-16', seed: -1 }],
      ['seed', { weekStart: '2026-11-16', seed: 2 ** 31 }],
      ['fill', { weekStart: '2026-11-16', fill: 'some' }],
      ['version', { weekStart: '2026-11-16', version: 0 }],
    ] as const) {
      const { status, error } = await ann.call(generatePlan, { body });
      expect([status, error.code, Object.keys(error.details ?? {})]).toEqual([400, 'VALIDATION_ERROR', [field]]);
    }
    expect(await rowsOf(app, 'plan', 'user_id', ann.userId)).toEqual([]);
  });
});

describe('planning anew', () => {
  it('keeps locked meals with their portions and changes the rest', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann, { seed: 1 });
    const locked = [plan.days[0]?.meals[2], plan.days[3]?.meals[0]] as [Meal, Meal];
    await change(ann, plan, [
      { mealId: locked[0].mealId, locked: true, servings: locked[0].servings },
      { mealId: locked[1].mealId, locked: true },
    ]);
    const made = await regenerate(ann, plan, { seed: 99 });
    for (const meal of locked)
      expect(mealsOf(made).find((one) => one.mealId === meal.mealId)).toMatchObject({ ...meal, locked: true });
    expect(made.quality?.allBandsMet).toBe(true);
    expect(shape(made)).not.toEqual(shape(plan));
    await expectRightSums(made);
  });

  it('counts a free entry for its day and leaves it where it is', async () => {
    const ann = await app.make.person();
    const { body: empty } = await ann.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: '2026-11-16' },
    });
    await ann.call(addMeal, {
      params: { planId: empty.planId },
      body: {
        date: '2026-11-17',
        slot: 'dinner',
        title: 'Dinner at grandma’s',
        nutrition: { kcal: 500, proteinG: 15, fibreG: 3, sodiumMg: 450 },
        servings: 2,
      },
    });
    const plan = await regenerate(ann, empty);
    const day = plan.days[1];
    expect(day?.meals[2]).toMatchObject({ title: 'Dinner at grandma’s', recipeId: null });
    expect(day?.meals[2]?.nutrition).toEqual({ kcal: 1000, proteinG: 30, fibreG: 6, sodiumMg: 900 });
    expect(day?.met).toBe(true);
    const recipes = await recipesOf(plan);
    const cooked = (day?.meals ?? []).reduce(
      (sum, meal) => sum + (recipes.get(meal.recipeId ?? '')?.per_serving.kcal ?? 0) * meal.servings,
      0,
    );
    expect(cooked).toBeGreaterThanOrEqual(0.95 * 2000 - 1000 - 1e-6);
    expect(cooked).toBeLessThanOrEqual(1.05 * 2000 - 1000 + 1e-6);
    expect(mealsOf(plan)).toHaveLength(28);
  });

  it('with fill "empty" keeps every meal and fills only what stands empty', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann, { seed: 1 });
    const gone = plan.days[4]?.meals.slice(1, 3).map((meal) => meal.mealId) ?? [];
    await app.ctx.db.withTables<{ meal: { id: string } }>().deleteFrom('meal').where('id', 'in', gone).execute();
    const made = await regenerate(ann, plan, { fill: 'empty', seed: 50 });
    const kept = mealsOf(plan).filter((meal) => !gone.includes(meal.mealId));
    expect(mealsOf(made)).toEqual(expect.arrayContaining(kept));
    expect(mealsOf(made)).toHaveLength(28);
    expect(made.quality?.allBandsMet).toBe(true);
    const again = await ann.call(regeneratePlan, { params: { planId: plan.planId }, body: { fill: 'empty' } });
    expect([again.status, again.error.code]).toEqual([422, 'NOTHING_TO_PLAN']);
  });

  it('works around a locked recipe that is deleted by now, which still counts', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann, { seed: 1 });
    const meal = plan.days[2]?.meals[2] as Meal;
    await change(ann, plan, [{ mealId: meal.mealId, locked: true }]);
    const recipe = app.ctx.db.withTables<{ recipe: RecipeRow }>().updateTable('recipe');
    const mark = (deleted_at: Date | null) =>
      recipe
        .set({ deleted_at, updated_at: new Date() })
        .where('id', '=', meal.recipeId ?? '')
        .execute();
    await mark(new Date());
    const { body: shown } = await ann.call(getPlan, { params: { planId: plan.planId } });
    expect(shown.days[2]?.meals[2]).toEqual({ ...meal, locked: true });
    const made = await regenerate(ann, plan, { seed: 8 });
    await mark(null);
    expect(made.days[2]?.meals[2]).toEqual({ ...meal, locked: true });
    expect(made.days[2]?.met).toBe(true);
    expect(mealsOf(made).filter((one) => one.recipeId === meal.recipeId)).toHaveLength(1);
  });

  it('of a plan that is not there or not mine is PLAN_NOT_FOUND and changes nothing', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann);
    const { status, error } = await bob.call(regeneratePlan, { params: { planId: plan.planId }, body: { seed: 1 } });
    expect([status, error.code]).toEqual([404, 'PLAN_NOT_FOUND']);
    expect((await ann.call(getPlan, { params: { planId: plan.planId } })).body).toEqual(plan);
    expect(await rowsOf(app, 'plan', 'user_id', bob.userId)).toEqual([]);
  });
});

describe('a week that goes on', () => {
  const weekStart = '2026-11-16';
  const saturday = '2026-11-21';
  const generate = async (person: Person, body: object) => {
    const { body: plan, status } = await person.call(generatePlan, { body: { weekStart, seed: 7, ...body } });
    expect(status).toBe(201);
    return plan as Plan;
  };
  const counts = (plan: Plan) => plan.days.map(({ meals }) => meals.length);

  it('is planned from a day on; the days before it stay empty', async () => {
    const ann = await app.make.person();
    const plan = await generate(ann, { from: saturday });
    expect(counts(plan)).toEqual([0, 0, 0, 0, 0, 4, 4]);
    for (const day of plan.days.slice(5)) expect(day.met, day.date).toBe(true);
    const { body } = await ann.call(regeneratePlan, {
      params: { planId: plan.planId },
      body: { fill: 'empty', from: saturday },
    });
    expect(body).toMatchObject({ error: { code: 'NOTHING_TO_PLAN' } });
  });

  it('keeps what is over when it is planned anew, with the targets it had then, and repeats none of its dinners', async () => {
    const ann = await app.make.person();
    const before = await generate(ann, {});
    await setGoals(ann, { overrides: { kcal: { target: 1700 } } });
    const plan = await regenerate(ann, before, { from: saturday, seed: 8 });
    expect(plan.days.slice(0, 5)).toEqual(before.days.slice(0, 5));
    expect(plan.days[5]?.targets.kcal).toEqual({ target: 1700 });
    expect(counts(plan)).toEqual([4, 4, 4, 4, 4, 4, 4]);
    for (const day of plan.days.slice(5)) expect(day.met, day.date).toBe(true);
    const dinners = plan.days.flatMap(({ meals }) => meals.filter(({ slot }) => slot === 'dinner'));
    expect(new Set(dinners.map(({ recipeId }) => recipeId)).size).toBe(7);
  });

  it('is the whole week for a day before it, and nothing for one after it', async () => {
    const ann = await app.make.person();
    const { status } = await ann.call(generatePlan, { body: { weekStart, from: '2026-11-23' } });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(counts(await generate(ann, { from: '2026-11-10' }))).toEqual([4, 4, 4, 4, 4, 4, 4]);
  });
});
