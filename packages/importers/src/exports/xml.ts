// XML of recipe programs as a plain tree. Document types and their entities are not followed; nesting is limited.

import { Parser } from 'htmlparser2';
import { decodeText } from '../bytes.ts';
import type { ExportFile } from './common.ts';

export type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string };

const MAX_DEPTH = 60;
const MAX_NODES = 2_000_000;

export function readXml(file: ExportFile): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const bytes = file.read();
  if (bytes === null) return root;
  const open: XmlNode[] = [root];
  const texts: string[][] = [[]];
  let left = MAX_NODES;
  let below = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length >= MAX_DEPTH || --left <= 0) {
          below++;
          return;
        }
        const node: XmlNode = { name: name.toLowerCase(), attributes, children: [], text: '' };
        open[open.length - 1]!.children.push(node);
        open.push(node);
        texts.push([]);
      },
      onclosetag() {
        if (below > 0) below--;
        else if (open.length > 1) open.pop()!.text = texts.pop()!.join('');
      },
      ontext(text) {
        texts[texts.length - 1]!.push(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const text = decodeText(bytes);
  for (let at = 0; at < text.length && below < 5_000; at += 32_768) parser.write(text.slice(at, at + 32_768));
  if (below < 5_000) parser.end();
  while (open.length > 1) open.pop()!.text = texts.pop()!.join('');
  return root;
}

export function descendants(node: XmlNode, name: string, found: XmlNode[] = []): XmlNode[] {
  for (const child of node.children) {
    if (child.name === name) found.push(child);
    descendants(child, name, found);
  }
  return found;
}

export const child = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((one) => one.name === name);
export const children = (node: XmlNode, name: string): XmlNode[] => node.children.filter((one) => one.name === name);
export const textOfChild = (node: XmlNode, name: string): string => child(node, name)?.text.trim() ?? '';
