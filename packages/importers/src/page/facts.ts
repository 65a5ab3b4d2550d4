// Title, yield and times of a page without mark-up, and what marked-up recipes leave out.

import { LIMITS, oneLine, orNull } from '../clean.ts';
import { factsOfLine, type Stated } from '../stated.ts';
import { type Block, keyOf } from './blocks.ts';
import { findAll, lineOf, type Page } from './dom.ts';

/** The heading that the page's own title repeats; without one, the title as shared, without the name of the site. */
export function pageTitle(page: Page, blocks: readonly Block[]): string {
  const shared = oneLine(page.metas.get('og:title') ?? page.metas.get('twitter:title') ?? '', LIMITS.title);
  const site = oneLine(page.metas.get('og:site_name') ?? '', 200);
  const whole = [shared, page.title].map(keyOf);
  const headings = findAll(page.root, (element) => element.name === 'h1')
    .slice(0, 8)
    .map((element) => oneLine(lineOf(element), LIMITS.title))
    .filter((text) => /\p{L}/u.test(text));
  const repeated = headings.find(
    (text) =>
      keyOf(text).length > 3 &&
      keyOf(text) !== keyOf(site) &&
      whole.some((title) => title.startsWith(keyOf(text)) || title.includes(keyOf(text))),
  );
  if (repeated !== undefined) return repeated;
  const stripped = withoutSite(shared || page.title, site);
  if (stripped !== '') {
    // The shared title stands on the page as a heading or in bold: as it is written there.
    const seen = blocks.find((block) => block.level > 0 && keyOf(block.text) === keyOf(stripped));
    return seen?.text ?? stripped;
  }
  return headings[0] ?? '';
}

function withoutSite(title: string, site: string): string {
  if (title === '') return '';
  const parts = title.split(/\s+[|–—·»•:-]\s+|\s*\|\s*/).filter((part) => part !== '');
  if (parts.length < 2) return title;
  const own = keyOf(site);
  const kept = parts.filter(
    (part, at) =>
      at === 0 ||
      (own !== '' &&
        keyOf(part) !== own &&
        !own.includes(keyOf(part)) &&
        !keyOf(part).includes(own) &&
        parts.length > 2 &&
        at < parts.length - 1),
  );
  return own !== '' && keyOf(parts[0]!) === own ? (parts[1] ?? title) : (kept[0] ?? title);
}

/** Short lines that state how many it serves and how long it takes; a label may stand on the line before its value. */
export function statedFacts(blocks: readonly Block[]): Stated {
  let facts: Stated = {};
  blocks.forEach((block, at) => {
    if (block.text.length > 120) return;
    const next = blocks[at + 1]?.text ?? '';
    const line = /\d/.test(block.text) ? block.text : next.length <= 30 ? `${block.text} ${next}` : '';
    facts = { ...factsOfLine(line, block.text), ...facts };
  });
  if (facts.total === undefined && (facts.active ?? facts.cook) !== undefined)
    facts.total = (facts.active ?? 0) + (facts.cook ?? 0);
  return facts;
}

export const pageDescription = (page: Page): string | null =>
  orNull(oneLine(page.metas.get('og:description') ?? page.metas.get('description') ?? '', 2_000));
