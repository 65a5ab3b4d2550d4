// Which picture shows the dish: the one that the mark-up names, the one that the page gives for sharing, or one on the page.

import { webAddress } from '../clean.ts';
import { findAll, type Page } from './dom.ts';

/** A picture as the mark-up names it. `area` is 0 where no size is stated. */
export type Marked = { address: string; area: number };

/**
 * A stated size speaks for a picture: the larger one is taken, the marked one of two alike. WordPress plugins mark up
 * crops and pictures of single steps first; there the page's own picture is the dish, unless it is the smaller one.
 */
export function dishPicture(marked: Marked | null, page: Page, base: string | null): string | null {
  const shared = webAddress(page.metas.get('og:image'), base);
  if (marked === null || shared === null) return marked?.address ?? shared;
  const own = marked.area || areaInAddress(marked.address);
  // A size in the address that was cut for social media says nothing about the original.
  const theirs = sharedArea(page) || (SOCIAL_CUT.test(shared) ? 0 : areaInAddress(shared));
  if (page.wordpress) return own > 0 && theirs > 0 && theirs < own / 2 ? marked.address : shared;
  return theirs > own ? shared : marked.address;
}

const SOCIAL_CUT = /1200[x_-]6[23]\d/;

function sharedArea(page: Page): number {
  const [width, height] = ['og:image:width', 'og:image:height'].map((name) => Number(page.metas.get(name)));
  if (!(width! > 0)) return 0;
  return width! * (height! > 0 ? height! : width! / 1.5);
}

/** Width times height where an address says both; digits within a longer key are no size. */
function areaInAddress(address: string): number {
  const found = /(?:^|[^\da-z])(\d{3,4})[x_-](\d{3,4})(?:[^\da-z]|$)/i.exec(address);
  return found === null ? 0 : Number(found[1]) * Number(found[2]);
}

export function sharedPicture(page: Page, base: string | null): string | null {
  for (const name of ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src']) {
    const address = webAddress(page.metas.get(name), base);
    if (address !== null) return address;
  }
  return null;
}

/** The first picture that speaks of the dish, or else the first that is no part of the design. */
export function firstPicture(page: Page, title: string, base: string | null): string | null {
  const words = title.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  let first: string | null = null;
  for (const { attribs } of findAll(page.root, (element) => element.name === 'img').slice(0, 200)) {
    const address = webAddress(attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['src'], base);
    if (address === null || Number(attribs['width'] ?? 400) < 200 || DESIGN.test(address)) continue;
    const said = `${attribs['alt'] ?? ''} ${address.replace(/^.*\//, '')}`.toLowerCase();
    if (words.length > 0 && words.filter((word) => said.includes(word)).length >= words.length / 2) return address;
    first ??= address;
  }
  return first ?? paintedPicture(page, base);
}

/** Many themes paint the picture of the dish behind an empty box. */
function paintedPicture(page: Page, base: string | null): string | null {
  const painted = findAll(page.root, ({ attribs }) => (attribs['style'] ?? '').includes('background'));
  for (const { attribs } of painted.slice(0, 100)) {
    const named = /url\(\s*["']?([^"')]{4,2000})/i.exec((attribs['style'] ?? '').slice(0, 4_000))?.[1];
    const address = webAddress(named, base);
    if (address !== null && PHOTO.test(address) && !DESIGN.test(address)) return address;
  }
  return null;
}

const DESIGN = /logo|icon|avatar|sprite|pixel|badge|banner|btn|button|signature|\/themes?\/|\.svg|\.gif/i;
const PHOTO = /\.(?:jpe?g|png|webp|avif)(?:$|[?#])/i;
