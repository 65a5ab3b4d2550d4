// From many menus to the best week: one menu per day under the week's rules, by local search. The prices of the master tell
// how much a menu loses against the bound; a week better than the best known cannot hold a menu that loses more than the
// distance to the bound, so only few menus need to be tried.

import type { Week } from './first-plan.ts';
import { weekOf } from './first-plan.ts';
import type { Kitchen, Menu, Served } from './menus.ts';
import { pricedValue, steppedOf } from './menus.ts';
import { seededRandom } from './random.ts';
import { addedCost, addToLedger, emptyLedger } from './week-rules.ts';

export type Choice = {
  kitchen: Kitchen;
  menus: readonly Menu[];
  prices: Float64Array;
  convexity: Float64Array;
  bound: number;
  typeOf: Int32Array;
  seed: number;
  rounds: number;
  /** With free portions instead of steps. */
  free: boolean;
  /** Not more than these are tried per type. */
  most: number;
};

/** The best week found that starts from `start`. */
export function chooseWeek(choice: Choice, start: Week): Week {
  const { kitchen, typeOf, free, rounds } = choice;
  const { problem } = kitchen;
  const serve = (menu: Menu): Served => (free ? menu.free : menu.stepped!);
  const candidates = worthTrying(choice, start.objective);
  for (const list of candidates) list.sort((a, b) => serve(b).value - serve(a).value);
  const days = typeOf.length;
  const ledger = emptyLedger(problem.rules);
  const net = (menu: Menu): number => serve(menu).value - addedCost(ledger, serve(menu));
  const current = [...start.menus];
  for (const menu of current) addToLedger(ledger, serve(menu), 1);
  const random = seededRandom(choice.seed);
  const room = (problem.request.pantry?.length ?? 0) > 0 ? PANTRY_ROOM : 0;

  const bestFor = (day: number, noise: number): Menu => {
    let best = current[day]!;
    let value = net(best);
    for (const menu of candidates[typeOf[day]!]!) {
      // The rules cost at least nothing (but for the pantry, whose gain is small), and the rest is worth less.
      if (serve(menu).value + room + noise <= value) break;
      const trial = net(menu) + (noise > 0 ? noise * random() : 0);
      if (trial > value + 1e-9) {
        value = trial;
        best = menu;
      }
    }
    return best;
  };
  const put = (day: number, menu: Menu): void => {
    current[day] = menu;
    addToLedger(ledger, serve(menu), 1);
  };
  const improve = (): void => {
    for (let changed = true; changed; ) {
      changed = false;
      for (let day = 0; day < days; day++) {
        const old = current[day]!;
        addToLedger(ledger, serve(old), -1);
        put(day, bestFor(day, 0));
        if (current[day] !== old) changed = true;
      }
    }
  };

  improve();
  let best = weekOf(problem, current, free);
  for (let round = 0; round < rounds; round++) {
    const shaken = new Set<number>();
    const count = Math.min(days, random() < 0.5 ? 2 : 3);
    while (shaken.size < count) shaken.add(Math.floor(random() * days));
    for (const day of shaken) addToLedger(ledger, serve(current[day]!), -1);
    for (const day of shaken) {
      const list = candidates[typeOf[day]!]!;
      if (list.length > 0) current[day] = list[Math.floor(random() * list.length)]!;
      put(day, bestFor(day, SHAKE));
    }
    improve();
    const week = weekOf(problem, current, free);
    if (week.objective > best.objective + 1e-7) best = week;
    else {
      for (let day = 0; day < days; day++) {
        addToLedger(ledger, serve(current[day]!), -1);
        put(day, best.menus[day]!);
      }
    }
  }
  return best;
}

const PANTRY_ROOM = 10;
const SHAKE = 8;

/** Per day type the menus that may stand in a better week, least loss first. */
function worthTrying({ kitchen, menus, prices, convexity, bound, free, most }: Choice, objective: number): Menu[][] {
  const { problem } = kitchen;
  const room = Math.max(1, bound - objective);
  return problem.types.map((_, t) => {
    const near: { menu: Menu; loss: number }[] = [];
    for (const menu of menus) {
      if (menu.type !== t) continue;
      const loss = convexity[t]! - pricedValue(menu.free, prices);
      if (loss <= room) near.push({ menu, loss });
    }
    near.sort((a, b) => a.loss - b.loss);
    if (free) return near.slice(0, most).map(({ menu }) => menu);
    // Steps cost a menu something more: look at twice as many, keep those that lose least.
    const stepped = near.slice(0, 2 * most).map(({ menu }) => {
      const served = steppedOf(kitchen, menu, prices);
      return { menu, loss: convexity[t]! - pricedValue(served, prices) };
    });
    return stepped
      .filter(({ loss }) => loss <= room)
      .sort((a, b) => a.loss - b.loss)
      .slice(0, most)
      .map(({ menu }) => menu);
  });
}
