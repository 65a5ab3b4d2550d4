import { getFood, searchFoods } from '@mealwright/contracts/foods';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { useUser } from './session.ts';

export function useFoodSearch(q: string) {
  const { locale } = useUser();
  return useQuery({
    queryKey: keys.foods(q, locale),
    queryFn: ({ signal }) => call(searchFoods, { query: { q, locale, limit: 12 } }, { signal }),
    enabled: q.trim().length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });
}

/** Names of foods that are stored by id only, e.g. those a person does not eat. */
export function useFoodNames(foodIds: readonly string[]): ReadonlyMap<string, string> {
  const { locale } = useUser();
  return useQueries({
    queries: foodIds.map((foodId) => ({
      queryKey: keys.food(foodId, locale),
      queryFn: () => call(getFood, { params: { foodId }, query: { locale } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.foodId, data.name] as const]))),
  });
}
