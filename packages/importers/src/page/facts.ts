// Title, yield, times and picture of a page without mark-up, and what marked-up recipes leave out.

import { LIMITS, oneLine, orNull, webAddress } from '../clean.ts';
import { minutes, servingsOf } from '../quantities.ts';
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

const YIELD =
  /(?:^|[^\p{L}])(?:serves|servings?|serving size|yields?|makes|portions?|portionen|personen|personnes|pers\.|pour|für|porties|personer|porce|porcie|porcj[ei]|porções|porciones|raciones|persone|porzioni|porcija|osoby?|osób|人份|人分)(?:$|[^\p{L}])/iu;
const TOTAL =
  /(?:total|gesamt|insgesamt|totale|totaal|totalt|celkov|całkowity|ukupno|samlet|ready in|fertig in|durée|duração)/iu;
const ACTIVE =
  /(?:prep|vorbereitung|arbeitszeit|préparation|preparazione|preparación|bereidingstijd|förbered|příprav|príprav|przygotow)/iu;
const COOK =
  /(?:cook|bak(?:e|ing)|kochzeit|backzeit|garzeit|cuisson|cottura|cocción|kooktijd|oventijd|tillagning|varení|vaření|gotowani)/iu;
const TIME =
  /\d\s?(?:h|hrs?|hours?|hr|m|mins?|minutes?|minuten?|min\.?|std\.?|stunden?|heures?|horas?|or[ae]|minut[oiyea]s?|uur|tim(?:mar)?|minuter|perc|分)/iu;

export type Facts = {
  yieldText: string | null;
  servings: number | null;
  active: number | null;
  cook: number | null;
  total: number | null;
};

/** Short lines that state how many it serves and how long it takes; a label may stand on the line before its value. */
export function statedFacts(blocks: readonly Block[], from: number, to: number): Facts {
  const facts: Facts = { yieldText: null, servings: null, active: null, cook: null, total: null };
  const near = blocks.slice(Math.max(0, from), to);
  near.forEach((block, at) => {
    if (block.text.length > 120) return;
    const next = near[at + 1]?.text ?? '';
    const joined = /\d/.test(block.text)
      ? block.text
      : next.length <= 30 && /\d/.test(next)
        ? `${block.text} ${next}`
        : '';
    if (joined === '') return;
    if (facts.yieldText === null && YIELD.test(block.text) && !TIME.test(joined)) {
      facts.servings = servingsOf(joined);
      if (facts.servings !== null) facts.yieldText = oneLine(joined, 200);
    }
    if (!TIME.test(joined)) return;
    if (TOTAL.test(block.text)) facts.total ??= minutes(joined);
    else if (ACTIVE.test(block.text)) facts.active ??= minutes(joined);
    else if (COOK.test(block.text)) facts.cook ??= minutes(joined);
    else if (/^\D{0,25}(?:time|zeit|temps|tempo|tiempo|tijd|tid|čas|vrijeme)/iu.test(block.text))
      facts.total ??= minutes(joined);
  });
  if (facts.total === null && (facts.active ?? facts.cook) !== null)
    facts.total = (facts.active ?? 0) + (facts.cook ?? 0);
  return facts;
}

export function pageImage(page: Page, base: string | null): string | null {
  for (const name of ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src']) {
    const address = webAddress(page.metas.get(name), base);
    if (address !== null) return address;
  }
  return null;
}

export function firstPicture(page: Page, base: string | null): string | null {
  for (const picture of findAll(page.root, (element) => element.name === 'img').slice(0, 200)) {
    const { attribs } = picture;
    const address = webAddress(attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['src'], base);
    const width = Number(attribs['width'] ?? 400);
    if (address !== null && !(width < 200) && !/logo|icon|avatar|sprite|pixel|badge|banner|\.svg/i.test(address))
      return address;
  }
  return null;
}

export const pageDescription = (page: Page): string | null =>
  orNull(oneLine(page.metas.get('og:description') ?? page.metas.get('description') ?? '', 2_000));
