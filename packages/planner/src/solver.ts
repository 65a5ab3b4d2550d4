// HiGHS, and a thin linear model on it that grows by rows and columns and keeps its basis: after adding columns the next
// solve starts from the last one (1 to 3 ms instead of 5 to 20). Models hold memory outside the garbage collector (2 MB
// each, and the instance dies at about a thousand), so every model is disposed in a `finally`.

import type { Highs, InitOptions, Model, ObjectiveSense } from 'highs';
import loadHighs from 'highs';

export type Solver = { highs: Highs; solves: number };

// The package's types describe its CommonJS form; what is imported here is the loader itself.
const load = loadHighs as unknown as typeof loadHighs.default;

export async function loadSolver(options?: InitOptions): Promise<Solver> {
  return { highs: await load(options), solves: 0 };
}

/** A maximisation with all rows and columns continuous. */
export type LinearModel = {
  rows: number;
  columns: number;
  objective: number;
  columnValue: Float64Array;
  rowPrice: Float64Array;
  addRow(low: number, high: number): number;
  /** Rows must be distinct. */
  addColumn(worth: number, low: number, high: number, rows: readonly number[], values: readonly number[]): number;
  setWorth(columns: Int32Array, worth: Float64Array): void;
  /** Throws when there is no optimum: our models always have one. */
  solve(): void;
  dispose(): void;
};

export function linearModel(solver: Solver): LinearModel {
  const { highs } = solver;
  let model: Model | null = null;
  let rowLow: number[] = [];
  let rowHigh: number[] = [];
  let worths: number[] = [];
  let lows: number[] = [];
  let highsOf: number[] = [];
  let starts: number[] = [0];
  let indices: number[] = [];
  let values: number[] = [];
  let loadedRows = 0;

  const flush = (): Model => {
    const columns = worths.length;
    const matrix = {
      format: 'csc' as const,
      numRows: linear.rows,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    };
    if (!model) {
      model = highs.createModel({
        numCols: columns,
        numRows: linear.rows,
        sense: highs.constants.objectiveSense.maximize as ObjectiveSense,
        colCost: Float64Array.from(worths),
        colLower: Float64Array.from(lows),
        colUpper: Float64Array.from(highsOf),
        rowLower: Float64Array.from(rowLow),
        rowUpper: Float64Array.from(rowHigh),
        matrix,
      });
      model.options.set({ output_flag: false });
    } else {
      const added = linear.rows - loadedRows;
      if (added > 0) {
        const empty = { format: 'csr' as const, numRows: added, numCols: linear.columns - columns };
        model.addRows({
          lower: Float64Array.from(rowLow),
          upper: Float64Array.from(rowHigh),
          matrix: {
            ...empty,
            starts: new Int32Array(added + 1),
            indices: new Int32Array(0),
            values: new Float64Array(0),
          },
        });
      }
      if (columns > 0) {
        model.addCols({
          cost: Float64Array.from(worths),
          lower: Float64Array.from(lows),
          upper: Float64Array.from(highsOf),
          matrix,
        });
      }
    }
    loadedRows = linear.rows;
    rowLow = [];
    rowHigh = [];
    worths = [];
    lows = [];
    highsOf = [];
    starts = [0];
    indices = [];
    values = [];
    return model;
  };

  const linear: LinearModel = {
    rows: 0,
    columns: 0,
    objective: 0,
    columnValue: new Float64Array(0),
    rowPrice: new Float64Array(0),
    addRow(low, high) {
      rowLow.push(low);
      rowHigh.push(high);
      return linear.rows++;
    },
    addColumn(worth, low, high, rows, amounts) {
      for (let i = 0; i < rows.length; i++) {
        if (amounts[i] === 0) continue;
        indices.push(rows[i]!);
        values.push(amounts[i]!);
      }
      starts.push(indices.length);
      worths.push(worth);
      lows.push(low);
      highsOf.push(high);
      return linear.columns++;
    },
    setWorth(columns, worth) {
      flush().changeColsCost({ kind: 'set', indices: columns }, worth);
    },
    solve() {
      // Nothing to decide (a week of free entries): HiGHS would call the model empty.
      if (linear.columns === 0) {
        linear.rowPrice = new Float64Array(linear.rows);
        return;
      }
      const loaded = flush();
      solver.solves++;
      loaded.run();
      if (loaded.getModelStatus() !== highs.constants.modelStatus.optimal) {
        throw new Error(`A linear program of the planner ended with status ${loaded.getModelStatus()}`);
      }
      const solution = loaded.getSolution();
      linear.objective = loaded.getObjectiveValue();
      linear.columnValue = solution.colValue;
      linear.rowPrice = solution.rowDual;
    },
    dispose() {
      model?.dispose();
      model = null;
    },
  };
  return linear;
}
