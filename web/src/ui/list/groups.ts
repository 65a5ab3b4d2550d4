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
    else if (byAisle.get(item.aisle)?.push(item) === undefined) byAisle.set(item.aisle, [item]);
  }
  const place = new Map(aisleOrder.map((aisle, at) => [aisle, at]));
  const aisles = [...byAisle].sort(([a], [b]) => (place.get(a) ?? 99) - (place.get(b) ?? 99));
  return { aisles, atHome };
}

/** The first so many lines of them, as they stand. */
export function firstOf(aisles: readonly [string, ListItem[]][], count: number): [string, ListItem[]][] {
  const first: [string, ListItem[]][] = [];
  let left = count;
  for (const [aisle, items] of aisles) {
    if (left <= 0) break;
    first.push([aisle, items.slice(0, left)]);
    left -= items.length;
  }
  return first;
}
