/** What the button in the bookmarks bar does on another site: opens the import here, waits until it says that it is ready, and hands
 * it the page without what makes it heavy. Only the window that it opened, at our own address, is given anything. */
export const bookmarklet = (origin: string): string =>
  `javascript:${encodeURIComponent(
    `(()=>{const o=${JSON.stringify(origin)},u=o+'/recipes/import?from=page&url='+encodeURIComponent(location.href),w=open(u);` +
      `if(!w){location.href=u;return}` +
      `const d=document.documentElement.cloneNode(true);` +
      `d.querySelectorAll('style,svg,iframe,canvas,template,script:not([type*=ld])').forEach(e=>e.remove());` +
      `addEventListener('message',e=>{if(e.source===w&&e.origin===o&&e.data==='mealwright:ready')` +
      `w.postMessage({mealwright:'page',url:location.href,html:d.outerHTML.slice(0,${MOST})},o)})})()`,
  )}`;

/** Characters that the import takes. */
export const MOST = 5_400_000;

export type HandedPage = { html: string; url: string; host: string };

/** A page that another site's window hands over. Where it says it is from counts only within the site that sends it. */
export function handedPage(event: Pick<MessageEvent, 'origin' | 'data'>): HandedPage | null {
  const { data, origin } = event;
  if (typeof data !== 'object' || data === null || (data as { mealwright?: unknown }).mealwright !== 'page')
    return null;
  const { html, url } = data as { html?: unknown; url?: unknown };
  if (typeof html !== 'string' || html === '' || html.length > MOST) return null;
  if (!/^https?:\/\//.test(origin)) return null;
  const own = typeof url === 'string' && url.length <= 2000 && URL.canParse(url) && new URL(url).origin === origin;
  return { html, url: own ? url : origin, host: new URL(origin).host };
}

/** What another app shares: an address where there is one, else words. */
export function sharedOf({
  url,
  text,
  title,
}: {
  url?: string | undefined;
  text?: string | undefined;
  title?: string | undefined;
}): { url: string } | { text: string } | null {
  const found = [url, text, title].map((one) => /https?:\/\/[^\s<>"]+/i.exec(one ?? '')?.[0]).find(Boolean);
  if (found !== undefined) return { url: found.replace(/[).,;!?\]]+$/, '') };
  const words = [title, text]
    .filter((one) => one !== undefined)
    .join('\n')
    .trim();
  return words === '' ? null : { text: words };
}

const MOST_ADDRESSES = 50;

/** Several addresses, with nothing else between them; null: it is one thing, whatever that is. */
export function addressesIn(text: string): string[] | null {
  const all = [...new Set(text.trim().split(/[\s,;]+(?=https?:\/\/)|\s+/i))];
  return all.length > 1 && all.every((one) => /^https?:\/\/./i.test(one)) ? all.slice(0, MOST_ADDRESSES) : null;
}

/** The source of a page, and not a recipe in plain words. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype|html|head|body|div|main|article|section|script|h1|p)\b/i.test(text) &&
  text.includes('</');
