// Runs in a fresh thread: loads everything, plans once, says how long each took.
import { parentPort, workerData } from 'node:worker_threads';
import { planWeek } from '@mealwright/planner/plan';
import { indexRecipes } from '@mealwright/planner/recipe-index';
import { loadSolver } from '@mealwright/planner/solver';
import { fileInstance, NUTRIENT_KEYS } from './planner-instance.ts';

const { file, profile } = workerData as { file: string; profile: number };
const instance = fileInstance(file);
const started = performance.now();
const solver = await loadSolver();
const index = indexRecipes(instance.recipes, NUTRIENT_KEYS);
const loaded = performance.now();
planWeek(solver, index, instance.request(instance.profiles[profile]!));
parentPort?.postMessage({ loadMs: loaded - started, planMs: performance.now() - loaded });
