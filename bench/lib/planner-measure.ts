// What is measured of the planner on one instance. Everything but times is the same on every machine.

import { Worker } from 'node:worker_threads';
import { checkWeek } from '@mealwright/planner/check';
import { explain } from '@mealwright/planner/explain';
import { planWeek } from '@mealwright/planner/plan';
import type { PlannedWeek, PlanRequest } from '@mealwright/planner/problem';
import { indexRecipes, type RecipeIndex } from '@mealwright/planner/recipe-index';
import type { Solver } from '@mealwright/planner/solver';
import { suggestSwaps } from '@mealwright/planner/swap';
import { greedyWeek, type Meals, randomWeek } from './planner-baselines.ts';
import { type Instance, NUTRIENT_KEYS, type Profile } from './planner-instance.ts';
import { type MilpAnswer, milpWeek } from './planner-milp.ts';

export type Row = {
  profile: string;
  ms: number;
  firstMs: number;
  firstMet: boolean;
  met: boolean;
  missed: string[];
  gap: number | null;
  gapFree: number | null;
  preference: number;
  distinct: number;
  cuisines: number;
  overBudget: number;
  violation: PlannedWeek['violation'];
  explanation: string;
};

export type Baseline = { name: string; of: number; met: number; preference: number; note: string };

const WARM_UP = 8;

export function measurePlans(solver: Solver, instance: Instance): { rows: Row[]; index: RecipeIndex; indexMs: number } {
  const started = performance.now();
  const index = indexRecipes(instance.recipes, NUTRIENT_KEYS);
  const indexMs = performance.now() - started;
  for (const profile of instance.profiles.slice(0, WARM_UP)) planWeek(solver, index, instance.request(profile));
  return { rows: instance.profiles.map((profile) => measurePlan(solver, index, instance, profile)), index, indexMs };
}

function measurePlan(solver: Solver, index: RecipeIndex, instance: Instance, profile: Profile): Row {
  const request = instance.request(profile);
  let firstMs = 0;
  let first: PlannedWeek | null = null;
  const started = performance.now();
  const week = planWeek(solver, index, request, {
    onProgress: ({ week: early }) => {
      firstMs = performance.now() - started;
      first = early;
    },
  });
  const ms = performance.now() - started;
  const missed = checkWeek(instance.recipes, request, week).map(
    ({ rule, day, detail }) => `${rule} day ${day + 1}: ${detail}`,
  );
  const byId = new Map(instance.recipes.map((recipe) => [recipe.id, recipe]));
  const meals = week.days.flatMap((day) => day.meals);
  return {
    profile: profile.name,
    ms,
    firstMs,
    firstMet: first !== null && checkWeek(instance.recipes, request, first).length === 0,
    met: missed.length === 0,
    missed,
    gap: week.gap,
    gapFree: week.gapContinuous,
    preference: week.preference,
    distinct: new Set(meals.map((meal) => meal.recipeId)).size / Math.max(1, meals.length),
    cuisines: new Set(meals.map((meal) => byId.get(meal.recipeId)!.cuisine)).size,
    overBudget: request.budget === undefined ? 0 : Math.max(0, week.cost / request.budget - 1),
    violation: week.violation,
    explanation: missed.length === 0 ? '' : sayWhy(solver, index, request, week),
  };
}

function sayWhy(solver: Solver, index: RecipeIndex, request: PlanRequest, week: PlannedWeek): string {
  const why = explain(solver, index, request, week);
  if (!why) return 'no explanation';
  const what =
    why.kind === 'empty_slot'
      ? `no ${why.slot} (${why.filter})`
      : why.conflicts.map(({ nutrient, bound }) => `${nutrient} ${bound}`).join(', ');
  const help = why.relaxations.find(({ confirmed, kind }) => confirmed && kind !== 'settle');
  const proof = why.certificate.proved ? `proved, least ${why.certificate.least.toFixed(3)}` : 'unproven';
  return `${why.kind} (${proof}): ${what}${help ? `; helps: ${help.nutrient ?? help.kind} ${help.bound ?? ''} ${help.from} to ${help.to}` : ''}`;
}

export function measureSwaps(
  solver: Solver,
  index: RecipeIndex,
  instance: Instance,
): { ms: number[]; fiveKeep: number } {
  const ms: number[] = [];
  let five = 0;
  for (const profile of instance.profiles) {
    const request: PlanRequest = { ...instance.request(profile), work: 'first' };
    const week = planWeek(solver, index, request);
    request.days.forEach((day, d) => {
      if (d % 2 === 1) return;
      day.slots.forEach((_, slotIndex) => {
        const started = performance.now();
        const swaps = suggestSwaps(index, request, week, { day: d, slotIndex });
        ms.push(performance.now() - started);
        if (swaps.length >= 5 && swaps.every((swap) => swap.met)) five++;
      });
    });
  }
  return { ms, fiveKeep: five / Math.max(1, ms.length) };
}

