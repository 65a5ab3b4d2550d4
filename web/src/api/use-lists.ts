import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  createList,
  deleteList,
  endShare,
  generateList,
  getList,
  listLists,
  listShares,
  putStoreOrder,
  renameList,
  type ShoppingList,
  shareList,
} from '@mealwright/contracts/shopping';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from './client.ts';
import { keys } from './keys.ts';
import type { ItemChange, NewItem } from './list-action.ts';
import { act, withWaiting } from './offline-outbox.ts';
import { queryClient } from './query-client.ts';
import { randomId } from './random-id.ts';

export type { NewItem } from './list-action.ts';

export const listsQuery = {
  queryKey: keys.lists,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(listLists, { query: { limit: 50 } }, { signal }),
};
export const useLists = () => useQuery({ ...listsQuery, select: (answer) => answer.data });

export const listQuery = (listId: string) => ({
  queryKey: keys.list(listId),
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    withWaiting({ kind: 'mine', listId }, await call(getList, { params: { listId } }, { signal })),
});
export const useList = (listId: string | null) =>
  useQuery({ ...listQuery(listId ?? ''), enabled: listId !== null, retry: 1 });

function keepList(list: ShoppingList) {
  const { listId } = list;
  queryClient.setQueryData(keys.list(listId), withWaiting({ kind: 'mine', listId }, list));
  void queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
}

export const useGenerateList = () =>
  useMutation({
    mutationFn: (body: BodyInput<typeof generateList>) => call(generateList, { body }),
    onSuccess: keepList,
  });
export const useCreateList = () =>
  useMutation({ mutationFn: (name: string) => call(createList, { body: { name } }), onSuccess: keepList });
export const useRenameList = (listId: string) =>
  useMutation({
    mutationFn: (name: string) => call(renameList, { params: { listId }, body: { name } }),
    onSuccess: keepList,
  });
export const useDeleteList = (listId: string) =>
  useMutation({
    mutationFn: () => call(deleteList, { params: { listId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
      queryClient.removeQueries({ queryKey: keys.list(listId) });
    },
  });

/** Every change shows at once, also without a network. */
export function useItemActions(listId: string) {
  return useMemo(() => {
    const target = { kind: 'mine', listId } as const;
    const change = (itemId: string, what: ItemChange) => act(target, { kind: 'change', itemId, change: what });
    return {
      check: (itemId: string, checked: boolean) => change(itemId, { checked }),
      change,
      add: (item: NewItem) => act(target, { kind: 'add', itemId: randomId(), item }),
      remove: (itemId: string) => act(target, { kind: 'remove', itemId }),
    };
  }, [listId]);
}
export type ItemActions = ReturnType<typeof useItemActions>;

/** The order of the aisles, of all lists. */
export const useStoreOrder = () =>
  useMutation({
    mutationFn: (aisles: string[]) =>
      call(putStoreOrder, { body: { aisles: aisles as BodyInput<typeof putStoreOrder>['aisles'] } }),
    scope: { id: 'store-order' },
    onMutate: (aisleOrder) =>
      queryClient.setQueriesData<ShoppingList>(
        { queryKey: [...keys.lists, 'one'] },
        (list) => list && { ...list, aisleOrder },
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...keys.lists, 'one'] }),
  });

export type ShareMode = 'view' | 'edit';
export const useShares = (listId: string) =>
  useQuery({
    queryKey: keys.shares(listId),
    queryFn: async ({ signal }) => (await call(listShares, { params: { listId } }, { signal })).data,
  });
export const useShare = (listId: string) =>
  useMutation({
    mutationFn: (mode: ShareMode) => call(shareList, { params: { listId }, body: { mode } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.shares(listId) }),
  });
export const useEndShare = (listId: string) =>
  useMutation({
    mutationFn: (mode: ShareMode) => call(endShare, { params: { listId, mode } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.shares(listId) }),
  });
