import { beforeAll, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, NUTRIENTS, request, TARGETS, weekOf } from '../test/cookbook.ts';
import { bestOnGrid, gridSearch } from './day-grid.ts';
import type { DayProgram } from './day-program.ts';
import { boundWith, multipliersOf, rowConjugate, rowCost, solveDay } from './day-program.ts';
import { kitchen, loadMenu } from './menus.ts';
import { prepare } from './prepare.ts';
import { seededRandom } from './random.ts';
import { indexRecipes } from './recipe-index.ts';
import type { Solver } from './solver.ts';
import { linearModel, loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** The same program for HiGHS: a slack column per segment of each row's cost. */
function withHighs({ slots, rows, a, worth, low, high, points, slopes }: DayProgram): number {
  const model = linearModel(solver);
  try {
    const at = Array.from({ length: rows }, (_, k) => {
      const [outerLow, innerLow, innerHigh, outerHigh] = points.subarray(k * 4, k * 4 + 4);
      const row = model.addRow(innerLow!, innerHigh!);
      if (outerLow! > -Infinity) {
        model.addColumn(slopes[k * 5 + 1]!, 0, innerLow! - outerLow!, [row], [1]);
        model.addColumn(slopes[k * 5]!, 0, Infinity, [row], [1]);
      }
      if (outerHigh! < Infinity) {
        model.addColumn(-slopes[k * 5 + 3]!, 0, outerHigh! - innerHigh!, [row], [-1]);
        model.addColumn(-slopes[k * 5 + 4]!, 0, Infinity, [row], [-1]);
      }
      return row;
    });
    for (let i = 0; i < slots; i++) {
      model.addColumn(
        worth[i]!,
        low[i]!,
        high[i]!,
        at,
        at.map((_, k) => a[k * slots + i]!),
      );
    }
    model.solve();
    return model.objective;
  } finally {
    model.dispose();
  }
}

function* randomDays(count: number, targets = TARGETS, slots = FOUR_SLOTS): Generator<DayProgram> {
  const index = indexRecipes(cookbook(120), NUTRIENTS);
  const problem = prepare(index, request({ days: weekOf({ slots, targets }) }));
  const desk = kitchen(problem);
  const random = seededRandom(11);
  for (let n = 0; n < count; n++) {
    const picks = problem.types[0]!.lanes.map((lane) => Math.floor(random() * lane.count));
    yield loadMenu(desk, 0, picks, null);
  }
}

test('the portions of a day are worth as much as HiGHS finds', () => {
  for (const program of randomDays(200)) {
    const value = solveDay(program);
    expect(value).toBeCloseTo(withHighs(program), 3);
  }
});

test('also with micronutrients, one-sided bands and five slots', () => {
  const targets = { ...TARGETS, ironMg: { min: 14 }, calciumMg: { min: 800, max: 1200 }, carbsG: { max: 210 } };
  for (const program of randomDays(100, targets, [...FOUR_SLOTS, { slot: 'snack' }])) {
    expect(solveDay(program)).toBeCloseTo(withHighs(program), 3);
  }
});

test('the multipliers prove the value', () => {
  let tight = 0;
  for (const program of randomDays(200)) {
    const value = solveDay(program);
    const bound = boundWith(program, multipliersOf(program));
    expect(bound).toBeGreaterThanOrEqual(value - 1e-5);
    if (bound < value + 1e-3) tight++;
  }
  expect(tight).toBeGreaterThan(190);
});

test('any multipliers bound any portions', () => {
  const random = seededRandom(5);
  for (const program of randomDays(50)) {
    const { slots, rows, a, worth, low, high } = program;
    const multipliers = Float64Array.from({ length: rows }, (_, k) => {
      const y = (random() - 0.5) * 2000;
      const [least, most] = [program.slopes[k * 5]!, program.slopes[k * 5 + 4]!];
      return Math.min(most, Math.max(least, y));
    });
    const bound = boundWith(program, multipliers);
    for (let n = 0; n < 20; n++) {
      const portions = Float64Array.from({ length: slots }, (_, i) => low[i]! + random() * (high[i]! - low[i]!));
      let value = 0;
      for (let i = 0; i < slots; i++) value += worth[i]! * portions[i]!;
      for (let k = 0; k < rows; k++) {
        let x = 0;
        for (let i = 0; i < slots; i++) x += a[k * slots + i]! * portions[i]!;
        value -= rowCost(program, k, x);
      }
      expect(value).toBeLessThanOrEqual(bound + 1e-6);
    }
  }
});

test('the conjugate of a row is the most that a multiplier can gain', () => {
  for (const program of randomDays(1)) {
    for (let k = 0; k < program.rows; k++) {
      for (const multiplier of [-500, -3, 0, 2, 800]) {
        if (multiplier < program.slopes[k * 5]! || multiplier > program.slopes[k * 5 + 4]!) continue;
        let most = -Infinity;
        for (let x = -1; x < 4; x += 0.001) most = Math.max(most, multiplier * x - rowCost(program, k, x));
        expect(rowConjugate(program, k, multiplier)).toBeGreaterThanOrEqual(most - 1e-6);
        expect(rowConjugate(program, k, multiplier)).toBeLessThanOrEqual(most + Math.abs(multiplier) * 0.002 + 1e-6);
      }
    }
  }
});

test('on the grid: never better than free portions, and in steps', () => {
  for (const program of randomDays(100)) {
    const free = solveDay(program);
    const search = gridSearch(program);
    const { value, violation } = bestOnGrid(program, search, 0.25);
    expect(value).toBeLessThanOrEqual(free + 1e-6);
    expect(violation).toBeGreaterThanOrEqual(0);
    for (const portion of search.best) expect(portion * 4).toBeCloseTo(Math.round(portion * 4), 9);
  }
});
