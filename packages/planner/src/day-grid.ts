// Portions that people can cook: the best point of the step grid around the free optimum of a day. Rounding afterwards
// would leave the bands nearly always (0 of 50 weeks survived it at quarter servings), so steps are part of a menu's value.

import type { DayProgram } from './day-program.ts';
import { rowCost } from './day-program.ts';

const POINTS = 4;

export type GridSearch = {
  count: Int32Array;
  at: Int32Array;
  start: Float64Array;
  portions: Float64Array;
  best: Float64Array;
  rows: Float64Array;
};

export function gridSearch({ slots, rows }: DayProgram): GridSearch {
  return {
    count: new Int32Array(slots),
    at: new Int32Array(slots),
    start: new Float64Array(slots),
    portions: new Float64Array(slots),
    best: new Float64Array(slots),
    rows: new Float64Array(rows),
  };
}

/** Grid points tried per slot, around the optimum, by number of slots: a few hundred combinations, 2 to 5 microseconds. */
const AROUND = [1, 16, 16, 6, 4, 3, 2];

export function bestOnGrid(
  program: DayProgram,
  search: GridSearch,
  step: number,
): { value: number; violation: number } {
  const { slots, rows, a, worth, low, high, points } = program;
  const { count, at, start, portions, best, rows: x } = search;
  const around = AROUND[Math.min(slots, AROUND.length - 1)]!;
  for (let i = 0; i < slots; i++) {
    const steps = Math.round((high[i]! - low[i]!) / step);
    const here = (program.portions[i]! - low[i]!) / step;
    // An even number of points lies around the optimum, an odd one around the nearest step.
    let from = around % 2 === 0 ? Math.floor(here + 1e-9) - around / 2 + 1 : Math.round(here) - (around - 1) / 2;
    const to = Math.min(steps, Math.max(0, from) + around - 1);
    from = Math.max(0, Math.min(from, to - around + 1));
    start[i] = low[i]! + from * step;
    count[i] = Math.max(1, to - from + 1);
    at[i] = 0;
    portions[i] = start[i]!;
  }
  for (let k = 0; k < rows; k++) {
    let sum = 0;
    for (let i = 0; i < slots; i++) sum += a[k * slots + i]! * portions[i]!;
    x[k] = sum;
  }
  let bestValue = -Infinity;
  let bestViolation = Infinity;
  for (;;) {
    let violation = 0;
    for (let k = 0; k < rows; k++) {
      const below = points[k * POINTS]! - x[k]!;
      const above = x[k]! - points[k * POINTS + 3]!;
      if (below > 1e-9) violation += below;
      else if (above > 1e-9) violation += above;
      if (violation > bestViolation + 1e-12) break;
    }
    if (violation <= bestViolation + 1e-12) {
      let value = 0;
      for (let i = 0; i < slots; i++) value += worth[i]! * portions[i]!;
      for (let k = 0; k < rows; k++) value -= rowCost(program, k, x[k]!);
      if (violation < bestViolation - 1e-12 || value > bestValue) {
        bestValue = value;
        bestViolation = violation;
        best.set(portions);
      }
    }
    let i = 0;
    for (; i < slots; i++) {
      if (at[i]! < count[i]! - 1) {
        at[i]!++;
        portions[i]! += step;
        for (let k = 0; k < rows; k++) x[k]! += a[k * slots + i]! * step;
        break;
      }
      const back = at[i]! * step;
      portions[i] = start[i]!;
      for (let k = 0; k < rows; k++) x[k]! -= a[k * slots + i]! * back;
      at[i] = 0;
    }
    if (i === slots) return { value: bestValue, violation: bestViolation };
  }
}
