// The master: fractions of menus, as many per day type as it has days, under the week's rules. Its prices say what a
// better menu would have to be worth.

import { rowOfRule } from './average-week.ts';
import type { Menu } from './menus.ts';
import type { Problem } from './prepare.ts';
import { clampPrices } from './pricing.ts';
import type { Solver } from './solver.ts';
import { linearModel } from './solver.ts';

export type MasterSolution = {
  value: number;
  prices: Float64Array;
  /** What a menu of each type must be worth, priced, to come in. */
  convexity: Float64Array;
};

export type Master = {
  add: (menus: Iterable<Menu>) => void;
  solve: () => MasterSolution;
  /** Menus with their fraction in the last solution, largest first. */
  chosen: () => { menu: Menu; days: number }[];
  has: (menu: Menu) => boolean;
  dispose: () => void;
};

export function masterProblem(solver: Solver, problem: Problem): Master {
  const { types, rules } = problem;
  const model = linearModel(solver);
  const convexityRows = types.map((type) => model.addRow(type.days.length, type.days.length));
  const rowOf = new Int32Array(rules.count).fill(-1);
  const touched: number[] = [];
  const columns = new Map<Menu, number>();
  // Pantry rules bind (their bonus is there to be had) even before a menu touches them; rows without columns are idle.
  return {
    add(menus) {
      for (const menu of menus) {
        if (columns.has(menu)) continue;
        const at = [convexityRows[menu.type]!];
        const amounts = [1];
        for (let i = 0; i < menu.free.rules.length; i++) {
          const rule = menu.free.rules[i]!;
          if (rowOf[rule]! < 0) {
            rowOf[rule] = rowOfRule(rules, model, rule);
            touched.push(rule);
          }
          at.push(rowOf[rule]!);
          amounts.push(menu.free.amounts[i]!);
        }
        columns.set(menu, model.addColumn(menu.free.value, 0, Infinity, at, amounts));
      }
    },
    solve() {
      model.solve();
      const prices = new Float64Array(rules.count);
      for (const rule of touched) prices[rule] = model.rowPrice[rowOf[rule]!]!;
      clampPrices(problem, prices);
      return {
        value: model.objective,
        prices,
        convexity: Float64Array.from(convexityRows, (row) => model.rowPrice[row]!),
      };
    },
    chosen() {
      return [...columns]
        .map(([menu, column]) => ({ menu, days: model.columnValue[column] ?? 0 }))
        .filter(({ days }) => days > 1e-6)
        .sort((a, b) => b.days - a.days);
    },
    has: (menu) => columns.has(menu),
    dispose: model.dispose,
  };
}
