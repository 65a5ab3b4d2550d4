import type { BodyInput, ResponseOf } from '@mealwright/contracts/endpoint';
import { rememberMatch } from '@mealwright/contracts/foods';
import {
  answerServings,
  changeRecipe,
  createRecipe,
  deleteRecipe,
  getRecipeState,
  listDoubtful,
  listRecipeVersions,
  listUnserved,
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

export type Unserved = ResponseOf<typeof listUnserved>['data'][number];
/** Recipes that do not say how many they serve. */
export const useUnserved = () =>
  useQuery({
    queryKey: [...ownKey, 'unserved'],
    queryFn: ({ signal }) => call(listUnserved, {}, { signal }),
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

type ServingsAnswer = { recipeId: string; servings: number | null; estimated: boolean };
const AT_ONCE = 20;

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
    /** Some at a time: `told` says how far it is. */
    async answerServings(answers: readonly ServingsAnswer[], told: (share: number) => void) {
      const done = { changed: [] as string[], ready: [] as string[] };
      try {
        for (let at = 0; at < answers.length; at += AT_ONCE) {
          const body = { answers: answers.slice(at, at + AT_ONCE) };
          const { changed, ready } = await call(answerServings, { body, query });
          done.changed.push(...changed);
          done.ready.push(...ready);
          told(Math.min(1, (at + AT_ONCE) / answers.length));
        }
      } finally {
        await renew();
      }
      return done;
    },
    /** As if they had not been answered: an estimate is taken back, what somebody said is emptied. */
    async takeServingsBack(answers: readonly ServingsAnswer[]) {
      const estimates = answers.filter((one) => one.estimated);
      for (let at = 0; at < estimates.length; at += AT_ONCE) {
        const back = estimates.slice(at, at + AT_ONCE).map(({ recipeId }) => ({ recipeId, servings: null }));
        await call(answerServings, { body: { answers: back }, query });
      }
      for (const { recipeId, estimated } of answers)
        if (!estimated) await call(changeRecipe, { params: { recipeId }, body: { servings: null }, query });
      await renew();
    },
    /** What this household means by a name, in all lines to come. */
    remember: (name: string, foodId: string) => call(rememberMatch, { body: { name: name.slice(0, 200), foodId } }),
  };
}
