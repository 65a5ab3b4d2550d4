// Text files without a format, one recipe each.

import { decodeText } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { readText } from '../text.ts';
import type { Reader } from './common.ts';

export const readTexts: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    const bytes = file.read();
    if (bytes === null || /\.(?:jpe?g|png|webp|gif|avif)$/i.test(file.path)) continue;
    const { recipe, problems } = readText(decodeText(bytes));
    if (recipe !== null && recipe.title !== '' && recipe.ingredients.length > 0) recipes.push(recipe);
    else skipped.push({ where: file.path, why: problems.join(' ') || 'There is no recipe in this text.' });
  }
  return recipes;
};
