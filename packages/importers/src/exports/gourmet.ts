// Gourmet Recipe Manager (.grmt, .xml): XML with groups of ingredients, references to other recipes, pictures as base64.

import { fromBase64, picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, ingredientText, type Reader, stepsOfText } from './common.ts';
import { child, descendants, readXml, textOfChild, type XmlNode } from './xml.ts';

export const readGourmet: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files.filter(({ path }) => !/\.(?:jpe?g|png|webp|gif|avif)$/i.test(path)))
    for (const node of descendants(readXml(file), 'recipe'))
      add(recipes, build(partsOf(node)), `${file.path}: ${textOfChild(node, 'title')}`, skipped);
  return recipes;
};

function partsOf(node: XmlNode) {
  const image = child(node, 'image');
  const [value, best] = textOfChild(node, 'rating').split('/');
  return {
    title: textOfChild(node, 'title'),
    yieldText: textOfChild(node, 'yields') || textOfChild(node, 'servings'),
    active: textOfChild(node, 'preptime'),
    cook: textOfChild(node, 'cooktime'),
    ingredients: groupsOf(child(node, 'ingredient-list')),
    steps: stepsOfText(textOfChild(node, 'instructions')),
    notes: [textOfChild(node, 'modifications')],
    pictures: image === undefined ? [] : [picture(fromBase64(image.text))],
    author: textOfChild(node, 'source'),
    sourceUrl: textOfChild(node, 'link'),
    tags: textOfChild(node, 'category').split(',').slice(1),
    category: textOfChild(node, 'category').split(',')[0],
    cuisine: textOfChild(node, 'cuisine'),
    rating: { value, best: Number.parseFloat(best ?? '') || 5 },
  };
}

function groupsOf(list: XmlNode | undefined) {
  const groups: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const node of list?.children ?? []) {
    if (node.name !== 'inggroup') {
      if (groups[groups.length - 1]!.heading !== null) groups.push({ heading: null, lines: [] });
      groups[groups.length - 1]!.lines.push(lineOf(node));
    } else
      groups.push({
        heading: textOfChild(node, 'groupname'),
        lines: node.children.filter(({ name }) => name !== 'groupname').map(lineOf),
      });
  }
  return groups;
}

function lineOf(node: XmlNode): string {
  if (node.name === 'ingref') return ingredientText({ amount: node.attributes['amount'], name: node.text });
  const optional = /^yes|true$/i.test(node.attributes['optional'] ?? '') ? 'optional' : '';
  return ingredientText({
    amount: textOfChild(node, 'amount'),
    unit: textOfChild(node, 'unit'),
    name: textOfChild(node, 'item') || textOfChild(node, 'key'),
    note: optional,
  });
}
