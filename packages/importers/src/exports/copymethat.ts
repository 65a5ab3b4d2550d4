// Copy Me That: recipes.html with lists whose parts have ids and classes, pictures beside it.

import { type Element, findAll, lineOf } from '../page/dom.ts';
import type { Reader } from './common.ts';
import { all, hasName, line, one, recipesIn } from './html.ts';

export const readCopyMeThat: Reader = (files, skipped) =>
  recipesIn(files, skipped, 'recipe', (node) => ({
    title: line(node, 'name'),
    description: line(node, 'description'),
    yieldText: line(node, 'recipeYield') || line(node, 'servings'),
    ingredients: withHeadings(
      one(node, 'recipeIngredients'),
      ['recipeIngredient', 'recipeIngredient_note'],
      'recipeIngredient_subheader',
    ).map(({ heading, items }) => ({ heading, lines: items })),
    steps: withHeadings(
      one(node, 'recipeInstructions'),
      ['instruction', 'instruction_next'],
      'instruction_subheader',
    ).map(({ heading, items }) => ({ heading, steps: items })),
    notes: all(node, 'recipeNote').map(lineOf),
    sourceUrl: one(node, 'original_link')?.attribs['href'],
    tags: [...all(node, 'recipeCategory').map(lineOf), line(node, 'made_this') === '' ? '' : 'made'],
    rating: { value: line(node, 'ratingValue') },
  }));

function withHeadings(list: Element | null, items: readonly string[], heading: string) {
  const groups: { heading: string | null; items: string[] }[] = [{ heading: null, items: [] }];
  for (const element of list === null
    ? []
    : findAll(list, (inner) => hasName(inner, heading) || items.some((name) => hasName(inner, name)))) {
    if (hasName(element, heading)) groups.push({ heading: lineOf(element), items: [] });
    else groups[groups.length - 1]!.items.push(lineOf(element));
  }
  return groups;
}
