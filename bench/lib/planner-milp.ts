// The plain way: the whole week as one integer program for HiGHS, every allowed recipe in every slot of every day. It runs
// in a process of its own, because it may want more memory or time than there is.

import { fork } from 'node:child_process';
import { join } from 'node:path';
import { boundsOf } from '@mealwright/planner/bands';
import type { PlanRecipe, PlanRequest } from '@mealwright/planner/problem';
import { loadSolver } from '@mealwright/planner/solver';
import { allowed, type Meals } from './planner-baselines.ts';

export type MilpAnswer = {
  meals: Meals | null;
  ms: number;
  status: string;
  rows: number;
  columns: number;
  rssMb: number;
};
type Question = { recipes: PlanRecipe[]; request: PlanRequest; liking: number[]; seconds: number };

/** Extra time before the process is stopped: the solver looks at its clock only now and then. */
const PATIENCE = 2;
const MEMORY_MB = 2048;

export function milpWeek(question: Question): Promise<MilpAnswer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'planner-milp.js'), ['--child'], {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    });
    const finish = (answer: Partial<MilpAnswer>): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve({
        meals: null,
        ms: performance.now() - started,
        status: 'stopped',
        rows: 0,
        columns: 0,
        rssMb: 0,
        ...answer,
      });
    };
    let seen: Partial<MilpAnswer> = {};
    const timer = setTimeout(
      () => finish({ ...seen, status: 'no plan in time' }),
      question.seconds * 1000 * PATIENCE + 10_000,
    );
    child.on('message', (message: Partial<MilpAnswer>) => {
      seen = { ...seen, ...message };
      if (message.status !== undefined) finish(seen);
    });
    child.on('error', () => finish({ ...seen, status: 'failed' }));
    child.on('exit', () => finish({ ...seen, status: 'out of memory' }));
    child.send(question);
  });
}

async function answer({ recipes, request, liking, seconds }: Question): Promise<void> {
  const { highs } = await loadSolver();
  const model = buildModel(recipes, request, liking);
  process.send?.({ rows: model.rowLow.length, columns: model.worth.length });
  const started = performance.now();
  const loaded = highs.createModel({
    numCols: model.worth.length,
    numRows: model.rowLow.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(model.worth),
    colLower: new Float64Array(model.worth.length),
    colUpper: Float64Array.from(model.high),
    rowLower: Float64Array.from(model.rowLow),
    rowUpper: Float64Array.from(model.rowHigh),
    integrality: Int32Array.from(model.integer),
    matrix: {
      format: 'csc',
      numRows: model.rowLow.length,
      numCols: model.worth.length,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
  });
  try {
    loaded.options.set({ output_flag: false, time_limit: seconds });
    loaded.run();
    const optimal = loaded.getModelStatus() === highs.constants.modelStatus.optimal;
    const value = loaded.getSolution().colValue;
    const meals = model.read(value);
    const status = optimal ? 'optimal' : meals ? 'best in time' : 'no plan in time';
    process.send?.({
      meals,
      ms: performance.now() - started,
      status,
      rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    });
  } finally {
    loaded.dispose();
  }
}

const STEP = 0.25;
const OUTSIDE = 30_000;

function buildModel(recipes: readonly PlanRecipe[], request: PlanRequest, liking: readonly number[]) {
  const worth: number[] = [];
  const high: number[] = [];
  const integer: number[] = [];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLow: number[] = [];
  const rowHigh: number[] = [];
  const number = new Map(recipes.map((recipe, at) => [recipe.id, at]));
  const row = (low: number, top: number): number => {
    rowLow.push(low);
    return rowHigh.push(top) - 1;
  };
  const column = (gain: number, top: number, whole: boolean, entries: [number, number][]): number => {
    for (const [at, value] of entries) {
      if (value === 0) continue;
      indices.push(at);
      values.push(value);
    }
    starts.push(indices.length);
    high.push(top);
    integer.push(whole ? 1 : 0);
    return worth.push(gain) - 1;
  };
  const repeats = new Map<string, number>();
  const choices: { day: number; slotIndex: number; recipeId: string; chosen: number; steps: number }[] = [];
  request.days.forEach((day, d) => {
    const bands = Object.entries(day.targets).map(([nutrient, target]) => {
      const { low, high: top } = boundsOf(nutrient, target);
      const scale = target.target ?? (Number.isFinite(low) ? low : top);
      const at = row(low / scale, top / scale);
      column(-OUTSIDE, Infinity, false, [[at, 1]]);
      column(-OUTSIDE, Infinity, false, [[at, -1]]);
      return { nutrient, at, scale };
    });
    const twice = new Map<string, number>();
    day.slots.forEach(({ slot, maxMinutes }, slotIndex) => {
      const cover = row(1, 1);
      for (const recipe of allowed(recipes, request, slot, maxMinutes)) {
        const limit = slot === 'lunch' || slot === 'dinner' ? 1 : 3;
        if (!repeats.has(recipe.id)) repeats.set(recipe.id, row(-Infinity, limit));
        if (!twice.has(recipe.id)) twice.set(recipe.id, row(-Infinity, 1));
        // 0.5 servings and up to six quarter steps more.
        const link = row(-Infinity, 0);
        const per = (portion: number): [number, number][] =>
          bands.map(({ nutrient, at, scale }) => [at, (portion * (recipe.perServing[nutrient] ?? 0)) / scale]);
        const chosen = column(100 * liking[number.get(recipe.id)!]!, 1, true, [
          [cover, 1],
          [repeats.get(recipe.id)!, 1],
          [twice.get(recipe.id)!, 1],
          [link, -6],
          ...per(0.5),
        ]);
        const steps = column(0, 6, true, [[link, 1], ...per(STEP)]);
        choices.push({ day: d, slotIndex, recipeId: recipe.id, chosen, steps });
      }
    });
  });
  const read = (value: Float64Array): Meals | null => {
    const days: Meals['days'] = request.days.map(() => ({ meals: [] }));
    for (const { day, slotIndex, recipeId, chosen, steps } of choices) {
      if ((value[chosen] ?? 0) < 0.5) continue;
      days[day]!.meals.push({ slotIndex, recipeId, servings: 0.5 + STEP * Math.round(value[steps]!) });
    }
    return days.some((day) => day.meals.length > 0) ? { days } : null;
  };
  return { worth, high, integer, starts, indices, values, rowLow, rowHigh, read };
}

if (process.argv.includes('--child')) process.once('message', (question: Question) => void answer(question));
