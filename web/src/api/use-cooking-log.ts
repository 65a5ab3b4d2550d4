import type { BodyInput, ResponseOf } from '@mealwright/contracts/endpoint';
import { addToRecipeLog, deleteFromRecipeLog, listMade, listRecipeLog } from '@mealwright/contracts/recipe-shelves';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export type LogEntry = ResponseOf<typeof addToRecipeLog>;
export type NewEntry = BodyInput<typeof addToRecipeLog>;

export const useRecipeLog = (recipeId: string) =>
  useQuery({
    queryKey: [...keys.cookingLog, recipeId],
    queryFn: ({ signal }) => call(listRecipeLog, { params: { recipeId } }, { signal }),
    staleTime: 60_000,
  });

/** What was made, over all recipes, the latest first. */
export const useMade = () =>
  useInfiniteQuery({
    queryKey: [...keys.cookingLog, 'all'],
    queryFn: ({ pageParam: page, signal }) => call(listMade, { query: { page, limit: 50 } }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination }) => (pagination.page < pagination.totalPages ? pagination.page + 1 : undefined),
    staleTime: 60_000,
  });

export const logActions = {
  async add(recipeId: string, entry: NewEntry): Promise<LogEntry> {
    const made = await call(addToRecipeLog, { params: { recipeId }, body: entry });
    await queryClient.invalidateQueries({ queryKey: keys.cookingLog });
    // Its stars are the person's rating, too.
    if (entry.rating) await queryClient.invalidateQueries({ queryKey: keys.recipes });
    return made;
  },
  async remove(recipeId: string, entryId: string) {
    await call(deleteFromRecipeLog, { params: { recipeId, entryId } });
    await queryClient.invalidateQueries({ queryKey: keys.cookingLog });
  },
};
