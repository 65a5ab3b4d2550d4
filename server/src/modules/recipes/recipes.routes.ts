import type { Allergen, Diet, Locale } from '@mealwright/contracts/common';
import * as foodContract from '@mealwright/contracts/foods';
import * as contract from '@mealwright/contracts/recipes';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import { cardView, writtenCards, writtenRecipe } from './recipes.answers.ts';
import { perHundredGrams } from './recipes.rules.ts';
import * as service from './recipes.service.ts';
import { ANY_ALLERGEN } from './recipes.words.ts';
import { readSearch } from './search/search.rules.ts';
import { withinCollection } from './shelves/shelves.service.ts';

const byTitle = [{ by: 'title', direction: 'asc' }] as const;

export const recipesRoutes = [
  route(contract.listRecipes, async (ctx, { query: { page, limit, sort, ...filters } }) =>
    writtenCards(ctx, await asked(ctx, filters), sort ?? (filters.q ? 'best' : byTitle), { page, limit }),
  ),
  route(contract.searchRecipes, async (ctx, { query: { page, limit, ...filters } }) =>
    writtenCards(ctx, await asked(ctx, filters), 'best', { page, limit }),
  ),
  route(contract.recipeFacets, async (ctx, { query }) => service.countFacets(ctx, await asked(ctx, query))),
  route(contract.autocompleteRecipes, async (ctx, { query }) => {
    const rows = await service.completeTitles(ctx, query);
    return { data: rows.map(({ id, title }) => ({ recipeId: id, title })) };
  }),
  route(contract.getRecipe, (ctx, { params, query }) => writtenRecipe(ctx, params.recipeId, query.locale)),
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
    return pageOf(
      rows.map((row) => ({ ...cardView(ctx, row), favorite: true })),
      total,
      query,
    );
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
      allergens: row.allergens.filter((one): one is Allergen => one !== ANY_ALLERGEN),
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

/** The filters as they are looked up: words in the reader's language, the collection with its version. */
async function asked<F extends { q?: string | undefined; locale: Locale; collection?: string | undefined }>(
  ctx: Ctx<UserActor>,
  { q, locale, ...filters }: F,
) {
  const within = await withinCollection(ctx, filters);
  return q ? { ...within, search: readSearch(q, locale, ctx.foods) } : within;
}
