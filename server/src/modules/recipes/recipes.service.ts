import type { Locale } from '@mealwright/contracts/common';
import type { RecipeFacets } from '@mealwright/contracts/recipes';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { requireSelf } from '../accounts/accounts.api.ts';
import { forgetRecipe, forgetTaste, shelfOf } from './recipes.answers.ts';
import { facetsOf } from './recipes.rules.ts';
import type { RecipeFilters } from './recipes.sql.ts';
import * as sql from './recipes.sql.ts';
import * as complete from './search/complete.sql.ts';
import { countByFacet } from './search/facets.sql.ts';
import { readSearch, wordsIn } from './search/search.rules.ts';
import { meantBy } from './search/slips.rules.ts';

type Mine = Ctx<UserActor>;
type Page = { page: number; limit: number };

/** Titles that hold the words; where there are none, dishes with a food that is called so in the reader's language. */
export async function completeTitles(
  ctx: Mine,
  { q, limit, locale }: { q: string; limit: number; locale: Locale },
): Promise<{ id: string; title: string }[]> {
  const holding = await complete.titlesHolding(ctx, q, limit);
  if (holding.length > 0) return holding;
  const search = readSearch(q, locale, ctx.foods);
  const meant = search.words?.some(({ foods }) => foods.length > 0) ?? false;
  const found = meant ? await complete.titlesFound(ctx, search, limit) : [];
  return found.length > 0 ? found : titlesMeant(ctx, q, limit);
}

/** Where nothing holds what was typed: what was probably meant. */
async function titlesMeant(ctx: Mine, q: string, limit: number): Promise<complete.Title[]> {
  const typed = wordsIn(q);
  if (typed.length === 0) return [];
  const words = await ctx.cache.get('search', `words ${await shelfOf(ctx)}`, () => complete.wordsOfTitles(ctx));
  const groups = typed.map((word) => meantBy(word, words));
  return groups.some((group) => group.length === 0) ? [] : complete.titlesWithEach(ctx, groups, limit);
}

export const readRecipe = async (ctx: Mine, recipeId: string) =>
  found(await sql.findRecipe(ctx, recipeId), 'RECIPE_NOT_FOUND');

export async function setFavorite(ctx: Mine, recipeId: string, favorite: boolean): Promise<void> {
  await readRecipe(ctx, recipeId);
  await ctx.tx(async (tx) => {
    const changed = favorite ? await sql.insertFavorite(tx, recipeId) : await sql.deleteFavorite(tx, recipeId);
    if (changed) await publish(tx, 'recipe.favorited', { userId: ctx.actor.userId, recipeId, favorite });
    if (changed && favorite) ctx.count('recipes_favorited');
  });
  await forgetTaste(ctx);
}

export async function rateRecipe(ctx: Mine, recipeId: string, rating: number | null) {
  await readRecipe(ctx, recipeId);
  const mean = await ctx.tx(async (tx) => {
    const after = await sql.setRating(tx, recipeId, rating);
    await publish(tx, 'recipe.rated', { userId: ctx.actor.userId, recipeId, rating });
    return after;
  });
  await forgetTaste(ctx);
  await forgetRecipe(ctx, recipeId);
  return mean;
}

/** Counts are the same for all who see the same recipes. */
export async function countFacets(ctx: Mine, filters: RecipeFilters): Promise<RecipeFacets> {
  const key = `facets ${await shelfOf(ctx)} ${JSON.stringify(filters)}`;
  return ctx.cache.get('search', key, async () => facetsOf(await countByFacet(ctx, filters)));
}

export async function listFavorites(ctx: Mine, userId: string, page: Page) {
  requireSelf(ctx, userId);
  return sql.listFavoriteCards(ctx, page);
}
