import type { Locale } from '@mealwright/contracts/common';
import type { QueryInput } from '@mealwright/contracts/endpoint';
import { getNutrition } from '@mealwright/contracts/foods';
import { recipesByIngredients } from '@mealwright/contracts/recipe-shelves';
import {
  favoriteRecipe,
  getRecipe,
  listFavorites,
  listRecipes,
  type Recipe,
  type RecipeCard,
  rateRecipe,
  recipeFacets,
  searchRecipes,
  unfavoriteRecipe,
} from '@mealwright/contracts/recipes';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId, useUser } from './session.ts';

/** With words and without a sort, the best match comes first. */
export type RecipeQuery = Omit<QueryInput<typeof listRecipes>, 'page' | 'limit'>;
type Page = { data: RecipeCard[]; pagination: { page: number; totalPages: number; total: number } };

const pageSize = 24;
function recipePage(query: RecipeQuery, page: number, signal: AbortSignal): Promise<Page> {
  const paged = { ...query, page, limit: pageSize };
  if (query.q && query.sort === undefined) {
    return call(searchRecipes, { query: { ...paged, q: query.q } }, { signal });
  }
  return call(listRecipes, { query: paged }, { signal });
}

/** All that is loaded. Where a rating moves a recipe to the next page meanwhile, it still stands there once. */
export function cardsOf(loaded: InfiniteData<Page> | undefined): RecipeCard[] {
  const cards = (loaded?.pages ?? []).flatMap((page) => page.data.map((card) => [card.recipeId, card] as const));
  return [...new Map(cards).values()];
}

/** Words are looked for in the language of who typed them. */
function useSpoken(query: RecipeQuery): RecipeQuery {
  const { locale } = useUser();
  return query.q === undefined ? query : { ...query, locale };
}

export function useRecipeList(asked: RecipeQuery, enabled = true) {
  const query = useSpoken(asked);
  return useInfiniteQuery({
    queryKey: keys.recipeList(query),
    queryFn: ({ pageParam, signal }) => recipePage(query, pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) => (pagination.page < pagination.totalPages ? pagination.page + 1 : undefined),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    enabled,
  });
}

/** The newest first, and more at once than of a search: people look through theirs. */
export const useFavorites = () =>
  useInfiniteQuery({
    queryKey: keys.favorites,
    queryFn: ({ pageParam: page, signal }) =>
      call(listFavorites, { params: { userId: signedInUserId() }, query: { page, limit: 100 } }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) => (pagination.page < pagination.totalPages ? pagination.page + 1 : undefined),
    staleTime: 5 * 60_000,
  });

/** How many recipes each further filter would leave. */
export function useRecipeFacets({ sort: _, ...asked }: RecipeQuery, enabled = true) {
  const query = useSpoken(asked);
  return useQuery({
    queryKey: keys.recipeFacets(query),
    queryFn: ({ signal }) => call(recipeFacets, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    enabled,
  });
}

export const recipeQuery = (recipeId: string, locale: Locale) => ({
  queryKey: keys.recipe(recipeId, locale),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(getRecipe, { params: { recipeId }, query: { locale } }, { signal }),
  staleTime: 5 * 60_000,
});
export function useRecipe(recipeId: string) {
  const { locale } = useUser();
  return useQuery(recipeQuery(recipeId, locale));
}
export const useRecipeNutrition = (recipeId: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.recipeNutrition(recipeId),
    queryFn: ({ signal }) => call(getNutrition, { params: { dishId: recipeId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });

/** Changes one recipe wherever it is shown. */
function changeRecipe(recipeId: string, change: Partial<Recipe>) {
  queryClient.setQueriesData<Recipe>({ queryKey: [...keys.recipes, 'one', recipeId] }, (recipe) =>
    recipe === undefined ? undefined : { ...recipe, ...change },
  );
  queryClient.setQueriesData<InfiniteData<Page>>({ queryKey: [...keys.recipes, 'list'] }, (list) =>
    list === undefined
      ? undefined
      : {
          ...list,
          pages: list.pages.map((page) => ({
            ...page,
            data: page.data.map((card) => (card.recipeId === recipeId ? { ...card, ...change } : card)),
          })),
        },
  );
}

export const useFavorite = (recipeId: string) =>
  useMutation({
    mutationKey: ['favorite', recipeId],
    scope: { id: `favorite-${recipeId}` },
    mutationFn: (favorite: boolean) => call(favorite ? favoriteRecipe : unfavoriteRecipe, { params: { recipeId } }),
    onMutate: (favorite) => changeRecipe(recipeId, { favorite }),
    onError: (_error, favorite) => changeRecipe(recipeId, { favorite: !favorite }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.favorites }),
  });

export const useRating = (recipeId: string) =>
  useMutation({
    mutationFn: (rating: number | null) => call(rateRecipe, { params: { recipeId }, body: { rating } }),
    onMutate: (rating) => changeRecipe(recipeId, { myRating: rating }),
    onSuccess: ({ rating, ratingCount, myRating }) => changeRecipe(recipeId, { rating, ratingCount, myRating }),
    onError: () => queryClient.invalidateQueries({ queryKey: [...keys.recipes, 'one', recipeId] }),
  });

/** What can be cooked with these foods. */
export function useCookable(foodIds: readonly string[]) {
  const { locale } = useUser();
  return useQuery({
    queryKey: [...keys.recipes, 'cookable', foodIds, locale],
    queryFn: ({ signal }) =>
      call(recipesByIngredients, { query: { foods: foodIds.join(','), limit: 30, locale } }, { signal }),
    enabled: foodIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
