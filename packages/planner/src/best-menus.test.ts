import { beforeAll, expect, test } from 'vitest';
import { cookbook, likings, NUTRIENTS, request } from '../test/cookbook.ts';
import { averageDay } from './average-day.ts';
import { averageWeek } from './average-week.ts';
import { bestMenus } from './best-menus.ts';
import { kitchen, makeMenu, pricedValue, standsTwice } from './menus.ts';
import { prepare } from './prepare.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const LIMITS = { nodes: 1e6, programs: 1e5, found: 10, near: 4 };

/** Every combination of recipes under the prices of the average week, one by one. */
function everyMenu(seed: number) {
  const recipes = cookbook(28, seed);
  const problem = prepare(
    indexRecipes(recipes, NUTRIENTS),
    request({ preference: likings(28, seed), budget: 7000, pantry: [{ foodId: 'f3', grams: 300 }] }),
  );
  const desk = kitchen(problem);
  const average = averageWeek(solver, desk);
  const { lanes } = problem.types[0]!;
  const values: number[] = [];
  const picks = new Int32Array(lanes.length);
  const walk = (depth: number): void => {
    if (depth === lanes.length) {
      if (standsTwice(problem.types[0]!, picks)) return;
      const menu = makeMenu(desk, 0, picks, average.prices)!;
      // The charge for a day outside its bands comes on top of the portions' worth and is no part of the bound.
      values.push(pricedValue(menu.free, average.prices) + (menu.free.violation > 0 ? 500 : 0));
      return;
    }
    for (let j = 0; j < lanes[depth]!.count; j++) {
      picks[depth] = j;
      walk(depth + 1);
    }
  };
  walk(0);
  return { desk, average, values: values.sort((a, b) => b - a) };
}

test.each([1, 2, 3])('the search finds the best menu of all and proves it, seed %i', (seed) => {
  const { desk, average, values } = everyMenu(seed);
  const day = averageDay(solver, desk, 0, average.reduced[0]!);
  try {
    const dayBound = day.boundUnder(average.prices);
    // Lunch and dinner the other way round are worth the same, so the first values are equal.
    const below = values.find((value) => value < values[0]! - 0.001)!;
    expect(dayBound.bound).toBeGreaterThanOrEqual(values[0]! - 1e-6);
    const search = bestMenus(desk, 0, average.prices, dayBound, below, LIMITS);
    expect(search.complete).toBe(true);
    expect(search.bound).toBeGreaterThanOrEqual(values[0]! - 1e-6);
    expect(search.bound).toBeLessThanOrEqual(values[0]! + 1e-3);
    expect(pricedValue(search.found[0]!.free, average.prices)).toBeCloseTo(values[0]!, 4);

    const cutShort = bestMenus(desk, 0, average.prices, dayBound, below, { ...LIMITS, nodes: 30 });
    expect(cutShort.bound).toBeGreaterThanOrEqual(values[0]! - 1e-6);
  } finally {
    day.dispose();
  }
});

test('the bound of the average week lies above every week of menus', () => {
  const { average, values } = everyMenu(4);
  expect(average.bound).toBeGreaterThan(0);
  expect(values.length).toBeGreaterThan(100);
});
