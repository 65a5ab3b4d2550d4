// Recipes of one schema.org JSON file; notes are where programs put them: in comments.

import { picture } from '../bytes.ts';
import { oneLine, plainText, webAddress } from '../clean.ts';
import { findRecipesIn } from '../page/jsonld.ts';
import type { Json } from '../page/mend-json.ts';
import { firstText, fromSchema, isNode, type Lookup, listOf, type Node } from '../page/schema.ts';
import type { ImportedRecipe, Picture } from '../recipe.ts';
import { withoutNumbers } from '../steps.ts';
import { type ExportFile, folderOf, partTitles } from './common.ts';
import { jsonOf } from './json.ts';

/** `files`: those that lie beside it, of which the recipe may name pictures. */
export function recipesOf(
  file: ExportFile,
  skipped: { where: string; why: string }[],
  files: readonly ExportFile[] = [],
): ImportedRecipe[] {
  const json = jsonOf(file, skipped);
  if (json === null) return [];
  const { recipes, lookup } = findRecipesIn(json as Json, true);
  const read: ImportedRecipe[] = [];
  for (const node of recipes) {
    const recipe = recipeOf(node, lookup);
    recipe.pictures = picturesBeside(node, file, files);
    if (recipe.title !== '' && recipe.ingredients.length + recipe.steps.length > 0) read.push(recipe);
    else
      skipped.push({
        where: `${file.path}${recipe.title === '' ? '' : `: ${recipe.title}`}`,
        why: 'There is no recipe in it: a title and ingredients or steps are needed.',
      });
  }
  if (recipes.length === 0) skipped.push({ where: file.path, why: 'There is no recipe in this file.' });
  return read;
}

function picturesBeside(node: Node, file: ExportFile, files: readonly ExportFile[]): Picture[] {
  return listOf(node['image'])
    .slice(0, 10)
    .map((name) => files.find(({ path }) => typeof name === 'string' && path === folderOf(file.path) + name))
    .map((found) => picture(found?.read() ?? null))
    .filter((one) => one !== null);
}

function recipeOf(node: Node, lookup: Lookup): ImportedRecipe {
  const recipe = fromSchema(node, null, lookup);
  recipe.steps = withoutNumbers(recipe.steps);
  recipe.sourceUrl ??= webAddress(firstText(node['isBasedOn'] ?? null));
  recipe.author ??= oneLine(firstText(node['creditText'] ?? null), 300) || null;
  const notes = [
    ...listOf(node['comment']).map((one) => (isNode(one) ? firstText(one['text'] ?? null) : firstText(one))),
    ...listOf(node['notes']).map((one) => firstText(one)),
  ];
  recipe.parts = partTitles(
    listOf(node['hasPart']).map((one) => (isNode(one) ? firstText(one['name'] ?? null) : null)),
  );
  recipe.notes = notes.map((note) => plainText(note, 8_000)).filter((note) => note !== '');
  return recipe;
}
