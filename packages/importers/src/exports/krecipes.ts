// KRecipes (.kreml): XML with named groups of ingredients and pictures as base64.

import { fromBase64, picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, ingredientText, type Reader, stepsOfText } from './common.ts';
import { child, children, descendants, readXml, textOfChild, type XmlNode } from './xml.ts';

export const readKrecipes: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files.filter(({ path }) => !/\.(?:jpe?g|png|webp|gif|avif)$/i.test(path)))
    for (const node of descendants(readXml(file), 'krecipes-recipe'))
      add(recipes, build(partsOf(node)), file.path, skipped);
  return recipes;
};

function partsOf(node: XmlNode) {
  const about = child(node, 'krecipes-description') ?? node;
  const categories = descendants(about, 'cat').map((one) => one.text.trim());
  const yields = child(about, 'yield');
  const ratings = descendants(node, 'criterion')
    .map((one) => Number(textOfChild(one, 'stars')))
    .filter((stars) => stars > 0);
  return {
    title: textOfChild(about, 'title'),
    author: children(about, 'author')
      .map((one) => one.text.trim())
      .join(', '),
    servings: textOfChild(about, 'serving') || (yields === undefined ? '' : textOfChild(yields, 'amount')),
    yieldText:
      yields === undefined
        ? textOfChild(about, 'serving')
        : `${textOfChild(yields, 'amount')} ${textOfChild(yields, 'type')}`,
    active: textOfChild(about, 'preparation-time'),
    ingredients: groupsOf(child(node, 'krecipes-ingredients')),
    steps: stepsOfText(textOfChild(node, 'krecipes-instructions')),
    pictures: descendants(about, 'pic').map((one) => picture(fromBase64(one.text))),
    category: categories[0],
    tags: categories.slice(1),
    rating: ratings.length === 0 ? null : { value: ratings.reduce((sum, one) => sum + one, 0) / ratings.length },
  };
}

function groupsOf(list: XmlNode | undefined) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const node of list?.children ?? []) {
    if (node.name === 'ingredient-group')
      groups.push({ heading: node.attributes['name'] ?? null, lines: children(node, 'ingredient').map(lineOf) });
    else if (node.name === 'ingredient') {
      if (groups[groups.length - 1]!.heading !== null) groups.push({ heading: null, lines: [] });
      groups[groups.length - 1]!.lines.push(lineOf(node));
    }
  }
  return groups;
}

function lineOf(node: XmlNode): string {
  const amount = child(node, 'amount');
  const range =
    amount === undefined
      ? ''
      : [textOfChild(amount, 'min'), textOfChild(amount, 'max')].filter((part) => part !== '').join('-');
  return ingredientText({
    amount: range || amount?.text.trim(),
    unit: textOfChild(node, 'unit'),
    name: textOfChild(node, 'name'),
    note: children(node, 'prep')
      .map((one) => one.text.trim())
      .join(', '),
  });
}
