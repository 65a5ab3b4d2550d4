// Microdata (itemscope, itemprop) and RDFa (typeof, property) to the same nodes that JSON-LD gives. Both stand in
// attributes of the visible page, so lists of ingredients and steps are taken apart by the elements inside them.

import { type Document, type Element, findAll, isTag, lineOf, linesOf, type ParentNode } from './dom.ts';
import type { Json } from './mend-json.ts';
import type { Node } from './schema.ts';

type Syntax = { scope: string; type: string; property: string };
const SYNTAXES: Record<'microdata' | 'rdfa', Syntax> = {
  microdata: { scope: 'itemscope', type: 'itemtype', property: 'itemprop' },
  rdfa: { scope: 'typeof', type: 'typeof', property: 'property' },
};
/** Names of older vocabularies. */
const OLD_NAMES: Record<string, string> = {
  ingredient: 'recipeIngredient',
  ingredients: 'recipeIngredient',
  instructions: 'recipeInstructions',
  instruction: 'recipeInstructions',
  yield: 'recipeYield',
  servings: 'recipeYield',
  photo: 'image',
  summary: 'description',
  fn: 'name',
  preptime: 'prepTime',
  cooktime: 'cookTime',
  totaltime: 'totalTime',
  duration: 'totalTime',
  recipetype: 'recipeCategory',
  review: 'aggregateRating',
  rating: 'ratingValue',
  average: 'ratingValue',
  count: 'ratingCount',
  best: 'bestRating',
  recipeinstructions: 'recipeInstructions',
  recipeingredient: 'recipeIngredient',
  recipeyield: 'recipeYield',
  fat: 'fatContent',
  protein: 'proteinContent',
  carbohydrates: 'carbohydrateContent',
};

export function recipesInMarkup(root: Document, kind: 'microdata' | 'rdfa'): Node[] {
  const syntax = SYNTAXES[kind];
  const scopes = findAll(root, (element) => isRecipe(element.attribs[syntax.type]));
  return scopes
    .slice(0, 20)
    .map((scope) => nodeOf(scope, syntax, 0))
    .sort((one, other) => weight(other) - weight(one));
}

const isRecipe = (type: string | undefined) =>
  (type ?? '').split(/\s+/).some((name) => /(?:^|[/#:])Recipe$/i.test(name));
const weight = (node: Node) =>
  (node['recipeIngredient'] === undefined ? 0 : 2) + (node['recipeInstructions'] === undefined ? 0 : 2);

function nodeOf(scope: Element, syntax: Syntax, depth: number): Node {
  const node: Node = { '@type': (scope.attribs[syntax.type] ?? '').replace(/^.*[/#:]/, '') };
  const walk = (parent: ParentNode) => {
    for (const child of parent.children) {
      if (!isTag(child)) continue;
      const names = child.attribs[syntax.property];
      const inner = child.attribs[syntax.scope] !== undefined;
      if (names !== undefined)
        for (const raw of names.split(/\s+/)) {
          const bare = raw.replace(/^.*[/#:]/, '');
          const name = OLD_NAMES[bare.toLowerCase()] ?? bare;
          if (name === '') continue;
          add(
            node,
            name,
            inner && depth < 6 && name !== 'recipeIngredient'
              ? scopeValue(child, name, syntax, depth)
              : statedIn(child, name),
          );
        }
      // What lies in an inner thing belongs to it, unless that thing is not a property of anything.
      const isList =
        names !== undefined &&
        /recipe_?(?:instructions|ingredients?)|^(?:instructions|ingredients?)$/i.test(names.replace(/^.*[/#:]/, ''));
      if (!(inner && names !== undefined) && !(isList && !hasOwn(child, syntax))) walk(child);
    }
  };
  walk(scope);
  const stated = node['recipeIngredient'];
  if (stated !== undefined) node['recipeIngredient'] = apart(stated);
  return node;
}

/** Some pages wrap the whole recipe in a property; then its inner properties count too. */
const hasOwn = (element: Element, syntax: Syntax) =>
  findAll(element, (inner) => inner.attribs[syntax.property] !== undefined).length > 0;

function scopeValue(element: Element, name: string, syntax: Syntax, depth: number): Json {
  const node = nodeOf(element, syntax, depth + 1);
  if (name === 'recipeInstructions' && node['text'] === undefined && node['itemListElement'] === undefined)
    return statedIn(element, name);
  return node;
}

/** One or two elements for all ingredients hold a line each; many elements are one ingredient each. */
function apart(value: Json): Json {
  const texts = [...new Set((Array.isArray(value) ? value : [value]).map(String))];
  return texts.length <= 2
    ? texts.flatMap((text) => text.split('\n'))
    : texts.length > 0 && Array.isArray(value)
      ? value
      : texts;
}

function add(node: Node, name: string, value: Json): void {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return;
  const before = node[name];
  if (before === undefined) node[name] = value;
  else node[name] = [...(Array.isArray(before) ? before : [before]), ...(Array.isArray(value) ? value : [value])];
}

function statedIn(element: Element, name: string): Json {
  const { attribs } = element;
  if (name === 'recipeInstructions') return listItems(element) ?? linesOf(element);
  if (name === 'recipeIngredient') return listItems(element) ?? linesOf(element).join('\n');
  const content = attribs['content'];
  if (content !== undefined && (element.name === 'meta' || content !== '')) return content;
  const time = attribs['datetime'];
  if (time !== undefined) return time;
  if (element.name === 'img') return attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['src'] ?? null;
  if (element.name === 'link' || (element.name === 'a' && /^(?:image|url|photo)$/.test(name)))
    return attribs['href'] ?? null;
  if (element.name === 'data' || element.name === 'meter') return attribs['value'] ?? lineOf(element);
  if (name === 'image') {
    const picture = findAll(element, (inner) => inner.name === 'img')[0];
    if (picture !== undefined) return statedIn(picture, name);
  }
  return name === 'description' ? linesOf(element).join('\n') : lineOf(element);
}

/** The items of the lists in an element, when there are any; headings between them stay. */
function listItems(element: Element): Json[] | null {
  const items = findAll(element, (inner) => inner.name === 'li' || /^h[2-6]$/.test(inner.name));
  if (items.filter((item) => item.name === 'li').length === 0) return null;
  return items
    .map((item) => (item.name === 'li' ? lineOf(item) : `${lineOf(item).replace(/:$/, '')}:`))
    .filter((line) => line !== '' && line !== ':');
}
