// Recipe Keeper: recipes.html with names of its own in itemprop, pictures beside it.

import { type Element, findFirst, lineOf, linesOf } from '../page/dom.ts';
import type { Reader } from './common.ts';
import { all, line, one, recipesIn } from './html.ts';

const KEEPER_NUTRIENTS: Record<string, string> = {
  recipeNutServingSize: 'servingSize',
  recipeNutCalories: 'calories',
  recipeNutTotalFat: 'fatContent',
  recipeNutSaturatedFat: 'saturatedFatContent',
  recipeNutCholesterol: 'cholesterolContent',
  recipeNutSodium: 'sodiumContent',
  recipeNutTotalCarbohydrate: 'carbohydrateContent',
  recipeNutDietaryFiber: 'fiberContent',
  recipeNutSugars: 'sugarContent',
  recipeNutProtein: 'proteinContent',
};

export const readRecipeKeeper: Reader = (files, skipped) =>
  recipesIn(files, skipped, 'recipe-details', (node) => ({
    title: line(node, 'name'),
    yieldText: line(node, 'recipeYield'),
    active: line(node, 'prepTime'),
    cook: line(node, 'cookTime'),
    ingredients: grouped(node, 'recipeIngredients').map(({ heading, lines }) => ({ heading, lines })),
    steps: grouped(node, 'recipeDirections').map(({ heading, lines }) => ({ heading, steps: lines })),
    notes: [paragraphs(node, 'recipeNotes').join('\n')],
    sourceUrl:
      one(node, 'recipeSource') === null
        ? ''
        : (findFirst(one(node, 'recipeSource')!, (element) => element.name === 'a')?.attribs['href'] ??
          line(node, 'recipeSource')),
    author: /^https?:/.test(line(node, 'recipeSource')) ? '' : line(node, 'recipeSource'),
    category: line(node, 'recipeCourse'),
    tags: [...all(node, 'recipeCategory'), ...all(node, 'recipeCollection')]
      .map((element) => element.attribs['content'] ?? lineOf(element))
      .concat(line(node, 'recipeIsFavourite') === 'True' ? 'favorite' : ''),
    nutrients: Object.fromEntries(Object.entries(KEEPER_NUTRIENTS).map(([name, key]) => [key, line(node, name)])),
    rating: { value: line(node, 'recipeRating') },
  }));

const paragraphs = (node: Element, name: string) => {
  const found = one(node, name);
  return found === null ? [] : linesOf(found);
};

function grouped(node: Element, name: string) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const text of paragraphs(node, name)) {
    if (/:$/.test(text) && text.length <= 80) groups.push({ heading: text, lines: [] });
    else groups[groups.length - 1]!.lines.push(text);
  }
  return groups;
}