/** One impossible wish after the other is laid over the profiles. */
const IMPOSSIBLE: ((request: PlanRequest) => PlanRequest)[] = [
  (request) => targets(request, { proteinG: { target: 320 } }),
  (request) => targets(request, { sodiumMg: { max: 300 } }),
  (request) => targets(request, { fibreG: { min: 100 } }),
  (request) => targets(request, { ironMg: { min: 45 } }),
  (request) => targets(request, { calciumMg: { min: 3000 } }),
  (request) => targets(request, { proteinG: { target: 250 }, fatG: { target: 20 } }),
  (request) => targets(request, { carbsG: { target: 450 }, fatG: { target: 150 } }),
  (request) => targets(request, { proteinG: { min: 150, max: 110 } }),
  (request) => ({
    ...request,
    days: request.days.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot, maxMinutes: 2 })) })),
  }),
  (request) => ({ ...request, budget: 1500 }),
];

function targets(request: PlanRequest, changes: PlanRequest['days'][number]['targets']): PlanRequest {
  return { ...request, days: request.days.map((day) => ({ ...day, targets: { ...day.targets, ...changes } })) };
}

export type Explained = { ms: number[]; explained: number; proved: number; helped: number };

export function measureExplanations(solver: Solver, index: RecipeIndex, instance: Instance): Explained {
  const result: Explained = { ms: [], explained: 0, proved: 0, helped: 0 };
  instance.profiles.forEach((profile, at) => {
    const request = IMPOSSIBLE[at % IMPOSSIBLE.length]!(instance.request(profile));
    const started = performance.now();
    const why = explain(solver, index, request);
    result.ms.push(performance.now() - started);
    if (!why) return;
    result.explained++;
    if (why.certificate.proved) result.proved++;
    if (why.relaxations.some(({ confirmed }) => confirmed)) result.helped++;
  });
  return result;
}

export async function measureBaselines(
  instance: Instance,
  milp: { profiles: number; seconds: number },
): Promise<Baseline[]> {
  const score = (name: string, weeks: (Meals | null)[], note: string): Baseline => {
    let met = 0;
    let liking = 0;
    let meals = 0;
    weeks.forEach((week, at) => {
      if (!week) return;
      const profile = instance.profiles[at]!;
      const request = instance.request(profile);
      if (checkWeek(instance.recipes, request, week).length === 0) met++;
      const likings = request.preference as ArrayLike<number>;
      const number = new Map(instance.recipes.map((recipe, n) => [recipe.id, n]));
      for (const day of week.days) {
        for (const meal of day.meals) {
          liking += likings[number.get(meal.recipeId)!]!;
          meals++;
        }
      }
    });
    return { name, of: weeks.length, met, preference: meals > 0 ? liking / meals : Number.NaN, note };
  };
  const all = instance.profiles;
  const results = [
    score(
      'random',
      all.map((profile) => randomWeek(instance.recipes, instance.request(profile), profile.id + 1)),
      '',
    ),
    score(
      'greedy',
      all.map((profile) => greedyWeek(instance.recipes, instance.request(profile))),
      '',
    ),
  ];
  if (milp.profiles === 0) return results;
  const answers: MilpAnswer[] = [];
  for (const profile of all.slice(0, milp.profiles)) {
    const request = instance.request(profile);
    const liking = Array.from(request.preference as ArrayLike<number>);
    answers.push(
      await milpWeek({
        recipes: instance.recipes,
        request: { ...request, preference: [] },
        liking,
        seconds: milp.seconds,
      }),
    );
  }
  const most = answers.reduce((a, b) => (b.columns > a.columns ? b : a));
  const endings = [...new Set(answers.map(({ status }) => status))].map(
    (s) => `${answers.filter(({ status }) => status === s).length} ${s}`,
  );
  const note = `${milp.seconds} s each: ${endings.join(', ')}; up to ${most.rows} x ${most.columns}, ${Math.max(...answers.map((a) => a.rssMb))} MB`;
  return [
    ...results,
    score(
      'plain HiGHS MILP',
      answers.map(({ meals }) => meals),
      note,
    ),
  ];
}

/** First plan of a thread that has just started, with loading: what a new worker costs. */
export function measureCold(file: string | null, profile: number): Promise<{ loadMs: number; planMs: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./planner-cold.js', import.meta.url), { workerData: { file, profile } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Plans one profile after the other and looks at the heap now and then. */
export function measureHeap(
  solver: Solver,
  index: RecipeIndex,
  instance: Instance,
  plans: number,
): { at: number; heapMb: number; solverMb: number }[] {
  const points: { at: number; heapMb: number; solverMb: number }[] = [];
  const every = Math.max(1, Math.floor(plans / 10));
  const collect = (globalThis as { gc?: () => void }).gc;
  for (let n = 1; n <= plans; n++) {
    planWeek(solver, index, instance.request(instance.profiles[n % instance.profiles.length]!));
    if (n % every !== 0) continue;
    collect?.();
    points.push({
      at: n,
      heapMb: process.memoryUsage().heapUsed / 2 ** 20,
      solverMb: solver.highs.memoryBytes / 2 ** 20,
    });
  }
  return points;
}
