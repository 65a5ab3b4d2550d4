import type { ListItem } from '@mealwright/contracts/shopping';

/** The items of each aisle, in the order of the store; what is at home stands for itself at the end. */
export function groupsOf(
  items: readonly ListItem[],
  aisleOrder: readonly string[],
): { aisles: [string, ListItem[]][]; atHome: ListItem[] } {
  const byAisle = new Map<string, ListItem[]>();
  const atHome: ListItem[] = [];
  for (const item of items) {
    if (item.atHome) atHome.push(item);
    else byAisle.set(item.aisle, [...(byAisle.get(item.aisle) ?? []), item]);
  }
  const place = new Map(aisleOrder.map((aisle, at) => [aisle, at]));
  const aisles = [...byAisle].sort(([a], [b]) => (place.get(a) ?? 99) - (place.get(b) ?? 99));
  return { aisles, atHome };
}
