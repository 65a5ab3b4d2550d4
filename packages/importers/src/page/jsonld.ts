// JSON-LD blocks of a page: recipe nodes found at any depth, in lists and graphs, references resolved.

import { type Json, readJson } from './mend-json.ts';
import { hasType, isNode, type Lookup, type Node } from './schema.ts';

const MAX_DEPTH = 40;
const MAX_VISITS = 2_000_000;

export type FoundRecipes = { recipes: Node[]; lookup: Lookup; mended: boolean; unreadable: number };

export function findRecipes(blocks: readonly string[]): FoundRecipes {
  const values: Json[] = [];
  let mended = false;
  let unreadable = 0;
  for (const block of blocks) {
    const read = readJson(block);
    if (read === null) unreadable++;
    else {
      mended ||= read.mended;
      values.push(read.value);
    }
  }
  return { ...findRecipesIn(values, false), mended, unreadable };
}

/** `inOrder` keeps the order of the file, for lists of recipes; on a page the whole one comes first. */
export function findRecipesIn(root: Json, inOrder: boolean): { recipes: Node[]; lookup: Lookup } {
  const byId = new Map<string, Node>();
  const recipes: Node[] = [];
  let visits = 0;
  const visit = (value: Json, depth: number): void => {
    if (depth > MAX_DEPTH || ++visits > MAX_VISITS || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, depth + 1);
      return;
    }
    const id = value['@id'];
    if (typeof id === 'string') {
      const known = byId.get(id);
      if (known === undefined || Object.keys(value).length > Object.keys(known).length) byId.set(id, value);
    }
    if (hasType(value, /^Recipe$/i)) recipes.push(value);
    for (const one of Object.values(value)) visit(one, depth + 1);
  };
  visit(root, 0);
  return { recipes: inOrder ? recipes : ranked(recipes), lookup: (id) => byId.get(id) ?? null };
}

/** The page's own recipe first: a whole one before one that is only named, then the order of the page. */
function ranked(recipes: Node[]): Node[] {
  return recipes
    .map((node, at) => ({ node, at, parts: parts(node) }))
    .sort((one, other) => other.parts - one.parts || one.at - other.at)
    .map(({ node }) => node);
}

function parts(node: Node): number {
  const has = (...keys: string[]) => keys.some((key) => !isEmpty(node[key]));
  return (
    (has('recipeIngredient', 'ingredients') ? 2 : 0) +
    (has('recipeInstructions', 'instructions') ? 2 : 0) +
    (has('name') ? 1 : 0)
  );
}

const isEmpty = (value: Json | undefined) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isNode(value) && Object.keys(value).length === 0);
