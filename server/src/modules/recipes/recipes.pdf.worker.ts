import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import sharp from 'sharp';
import { codePointsOf } from './recipes.pdf.font.ts';
import { type PrintedRecipe, type PrintTask, pagesOf, settable } from './recipes.pdf.rules.ts';

/** What the thread prints: once, then it ends. null: in letters that the font does not have. */
async function print(task: PrintTask): Promise<Uint8Array | null> {
  const known = codePointsOf(readFileSync(fonts.Roboto.normal));
  const has = (codePoint: number) => known.has(codePoint);
  const settled = task.recipes.flatMap((recipe) => settable(recipe, has) ?? []);
  if (settled.length === 0) return null;
  const recipes: PrintedRecipe[] = [];
  for (const recipe of settled) recipes.push({ ...recipe, photo: recipe.photo && (await asJpeg(recipe.photo)) });
  pdfmake.setFonts(fonts);
  // Nothing but the fonts is ever opened: what a recipe says is text.
  pdfmake.setLocalAccessPolicy((path) => Object.values(fonts.Roboto).includes(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(pagesOf({ ...task, recipes }, task.recipes.length - recipes.length)).getBuffer();
}

/** A photo that is damaged is left out; the recipe is not. */
const asJpeg = (photo: Uint8Array): Promise<Uint8Array | null> =>
  sharp(photo)
    .jpeg({ quality: 82 })
    .toBuffer()
    .catch(() => null);

parentPort?.postMessage(await print(workerData as PrintTask));
