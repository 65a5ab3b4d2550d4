import { Readable } from 'node:stream';
import type { Locale } from '@mealwright/contracts/common';
import { largestImport } from '@mealwright/contracts/recipe-imports';
import type { ImportedRecipe } from '@mealwright/importers/recipe';
import { recipeArchive, type WriteFormat, writeRecipe, writeRecipes } from '@mealwright/importers/write';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { fail } from '../../../platform/errors.ts';
import { householdFoods } from '../../foods/foods.api.ts';
import { type PictureSize, pictureKey } from '../recipes.picture.rules.ts';
import { readRecipe } from '../recipes.service.ts';
import { findRecipes, type RecipeRow } from '../recipes.sql.ts';
import { readCollection } from '../shelves/shelves.service.ts';
import { exported, printed } from './export.rules.ts';
import * as sql from './export.sql.ts';
import type { Paper, PrintedRecipe } from './pdf.rules.ts';
import { printInThread } from './pdf.thread.ts';

type Mine = Ctx<UserActor>;

const mediaTypes: Record<WriteFormat, string> = {
  jsonld: 'application/ld+json; charset=utf-8',
  cooklang: 'text/plain; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

/** The texts of the recipes need the rest. */
const MOST_PHOTO_BYTES = largestImport * 0.8;

type Output = { format: WriteFormat | 'pdf'; paper: Paper; locale: Locale };

export async function exportRecipe(ctx: Mine, recipeId: string, { format, paper, locale }: Output) {
  const row = await readRecipe(ctx, recipeId);
  const { table } = await householdFoods(ctx);
  if (format === 'pdf') {
    const [photo = null] = await photosOf(ctx, [row], ['large']);
    return print([printed(row, table, locale, photo)], null, paper, locale);
  }
  const recipe = exported(row, table, locale);
  const [photo = null] = await photosOf(ctx, [row], ['large']);
  if (photo === null) return { bytes: writeRecipe(recipe, format), mediaType: mediaTypes[format] };
  const { bytes } = writeRecipes([{ ...recipe, pictures: [{ type: 'image/webp', bytes: photo }] }], format);
  return { bytes: Buffer.from(bytes), mediaType: 'application/zip' };
}

/** All that the household has written, or a collection, in which recipes of the cookbook may stand. */
export async function exportRecipes(
  ctx: Mine,
  { format, paper, locale, collection }: Output & { collection?: string | undefined },
): Promise<{ bytes: Buffer | Readable; mediaType: string }> {
  const of = collection === undefined ? null : await readCollection(ctx, collection);
  const wanted = of === null ? await sql.ownIds(ctx) : await sql.collectedIds(ctx, of.id);
  if (wanted.length === 0) fail('RECIPE_NOT_FOUND');
  const { table } = await householdFoods(ctx);
  if (format === 'pdf') {
    const rows = await allRows(ctx, wanted);
    const photos = await photosOf(ctx, rows, ['medium', 'thumb']);
    const recipes = rows.map((row, at) => printed(row, table, locale, photos[at] ?? null));
    return print(recipes, of?.name ?? null, paper, locale);
  }
  if (format === 'jsonld' && wanted.every(({ picture_id }) => picture_id === null)) {
    const rows = await allRows(ctx, wanted);
    const { bytes } = writeRecipes(
      rows.map((row) => exported(row, table, locale)),
      format,
    );
    return { bytes: Buffer.from(bytes), mediaType: mediaTypes[format] };
  }
  const pieces = archived(ctx, wanted, (row) => exported(row, table, locale), format);
  return { bytes: Readable.from(pieces, { objectMode: false }), mediaType: 'application/zip' };
}

/** So many are in memory at once. */
const ROWS_AT_A_TIME = 25;

async function* rowsOf(ctx: Mine, wanted: readonly sql.Exportable[]): AsyncGenerator<RecipeRow> {
  for (let at = 0; at < wanted.length; at += ROWS_AT_A_TIME) {
    const ids = wanted.slice(at, at + ROWS_AT_A_TIME).map(({ id }) => id);
    const rows = new Map((await findRecipes(ctx, ids)).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rows.get(id);
      if (row !== undefined) yield row;
    }
  }
}

async function allRows(ctx: Mine, wanted: readonly sql.Exportable[]): Promise<RecipeRow[]> {
  const rows: RecipeRow[] = [];
  for await (const row of rowsOf(ctx, wanted)) rows.push(row);
  return rows;
}

/**
 * The archive as it leaves, recipe by recipe with its photo. The photos that are still to come share what is left of the room, so that
 * the whole stays below what the import here takes: each goes along in the largest size that its share allows.
 */
async function* archived(
  ctx: Mine,
  wanted: readonly sql.Exportable[],
  write: (row: RecipeRow) => ImportedRecipe,
  format: WriteFormat,
): AsyncGenerator<Uint8Array> {
  const archive = recipeArchive(format);
  let photosLeft = wanted.filter(({ picture_id }) => picture_id !== null).length;
  let room = MOST_PHOTO_BYTES;
  for await (const row of rowsOf(ctx, wanted)) {
    const photo = row.picture_id === null ? null : await photoWithin(ctx, row, room / Math.max(1, photosLeft));
    if (row.picture_id !== null) photosLeft -= 1;
    room -= photo?.length ?? 0;
    yield archive.add({ ...write(row), pictures: photo === null ? [] : [{ type: 'image/webp', bytes: photo }] });
  }
  yield archive.end();
}

async function photoWithin(
  { providers: { storage } }: Mine,
  { id, picture_id }: sql.Exportable,
  most: number,
): Promise<Buffer | null> {
  if (picture_id === null) return null;
  for (const size of ['large', 'medium', 'thumb'] as const) {
    const stored = await storage.get(pictureKey(id, picture_id, size));
    if (stored !== null && stored.bytes <= most) return Buffer.concat(await stored.stream.toArray());
    stored?.stream.destroy();
  }
  return null;
}

/**
 * The photo of each, null where there is none: in the first of these sizes in which all of them together leave a file of a size that is
 * still of use.
 */
async function photosOf(
  { providers: { storage } }: Mine,
  rows: readonly sql.Exportable[],
  within: readonly PictureSize[],
): Promise<(Buffer | null)[]> {
  for (const size of within) {
    const photos: (Buffer | null)[] = [];
    let sum = 0;
    for (const { id, picture_id } of rows) {
      const stored = picture_id === null ? null : await storage.get(pictureKey(id, picture_id, size));
      const photo = stored === null ? null : Buffer.concat(await stored.stream.toArray());
      sum += photo?.length ?? 0;
      if (sum > MOST_PHOTO_BYTES) break;
      photos.push(photo);
    }
    if (photos.length === rows.length) return photos;
  }
  return [];
}

async function print(recipes: PrintedRecipe[], title: string | null, paper: Paper, locale: Locale) {
  const bytes = await printInThread({ recipes, title, paper, locale });
  return { bytes: bytes ?? fail('PRINT_NOT_POSSIBLE'), mediaType: 'application/pdf' };
}
