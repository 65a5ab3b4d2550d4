import {
  addFood,
  deleteFood,
  type Food,
  getFood,
  getFoodByBarcode,
  type OwnFoodInput,
  replaceFood,
  searchFoods,
} from '@mealwright/contracts/foods';
import { type Substitution, suggestSubstitutions } from '@mealwright/contracts/substitutions';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
import { keys } from './keys.ts';
import { useUser } from './session.ts';

export type { Substitution };

/** Foods of all kinds, or own ones alone. */
export function useFoodList(q: string, own: boolean, limit: number) {
  const { locale } = useUser();
  const origin = own ? { origin: 'own' as const } : {};
  return useQuery({
    queryKey: [...keys.foods(q, locale), own, limit],
    queryFn: ({ signal }) => call(searchFoods, { query: { q, locale, limit, ...origin } }, { signal }),
    enabled: own || q.trim().length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useFood(foodId: string) {
  const { locale } = useUser();
  return useQuery({
    queryKey: keys.food(foodId, locale),
    queryFn: ({ signal }) => call(getFood, { params: { foodId }, query: { locale } }, { signal }),
    staleTime: 60_000,
  });
}

/** `null`: there is none, and `outside` says why; the server may have to ask elsewhere, so it is not asked twice by itself. */
export function useBarcode(gtin: string | null) {
  const { locale } = useUser();
  return useQuery({
    queryKey: ['barcode', gtin, locale],
    queryFn: async ({ signal }): Promise<{ food: Food | null; outside: string | null }> => {
      try {
        return {
          food: await call(getFoodByBarcode, { params: { gtin: gtin ?? '' }, query: { locale } }, { signal }),
          outside: null,
        };
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'FOOD_NOT_FOUND') throw error;
        return { food: null, outside: String(error.details.outside ?? 'not-found') };
      }
    },
    enabled: gtin !== null,
    retry: false,
    staleTime: 60_000,
  });
}

function useChange<Input>(change: (input: Input) => Promise<Food | undefined>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['foods'] });
      await client.invalidateQueries({ queryKey: ['food'] });
      await client.invalidateQueries({ queryKey: ['barcode'] });
    },
  });
}
/** A new one, or an old one written anew. */
export const useSaveFood = (foodId: string | null) =>
  useChange((body: OwnFoodInput) =>
    foodId === null ? call(addFood, { body }) : call(replaceFood, { params: { foodId }, body }),
  );
export const useDeleteFood = (foodId: string) =>
  useChange(async (_: undefined) => {
    await call(deleteFood, { params: { foodId } });
    return undefined;
  });

export function useSubstitutions(foodId: string, grams: number, wanted: boolean) {
  const { locale } = useUser();
  return useQuery({
    queryKey: ['substitutions', foodId, grams, locale],
    queryFn: ({ signal }) => call(suggestSubstitutions, { body: { foodId, grams, locale, limit: 6 } }, { signal }),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
