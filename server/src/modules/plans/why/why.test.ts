import { type MealReason, readMealReasons } from '@mealwright/contracts/meal-reasons';
import { addMeal, copyDay, type Meal, type Plan, removeMeal } from '@mealwright/contracts/plans';
import { patchPreferences } from '@mealwright/contracts/profiles';
import { favoriteRecipe, getRecipe, listRecipes, rateRecipe } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
const MONDAY = '2026-11-16';
const slots = [
  { slot: 'breakfast', maxMinutes: null },
  { slot: 'lunch', maxMinutes: 25 },
  { slot: 'dinner', maxMinutes: null },
] as const;

const wish = (person: Person, body: object) =>
  person.call(patchPreferences, { params: { userId: person.userId }, body });
async function why(person: Person, plan: Plan, meal: Meal, locale: 'en' | 'de' = 'en') {
  const params = { planId: plan.planId, mealId: meal.mealId };
  const answer = await person.call(readMealReasons, { params, query: { locale } });
  expect(answer.status).toBe(200);
  return { ...answer, reasons: answer.body.data, find: finder(answer.body.data) };
}
const finder = (reasons: MealReason[]) => (code: MealReason['code']) => reasons.find((one) => one.code === code);
const mealsOf = (plan: Plan) => plan.days.flatMap(({ date, meals }) => meals.map((meal) => ({ ...meal, date })));

