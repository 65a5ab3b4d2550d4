// My Recipe Box (.csv): a row per recipe, lists as lines in a cell.

import type { ImportedRecipe } from '../recipe.ts';
import { add, build, ingredientsOfText, type Reader, stepsOfText } from './common.ts';
import { csvRows } from './csv.ts';

const NUTRIENTS: Record<string, string> = {
  calories: 'calories',
  carbohydrate: 'carbohydrateContent',
  protein: 'proteinContent',
  fat: 'fatContent',
  saturatedfat: 'saturatedFatContent',
  transfat: 'transFatContent',
  unsaturatedfat: 'unsaturatedFatContent',
  sodium: 'sodiumContent',
  fiber: 'fiberContent',
  sugar: 'sugarContent',
  cholesterol: 'cholesterolContent',
  servingsize: 'servingSize',
};

export const readMyRecipeBox: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files.filter(({ path }) => /\.csv$/i.test(path)))
    csvRows(file).forEach((row, at) => {
      const cell = (name: string) => row.get(name.toLowerCase());
      const category = (cell('categories') ?? '').split(',');
      add(
        recipes,
        build({
          title: cell('title'),
          description: cell('description'),
          yieldText: cell('quantity'),
          active: cell('preparationTime'),
          cook: cell('cookingTime'),
          total: cell('totalTime'),
          ingredients: ingredientsOfText(cell('ingredients')),
          steps: stepsOfText(cell('instructions')),
          notes: [cell('notes')],
          image: cell('originalPicture'),
          sourceUrl: cell('source'),
          category: category[0],
          tags: [
            ...category.slice(1),
            ...(cell('tags') ?? '').split(','),
            cell('favorite') === 'true' ? 'favorite' : '',
          ],
          nutrients: nutrients(cell('nutrition') ?? ''),
          rating: { value: cell('rating') },
        }),
        `${file.path}: row ${at + 2}`,
        skipped,
      );
    });
  return recipes;
};

function nutrients(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split('\n').slice(0, 40)) {
    const [name = '', value = ''] = line.split(':');
    const key = NUTRIENTS[name.trim().toLowerCase()];
    if (key !== undefined) found[key] = value.trim();
  }
  return found;
}
