// Pages saved from the browser, one recipe each.

import { decodeText } from '../bytes.ts';
import { readPage } from '../page.ts';
import type { ImportedRecipe } from '../recipe.ts';
import type { Reader } from './common.ts';

export const readSavedPages: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.html?$/i.test(file.path)) continue;
    const bytes = file.read();
    if (bytes === null) continue;
    const { recipe, problems } = readPage(decodeText(bytes), null);
    if (recipe !== null) recipes.push(recipe);
    else skipped.push({ where: file.path, why: problems.join(' ') });
  }
  return recipes;
};
