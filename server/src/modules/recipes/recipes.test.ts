import { getNutrition } from '@mealwright/contracts/foods';
import {
  favoriteRecipe,
  getRecipe,
  listFavorites,
  listRecipes,
  type Recipe,
  rateRecipe,
  searchRecipes,
  unfavoriteRecipe,
} from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../test/state.ts';
import { forgetRecipe } from './recipes.answers.ts';
import type { RecipeRow } from './recipes.sql.ts';

const app = useApp();
const NOBODYS = '01920000-0000-7000-8000-000000000000';
const recipes = () => app.ctx.db.withTables<{ recipe: RecipeRow }>();

/** The id of a recipe by its place in the list of titles. */
async function anyRecipe(person: Person, place = 1): Promise<string> {
  const { body } = await person.call(listRecipes, { query: { limit: 1, page: place } });
  return body.data[0]?.recipeId ?? '';
}

/** A recipe that only the household of this person may see: a copy of one of the cookbook. */
async function ownRecipe(person: Person): Promise<string> {
  const id = app.ctx.newId();
  const { kind: _, ...row } = (await recipes()
    .selectFrom('recipe')
    .selectAll()
    .where('id', '=', await anyRecipe(person))
    .executeTakeFirstOrThrow()) as RecipeRow & { search: string; kind: unknown };
  const json = (value: unknown) => JSON.stringify(value) as never;
  await recipes()
    .insertInto('recipe')
    .values({
      ...row,
      id,
      household_id: person.session.user.householdId,
      title: 'Zanzibar heirloom stew',
      ingredients: json(row.ingredients),
      steps: json(row.steps),
      illustration: json(row.illustration),
      per_serving: json(row.per_serving),
      coverage: json(row.coverage),
      open_lines: json(row.open_lines),
    })
    .execute();
  await forgetRecipe(app.ctx.as(actorOf(person)), id);
  return id;
}

const actorOf = ({ userId, session }: Person) =>
  ({ kind: 'user', userId, householdId: session.user.householdId, role: 'user', sessionId: 'test' }) as const;

async function readRecipe(person: Person, recipeId: string): Promise<Recipe> {
  return (await person.call(getRecipe, { params: { recipeId } })).body;
}

