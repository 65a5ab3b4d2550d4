// The best portions of one day's recipes: maximise worth of the portions minus what lies outside (or at the edge of) the
// bands. A linear program of at most about six portions and a dozen rows; solved some ten thousand times per plan, hence by
// hand: a primal simplex in which each row is a variable with a piecewise linear cost (no slack columns), dense and without
// allocation, 5 to 15 microseconds.

import type { DayType } from './prepare.ts';
import { OUTSIDE } from './prices.ts';

const POINTS = 4;
const SLOPES = 5;
/** A step that is not allowed. */
const WALL = 1e30;
const AT = 1e-10;
const MAX_PIVOTS = 80;

export type DayProgram = {
  slots: number;
  rows: number;
  /** Inputs of a solve: nutrients a[row * slots + slot], worth per serving, range. */
  a: Float64Array;
  worth: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** Results: portions, a multiplier per row, how far outside the bands. */
  portions: Float64Array;
  multipliers: Float64Array;
  violation: number;
  solves: number;
  /** Cost of a row: points[4k..] where its slope changes, slopes[5k..] between them. */
  points: Float64Array;
  slopes: Float64Array;
  work: Work;
};

type Work = {
  table: Float64Array;
  value: Float64Array;
  basic: Int32Array;
  free: Int32Array;
  right: Float64Array;
  left: Float64Array;
};

export function dayProgram(type: DayType): DayProgram {
  const slots = type.lanes.length;
  const rows = type.bands.length;
  const points = new Float64Array(rows * POINTS);
  const slopes = new Float64Array(rows * SLOPES);
  for (let k = 0; k < rows; k++) {
    const [low, innerLow, innerHigh, high] = [type.low[k]!, type.innerLow[k]!, type.innerHigh[k]!, type.high[k]!];
    points.set([low, innerLow, innerHigh, high], k * POINTS);
    slopes.set(
      [low > -Infinity ? -OUTSIDE : 0, -type.edgeLow[k]!, 0, type.edgeHigh[k]!, high < Infinity ? OUTSIDE : 0],
      k * SLOPES,
    );
  }
  const size = slots + rows;
  return {
    slots,
    rows,
    a: new Float64Array(rows * slots),
    worth: new Float64Array(slots),
    low: new Float64Array(slots),
    high: new Float64Array(slots),
    portions: new Float64Array(slots),
    multipliers: new Float64Array(rows),
    violation: 0,
    solves: 0,
    points,
    slopes,
    work: {
      table: new Float64Array(rows * slots),
      value: new Float64Array(size),
      basic: new Int32Array(rows),
      free: new Int32Array(slots),
      right: new Float64Array(size),
      left: new Float64Array(size),
    },
  };
}

/** Cost of a row at a value. */
export function rowCost(program: DayProgram, row: number, value: number): number {
  const { points, slopes } = program;
  const p = row * POINTS;
  const s = row * SLOPES;
  if (value < points[p + 1]!) {
    const low = points[p]!;
    if (value >= low) return slopes[s + 1]! * (value - points[p + 1]!);
    return (points[p + 1]! > low ? slopes[s + 1]! * (low - points[p + 1]!) : 0) + slopes[s]! * (value - low);
  }
  if (value > points[p + 2]!) {
    const high = points[p + 3]!;
    if (value <= high) return slopes[s + 3]! * (value - points[p + 2]!);
    return (high > points[p + 2]! ? slopes[s + 3]! * (high - points[p + 2]!) : 0) + slopes[s + 4]! * (value - high);
  }
  return 0;
}

/** The largest multiplier * value - rowCost(value): what a multiplier of the row adds to a bound. */
export function rowConjugate(program: DayProgram, row: number, multiplier: number): number {
  const { points } = program;
  const p = row * POINTS;
  if (multiplier === 0) return 0;
  const [inner, outer] = multiplier > 0 ? [points[p + 2]!, points[p + 3]!] : [points[p + 1]!, points[p]!];
  return Math.max(multiplier * inner, multiplier * outer - rowCost(program, row, outer));
}

/** Solves for the inputs and returns the value (without the worth of choosing the recipes). */
export function solveDay(program: DayProgram): number {
  program.solves++;
  start(program);
  for (let pivot = 0; pivot < MAX_PIVOTS; pivot++) {
    slopesAtValues(program);
    if (!improve(program)) break;
  }
  return finish(program);
}

