import { changeRecipe, createRecipe, getRecipeState, listRecipeVersions } from '@mealwright/contracts/own-recipes';
import { addMeal, getPlan, removeMeal } from '@mealwright/contracts/plans';
import { getRecipe } from '@mealwright/contracts/recipes';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, useApp } from '../../../../test/app.ts';
import { callerOf, type Person } from '../../../../test/make.ts';
import { otherFoods } from '../../../../test/other-foods.ts';
import { readAgain } from './again.ts';

/** As if an earlier version had known a food by a name more, and weighed a cup of lentils with 100 g. */
const older = useApp({
  foods: otherFoods((name, text) =>
    name === 'legume.tsv'
      ? text.replace(/^(lentils-brown-dry\t.*)cup=192/m, '$1cup=100')
      : name === 'grain.tsv'
        ? text.replace('white quinoa;dry quinoa', 'zorblax;white quinoa;dry quinoa')
        : text,
  ),
});
let newer: Omit<TestApp, 'beside'>;
let anna: Person;
beforeAll(async () => {
  await older.make.person();
  anna = await older.make.person();
  newer = await older.beside();
});
afterAll(() => newer.stop());

const lentils = '2 cups brown lentils';
const make = async (title: string, ingredients: unknown[]) =>
  (await anna.call(createRecipe, { body: { title, servings: 2, ingredients } })).body.recipeId;
const now = () => callerOf(newer, anna.session.accessToken);
const recipeOf = async (recipeId: string, who = now()) => (await who.call(getRecipe, { params: { recipeId } })).body;
const stateOf = async (recipeId: string) => (await now().call(getRecipeState, { params: { recipeId } })).body;
const gramsOf = async (recipeId: string) => (await recipeOf(recipeId)).ingredients.map(({ grams }) => grams);
const start = async () => {
  await newer.begin();
  await newer.settle();
};

