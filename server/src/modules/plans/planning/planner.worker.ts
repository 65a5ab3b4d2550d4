import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { checkWeek } from '@mealwright/planner/check';
import { type Explanation, explain } from '@mealwright/planner/explain';
import { planWeek } from '@mealwright/planner/plan';
import type { PlannedWeek, PlanRecipe, PlanRequest } from '@mealwright/planner/problem';
import { indexRecipes, type RecipeIndex } from '@mealwright/planner/recipe-index';
import { loadSolver, type Solver } from '@mealwright/planner/solver';
import { type Swap, suggestSwaps } from '@mealwright/planner/swap';

/** What a planning thread is asked. `recipes` come along only when the thread has said that it does not know `key`. */
export type PlanTask =
  | { kind: 'plan'; key: string; recipes?: readonly PlanRecipe[]; request: PlanRequest }
  | {
      kind: 'swap';
      key: string;
      recipes?: readonly PlanRecipe[];
      request: PlanRequest;
      week: ShownWeek;
      cell: { day: number; slotIndex: number };
      count: number;
    }
  | { kind: 'warm' };
export type ShownWeek = { days: { meals: { slotIndex: number; recipeId: string; servings: number }[] }[] };
export type PlanAnswer =
  | { kind: 'unknown-recipes' }
  | { kind: 'warm' }
  | { kind: 'planned'; week: PlannedWeek; explanation: Explanation | null; violations: string[]; solveMs: number }
  | { kind: 'swaps'; choices: Swap[] };

type Known = { recipes: readonly PlanRecipe[]; index: RecipeIndex };
const MOST_KNOWN = 4;
const known = new Map<string, Known>();
let solver: Solver | null = null;

/** One task at a time. A solver that has failed is thrown away: its WebAssembly memory may be damaged. */
// biome-ignore lint/style/noDefaultExport: Piscina calls the default export.
export default async function work(task: PlanTask): Promise<PlanAnswer> {
  solver ??= await loadSolver();
  if (task.kind === 'warm') return { kind: 'warm' };
  const there = recipesOf(task.key, task.recipes);
  if (there === null) return { kind: 'unknown-recipes' };
  try {
    return task.kind === 'plan' ? plan(solver, there, task.request) : swap(there, task);
  } catch (error) {
    solver = null;
    // HiGHS throws with its whole module text (170 kB) in the message.
    throw new Error(String((error as Error).message).slice(0, 500));
  }
}

function plan(highs: Solver, { recipes, index }: Known, request: PlanRequest): PlanAnswer {
  const from = performance.now();
  const week = planWeek(highs, index, request);
  // A plan that only tries something out is not explained itself.
  const explanation = week.status === 'met' || request.work === 'first' ? null : explain(highs, index, request, week);
  // The plan is called right only by the independent check, never by its maker.
  const violations = checkWeek(recipes, request, week).map(
    ({ rule, day, detail }) => `${rule} on day ${day}: ${detail}`,
  );
  return { kind: 'planned', week, explanation, violations, solveMs: performance.now() - from };
}

function swap({ index }: Known, task: Extract<PlanTask, { kind: 'swap' }>): PlanAnswer {
  return { kind: 'swaps', choices: suggestSwaps(index, task.request, task.week, task.cell, task.count) };
}

function recipesOf(key: string, recipes: readonly PlanRecipe[] | undefined): Known | null {
  const there = known.get(key);
  if (there !== undefined || recipes === undefined) return there ?? null;
  const made = { recipes, index: indexRecipes(recipes, nutrientKeys) };
  known.set(key, made);
  const oldest = known.keys().next();
  if (known.size > MOST_KNOWN && !oldest.done) known.delete(oldest.value);
  return made;
}