/** All portions start at their low end (nothing to pivot yet): rows are expressed by portions. */
function start({ slots, rows, a, low, work }: DayProgram): void {
  const { table, value, basic, free } = work;
  table.set(a);
  for (let i = 0; i < slots; i++) {
    free[i] = i;
    value[i] = low[i]!;
  }
  for (let k = 0; k < rows; k++) {
    basic[k] = slots + k;
    let sum = 0;
    for (let i = 0; i < slots; i++) sum += a[k * slots + i]! * low[i]!;
    value[slots + k] = sum;
  }
}

/** Slopes to the right and left of where every variable stands. */
function slopesAtValues({ slots, rows, worth, low, high, points, slopes, work }: DayProgram): void {
  const { value, right, left } = work;
  for (let i = 0; i < slots; i++) {
    right[i] = value[i]! >= high[i]! - 1e-11 ? WALL : -worth[i]!;
    left[i] = value[i]! <= low[i]! + 1e-11 ? -WALL : -worth[i]!;
  }
  for (let k = 0; k < rows; k++) {
    const x = value[slots + k]!;
    const p = k * POINTS;
    let passed = 0;
    while (passed < POINTS && x >= points[p + passed]! - AT) passed++;
    right[slots + k] = slopes[k * SLOPES + passed]!;
    while (passed > 0 && x <= points[p + passed - 1]! + AT) passed--;
    left[slots + k] = slopes[k * SLOPES + passed]!;
  }
}

/** Moves the free variable that gains most as far as it pays. False when none gains. */
function improve(program: DayProgram): boolean {
  const { slots, rows, work } = program;
  const { table, basic, free, right, left } = work;
  let best = -1e-7;
  let entering = -1;
  let direction = 0;
  for (let j = 0; j < slots; j++) {
    const variable = free[j]!;
    let up = right[variable]!;
    let down = -left[variable]!;
    for (let k = 0; k < rows; k++) {
      const t = table[k * slots + j]!;
      if (t > 1e-12) {
        up += t * right[basic[k]!]!;
        down -= t * left[basic[k]!]!;
      } else if (t < -1e-12) {
        up += t * left[basic[k]!]!;
        down -= t * right[basic[k]!]!;
      }
    }
    if (up < best) [best, entering, direction] = [up, j, 1];
    if (down < best) [best, entering, direction] = [down, j, -1];
  }
  if (entering < 0) return false;
  return move(program, entering, direction, best);
}

/** Walks from one change of slope to the next while the cost still falls; the last one decides the pivot. */
function move(program: DayProgram, entering: number, direction: number, gain: number): boolean {
  const { slots, rows, work } = program;
  const { table, value, basic, free } = work;
  const variable = free[entering]!;
  let slope = gain;
  let leaving = -1;
  let moved = 0;
  for (let guard = 0; slope < -1e-9 && guard < 40; guard++) {
    let length = Infinity;
    leaving = -2;
    const own = nextPoint(program, variable, direction);
    if (Number.isFinite(own)) {
      length = Math.abs(own - value[variable]!);
      leaving = -1;
    }
    for (let k = 0; k < rows; k++) {
      const t = table[k * slots + entering]! * direction;
      if (t < 1e-12 && t > -1e-12) continue;
      const point = nextPoint(program, basic[k]!, t);
      const distance = Math.abs((point - value[basic[k]!]!) / t);
      if (distance < length - 1e-14) {
        length = distance;
        leaving = k;
      }
    }
    if (leaving === -2) return false;
    moved += length;
    value[variable] = leaving === -1 ? own : value[variable]! + direction * length;
    for (let k = 0; k < rows; k++) value[basic[k]!]! += table[k * slots + entering]! * direction * length;
    if (leaving >= 0) snap(program, basic[leaving]!);
    slopesAtValues(program);
    slope = slopeAlong(program, entering, direction);
  }
  if (leaving >= 0) exchange(program, entering, leaving);
  return leaving >= 0 || moved > 1e-14;
}

function slopeAlong({ slots, rows, work }: DayProgram, entering: number, direction: number): number {
  const { table, basic, free, right, left } = work;
  let slope = direction > 0 ? right[free[entering]!]! : -left[free[entering]!]!;
  for (let k = 0; k < rows; k++) {
    const t = table[k * slots + entering]! * direction;
    if (t > 1e-12) slope += t * right[basic[k]!]!;
    else if (t < -1e-12) slope += t * left[basic[k]!]!;
  }
  return slope;
}

