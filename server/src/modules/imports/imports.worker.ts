import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { largestPicture } from '@mealwright/contracts/pictures';
import { readExport } from '@mealwright/importers/exports';
import { readPage } from '@mealwright/importers/page';
import type { ImportedRecipe } from '@mealwright/importers/recipe';
import { readText } from '@mealwright/importers/text';
import type { ReadRecipe, ReadSource } from './imports.rules.ts';

/** What the thread reads: once, then it ends. */
export type ReadTask =
  | { kind: 'page'; html: string; url: string | null }
  | { kind: 'text'; text: string }
  /** `pictures`: the folder, not there yet, into which the pictures of the recipes are laid. */
  | { kind: 'file'; path: string; name: string; pictures: string };

function read(task: ReadTask): ReadSource {
  if (task.kind === 'file') {
    const { kind, recipes, skipped } = readExport(task.name, readFileSync(task.path));
    mkdirSync(task.pictures, { recursive: true, mode: 0o700 });
    const light = recipes.map((recipe, at) => lightened(recipe, join(task.pictures, String(at))));
    return { program: kind, recipes: light, skipped: skipped.slice(0, 500) };
  }
  const { recipe, problems } = task.kind === 'page' ? readPage(task.html, task.url) : readText(task.text);
  const skipped = problems.map((why) => ({ where: task.kind === 'page' ? (task.url ?? '') : '', why }));
  const found = recipe === null ? [] : [lightened(recipe, null)];
  if (task.kind === 'page' && task.url !== null) for (const one of found) one.sourceUrl ??= task.url;
  return { program: null, recipes: found, skipped };
}

/** The first picture of a size that is taken goes into a file; how many there are is told. */
function lightened({ pictures, ...recipe }: ImportedRecipe, file: string | null): ReadRecipe {
  const first = pictures.find(({ bytes }) => bytes.length <= largestPicture);
  const isLaid = file !== null && first !== undefined;
  if (isLaid) writeFileSync(file, first.bytes, { mode: 0o600 });
  return { ...recipe, pictureCount: pictures.length, pictureFile: isLaid ? file : null };
}

parentPort?.postMessage(read(workerData as ReadTask));
