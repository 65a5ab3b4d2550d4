// Plan to Eat (.csv): a row per recipe; a line of ingredients that begins with a comma is a heading.

import type { ImportedRecipe } from '../recipe.ts';
import { add, build, type Reader, stepsOfText } from './common.ts';
import { csvRows } from './csv.ts';

const NUTRIENTS: Record<string, string> = {
  calories: 'calories',
  fat: 'fatContent',
  'saturated fat': 'saturatedFatContent',
  cholesterol: 'cholesterolContent',
  sodium: 'sodiumContent',
  sugar: 'sugarContent',
  carbohydrate: 'carbohydrateContent',
  fiber: 'fiberContent',
  protein: 'proteinContent',
};

export const readPlanToEat: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files.filter(({ path }) => /\.(?:csv|txt)$/i.test(path)))
    csvRows(file).forEach((row, at) => {
      const cell = (name: string) => row.get(name);
      add(
        recipes,
        build({
          title: cell('title'),
          description: cell('description'),
          servings: cell('servings'),
          yieldText: cell('yield') || cell('servings'),
          active: cell('prep time'),
          cook: cell('cook time'),
          total: cell('total time'),
          ingredients: groupsOf(cell('ingredients') ?? ''),
          steps: stepsOfText(cell('directions')),
          image: cell('photo url'),
          author: cell('source'),
          sourceUrl: cell('url') || cell('public url'),
          category: cell('course'),
          cuisine: cell('cuisine'),
          tags: [...(cell('tags') ?? '').split(','), cell('main ingredient')],
          nutrients: Object.fromEntries(Object.entries(NUTRIENTS).map(([name, key]) => [key, cell(name)])),
          rating: { value: cell('rating') },
        }),
        `${file.path}: row ${at + 2}`,
        skipped,
      );
    });
  return recipes;
};

function groupsOf(text: string) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*,/.test(line)) groups.push({ heading: line.replace(/^[\s,]+/, ''), lines: [] });
    else groups[groups.length - 1]!.lines.push(line);
  }
  return groups;
}