/** Where a variable's slope changes next, going up or down. */
function nextPoint({ slots, low, high, points, work }: DayProgram, variable: number, direction: number): number {
  const x = work.value[variable]!;
  if (variable < slots) {
    if (direction > 0) return x < high[variable]! - 1e-11 ? high[variable]! : Infinity;
    return x > low[variable]! + 1e-11 ? low[variable]! : -Infinity;
  }
  const p = (variable - slots) * POINTS;
  if (direction > 0) {
    for (let i = 0; i < POINTS; i++) if (points[p + i]! > x + AT) return points[p + i]!;
    return Infinity;
  }
  for (let i = POINTS - 1; i >= 0; i--) if (points[p + i]! < x - AT) return points[p + i]!;
  return -Infinity;
}

/** Puts a variable that reached a point exactly there, against drift. */
function snap({ slots, low, high, points, work }: DayProgram, variable: number): void {
  const { value } = work;
  const x = value[variable]!;
  if (variable < slots) {
    value[variable] = Math.abs(x - low[variable]!) < Math.abs(x - high[variable]!) ? low[variable]! : high[variable]!;
    return;
  }
  const p = (variable - slots) * POINTS;
  let nearest = points[p]!;
  for (let i = 1; i < POINTS; i++) if (Math.abs(points[p + i]! - x) < Math.abs(nearest - x)) nearest = points[p + i]!;
  value[variable] = nearest;
}

/** The entering variable takes the place of the leaving one in the table. */
function exchange({ slots, rows, work }: DayProgram, entering: number, leaving: number): void {
  const { table, basic, free } = work;
  const at = leaving * slots;
  const inverse = 1 / table[at + entering]!;
  for (let j = 0; j < slots; j++) table[at + j]! *= j === entering ? 0 : -inverse;
  table[at + entering] = inverse;
  for (let k = 0; k < rows; k++) {
    const factor = table[k * slots + entering]!;
    if (k === leaving || factor === 0) continue;
    for (let j = 0; j < slots; j++) {
      if (j === entering) table[k * slots + j] = factor * inverse;
      else table[k * slots + j]! += factor * table[at + j]!;
    }
  }
  const variable = free[entering]!;
  free[entering] = basic[leaving]!;
  basic[leaving] = variable;
}

/** Portions within their range, their exact value, and how far the day lies outside its bands. */
function finish(program: DayProgram): number {
  const { slots, rows, a, worth, low, high, portions, points, work } = program;
  let total = 0;
  for (let i = 0; i < slots; i++) {
    portions[i] = Math.min(high[i]!, Math.max(low[i]!, work.value[i]!));
    total += worth[i]! * portions[i]!;
  }
  let violation = 0;
  for (let k = 0; k < rows; k++) {
    let x = 0;
    for (let i = 0; i < slots; i++) x += a[k * slots + i]! * portions[i]!;
    total -= rowCost(program, k, x);
    violation += Math.max(0, points[k * POINTS]! - x, x - points[k * POINTS + 3]!);
  }
  program.violation = violation < 1e-9 ? 0 : violation;
  return total;
}

/** A multiplier per row at the solution: with them `boundWith` proves the value. Call after a solve. */
export function multipliersOf(program: DayProgram): Float64Array {
  const { slots, rows, multipliers, slopes, work } = program;
  const { table, basic, free, right, left } = work;
  slopesAtValues(program);
  const slopeOf = (variable: number): number => {
    const [up, down] = [right[variable]!, left[variable]!];
    if (up >= WALL) return down <= -WALL ? 0 : down;
    return down <= -WALL ? up : (up + down) / 2;
  };
  for (let k = 0; k < rows; k++) if (basic[k]! >= slots) multipliers[basic[k]! - slots] = slopeOf(basic[k]!);
  for (let j = 0; j < slots; j++) {
    const row = free[j]! - slots;
    if (row < 0) continue;
    let sum = 0;
    for (let k = 0; k < rows; k++) sum += slopeOf(basic[k]!) * table[k * slots + j]!;
    multipliers[row] = Math.min(slopes[row * SLOPES + 4]!, Math.max(slopes[row * SLOPES]!, -sum));
  }
  return multipliers;
}

/** No portions of these recipes are worth more than this: holds for any multipliers. */
export function boundWith(program: DayProgram, multipliers: Float64Array): number {
  const { slots, rows, a, worth, low, high } = program;
  let bound = 0;
  for (let k = 0; k < rows; k++) bound += rowConjugate(program, k, multipliers[k]!);
  for (let i = 0; i < slots; i++) {
    let reduced = worth[i]!;
    for (let k = 0; k < rows; k++) reduced -= multipliers[k]! * a[k * slots + i]!;
    bound += reduced * (reduced > 0 ? high[i]! : low[i]!);
  }
  return bound;
}
