import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import fonts from 'pdfmake/fonts/Roboto.js';
import sharp from 'sharp';
import { codePointsOf } from './pdf.font.ts';
import { type PrintedRecipe, type PrintTask, pagesOf, settable } from './pdf.rules.ts';

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
  const left = task.recipes.length - recipes.length;
  const printed = async (scale: number) => {
    let pages = 0;
    const document = pagesOf({ ...task, recipes }, left, scale, (count) => {
      pages = count;
    });
    return { bytes: await pdfmake.createPdf(document).getBuffer(), pages };
  };
  if (recipes.length > 1) return (await printed(1)).bytes;
  // One recipe is one page where that can be: in the largest letters in which it is, and in small ones before it becomes two.
  for (const scale of scales) {
    const { bytes, pages } = await printed(scale);
    if (pages === 1) return bytes;
  }
  return (await printed(1)).bytes;
}
const scales = [1.35, 1.15, 1, 0.88];

/** A photo that is damaged is left out; the recipe is not. */
const asJpeg = (photo: Uint8Array): Promise<Uint8Array | null> =>
  sharp(photo)
    .resize({ width: 1200, height: 800, fit: 'cover', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer()
    .catch(() => null);

parentPort?.postMessage(await print(workerData as PrintTask));
