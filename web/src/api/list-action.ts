import type { BodyInput } from '@mealwright/contracts/endpoint';
import type { addItem, ListItem, ShoppingList, updateItem } from '@mealwright/contracts/shopping';

export type ItemChange = BodyInput<typeof updateItem>;
export type NewItem = Omit<BodyInput<typeof addItem>, 'itemId'>;
/** What a person does to a list, as a value: shown at once, kept while there is no network, sent in order. */
export type ItemAction =
  | { kind: 'change'; itemId: string; change: ItemChange }
  | { kind: 'add'; itemId: string; item: NewItem }
  | { kind: 'remove'; itemId: string };

type Counted = Pick<ShoppingList, 'items' | 'itemCount' | 'checkedCount'>;

/** A list with other items; what is at home does not count. */
export function withItems<L extends Counted>(list: L, items: ListItem[]): L {
  const toBuy = items.filter((item) => !item.atHome);
  return { ...list, items, itemCount: toBuy.length, checkedCount: toBuy.filter((item) => item.checked).length };
}

/** The list as it will be. Done twice it is the same: what waits is laid over whatever comes from the server. */
export function preview<L extends Counted>(list: L, action: ItemAction): L {
  const { items } = list;
  const { itemId } = action;
  if (action.kind === 'remove') {
    return withItems(
      list,
      items.filter((item) => item.itemId !== itemId),
    );
  }
  if (action.kind === 'change') {
    const { change } = action;
    // Said for all lists, it holds for this one too.
    const atHome = change.staple === undefined ? {} : { atHome: change.atHome ?? change.staple };
    // Whose tick it is says the server; a tick that is taken away is nobody's.
    const tick = change.checked === false ? { tickedBy: null } : {};
    return withItems(
      list,
      items.map((item) => (item.itemId === itemId ? { ...item, ...change, ...atHome, ...tick } : item)),
    );
  }
  if (items.some((item) => item.itemId === itemId)) return list;
  const item = newItem(itemId, action.item);
  // In its place by name, where the server will put it too: nothing jumps when the answer comes.
  const at = items.findIndex((one) => one.aisle === item.aisle && one.name.localeCompare(item.name) > 0);
  return withItems(list, at < 0 ? [...items, item] : items.toSpliced(at, 0, item));
}

function newItem(itemId: string, { name, quantity, unit, aisle, note }: NewItem): ListItem {
  return {
    itemId,
    foodId: null,
    name,
    quantity: quantity ?? null,
    unit: unit ?? null,
    grams: null,
    aisle: aisle ?? 'other',
    checked: false,
    tickedBy: null,
    atHome: false,
    staple: false,
    own: true,
    optional: false,
    note: note ?? null,
    sources: [],
    updatedAt: new Date().toISOString(),
  };
}
