// `npm run bench -- start`: how long the server takes to be ready, in a fresh data folder and in a used one, step by step.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeLifetimes } from './lib/lifetimes.ts';
import { readOptions, wholeOption } from './lib/options.ts';
import { memoryMb, memoryMbOfFamily } from './lib/processor.ts';
import { machine, median, table } from './lib/report.ts';
import { postmasterOf, type RunningServer, startServer, temporaryFolder } from './lib/server.ts';

/** Long enough for the planning threads to have loaded the solver. */
const SETTLE_MS = 3000;

type Step = { name: string; ms: number };
type Start = { steps: Step[]; readyMs: number; stopMs: number; serverMb: number; databaseMb: number };

const options = readOptions({ flags: ['json'], values: ['runs'] });
const runs = wholeOption(options.value('runs'), 5);
const lifetimes = makeLifetimes();

async function startOnce(dataFolder: string): Promise<Start> {
  const server = await startServer({ MEALWRIGHT_DATA: dataFolder, LOG_LEVEL: 'warn' });
  lifetimes.add(server.stop);
  const steps = stepsOf(server);
  // Before it prints that it stops.
  const readyMs = server.lines.at(-1)?.atMs ?? Number.NaN;
  await sleep(SETTLE_MS);
  const serverMb = memoryMb(server.pid);
  const databaseMb = memoryMbOfFamily(postmasterOf(dataFolder));
  const stopMs = await server.stop();
  return { steps, readyMs, stopMs, serverMb, databaseMb };
}

/** From each printed line to the next; the first part, before any line, is the loading of the program itself. */
function stepsOf({ lines }: RunningServer): Step[] {
  return lines.map(({ atMs }, at) => {
    const before = lines[at - 1];
    const name = before === undefined ? 'loading the program' : before.text.replace(/\s*\.\.\.$/, '');
    return { name, ms: atMs - (before?.atMs ?? 0) };
  });
}

async function cold(): Promise<Start[]> {
  const starts: Start[] = [];
  for (let run = 0; run < runs; run += 1) {
    const folder = temporaryFolder();
    lifetimes.add(folder.remove);
    starts.push(await startOnce(`${folder.path}/data`));
    folder.remove();
  }
  return starts;
}

async function warm(): Promise<Start[]> {
  const folder = temporaryFolder();
  lifetimes.add(folder.remove);
  await startOnce(`${folder.path}/data`);
  const starts: Start[] = [];
  for (let run = 0; run < runs; run += 1) starts.push(await startOnce(`${folder.path}/data`));
  return starts;
}

function show(all: { cold: Start[]; warm: Start[] }): string {
  const names = [...new Set([...all.cold, ...all.warm].flatMap(({ steps }) => steps.map(({ name }) => name)))];
  const middle = (values: number[]) => (values.length === 0 ? '' : median(values).toFixed(0));
  const row = (name: string, value: (start: Start) => number[]) => [
    name,
    middle(all.cold.flatMap(value)),
    middle(all.warm.flatMap(value)),
  ];
  return [
    `Machine: ${machine()}. Median of ${runs}; times in ms. Cold: a fresh data folder (program files may be in the memory of the system). Warm: a used one.`,
    table(
      ['step', 'cold', 'warm'],
      [
        ...names.map((name) =>
          row(name, ({ steps }) => steps.filter((step) => step.name === name).map(({ ms }) => ms)),
        ),
        row('ready after', ({ readyMs }) => [readyMs]),
        row('stopping (SIGTERM)', ({ stopMs }) => [stopMs]),
        row('memory of the server, MB', ({ serverMb }) => [serverMb]),
        row('memory of the database, MB', ({ databaseMb }) => [databaseMb]),
      ],
    ),
  ].join('\n\n');
}

try {
  const all = { cold: await cold(), warm: await warm() };
  console.log(options.has('json') ? JSON.stringify({ machine: machine(), runs, ...all }, null, 2) : show(all));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await lifetimes.stopAll();
}
