// `npm run bench -- planner`: the report of the planner on the frozen instances and on the cookbook, with what simpler
// methods reach in the same run. Options: --recipes 200|1000|10000|cookbook, --instance FILE, --milp PROFILES (0 = none),
// --seconds N (of each integer program), --plans N (heap over that many plans), --json.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSolver } from '@mealwright/planner/solver';
import { readOptions, wholeOption } from './lib/options.ts';
import { cookbookInstance, fileInstance, type Instance } from './lib/planner-instance.ts';
import {
  type Baseline,
  measureBaselines,
  measureCold,
  measureExplanations,
  measureHeap,
  measurePlans,
  measureSwaps,
  type Row,
} from './lib/planner-measure.ts';
import { machine, quantile, table } from './lib/report.ts';

const SIZES = ['200', '1000', '10000'];
const COLD = 3;

const options = readOptions({ flags: ['json'], values: ['recipes', 'instance', 'milp', 'seconds', 'plans'] });
const frozen = join(import.meta.dirname, '..', '..', '..', 'shared', 'bench', 'planner');
const wanted = options.value('recipes');
const milp = {
  profiles: options.value('milp') === '0' ? 0 : wholeOption(options.value('milp'), 3),
  seconds: wholeOption(options.value('seconds'), 10),
};

type Report = {
  instance: string;
  rows: Row[];
  indexMs: number;
  cold: { loadMs: number; planMs: number }[];
  swaps: ReturnType<typeof measureSwaps>;
  explanations: ReturnType<typeof measureExplanations>;
  baselines: Baseline[];
  heap: ReturnType<typeof measureHeap>;
  memoryMb: number;
};

const reports: Report[] = [];
for (const { instance, file } of instances()) {
  const solver = await loadSolver();
  const cold: Report['cold'] = [];
  if (file) for (let profile = 0; profile < COLD; profile++) cold.push(await measureCold(file, 10 + profile));
  const { rows, index, indexMs } = measurePlans(solver, instance);
  const plans = options.value('plans');
  reports.push({
    instance: instance.name,
    rows,
    indexMs,
    cold,
    swaps: measureSwaps(solver, index, instance),
    explanations: measureExplanations(solver, index, instance),
    baselines: await measureBaselines(instance, milp),
    heap: plans === undefined ? [] : measureHeap(solver, index, instance, wholeOption(plans, 1000)),
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  });
  if (!options.has('json')) console.error(`${instance.name}: measured`);
}
if (options.has('json')) console.log(JSON.stringify({ machine: machine(), reports }, null, 1));
else print(reports);

function* instances(): Generator<{ instance: Instance; file: string | null }> {
  const given = options.value('instance');
  if (given !== undefined) {
    if (!existsSync(given)) stop(`There is no file ${given}.`);
    yield { instance: fileInstance(given), file: given };
    return;
  }
  const fileOf = (size: string) => join(frozen, `instance-${size}.json.gz`);
  if (!existsSync(fileOf('1000'))) {
    stop(
      'The frozen instances are not here: they are expected in ../shared/bench/planner beside the project. Give another one with --instance FILE.',
    );
  }
  for (const size of SIZES) {
    if (wanted === undefined || wanted === size) yield { instance: fileInstance(fileOf(size)), file: fileOf(size) };
  }
  if (wanted === undefined || wanted === 'cookbook')
    yield { instance: cookbookInstance(fileInstance(fileOf('1000')).profiles), file: null };
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function print(all: readonly Report[]): void {
  const ms = (values: readonly number[], share: number) => quantile(values, share).toFixed(0);
  const three = (values: readonly number[]) => `${ms(values, 0.5)} / ${ms(values, 0.95)} / ${ms(values, 1)}`;
  const percent = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return [0.5, 0.95, 1].map((share) => (100 * quantile(known, share)).toFixed(2)).join(' / ');
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  console.log(`Planner, ${machine()}\n`);
  console.log(
    'p50 / p95 / max; times in ms, gaps in %. "Met": all bands of all days, by the independent check of the shown portions.\n',
  );
  console.log(
    table(
      [
        'recipes',
        'met',
        'ms warm',
        'ms cold',
        'first plan ms',
        'first met',
        'gap free portions',
        'gap in steps',
        'liking',
        'distinct',
        'cuisines',
        'over budget',
        'memory MB',
      ],
      all.map(({ instance, rows, cold, memoryMb }) => [
        instance,
        `${rows.filter((row) => row.met).length} of ${rows.length}`,
        three(rows.map((row) => row.ms)),
        cold.length > 0
          ? `${ms(
              cold.map((c) => c.planMs),
              0.5,
            )} (+${ms(
              cold.map((c) => c.loadMs),
              0.5,
            )} load)`
          : '',
        three(rows.map((row) => row.firstMs)),
        `${rows.filter((row) => row.firstMet).length}`,
        percent(rows.map((row) => row.gapFree)),
        percent(rows.map((row) => row.gap)),
        mean(rows.map((row) => row.preference)).toFixed(3),
        `${(100 * mean(rows.map((row) => row.distinct))).toFixed(0)} %`,
        mean(rows.map((row) => row.cuisines)).toFixed(1),
        `${rows.filter((row) => row.overBudget > 0.001).length}`,
        memoryMb.toFixed(0),
      ]),
    ),
  );
  console.log('\nSwaps (five suggestions) and explanations of impossible wishes\n');
  console.log(
    table(
      ['recipes', 'swap ms', 'five keep the day', 'explanation ms', 'explained', 'proved', 'with a confirmed change'],
      all.map(({ instance, swaps, explanations }) => [
        instance,
        three(swaps.ms),
        `${(100 * swaps.fiveKeep).toFixed(0)} %`,
        three(explanations.ms),
        `${explanations.explained} of ${explanations.ms.length}`,
        `${explanations.proved}`,
        `${explanations.helped}`,
      ]),
    ),
  );
  console.log('\nOther methods in the same run\n');
  console.log(
    table(
      ['recipes', 'method', 'met', 'liking', 'note'],
      all.flatMap(({ instance, rows, baselines }) => [
        [
          instance,
          'this planner',
          `${rows.filter((row) => row.met).length} of ${rows.length}`,
          mean(rows.map((row) => row.preference)).toFixed(3),
          '',
        ],
        ...baselines.map(({ name, met, of, preference, note }) => [
          instance,
          name,
          `${met} of ${of}`,
          Number.isNaN(preference) ? '' : preference.toFixed(3),
          note,
        ]),
      ]),
    ),
  );
  const missed = all.flatMap(({ instance, rows }) => rows.filter((row) => !row.met).map((row) => ({ instance, row })));
  if (missed.length > 0) {
    console.log('\nNot met, and why\n');
    console.log(
      table(
        ['recipes', 'profile', 'missed (share of targets, week)', 'least possible', 'explanation'],
        missed.map(({ instance, row }) => [
          instance,
          row.profile,
          row.violation.found.toFixed(3),
          row.violation.least.toFixed(3),
          row.explanation,
        ]),
      ),
    );
  }
  for (const { instance, heap } of all) {
    if (heap.length === 0) continue;
    console.log(`\nHeap after plans, ${instance}\n`);
    console.log(
      table(
        ['plans', 'heap MB', 'solver MB'],
        heap.map(({ at, heapMb, solverMb }) => [`${at}`, heapMb.toFixed(1), solverMb.toFixed(1)]),
      ),
    );
  }
}
