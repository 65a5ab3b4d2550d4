import type { ResponseOf } from '@mealwright/contracts/endpoint';
import {
  addCollection,
  collectRecipe,
  deleteCollection,
  listCollections,
  renameCollection,
  uncollectRecipe,
} from '@mealwright/contracts/recipe-shelves';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

export type Collection = ResponseOf<typeof addCollection>;

export const useCollections = () =>
  useQuery({
    queryKey: keys.collections,
    queryFn: ({ signal }) => call(listCollections, {}, { signal }),
    staleTime: 60_000,
  });

/** Those that hold the recipe. */
export const useCollectionsOf = (recipeId: string) =>
  useQuery({
    queryKey: [...keys.collections, 'of', recipeId],
    queryFn: ({ signal }) => call(listCollections, { query: { recipeId } }, { signal }),
    staleTime: 0,
  });

/** Names, counts and covers; and the lists that are narrowed to one of them. */
const renew = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.collections }),
    queryClient.invalidateQueries({ queryKey: keys.recipes, predicate: ({ queryKey }) => isNarrowed(queryKey[2]) }),
  ]);
const isNarrowed = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && 'collection' in query && query.collection !== undefined;

export const collectionActions = {
  async add(name: string): Promise<Collection> {
    const made = await call(addCollection, { body: { name } });
    await renew();
    return made;
  },
  async rename(collectionId: string, name: string) {
    await call(renameCollection, { params: { collectionId }, body: { name } });
    await renew();
  },
  async remove(collectionId: string) {
    await call(deleteCollection, { params: { collectionId } });
    await renew();
  },
  async collect(collectionId: string, recipeId: string, there: boolean) {
    await call(there ? collectRecipe : uncollectRecipe, { params: { collectionId, recipeId } });
    await renew();
  },
};