describe('a recipe', () => {
  it('comes complete, as its contract says, in few queries', async () => {
    const ann = await app.make.person();
    const { body, status, queries } = await ann.call(getRecipe, { params: { recipeId: await anyRecipe(ann) } });
    expect(status).toBe(200);
    expect(getRecipe.response.parse(body)).toEqual(body);
    expect(body.ingredients.length).toBeGreaterThan(0);
    expect(body.steps.length).toBeGreaterThan(0);
    expect(body).toMatchObject({ rating: null, ratingCount: 0, myRating: null, favorite: false });
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('weighs what its ingredients weigh', async () => {
    const ann = await app.make.person();
    for (const place of [1, 50, 200]) {
      const recipe = await readRecipe(ann, await anyRecipe(ann, place));
      const grams = recipe.ingredients.reduce((sum, ingredient) => sum + ingredient.grams, 0);
      expect(recipe.gramsPerServing * recipe.servings, recipe.title).toBeCloseTo(grams, 3);
    }
  });

  it('names its ingredients in the language that is asked for', async () => {
    const ann = await app.make.person();
    const recipeId = await anyRecipe(ann, 30);
    const english = await readRecipe(ann, recipeId);
    const { body: german } = await ann.call(getRecipe, { params: { recipeId }, query: { locale: 'de' } });
    const names = german.ingredients.map(({ foodId, name }) => ({ foodId, name }));
    expect(names).toEqual(
      english.ingredients.map(({ foodId }) => ({ foodId, name: app.ctx.foods.byId(foodId)?.words.de.name })),
    );
    expect(names).not.toEqual(english.ingredients.map(({ foodId, name }) => ({ foodId, name })));
    expect((await ann.call(getRecipe, { params: { recipeId }, query: { locale: 'xx' as 'de' } })).status).toBe(400);
  });

  it('says where each figure of its nutrition comes from', async () => {
    const ann = await app.make.person();
    const recipe = await readRecipe(ann, await anyRecipe(ann, 60));
    const { body, status, queries } = await ann.call(getNutrition, { params: { dishId: recipe.recipeId } });
    expect(status).toBe(200);
    expect(getNutrition.response.parse(body)).toEqual(body);
    expect(body.perServing).toEqual(recipe.perServing);
    expect(body.provenance.map(({ foodId, grams }) => [foodId, grams])).toEqual(
      recipe.ingredients.map(({ foodId, grams }) => [foodId, grams]),
    );
    for (const source of body.provenance) expect(source.numbers.length, source.foodId).toBeGreaterThan(0);
    expect(body.per100g.kcal).toBeCloseTo(((recipe.perServing.kcal ?? 0) * 100) / recipe.gramsPerServing, 6);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('adds up from its foods', async () => {
    const ann = await app.make.person();
    const recipe = await readRecipe(ann, await anyRecipe(ann, 90));
    for (const nutrient of ['kcal', 'proteinG', 'carbsG', 'fatG'] as const) {
      const total = recipe.ingredients.reduce(
        (sum, { foodId, grams }) => sum + ((app.ctx.foods.byId(foodId)?.per100g[nutrient] ?? 0) * grams) / 100,
        0,
      );
      expect(recipe.perServing[nutrient], nutrient).toBeCloseTo(total / recipe.servings, 3);
    }
  });

  it('that does not exist is RECIPE_NOT_FOUND everywhere, and leaves no trace', async () => {
    const ann = await app.make.person();
    const params = { recipeId: NOBODYS };
    for (const answer of [
      await ann.call(getRecipe, { params }),
      await ann.call(getNutrition, { params: { dishId: NOBODYS } }),
      await ann.call(favoriteRecipe, { params }),
      await ann.call(unfavoriteRecipe, { params }),
      await ann.call(rateRecipe, { params, body: { rating: 3 } }),
    ])
      expect([answer.status, answer.error.code]).toEqual([404, 'RECIPE_NOT_FOUND']);
    expect(await rowsOf(app, 'favorite', 'user_id', ann.userId)).toEqual([]);
    expect(await rowsOf(app, 'rating', 'user_id', ann.userId)).toEqual([]);
    expect(await eventsOf(app, 'recipe.rated', ann.userId)).toEqual([]);
    expect((await ann.call(getRecipe, { params: { recipeId: 'not-an-id' } })).error.code).toBe('VALIDATION_ERROR');
  });

  it('of another household is not there: not to read, to find, to rate or to favour', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const recipeId = await ownRecipe(bob);
    expect((await readRecipe(bob, recipeId)).title).toBe('Zanzibar heirloom stew');
    for (const answer of [
      await ann.call(getRecipe, { params: { recipeId } }),
      await ann.call(getNutrition, { params: { dishId: recipeId } }),
      await ann.call(favoriteRecipe, { params: { recipeId } }),
      await ann.call(rateRecipe, { params: { recipeId }, body: { rating: 1 } }),
    ])
      expect([answer.status, answer.error.code]).toEqual([404, 'RECIPE_NOT_FOUND']);
    const found = async (person: Person) =>
      (await person.call(listRecipes, { query: { q: 'Zanzibar' } })).body.pagination.total;
    const listed = async (person: Person) => (await person.call(listRecipes)).body.pagination.total;
    expect(await listed(bob)).toBe((await listed(ann)) + 1);
    expect(await found(ann)).toBe(0);
    expect((await readRecipe(bob, recipeId)).ratingCount).toBe(0);
  });

  it('that was deleted is not there any more', async () => {
    const ann = await app.make.person();
    const recipeId = await ownRecipe(ann);
    await ann.call(favoriteRecipe, { params: { recipeId } });
    await recipes().updateTable('recipe').set({ deleted_at: new Date() }).where('id', '=', recipeId).execute();
    await forgetRecipe(app.ctx.as(actorOf(ann)), recipeId);
    expect((await ann.call(getRecipe, { params: { recipeId } })).status).toBe(404);
    const favorites = await ann.call(listFavorites, { params: { userId: ann.userId } });
    expect(favorites.body.pagination.total).toBe(0);
  });
});

describe('favourites', () => {
  const mine = (person: Person) => ({ params: { userId: person.userId } });

  it('are marked on cards and recipes, for oneself only', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const recipeId = await anyRecipe(ann);
    const { status, body } = await ann.call(favoriteRecipe, { params: { recipeId } });
    expect([status, body]).toEqual([204, undefined]);
    expect((await readRecipe(ann, recipeId)).favorite).toBe(true);
    expect((await ann.call(listRecipes, { query: { limit: 1 } })).body.data[0]?.favorite).toBe(true);
    expect((await readRecipe(bob, recipeId)).favorite).toBe(false);
    expect((await bob.call(listFavorites, mine(bob))).body.data).toEqual([]);
  });

  it('once or twice is the same, and is told once', async () => {
    const ann = await app.make.person();
    const recipeId = await anyRecipe(ann);
    for (let times = 0; times < 3; times += 1)
      expect((await ann.call(favoriteRecipe, { params: { recipeId } })).status).toBe(204);
    await Promise.all([1, 2].map(() => ann.call(unfavoriteRecipe, { params: { recipeId } })));
    expect((await ann.call(unfavoriteRecipe, { params: { recipeId } })).status).toBe(204);
    expect((await readRecipe(ann, recipeId)).favorite).toBe(false);
    expect(await eventsOf(app, 'recipe.favorited', ann.userId)).toEqual([
      { userId: ann.userId, recipeId, favorite: true },
      { userId: ann.userId, recipeId, favorite: false },
    ]);
  });

  it('are listed newest first, page by page, with the true total on every page', async () => {
    const ann = await app.make.person();
    const marked: string[] = [];
    const start = app.clock.now;
    for (let place = 1; place <= 5; place += 1) {
      marked.unshift(await anyRecipe(ann, place * 7));
      app.clock.now = new Date(app.clock.now.getTime() + 1000);
      await ann.call(favoriteRecipe, { params: { recipeId: marked[0] ?? '' } });
    }
    app.clock.now = start;
    const page = (number: number) => ann.call(listFavorites, { ...mine(ann), query: { page: number, limit: 2 } });
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    expect(pages.flatMap(({ body }) => body.data.map((card) => card.recipeId))).toEqual(marked);
    for (const { body, queries } of pages) {
      expect(body.pagination).toMatchObject({ total: 5, totalPages: 3 });
      expect(queries).toBeLessThanOrEqual(4);
    }
    expect(pages[0]?.body.data.every((card) => card.favorite)).toBe(true);
    expect(listFavorites.response.parse(pages[0]?.body)).toEqual(pages[0]?.body);
  });

  it('of somebody else are not there', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const { status, error } = await bob.call(listFavorites, mine(ann));
    expect([status, error.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect((await app.make.stranger().call(listFavorites, mine(ann))).status).toBe(401);
  });
});

describe('ratings', () => {
  const rate = (person: Person, recipeId: string, rating: number | null) =>
    person.call(rateRecipe, { params: { recipeId }, body: { rating } });

  it('are the mean over people, and each sees their own', async () => {
    const people = [await app.make.person(), await app.make.person(), await app.make.person()];
    const [ann, bob, cyd] = people as [Person, Person, Person];
    const recipeId = await anyRecipe(ann, 11);
    expect((await rate(ann, recipeId, 5)).body).toEqual({ rating: 5, ratingCount: 1, myRating: 5 });
    await rate(bob, recipeId, 4);
    expect((await rate(cyd, recipeId, 1)).body).toEqual({ rating: 10 / 3, ratingCount: 3, myRating: 1 });
    expect(await readRecipe(bob, recipeId)).toMatchObject({ rating: 10 / 3, ratingCount: 3, myRating: 4 });
    const { body } = await ann.call(listRecipes, { query: { sort: 'rating:desc', limit: 1 } });
    expect(body.data[0]).toMatchObject({ recipeId, rating: 10 / 3, ratingCount: 3 });
  });

  it('again replaces the old one, null takes it back', async () => {
    const ann = await app.make.person();
    const recipeId = await anyRecipe(ann, 12);
    await rate(ann, recipeId, 2);
    expect((await rate(ann, recipeId, 4)).body).toEqual({ rating: 4, ratingCount: 1, myRating: 4 });
    expect((await rate(ann, recipeId, null)).body).toEqual({ rating: null, ratingCount: 0, myRating: null });
    expect((await rate(ann, recipeId, null)).body.ratingCount).toBe(0);
    expect((await readRecipe(ann, recipeId)).myRating).toBeNull();
    const told = await eventsOf(app, 'recipe.rated', ann.userId);
    expect(told.slice(0, 3)).toEqual([2, 4, null].map((rating) => ({ userId: ann.userId, recipeId, rating })));
  });

  it('of many people at once are all counted', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => app.make.person()));
    const recipeId = await anyRecipe(people[0] as Person, 13);
    await Promise.all(people.map((person, at) => rate(person, recipeId, at + 1)));
    expect(await readRecipe(people[0] as Person, recipeId)).toMatchObject({ rating: 3, ratingCount: 5 });
  });

  it.each([0, 6, 2.5, '4', undefined])('refuse %s stars', async (rating) => {
    const ann = await app.make.person();
    const recipeId = await anyRecipe(ann, 14);
    const { status, error } = await rate(ann, recipeId, rating as number);
    expect([status, error.code, Object.keys(error.details ?? {})]).toEqual([400, 'VALIDATION_ERROR', ['rating']]);
    expect((await readRecipe(ann, recipeId)).ratingCount).toBe(0);
  });
});

it('neither lists nor searches ask the database more when there is more to show', async () => {
  const ann = await app.make.person();
  for (const limit of [1, 100]) {
    expect((await ann.call(listRecipes, { query: { limit } })).queries).toBeLessThanOrEqual(4);
    expect((await ann.call(searchRecipes, { query: { q: 'rice', limit } })).queries).toBeLessThanOrEqual(4);
  }
});
