import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readExport } from '@mealwright/importers/exports';
import { readPage } from '@mealwright/importers/page';
import type { ImportedRecipe } from '@mealwright/importers/recipe';
import { readText } from '@mealwright/importers/text';
import type { ReadRecipe, ReadSource } from './imports.rules.ts';

/** What the thread reads: once, then it ends. */
export type ReadTask =
  | { kind: 'page'; html: string; url: string | null }
  | { kind: 'text'; text: string }
  | { kind: 'file'; path: string; name: string };

function read(task: ReadTask): ReadSource {
  if (task.kind === 'file') {
    const { kind, recipes, skipped } = readExport(task.name, readFileSync(task.path));
    return { program: kind, recipes: recipes.map(light), skipped: skipped.slice(0, 500) };
  }
  const { recipe, problems } = task.kind === 'page' ? readPage(task.html, task.url) : readText(task.text);
  const skipped = problems.map((why) => ({ where: task.kind === 'page' ? (task.url ?? '') : '', why }));
  const found = recipe === null ? [] : [light(recipe)];
  if (task.kind === 'page' && task.url !== null) for (const one of found) one.sourceUrl ??= task.url;
  return { program: null, recipes: found, skipped };
}

const light = ({ pictures, ...recipe }: ImportedRecipe): ReadRecipe => ({ ...recipe, pictureCount: pictures.length });

parentPort?.postMessage(read(workerData as ReadTask));
