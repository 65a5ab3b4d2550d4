import type { Allergen, Diet } from '@mealwright/contracts/common';
import * as foodContract from '@mealwright/contracts/foods';
import * as contract from '@mealwright/contracts/recipes';
import type { Food } from '@mealwright/nutrition/foods';
import type { Ctx } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import { perHundredGrams } from './recipes.rules.ts';
import * as service from './recipes.service.ts';

export const recipesRoutes = [
  route(contract.listRecipes, async (ctx, { query }) => {
    const { rows, total } = await service.listRecipes(ctx, query, query.sort, query);
    return pageOf(rows.map(cardView), total, query);
  }),
  route(contract.searchRecipes, async (ctx, { query }) => {
    const { rows, total } = await service.searchRecipes(ctx, query, query);
    return pageOf(rows.map(cardView), total, query);
  }),
  route(contract.autocompleteRecipes, async (ctx, { query }) => {
    const rows = await service.completeTitles(ctx, query.q, query.limit);
    return { data: rows.map(({ id, title }) => ({ recipeId: id, title })) };
  }),
  route(contract.getRecipe, async (ctx, { params, query }) =>
    recipeView(ctx, await service.readRecipe(ctx, params.recipeId), query.locale),
  ),
  route(contract.favoriteRecipe, async (ctx, { params }) =>
    service.setFavorite(ctx, params.recipeId, true).then(() => undefined),
  ),
  route(contract.unfavoriteRecipe, async (ctx, { params }) =>
    service.setFavorite(ctx, params.recipeId, false).then(() => undefined),
  ),
  route(contract.rateRecipe, async (ctx, { params, body }) => {
    const mean = await service.rateRecipe(ctx, params.recipeId, body.rating);
    return { rating: mean.rating, ratingCount: mean.rating_count, myRating: body.rating };
  }),
  route(contract.listFavorites, async (ctx, { params, query }) => {
    const { rows, total } = await service.listFavorites(ctx, params.userId, query);
    return pageOf(rows.map(cardView), total, query);
  }),
  route(foodContract.getNutrition, async (ctx, { params }) => {
    const row = await service.readRecipe(ctx, params.dishId);
    return {
      dishId: row.id,
      title: row.title,
      servings: row.servings,
      gramsPerServing: row.grams / row.servings,
      perServing: row.per_serving,
      per100g: perHundredGrams(row.per_serving, row.grams / row.servings),
      coverage: row.coverage,
      allergens: row.allergens as Allergen[],
      diet: row.diet as Diet,
      labels: row.labels,
      provenance: row.ingredients.map(({ foodId, grams, assumption }) => {
        const food = ctx.foods.byId(foodId);
        const { dataset, numbers, near } = food?.source ?? { dataset: 'unknown', numbers: [], near: true };
        return { foodId, name: food?.name ?? foodId, grams, assumption, dataset, numbers, near };
      }),
    };
  }),
];

function cardView(row: service.CardRow): contract.RecipeCard {
  return {
    recipeId: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    servings: row.servings,
    activeMinutes: row.active_minutes,
    totalMinutes: row.total_minutes,
    cuisine: row.cuisine,
    course: row.course,
    slots: row.slots as contract.RecipeCard['slots'],
    tags: row.tags,
    labels: row.labels,
    diet: row.diet as Diet,
    allergens: row.allergens as Allergen[],
    perServing: row.per_serving,
    illustration: row.illustration,
    rating: row.rating,
    ratingCount: row.rating_count,
    favorite: row.favorite,
  };
}

function recipeView(ctx: Ctx, row: service.FullRow, locale: 'en' | 'de'): contract.Recipe {
  const named = (food: Food | null, id: string) =>
    locale === 'de'
      ? { name: food?.nameDe ?? id, plural: food?.pluralDe ?? id }
      : { name: food?.name ?? id, plural: food?.plural ?? id };
  return {
    ...cardView(row),
    equipment: row.equipment,
    ingredients: row.ingredients.map(({ foodId, amount, unit, note, optional, grams }) => ({
      foodId,
      ...named(ctx.foods.byId(foodId), foodId),
      amount,
      unit,
      note,
      optional,
      grams,
    })),
    steps: row.steps as contract.Recipe['steps'],
    gramsPerServing: row.grams / row.servings,
    coverage: row.coverage,
    myRating: row.my_rating,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
