import type { Effort } from './problem.ts';

/** Limits of work. Counts, never time. */
export type PlanEffort = {
  /** First plan: trial moves, and how many recipes per slot they choose from. */
  moves: number;
  guided: number;
  /** Rounds of master and exact pricing; 0 = the first plan is the plan. */
  rounds: number;
  firstColumns: number;
  /** Per round: combinations looked at, day programs solved, menus handed to the master. */
  nodes: number;
  programs: number;
  columns: number;
  /** The last look for menus that a better week may hold. */
  nearNodes: number;
  nearPrograms: number;
  /** Choice of the week: shakes of the local search, menus tried per kind of day. */
  shakes: number;
  menusTried: number;
};

const FULL: PlanEffort = {
  moves: 2500,
  guided: 50,
  rounds: 14,
  firstColumns: 600,
  nodes: 60_000,
  programs: 3000,
  columns: 80,
  nearNodes: 30_000,
  nearPrograms: 800,
  shakes: 30,
  menusTried: 800,
};

export const EFFORT: { readonly [effort in Effort]: PlanEffort } = {
  first: { ...FULL, rounds: 0 },
  fast: { ...FULL, rounds: 4, nodes: 20_000, programs: 1000, shakes: 15, menusTried: 400 },
  full: FULL,
};
