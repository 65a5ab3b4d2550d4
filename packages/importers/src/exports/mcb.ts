// My CookBook (.mcb): an archive with one XML file and pictures; lists of lines in <li>.

import { picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, fileName, ingredientsOfText, type Reader } from './common.ts';
import { child, children, descendants, readXml, textOfChild, type XmlNode } from './xml.ts';

export const readMcb: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.xml$/i.test(file.path)) continue;
    for (const node of descendants(readXml(file), 'recipe')) {
      const image = fileName(textOfChild(node, 'imagepath'));
      const found = image === '' ? undefined : files.find((other) => fileName(other.path) === image);
      add(
        recipes,
        build({ ...partsOf(node), pictures: [picture(found?.read() ?? null)] }),
        `${file.path}: ${textOfChild(node, 'title')}`,
        skipped,
      );
    }
  }
  return recipes;
};

function partsOf(node: XmlNode) {
  return {
    title: textOfChild(node, 'title'),
    description: linesOf(node, 'description').join('\n'),
    yieldText: textOfChild(node, 'quantity'),
    active: textOfChild(node, 'preptime'),
    cook: textOfChild(node, 'cooktime'),
    total: textOfChild(node, 'totaltime'),
    ingredients: ingredientsOfText(linesOf(node, 'ingredient').join('\n')),
    steps: [{ steps: linesOf(node, 'recipetext') }],
    notes: [linesOf(node, 'comments').join('\n')],
    image: textOfChild(node, 'imageurl'),
    author: textOfChild(node, 'source'),
    sourceUrl: textOfChild(node, 'url'),
    language: textOfChild(node, 'lang'),
    category: children(node, 'category').map((one) => one.text.trim())[0],
    tags: [...children(node, 'category').slice(1), ...children(node, 'tag')].map((one) => one.text.trim()),
    nutrients: Object.fromEntries(
      linesOf(node, 'nutrition')
        .map((line) => line.slice(0, 200).split(/\s*:\s*/, 2) as [string, string])
        .filter((pair) => pair.length === 2),
    ),
    rating: { value: textOfChild(node, 'rating') },
  };
}

function linesOf(node: XmlNode, name: string): string[] {
  const list = child(node, name);
  if (list === undefined) return [];
  const items = children(list, 'li').map((one) => one.text.trim());
  return items.length > 0 ? items : list.text.split('\n');
}
