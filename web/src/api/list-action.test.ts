import type { ListItem, ShoppingList } from '@mealwright/contracts/shopping';
import { describe, expect, test } from 'vitest';
import { type ItemAction, preview } from './list-action.ts';

const item = (itemId: string, name: string, more: Partial<ListItem> = {}): ListItem => ({
  itemId,
  foodId: null,
  name,
  quantity: null,
  unit: null,
  grams: null,
  aisle: 'dairy',
  checked: false,
  tickedBy: null,
  atHome: false,
  staple: false,
  optional: false,
  own: true,
  note: null,
  sources: [],
  updatedAt: '2026-11-16T08:00:00.000Z',
  ...more,
});
const list = (...items: ListItem[]) => ({ items, itemCount: items.length, checkedCount: 0 }) as unknown as ShoppingList;
const three = list(item('a', 'Butter'), item('b', 'Milk', { checked: true }), item('c', 'Yoghurt'));
const names = (of: ShoppingList) => of.items.map((one) => one.name);

describe('what is done to a list', () => {
  const actions: ItemAction[] = [
    { kind: 'change', itemId: 'a', change: { checked: true } },
    { kind: 'change', itemId: 'a', change: { staple: true } },
    { kind: 'add', itemId: 'd', item: { name: 'Cream', aisle: 'dairy' } },
    { kind: 'remove', itemId: 'b' },
  ];
  test.each(actions)('$kind twice is the same as once', (action) => {
    const once = preview(three, action);
    expect(once).not.toEqual(three);
    expect(preview(once, action)).toEqual(once);
  });
  test('nothing moves when it is ticked', () => {
    const after = preview(three, { kind: 'change', itemId: 'a', change: { checked: true } });
    expect(names(after)).toEqual(names(three));
    expect([after.itemCount, after.checkedCount]).toEqual([3, 2]);
  });
  test('a new item stands where its name belongs, in its aisle', () => {
    expect(names(preview(three, { kind: 'add', itemId: 'd', item: { name: 'Cream', aisle: 'dairy' } }))).toEqual([
      'Butter',
      'Cream',
      'Milk',
      'Yoghurt',
    ]);
    expect(names(preview(three, { kind: 'add', itemId: 'd', item: { name: 'Bread', aisle: 'bakery' } }))[3]).toBe(
      'Bread',
    );
  });
  test('what is at home does not count, ticked or not', () => {
    const after = preview(three, { kind: 'change', itemId: 'b', change: { atHome: true } });
    expect([after.itemCount, after.checkedCount, after.items.length]).toEqual([2, 0, 3]);
  });
  test('a staple is at home, and is not when it is no staple any more', () => {
    const staple = preview(three, { kind: 'change', itemId: 'a', change: { staple: true } });
    expect(staple.items[0]).toMatchObject({ staple: true, atHome: true });
    const not = preview(staple, { kind: 'change', itemId: 'a', change: { staple: false } });
    expect(not.items[0]).toMatchObject({ staple: false, atHome: false });
  });
  test('of an item that is gone changes nothing', () => {
    const after = preview(three, { kind: 'change', itemId: 'z', change: { checked: true } });
    expect(after.items).toEqual(three.items);
  });
});