describe('a version with other foods', () => {
  it('reads every recipe again at its start; plans see it; what a person said or confirmed stays', async () => {
    const soup = await make('Soup', [lentils, '300 g carrots']);
    const whole = await make('Soup with bread', [
      { as: { foodId: `recipe:${soup}`, amount: 1, unit: 'batch', note: null, optional: false, grams: null } },
      '100 g bread',
    ]);
    const sure = await make('Soup that is right', [
      { text: lentils, mark: 'sure' },
      { text: '200 g zorblax', mark: 'sure' },
    ]);
    const said = await make('Soup that was told', [
      {
        text: lentils,
        as: { foodId: 'lentils-brown-dry', amount: null, unit: null, note: null, optional: false, grams: 150 },
      },
    ]);
    const bowl = await make('Bowl', ['200 g potatoes', '200 g zorblax']);
    const rice = await make('Rice', ['200 g rice', '1 tbsp butter']);
    const plan = await older.make.plan(anna);
    const planId = plan.planId;
    for (const [day, recipeId] of [soup, rice].entries()) {
      const { date, meals } = plan.days[day]!;
      const { mealId, slot, slotIndex } = meals.find((one) => one.slot === 'dinner')!;
      await anna.call(removeMeal, { params: { planId }, query: { mealId } });
      const body = { date, slot, slotIndex, recipeId, servings: 1 };
      expect((await anna.call(addMeal, { params: { planId }, body })).status).toBe(201);
    }
    await older.settle();
    const mealOf = async (recipeId: string) => {
      const { days, version } = (await now().call(getPlan, { params: { planId } })).body;
      const meal = days.flatMap((day) => day.meals).find((one) => one.recipeId === recipeId);
      return { version, kcal: meal?.nutrition.kcal ?? Number.NaN };
    };
    const before = {
      soup: await recipeOf(soup, anna),
      rice: await recipeOf(rice, anna),
      bowl: await recipeOf(bowl, anna),
    };
    const planBefore = { soup: await mealOf(soup), rice: await mealOf(rice) };
    expect(before.soup.ingredients[0]).toMatchObject({ foodId: 'lentils-brown-dry', grams: 200 });
    expect(before.bowl).toMatchObject({ ready: true });

    await start();

    expect(await gramsOf(soup)).toEqual([384, 300]);
    expect((await recipeOf(soup)).perServing.kcal).toBeGreaterThan((before.soup.perServing.kcal ?? 0) + 200);
    expect((await gramsOf(whole)).slice(0, 2)).toEqual([384, 300]);
    const meal = await mealOf(soup);
    expect(meal.version).toBeGreaterThan(planBefore.soup.version);
    expect(meal.kcal).toBeCloseTo((await recipeOf(soup)).perServing.kcal ?? 0, 6);
    // The recipe is the same one, in the same version.
    expect((await recipeOf(soup)).version).toBe(1);
    expect((await now().call(listRecipeVersions, { params: { recipeId: soup } })).body.data).toHaveLength(1);

    expect((await recipeOf(sure)).ingredients.map(({ foodId, grams }) => [foodId, grams])).toEqual([
      ['lentils-brown-dry', 200],
      ['quinoa', 200],
    ]);
    expect(await recipeOf(sure)).toMatchObject({ ready: true });
    expect(await gramsOf(said)).toEqual([150]);

    // What is asked now says what it was.
    expect(await recipeOf(bowl)).toMatchObject({ ready: false, version: 1 });
    const { askedAnew, reading } = await stateOf(bowl);
    expect(reading.doubts.map(({ code, line }) => [code, line])).toEqual([['food-open', 1]]);
    expect(askedAnew).toMatchObject({
      kcalBefore: before.bowl.perServing.kcal,
      lines: [{ line: 1, foodId: 'quinoa', name: 'quinoa', grams: 200 }],
    });
    expect((await stateOf(soup)).askedAnew).toBeNull();

    // Nothing has changed here, and nobody is told that it had.
    expect(await recipeOf(rice)).toEqual(before.rice);
    expect((await mealOf(rice)).kcal).toBe(planBefore.rice.kcal);

    const told = await now().call(changeRecipe, {
      params: { recipeId: bowl },
      body: { ingredients: ['200 g potatoes', '200 g quinoa'] },
    });
    expect(told.body.ready).toBe(true);
    expect((await stateOf(bowl)).askedAnew).toBeNull();
  });

  it('goes on where it stopped, and one that cannot be read holds up no other', async () => {
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three'])
      ids.push(await make(title, [lentils, `100 g ${title === 'Two' ? 'rice' : 'oats'}`]));
    const broken = ids[1] ?? '';
    const { rows } = await sql<{ state: unknown }>`SELECT state FROM recipe WHERE id = ${broken}`.execute(newer.ctx.db);
    await sql`UPDATE recipe SET state = '{"title": "Two"}' WHERE id = ${broken}`.execute(newer.ctx.db);
    await start();
    expect([await gramsOf(ids[0] ?? ''), await gramsOf(ids[2] ?? '')]).toEqual([
      [384, 100],
      [384, 100],
    ]);
    expect(newer.logged.find(({ message }) => message === 'a recipe was not read again')).toMatchObject({
      recipeId: broken,
    });
    expect(newer.logged.findLast(({ message }) => message === 'recipes are read again')).toMatchObject({
      all: 3,
      done: 3,
      changed: 2,
    });
    await sql`UPDATE recipe SET state = ${JSON.stringify(rows[0]?.state)}::jsonb WHERE id = ${broken}`.execute(
      newer.ctx.db,
    );
    const times = async () => Promise.all(ids.map(async (id) => (await stateOf(id)).updatedAt));
    const [first, , third] = await times();
    newer.clock.now = new Date(newer.clock.now.getTime() + 60_000);
    await readAgain.run(newer.ctx, {});
    expect(await gramsOf(broken)).toEqual([384, 100]);
    const after = await times();
    expect([after[0], after[2]]).toEqual([first, third]);
  });

  it('is not undone by a process of the older one that still runs', async () => {
    const late = await make('Late', [lentils]);
    await readAgain.run(older.ctx, {});
    expect(await gramsOf(late)).toEqual([200]);
    await readAgain.run(newer.ctx, {});
    expect(await gramsOf(late)).toEqual([384]);
    await readAgain.run(older.ctx, {});
    expect(await gramsOf(late)).toEqual([384]);
  });
});
