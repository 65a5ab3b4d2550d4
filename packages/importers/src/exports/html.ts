// Exports that are one HTML file with pictures beside it.

import { decodeText, picture } from '../bytes.ts';
import { type Element, findAll, findFirst, lineOf, type ParentNode, readDom } from '../page/dom.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, type ExportFile, fileName, type Parts } from './common.ts';

export const hasName = (element: Element, name: string) =>
  element.attribs['id'] === name ||
  (element.attribs['class'] ?? '').split(/\s+/).includes(name) ||
  element.attribs['itemprop'] === name;
export const all = (node: ParentNode, name: string) => findAll(node, (element) => hasName(element, name));
export const one = (node: ParentNode, name: string) => findFirst(node, (element) => hasName(element, name));
export const line = (node: ParentNode, name: string) => {
  const found = one(node, name);
  return found === null ? '' : (found.attribs['content'] ?? lineOf(found));
};

export function recipesIn(
  files: readonly ExportFile[],
  skipped: { where: string; why: string }[],
  container: string,
  parts: (node: Element) => Parts,
): ImportedRecipe[] {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.html?$/i.test(file.path)) continue;
    const bytes = file.read();
    if (bytes === null) continue;
    const nodes = chunks(decodeText(bytes), container).flatMap((html) => all(readDom(html).root, container));
    if (nodes.length === 0) skipped.push({ where: file.path, why: 'There is no recipe in this file.' });
    for (const node of nodes) {
      const names = findAll(node, (element) => element.name === 'img').map((image) =>
        fileName(image.attribs['src'] ?? ''),
      );
      const own = [...new Set(names)]
        .slice(0, 10)
        .map((name) => picture(files.find((other) => name !== '' && fileName(other.path) === name)?.read() ?? null));
      add(recipes, build({ ...parts(node), pictures: own }), `${file.path}: ${line(node, 'name')}`, skipped);
    }
  }
  return recipes;
}

/** Large exports are read recipe by recipe, so that no page is too large. */
function chunks(html: string, container: string): string[] {
  const starts = [...html.matchAll(new RegExp(`<div\\s+class\\s{0,3}=\\s{0,3}["']${container}["']`, 'g'))].map(
    (match) => match.index,
  );
  return starts.map((from, at) => html.slice(from, starts[at + 1] ?? html.length));
}
