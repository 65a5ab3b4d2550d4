import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import { codePointsOf } from './recipes.pdf.font.ts';
import { type PrintTask, pagesOf, settable } from './recipes.pdf.rules.ts';

/** What the thread prints: once, then it ends. null: in letters that the font does not have. */
async function print(task: PrintTask): Promise<Uint8Array | null> {
  const known = codePointsOf(readFileSync(fonts.Roboto.normal));
  const has = (codePoint: number) => known.has(codePoint);
  const recipes = task.recipes.flatMap((recipe) => settable(recipe, has) ?? []);
  if (recipes.length === 0) return null;
  pdfmake.setFonts(fonts);
  // Nothing but the fonts is ever opened: what a recipe says is text.
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts.Roboto).includes(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(pagesOf({ ...task, recipes }, task.recipes.length - recipes.length)).getBuffer();
}

parentPort?.postMessage(await print(workerData as PrintTask));