describe('why a meal stands where it does', () => {
  it('is told from the wishes it keeps, the week around it and what it saves', async () => {
    const ann = await app.make.person();
    await wish(ann, { diet: 'vegetarian', allergens: ['nuts'], slots, likedCuisines: ['italian'] });
    const plan = await app.make.plan(ann);
    const all = mealsOf(plan);
    let shared = 0;
    for (const meal of all) {
      const { reasons, find, queries } = await why(ann, plan, meal);
      expect(queries).toBeLessThanOrEqual(8);
      expect(find('diet.fits')).toMatchObject({ tone: 'good', params: { diet: 'vegetarian' } });
      expect(find('allergens.free')).toMatchObject({ params: { allergens: ['nuts'] } });
      const fits = find('fits');
      expect(Number(fits?.params.count)).toBeLessThan(Number(fits?.params.of));
      expect(find('cuisine.liked') !== undefined).toBe(meal.cuisine === 'italian');
      expect(find('time.fits') !== undefined).toBe(meal.slot === 'lunch');
      if (meal.slot === 'lunch') expect(find('time.fits')?.params).toEqual({ minutes: meal.totalMinutes, max: 25 });
      expect(reasons.filter(({ tone }) => tone === 'warn')).toEqual([]);
      // The first week is nobody's news.
      expect(find('new')).toBeUndefined();
      const foods = find('foods.shared');
      if (foods === undefined) continue;
      shared += 1;
      // What is said to be shared stands in the recipe and in each meal that is named.
      const names = async (recipeId: string | null) =>
        (await ann.call(getRecipe, { params: { recipeId: recipeId ?? '' } })).body.ingredients.map(({ name }) => name);
      const mine = await names(meal.recipeId);
      for (const food of foods.params.foods as string[]) expect(mine).toContain(food);
      for (const other of foods.meals) {
        const there = all.find((one) => one.date === other.date && one.slotIndex === other.slotIndex);
        expect(there?.title).toBe(other.title);
        const its = await names(there?.recipeId ?? null);
        expect((foods.params.foods as string[]).some((food) => its.includes(food))).toBe(true);
      }
    }
    expect(shared).toBeGreaterThan(0);
  });

  it('knows ratings, favourites, leftovers, repeats and the week before, and names foods in German', async () => {
    const ann = await app.make.person();
    const before = await app.make.plan(ann, { weekStart: '2026-11-09' });
    const plan = await app.make.plan(ann, { seed: 3 });
    const meal = mealsOf(plan).find((one) => one.slot === 'dinner' && one.date === MONDAY) as Meal;
    const recipeId = meal.recipeId ?? '';
    await ann.call(favoriteRecipe, { params: { recipeId } });
    await ann.call(rateRecipe, { params: { recipeId }, body: { rating: 5 } });
    const body = { date: '2026-11-18', slot: 'lunch', leftoverOf: meal.mealId, replace: true } as const;
    const { body: left } = await ann.call(addMeal, { params: { planId: plan.planId }, body });
    const { find } = await why(ann, left, meal);
    expect(find('rating')).toMatchObject({ tone: 'good', params: { stars: 5 } });
    expect(find('favorite')).toBeDefined();
    expect(find('cooked')?.meals).toEqual([{ date: '2026-11-18', slotIndex: 1, title: meal.title }]);
    const stoodBefore = mealsOf(before)
      .filter((one) => one.recipeId === recipeId)
      .at(-1);
    expect(find('last')?.params).toEqual(stoodBefore === undefined ? undefined : { date: stoodBefore.date });
    expect(find('new') === undefined).toBe(stoodBefore !== undefined);
    const eaten = mealsOf(left).find((one) => one.leftoverOf === meal.mealId) as Meal;
    expect((await why(ann, left, eaten)).find('leftover')?.meals).toMatchObject([{ date: MONDAY }]);

    const { body: twice } = await ann.call(copyDay, {
      params: { planId: plan.planId },
      body: { from: MONDAY, to: ['2026-11-20'] },
    });
    expect((await why(ann, twice, meal)).find('repeat')?.meals).toMatchObject([{ date: '2026-11-20' }]);

    const spoken = async (locale: 'en' | 'de') => {
      const told = await Promise.all(mealsOf(twice).map((one) => why(ann, twice, one, locale)));
      return told.flatMap((one) => (one.find('foods.shared')?.params.foods as string[] | undefined) ?? []);
    };
    const [english, german] = [await spoken('en'), await spoken('de')];
    expect(german).toHaveLength(english.length);
    expect(german).not.toEqual(english);
  });

  it('says what speaks against a meal that was put by hand', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { body } = await ann.call(listRecipes, { query: { category: 'main', limit: 100 } });
    const milky = body.data.find(
      (one) => one.allergens.includes('milk') && one.diet === 'omnivore' && (one.totalMinutes ?? 0) > 10,
    );
    const target = mealsOf(plan).find((one) => one.slot === 'dinner') as Meal & { date: string };
    const { body: changed } = await ann.call(addMeal, {
      params: { planId: plan.planId },
      body: { date: target.date, slot: 'dinner', recipeId: milky?.recipeId ?? '', replace: true },
    });
    await wish(ann, { diet: 'vegan', allergens: ['milk'], dislikedCuisines: [milky?.cuisine ?? ''] });
    const there = mealsOf(changed).find((one) => one.recipeId === milky?.recipeId) as Meal;
    const { find } = await why(ann, changed, there);
    expect(find('fits')).toBeUndefined();
    for (const code of ['diet.breaks', 'allergens.has', 'cuisine.disliked'] as const)
      expect(find(code), code).toMatchObject({ tone: 'warn' });
  });

  it('of a free entry is that a person wrote it; of others nothing is told', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann);
    const first = mealsOf(plan)[0] as Meal;
    const params = { planId: plan.planId };
    await ann.call(removeMeal, { params, query: { mealId: first.mealId } });
    const body = { date: MONDAY, slot: first.slot, title: 'Brunch at the market' } as const;
    const { body: changed } = await ann.call(addMeal, { params, body });
    const own = mealsOf(changed).find((one) => one.title === 'Brunch at the market') as Meal;
    expect((await why(ann, changed, own)).reasons.map(({ code }) => code)).toEqual(['own']);
    const at = { params: { ...params, mealId: own.mealId } };
    expect((await ben.call(readMealReasons, at)).error.code).toBe('PLAN_NOT_FOUND');
    const gone = { params: { ...params, mealId: first.mealId } };
    expect((await ann.call(readMealReasons, gone)).error.code).toBe('MEAL_NOT_FOUND');
  });
});
