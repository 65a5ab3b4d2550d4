// One pass over the page. Scripts, styles and drawings are left out while reading; nesting and size have limits, so that
// the work is bounded by the length of the page and every walk over the tree may recurse.

import { type Document, DomHandler, Element, isTag, isText, type ParentNode } from 'domhandler';
import { Parser } from 'htmlparser2';
import { oneLine, plainText } from '../clean.ts';
import { jumpsIn, LEFT_OUT_TAGS } from './jumps.ts';

export type { Document, ParentNode };
export { Element, isTag, isText };

export type Page = {
  root: Document;
  jsonLd: string[];
  metas: Map<string, string>;
  language: string | null;
  title: string;
  canonical: string | null;
  cut: boolean;
  wordpress: boolean;
};

const MAX_CHARS = 6_000_000;
const MAX_DEPTH = 300;
const HARD_DEPTH = 3_000;
const MAX_NODES = 400_000;
const CHUNK = 32_768;
export function readDom(html: string): Page {
  const handler = new DomHandler();
  const page: Page = {
    root: handler.root,
    jsonLd: [],
    metas: new Map(),
    language: null,
    title: '',
    canonical: null,
    cut: html.length > MAX_CHARS,
    wordpress: html.includes('/wp-content/') || html.includes('/wp-includes/'),
  };
  // Names of open elements; those that are left out or lie too deep are marked, and their end is left out too.
  const open: boolean[] = [];
  let skipping = 0;
  let inScript = false;
  /** The parts of a script that is read. */
  let script: string[] | null = null;
  /** The element that is left out and began with the last character that was read. */
  let leftOut: string | null = null;
  let nodes = 0;
  let kept = 0;

  const closeScript = () => {
    if (script !== null) page.jsonLd.push(script.join(''));
    script = null;
    inScript = false;
  };

  handler.onparserinit({ endIndex: 0, startIndex: 0 } as never);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes++;
        if (name === 'script') {
          inScript = true;
          if (isJsonLd(attributes)) script = [];
          else leftOut = name;
          open.push(false);
          return;
        }
        if (skipping > 0 || LEFT_OUT_TAGS.has(name) || name === 'option') {
          if (skipping === 0) leftOut = name;
          skipping++;
          open.push(false);
          return;
        }
        if (name === 'meta') addMeta(page, attributes);
        else if (name === 'html') page.language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
        else if (name === 'link' && attributes['rel'] === 'canonical') page.canonical ??= attributes['href'] ?? null;
        const keep = kept < MAX_DEPTH && nodes < MAX_NODES;
        open.push(keep);
        if (keep) {
          kept++;
          handler.onopentag(name, attributes);
        }
      },
      onclosetag(name) {
        leftOut = null;
        if (open.pop() === true) {
          kept--;
          handler.onclosetag();
        } else if (name === 'script' && inScript) {
          closeScript();
        } else if (skipping > 0) skipping--;
      },
      ontext(data) {
        if (inScript) script?.push(data);
        else if (skipping === 0 && nodes < MAX_NODES) handler.ontext(data);
      },
    },
    { decodeEntities: true },
  );
  const end = Math.min(html.length, MAX_CHARS);
  const jumps = jumpsIn(html);
  const isTooMuch = () => open.length > HARD_DEPTH || nodes > MAX_NODES * 2;
  let at = 0;
  while (at < end && !isTooMuch()) {
    const tag = jumps.nextTag(at);
    const stop = Math.min(tag?.end ?? end, end);
    leftOut = null;
    for (; at < stop && !isTooMuch(); at += CHUNK) parser.write(html.slice(at, Math.min(at + CHUNK, stop)));
    at = stop;
    if (tag !== null && leftOut === tag.name) at = jumps.endOf(tag.name, at) ?? at;
  }
  if (isTooMuch()) page.cut = true;
  // A script that never ends swallows the page: what was read of it may still hold the recipe.
  closeScript();
  handler.onend();
  const title = findFirst(page.root, (element) => element.name === 'title');
  page.title = title === null ? '' : oneLine(textOf(title), 500);
  return page;
}

const isJsonLd = (attributes: Record<string, string>): boolean =>
  /^application\/(?:ld\+?|ld-)json/.test((attributes['type'] ?? '').trim().toLowerCase());

function addMeta(page: Page, attributes: Record<string, string>): void {
  const name = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
  const content = attributes['content'] ?? '';
  if (name !== '' && content !== '' && !page.metas.has(name)) page.metas.set(name, content.slice(0, 5_000));
  if ((attributes['http-equiv'] ?? '').toLowerCase() === 'content-language') page.language ??= content;
}

export function findFirst(root: ParentNode, test: (element: Element) => boolean): Element | null {
  for (const child of root.children) {
    if (!isTag(child)) continue;
    if (test(child)) return child;
    const below = findFirst(child, test);
    if (below !== null) return below;
  }
  return null;
}

export function findAll(root: ParentNode, test: (element: Element) => boolean, found: Element[] = []): Element[] {
  for (const child of root.children) {
    if (!isTag(child)) continue;
    if (test(child)) found.push(child);
    findAll(child, test, found);
  }
  return found;
}

const BREAKING = new Set(
  'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);
export const isBlock = (element: Element): boolean => BREAKING.has(element.name);

/** The text of an element with line breaks where blocks begin and end; not yet cleaned. */
export function textOf(node: ParentNode): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts.join('');
}

function collect(node: ParentNode, parts: string[]): void {
  for (const child of node.children) {
    if (isText(child)) parts.push(child.data.replace(/[\n\r\t]+/g, ' '));
    else if (isTag(child) && !isHidden(child)) {
      const block = BREAKING.has(child.name);
      if (block) parts.push('\n');
      collect(child, parts);
      if (block) parts.push('\n');
    }
  }
}

export function isHidden(element: Element): boolean {
  const { attribs } = element;
  if (attribs['hidden'] !== undefined && attribs['hidden'] !== 'until-found') return true;
  const style = attribs['style'];
  return style !== undefined && /display\s*:\s*none/i.test(style.slice(0, 300));
}

export const lineOf = (node: ParentNode): string => oneLine(escaped(textOf(node)));
export const linesOf = (node: ParentNode): string[] =>
  plainText(escaped(textOf(node)))
    .split('\n')
    .filter((line) => line !== '');

/** Text nodes are already decoded: what looks like a tag in them was written to be seen. */
export const escaped = (text: string): string => (text.includes('<') ? text.replace(/<(?=[a-z/!?])/gi, '‹') : text);
