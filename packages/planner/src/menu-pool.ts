import type { Kitchen, Menu } from './menus.ts';
import { makeMenu, standsTwice, steppedOf } from './menus.ts';

/** The menus met so far, each combination of recipes once. */
export type MenuPool = { kitchen: Kitchen; byKey: Map<string, Menu>[]; menus: Menu[] };

export function menuPool(kitchen: Kitchen): MenuPool {
  return { kitchen, byKey: kitchen.problem.types.map(() => new Map()), menus: [] };
}

/** The menu of these picks with steps; null when a recipe stands twice or its free value is below `atLeast`. */
export function menuFrom(pool: MenuPool, t: number, picks: ArrayLike<number>, atLeast = -Infinity): Menu | null {
  const key = keyOf(picks);
  const known = pool.byKey[t]!.get(key);
  if (known) {
    steppedOf(pool.kitchen, known, null);
    return known;
  }
  if (standsTwice(pool.kitchen.problem.types[t]!, picks)) return null;
  const menu = makeMenu(pool.kitchen, t, picks, null, atLeast);
  if (menu) addMenu(pool, menu, key);
  return menu;
}

export function addMenu(pool: MenuPool, menu: Menu, key = keyOf(menu.picks)): void {
  pool.byKey[menu.type]!.set(key, menu);
  pool.menus.push(menu);
}

export function keyOf(picks: ArrayLike<number>): string {
  let key = '';
  for (let i = 0; i < picks.length; i++) key += `${picks[i]!},`;
  return key;
}
