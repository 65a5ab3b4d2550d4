// Nextcloud Cookbook: a folder per recipe with recipe.json (schema.org) and its picture.

import { picture } from '../bytes.ts';
import { type ExportFile, folderOf, type Reader } from './common.ts';
import { recipesOf } from './schema-org.ts';

export const readNextcloud: Reader = (files, skipped) =>
  files
    .filter((file) => /(?:^|\/)recipe\.json$/i.test(file.path))
    .flatMap((file) => {
      const image = pictureIn(files, folderOf(file.path));
      return recipesOf(file, skipped).map((recipe) => ({ ...recipe, pictures: image === null ? [] : [image] }));
    });

/** The full picture before smaller ones. */
function pictureIn(files: readonly ExportFile[], folder: string) {
  const beside = files.filter((file) => folderOf(file.path) === folder && /\.(?:jpe?g|png|webp|gif)$/i.test(file.path));
  const full = beside.find((file) => /(?:^|\/)full\.\w+$/i.test(file.path)) ?? beside[0];
  return picture(full?.read() ?? null);
}
