import type { BodyInput } from '@mealwright/contracts/endpoint';
import { rememberMatch } from '@mealwright/contracts/foods';
import {
  changeRecipe,
  createRecipe,
  deleteRecipe,
  getRecipeState,
  listDoubtful,
  listRecipeVersions,
  type RecipeState,
  readRecipeState,
  restoreRecipeVersion,
} from '@mealwright/contracts/own-recipes';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { useUser } from './session.ts';

const ownKey = ['recipes', 'own'] as const;

export const useDoubtful = () =>
  useQuery({
    queryKey: [...ownKey, 'doubtful'],
    queryFn: ({ signal }) => call(listDoubtful, { query: { limit: 100 } }, { signal }),
    // While someone works through it, the list stays; it is read anew when they come back.
    staleTime: 0,
  });

export function useOwnRecipe(recipeId: string | null) {
  const { locale } = useUser();
  return useQuery({
    queryKey: [...ownKey, 'state', recipeId, locale],
    queryFn: ({ signal }) =>
      call(getRecipeState, { params: { recipeId: recipeId ?? '' }, query: { locale } }, { signal }),
    enabled: recipeId !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** What would follow from what is being written. */
export function useReading(state: RecipeState) {
  const { locale } = useUser();
  return useQuery({
    queryKey: [...ownKey, 'reading', state, locale],
    queryFn: ({ signal }) => call(readRecipeState, { body: state, query: { locale } }, { signal }),
    enabled: state.title.trim() !== '' && state.ingredients.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

export const useVersions = (recipeId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...ownKey, 'versions', recipeId],
    queryFn: ({ signal }) => call(listRecipeVersions, { params: { recipeId } }, { signal }),
    enabled,
    staleTime: 0,
  });

const renew = () => queryClient.invalidateQueries({ queryKey: keys.recipes });

export function useOwnActions() {
  const { locale } = useUser();
  const query = { locale };
  return {
    async create(state: RecipeState) {
      const made = await call(createRecipe, { body: state, query });
      await renew();
      return made;
    },
    async change(recipeId: string, change: BodyInput<typeof changeRecipe>) {
      const made = await call(changeRecipe, { params: { recipeId }, body: change, query });
      await renew();
      return made;
    },
    async remove(recipeId: string) {
      await call(deleteRecipe, { params: { recipeId } });
      await renew();
    },
    async restore(recipeId: string, version: number) {
      const made = await call(restoreRecipeVersion, { params: { recipeId, version }, query });
      await renew();
      return made;
    },
    /** What this household means by a name, in all lines to come. */
    remember: (name: string, foodId: string) => call(rememberMatch, { body: { name: name.slice(0, 200), foodId } }),
  };
}
