import {
  changeRecipe,
  createRecipe,
  deleteRecipe,
  getRecipeState,
  listDoubtful,
  listRecipeVersions,
  readRecipeState,
  restoreRecipeVersion,
} from '@mealwright/contracts/own-recipes';
import { addMeal, getPlan, removeMeal } from '@mealwright/contracts/plans';
import { getRecipe, listRecipes, searchRecipes } from '@mealwright/contracts/recipes';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { plannableRecipes } from '../../plans/planning/recipes.ts';

const app = useApp();
let admin: Person;
let cook: Person;
beforeAll(async () => {
  admin = await app.make.person();
  cook = await app.make.person();
});
const stew = {
  title: 'Grandmother’s lentil stew',
  servings: 4,
  activeMinutes: 20,
  totalMinutes: 50,
  ingredients: ['300 g dried lentils', '2 carrots, diced', '1 tbsp olive oil', 'salt to taste'],
  steps: ['Simmer everything for 40 minutes.', 'Bake at 180 °C or for 10-15 minutes.'],
};
const make = (body: object = {}, who = cook) => app.make.recipe(who, { ...stew, ...body });

describe('a recipe of one’s own', () => {
  it('has nutrition, allergens, diet and labels that follow from its ingredients', async () => {
    const made = await make();
    expect(made).toMatchObject({ own: true, ready: true, version: 1, diet: 'vegan', allergens: [], openLines: [] });
    expect(made.labels).toContain('gluten-free');
    expect(made.ingredients[0]).toMatchObject({ amount: 300, unit: 'g', grams: 300 });
    expect(made.ingredients[3]).toMatchObject({ foodId: 'salt', amount: null, grams: 0 });
    expect(made.perServing.kcal).toBeGreaterThan(250);
    expect(made.perServing.kcal).toBeLessThan(400);
    expect(made.steps[0]).toEqual([
      { kind: 'text', text: 'Simmer everything for ' },
      { kind: 'timer', seconds: 2400 },
      { kind: 'text', text: '.' },
    ]);
    // A range is no timer.
    expect(made.steps[1]!.map((span) => span.kind)).toEqual(['text', 'temperature', 'text']);
  });

  it('is in lists and search of its household and of nobody else', async () => {
    const made = await make({ title: 'Quinquefoil casserole' });
    const find = async (who: Person) =>
      (await who.call(searchRecipes, { query: { q: 'quinquefoil' } })).body.data.length;
    expect([await find(cook), await find(admin)]).toEqual([1, 0]);
    for (const [endpoint, body] of [
      [getRecipe],
      [getRecipeState],
      [changeRecipe, { title: 'x' }],
      [deleteRecipe],
    ] as const)
      expect((await admin.call(endpoint, { params: { recipeId: made.recipeId }, ...(body && { body }) })).status).toBe(
        404,
      );
  });

  it('takes structured ingredients, weighed as the cookbook does', async () => {
    const as = { foodId: 'oil-olive', amount: 2, unit: 'tbsp', note: null, optional: false, grams: null };
    const made = await make({ ingredients: [{ as }, { text: 'what is left', as: { ...as, grams: 40 } }] });
    expect(made.ingredients.map(({ grams }) => Math.round(grams))).toEqual([27, 40]);
    const wrong = await cook.call(createRecipe, {
      body: { ...stew, ingredients: [{ as: { ...as, foodId: 'glimmerwort' } }] },
    });
    expect([wrong.status, wrong.error.code]).toEqual([404, 'FOOD_NOT_FOUND']);
  });

  it('keeps a line that no food is known for, and promises nothing about it', async () => {
    const made = await make({ ingredients: ['300 g dried lentils', '100 g glimmerwort', '1 onion'] });
    expect(made).toMatchObject({ ready: false, diet: 'omnivore', labels: [], allergens: [] });
    expect(made.openLines).toEqual([{ text: '100 g glimmerwort', after: 1 }]);
    const { body: state } = await cook.call(getRecipeState, { params: { recipeId: made.recipeId } });
    expect(state.reading.coverage).toBeCloseTo(2 / 3, 6);
    expect(state.reading.doubts).toEqual([{ code: 'food-open', line: 1, value: null }]);
    const without = await cook.call(listRecipes, {
      query: { excludeAllergens: 'peanut', q: 'grandmother', limit: 50 },
    });
    expect(without.body.data.map((one) => one.recipeId)).not.toContain(made.recipeId);
    const { body: doubtful } = await cook.call(listDoubtful);
    expect(doubtful.data.map((one) => one.recipeId)).toContain(made.recipeId);
    // The answer to the question makes it a recipe like others.
    const lines = state.state.ingredients.map((line, at) => (at === 1 ? { ...line, mark: 'left-out' } : line));
    const { body: after } = await cook.call(changeRecipe, {
      params: { recipeId: made.recipeId },
      body: { ingredients: lines, version: 1 },
    });
    expect(after).toMatchObject({ ready: true, version: 2, diet: 'vegan' });
  });

  it('is asked about 5 kg of one thing and 2,000 kcal a serving, until somebody says that it is right', async () => {
    const many = await make({ ingredients: ['5.1 kg potatoes', '1 onion'] });
    expect(many.ready).toBe(false);
    const { body: rich } = await cook.call(readRecipeState, {
      body: { title: 'Butter', servings: 1, ingredients: ['500 g butter'] },
    });
    expect(rich.doubts.map((one) => one.code)).toEqual(['serving-over-2000-kcal']);
    const sure = await cook.call(readRecipeState, {
      body: {
        title: 'x',
        servings: 4,
        sure: true,
        ingredients: [{ text: '5.1 kg potatoes', mark: 'sure' }, '500 g butter'],
      },
    });
    expect(sure.body).toMatchObject({ doubts: [], ready: true });
  });

  it('takes more than a ton of something for no amount, whoever says that it is right', async () => {
    const as = { foodId: 'potato', amount: 2, unit: 'kg', note: null, optional: false, grams: null };
    const said = (amount: number) => ({ text: 'potatoes', as: { ...as, amount }, mark: 'sure' as const });
    const made = await make({ ingredients: [said(2000), `${'9'.repeat(30)} kg sugar`, said(2)] });
    expect(made).toMatchObject({ ready: false, gramsPerServing: 500 });
    expect(made.openLines).toHaveLength(2);
  });

  it('without servings is not planned from, and the time may stay unknown', async () => {
    const made = await make({ servings: null, totalMinutes: null, activeMinutes: null });
    expect(made).toMatchObject({ ready: false, totalMinutes: null, activeMinutes: null });
  });

  it('is published by administrators only', async () => {
    const no = await cook.call(createRecipe, { body: { ...stew, published: true } });
    expect([no.status, no.error.code]).toEqual([403, 'FORBIDDEN']);
    const yes = await make({ title: 'Public stew', published: true }, admin);
    expect((await cook.call(getRecipe, { params: { recipeId: yes.recipeId } })).body).toMatchObject({ own: false });
    expect((await cook.call(changeRecipe, { params: { recipeId: yes.recipeId }, body: { title: 'x' } })).status).toBe(
      404,
    );
  });

  it.each([
    ['no title', { title: '  ' }, 'title'],
    ['no ingredients', { ingredients: [] }, 'ingredients'],
    ['an empty line', { ingredients: [{ text: '' }] }, 'ingredients'],
    ['servings of nothing', { servings: 0 }, 'servings'],
    ['servings of next to nothing', { servings: 1e-9 }, 'servings'],
    ['an unknown course', { course: 'banquet' }, 'course'],
    ['an address of a script', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
    ['nutrition typed in', { perServing: { kcal: 1 } }, 'perServing'],
  ])('refuses %s', async (_, body, field) => {
    const { status, error } = await cook.call(createRecipe, { body: { ...stew, ...body } });
    expect([status, Object.keys(error.details ?? {})]).toEqual([400, [field]]);
  });
});

describe('versions', () => {
  it('keep every former state, and bring it back', async () => {
    const { recipeId } = await make();
    await cook.call(changeRecipe, { params: { recipeId }, body: { title: 'Second', version: 1 } });
    const late = await cook.call(changeRecipe, { params: { recipeId }, body: { title: 'Third', version: 1 } });
    expect([late.status, late.error.code, late.error.details]).toEqual([409, 'RECIPE_CHANGED', { version: 2 }]);
    const { body: back } = await cook.call(restoreRecipeVersion, { params: { recipeId, version: 1 } });
    expect(back).toMatchObject({ title: stew.title, version: 3 });
    const { body: list } = await cook.call(listRecipeVersions, { params: { recipeId } });
    expect(list.data.map(({ version, title, current }) => [version, title, current])).toEqual([
      [3, stew.title, true],
      [2, 'Second', false],
      [1, stew.title, false],
    ]);
    expect((await cook.call(restoreRecipeVersion, { params: { recipeId, version: 9 } })).error.code).toBe(
      'VERSION_NOT_FOUND',
    );
    expect((await admin.call(listRecipeVersions, { params: { recipeId } })).status).toBe(404);
  });

  it('bring back what was taken away', async () => {
    const { recipeId } = await make();
    expect((await cook.call(deleteRecipe, { params: { recipeId } })).status).toBe(204);
    expect((await cook.call(getRecipe, { params: { recipeId } })).status).toBe(404);
    expect((await cook.call(restoreRecipeVersion, { params: { recipeId, version: 1 } })).status).toBe(200);
    expect((await cook.call(getRecipe, { params: { recipeId } })).status).toBe(200);
  });
});

describe('plans', () => {
  it('are made from own recipes, not from those with a question, and not of others', async () => {
    const person = await app.make.person();
    const good = await make({ title: 'Good' }, person);
    const open = await make({ title: 'Open', ingredients: ['1 onion', '5 sacks of glimmerwort'] }, person);
    const actor = { kind: 'user', userId: person.userId, householdId: person.session.user.householdId } as never;
    const { byId } = await plannableRecipes(app.ctx.as(actor));
    expect(byId.get(good.recipeId)).toMatchObject({ slots: ['lunch', 'dinner'], minutes: 50 });
    expect(byId.get(open.recipeId)!.slots).toEqual([]);
    expect(byId.get(open.recipeId)!.allergens.length).toBe(14);
  });

  it('that hold a recipe grow by a version when it changes, with its new figures', async () => {
    const person = await app.make.person();
    const { recipeId } = await make({}, person);
    const plan = await app.make.plan(person);
    const { mealId, slot, slotIndex } = plan.days[0]!.meals.find((one) => one.slot === 'dinner')!;
    const params = { planId: plan.planId };
    await person.call(removeMeal, { params, query: { mealId } });
    const body = { date: plan.startDate, slot, slotIndex, recipeId, servings: 1 };
    const { body: added, status, error } = await person.call(addMeal, { params, body });
    expect(status, JSON.stringify(error)).toBe(201);
    await person.call(changeRecipe, { params: { recipeId }, body: { title: 'Changed', servings: 2 } });
    await app.settle();
    const { body: after } = await person.call(getPlan, { params: { planId: plan.planId } });
    expect(after.version).toBe(added.version + 1);
    const meal = after.days[0]!.meals.find((one) => one.recipeId === recipeId)!;
    const before = added.days[0]!.meals.find((one) => one.recipeId === recipeId)!;
    expect(meal.title).toBe('Changed');
    expect(meal.nutrition.kcal).toBeCloseTo(2 * before.nutrition.kcal!, 6);
  });
});
