// The page as a reader sees it: lines from top to bottom, each with what it stands in.

import { oneLine } from '../clean.ts';
import { type Document, Element, escaped, isBlock, isHidden, isTag, isText, lineOf, type ParentNode } from './dom.ts';

export type Block = {
  text: string;
  /** 1 to 6 for headings, 7 for a line wholly in bold, 0 otherwise. */
  level: number;
  item: boolean;
  ordered: boolean;
  /** Class or id of an enclosing element names this part. */
  hint: 'ingredients' | 'method' | null;
  /** Share of the text that is a link is the whole of it. */
  linked: boolean;
  box: Box;
};

/** The elements a block stands in. */
export type Box = { depth: number; parent: Box | null };

const MAX_BLOCKS = 20_000;
const LEFT_OUT = new Set(['nav', 'footer', 'button', 'head', 'title', 'input', 'textarea', 'label-less']);
const NOT_SHOWN =
  /(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden|visuallyhidden|comments?|comments?-(?:list|area|section)|breadcrumbs?|cookie-\S+|hidden-print-only)(?:$|\s)/i;
const INGREDIENT_NAME = /ingr[eé]d|zutat|skladnik|sastojc/i;
const METHOD_NAME = /instruction|direction|method|preparation|zubereitung|recipe-?steps?|bereiding|preparo/i;

type Place = { item: boolean; ordered: boolean; level: number; hint: Block['hint']; box: Box };

export function blocksOf(root: Document): Block[] {
  const blocks: Block[] = [];
  let buffer: string[] = [];
  let bold = true;
  let linked = 0;
  let links = 0;
  let place: Place = { item: false, ordered: false, level: 0, hint: null, box: { depth: 0, parent: null } };

  // The same few names stand on most elements of a page.
  const named = new Map<string, 'hidden' | Block['hint']>();
  const saidBy = (names: string): 'hidden' | Block['hint'] => {
    let said = named.get(names);
    if (said === undefined) {
      said = NOT_SHOWN.test(names) ? 'hidden' : hintOf(names);
      named.set(names, said);
    }
    return said;
  };

  const flush = () => {
    if (buffer.length === 0) return;
    const text = oneLine(escaped(buffer.join('')), 10_000);
    buffer = [];
    if (/[\p{L}\p{N}]/u.test(text) && blocks.length < MAX_BLOCKS)
      blocks.push({
        text,
        level: place.level > 0 ? place.level : bold && text.length <= 80 ? 7 : 0,
        item: place.item,
        ordered: place.ordered,
        hint: place.hint,
        linked: linked >= text.length * 0.8,
        box: place.box,
      });
    bold = true;
    linked = 0;
  };
  const inside = (next: Omit<Place, 'box'>, run: () => void) => {
    flush();
    const before = place;
    place = { ...next, box: { depth: before.box.depth + 1, parent: before.box } };
    run();
    flush();
    place = before;
  };
  const whole = (element: Element, next: Omit<Place, 'box'>) =>
    inside(next, () => {
      bold = isBold(element);
      buffer.push(itemText(element));
    });

  const walk = (node: ParentNode, strong: boolean): void => {
    for (const child of node.children) {
      if (isText(child)) {
        if (child.data.trim() !== '' && !strong) bold = false;
        if (links > 0) linked += child.data.trim().length;
        buffer.push(child.data);
      } else if (isTag(child)) visit(child, strong);
    }
  };
  const visit = (element: Element, strong: boolean): void => {
    const { name } = element;
    if (LEFT_OUT.has(name) || isHidden(element)) return;
    const names = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`.slice(0, 400);
    const said = names.length > 1 ? saidBy(names) : null;
    if (said === 'hidden') return;
    const hint = said ?? place.hint;
    if (isHeadingTag(name))
      inside({ item: false, ordered: false, level: Number(name[1]), hint }, () => walk(element, true));
    else if (name === 'br') flush();
    else if (name === 'li' || name === 'tr') {
      const next = {
        item: true,
        ordered: name === 'li' && element.parent instanceof Element && element.parent.name === 'ol',
        level: 0,
        hint,
      };
      if (isOneThing(element)) whole(element, next);
      else inside(next, () => walk(element, false));
    } else if (isBlock(element)) inside({ ...place, level: 0, hint }, () => walk(element, strong));
    else if (name === 'a') {
      links++;
      walk(element, strong);
      links--;
    } else walk(element, strong || name === 'b' || name === 'strong');
  };
  walk(root, false);
  flush();
  return blocks;
}

const hintOf = (names: string): Block['hint'] =>
  INGREDIENT_NAME.test(names) ? 'ingredients' : METHOD_NAME.test(names) ? 'method' : null;

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const isHeadingTag = (name: string): boolean => HEADINGS.has(name);

/** An item whose parts belong on one line, and not a list or a part of the page of its own. */
function isOneThing(element: Element): boolean {
  let headings = 0;
  let breaks = 0;
  const look = (node: ParentNode): boolean =>
    node.children.every((child) => {
      if (!isTag(child)) return true;
      if (isHeadingTag(child.name)) headings++;
      if (child.name === 'p' || child.name === 'br') breaks++;
      if (
        element.name === 'tr' &&
        /^t[dh]$/.test(child.name) &&
        child.children.filter((inner) => isTag(inner) && inner.name === 'p').length > 1
      )
        return false;
      if (/^(?:ul|ol|dl|section|article)$/.test(child.name) || headings > 1 || breaks > 12) return false;
      if (child.name === 'table' && element.name === 'tr') return false;
      return look(child);
    });
  return look(element);
}

/** All text of the element stands in one bold element. */
function isBold(element: Element): boolean {
  const inner = element.children.filter((child) => isTag(child) || (isText(child) && child.data.trim() !== ''));
  const only = inner[0];
  if (inner.length !== 1 || only === undefined || !isTag(only)) return false;
  return /^(?:b|strong|h[1-6])$/.test(only.name) || isBold(only);
}

/** Parts side by side are joined with spaces; a heading of the item stands on a line of its own. */
function itemText(element: Element): string {
  const parts: string[] = [];
  const take = (node: ParentNode): void => {
    for (const child of node.children) {
      if (isText(child)) parts.push(child.data.replace(/\s+/g, ' '));
      else if (isTag(child)) {
        const names = child.attribs['class'] ?? '';
        if (LEFT_OUT.has(child.name) || isHidden(child) || (names !== '' && NOT_SHOWN.test(names))) continue;
        if (isHeadingTag(child.name)) parts.push(lineOf(child), ' ');
        else {
          const apart = isBlock(child);
          if (apart) parts.push(' ');
          take(child);
          if (apart) parts.push(' ');
        }
      }
    }
  };
  take(element);
  return parts.join('');
}

export const keyOf = (text: string): string =>
  /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase().replace(/[^a-z\d]+/g, '')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');

export const isInside = (block: Block, box: Box): boolean => {
  let at: Box | null = block.box;
  while (at !== null && at.depth > box.depth) at = at.parent;
  return at === box;
};

/** The smallest element around both. */
export function boxAround(one: Box, other: Box): Box {
  let first = one;
  let second = other;
  while (first !== second) {
    if (first.depth >= second.depth && first.parent !== null) first = first.parent;
    else if (second.parent !== null) second = second.parent;
    else return first;
  }
  return first;
}
