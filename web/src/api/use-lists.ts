import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  addItem,
  generateList,
  getList,
  type ListItem,
  listLists,
  removeItem,
  type ShoppingList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { randomId } from './random-id.ts';

export const useLists = () =>
  useQuery({
    queryKey: keys.lists,
    queryFn: ({ signal }) => call(listLists, { query: { limit: 50 } }, { signal }),
    select: (answer) => answer.data,
  });

export const useList = (listId: string | null) =>
  useQuery({
    queryKey: keys.list(listId ?? ''),
    queryFn: ({ signal }) => call(getList, { params: { listId: listId ?? '' } }, { signal }),
    enabled: listId !== null,
  });

export const useGenerateList = () =>
  useMutation({
    mutationFn: (body: BodyInput<typeof generateList>) => call(generateList, { body }),
    onSuccess: (list) => {
      queryClient.setQueryData(keys.list(list.listId), list);
      void queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
    },
  });

export type ItemChange = BodyInput<typeof updateItem>;
export type NewItem = Omit<BodyInput<typeof addItem>, 'itemId'>;
export type ItemAction =
  | { kind: 'change'; itemId: string; change: ItemChange }
  | { kind: 'add'; itemId: string; item: NewItem }
  | { kind: 'remove'; itemId: string };

/** Every change shows at once; the server's answer replaces only the item that it is about, so nothing else moves. */
export function useItemActions(listId: string, failed: (error: unknown, action: ItemAction) => void) {
  const mutationKey = keys.list(listId);
  const mutation = useMutation({
    mutationKey,
    mutationFn: (action: ItemAction): Promise<ListItem | undefined> => {
      const params = { listId, itemId: action.itemId };
      if (action.kind === 'change') return call(updateItem, { params, body: action.change });
      if (action.kind === 'add') {
        return call(addItem, { params: { listId }, body: { ...action.item, itemId: action.itemId } });
      }
      return call(removeItem, { params });
    },
    onMutate: async (action) => {
      await queryClient.cancelQueries({ queryKey: mutationKey });
      const before = queryClient.getQueryData<ShoppingList>(mutationKey);
      edit(listId, (items) => preview(items, action));
      return { item: before?.items.find((item) => item.itemId === action.itemId) };
    },
    onSuccess: (answer) => {
      if (answer === undefined) return;
      const later = queryClient.isMutating({ mutationKey }) > 1;
      if (!later) edit(listId, (items) => items.map((item) => (item.itemId === answer.itemId ? answer : item)));
    },
    onError: (error, action, context) => {
      const old = context?.item;
      edit(listId, (items) => {
        const others = items.filter((item) => item.itemId !== action.itemId);
        if (old === undefined) return others;
        const at = items.findIndex((item) => item.itemId === action.itemId);
        return at < 0 ? [...others, old] : others.toSpliced(at, 0, old);
      });
      failed(error, action);
    },
    onSettled: () => {
      // Only after the last one: an answer in between would take back what is already on the screen.
      if (queryClient.isMutating({ mutationKey }) > 1) return;
      void queryClient.invalidateQueries({ queryKey: mutationKey });
      void queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
    },
  });
  return {
    check: (itemId: string, checked: boolean) => mutation.mutate({ kind: 'change', itemId, change: { checked } }),
    change: (itemId: string, change: ItemChange) => mutation.mutate({ kind: 'change', itemId, change }),
    add: (item: NewItem) => mutation.mutate({ kind: 'add', itemId: randomId(), item }),
    remove: (itemId: string) => mutation.mutate({ kind: 'remove', itemId }),
  };
}

function edit(listId: string, change: (items: ListItem[]) => ListItem[]) {
  queryClient.setQueryData<ShoppingList>(keys.list(listId), (list) => {
    if (list === undefined) return undefined;
    const items = change(list.items);
    const checkedCount = items.filter((item) => item.checked).length;
    return { ...list, items, itemCount: items.length, checkedCount };
  });
}

function preview(items: ListItem[], action: ItemAction): ListItem[] {
  if (action.kind === 'remove') return items.filter((item) => item.itemId !== action.itemId);
  if (action.kind === 'change') {
    return items.map((item) => (item.itemId === action.itemId ? { ...item, ...action.change } : item));
  }
  const { name, quantity, unit, aisle, note } = action.item;
  const item: ListItem = {
    itemId: action.itemId,
    foodId: null,
    name,
    quantity: quantity ?? null,
    unit: unit ?? null,
    grams: null,
    aisle: aisle ?? 'other',
    checked: false,
    own: true,
    note: note ?? null,
    sources: [],
    updatedAt: new Date().toISOString(),
  };
  return [...items, item];
}
