import { onSession, sessionState } from '../api/session.ts';

// As phones do with their apps: when a page is left, what is seen of it is kept, and shown again at once at the next visit
// (`web/last-look.js`), until the app has drawn it anew. Decision 017.

const KEPT = 'mealwright.look.';
/** The pages one comes back to, the last of each kind; forms would show what was not saved. */
const worthKeeping = /^\/(?:week|shopping|recipes(?=\/[^/]+$))/;
/** A week on a wide screen has 250,000. */
const MAX_CHARS = 500_000;

/**
 * `of`: what must still be so when it is shown. `top`: how far the page was scrolled. `markTop`: where in the window the element marked
 * `data-mark` stood: margins of what is out of sight are not kept, so that the look may be some pixels shorter than the page.
 */
type Look = { of: string; width: number; top: number; markTop: number; css: string; html: string };

const isDrawn = () =>
  document.querySelector('#main h1, #main [role="alert"]') !== null &&
  document.querySelector('#main [aria-busy="true"], #main .mantine-Skeleton-root') === null;

declare global {
  interface Window {
    /** What `last-look.js` shows, found by `first.js`. */
    lastLook?: Look;
  }
}

/** Takes the look away that `last-look.js` shows: when the page is drawn and stands where it was left, or when somebody does something. */
export function endLastLook(): void {
  const host = document.getElementById('last-look');
  const { top = 0 } = window.lastLook ?? {};
  if (host === null) return;
  const presses = ['pointerdown', 'keydown', 'wheel'] as const;
  const end = () => {
    host.remove();
    drawn.disconnect();
    for (const press of presses) removeEventListener(press, end);
  };
  const drawn = new MutationObserver(() => {
    if (!isDrawn()) return;
    window.scrollTo(0, top);
    end();
  });
  drawn.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  for (const press of presses) addEventListener(press, end);
}

export function startLastLooks(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') take();
  });
  onSession(() => {
    if (sessionState().status !== 'signed-out') return;
    document.getElementById('last-look')?.remove();
    forgetLooks();
  });
}

export function forgetLooks(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT)) localStorage.removeItem(key);
  } catch {
    // Storage may be closed.
  }
}

function take(): void {
  const page = document.getElementById('root');
  const open = document.querySelector('[role="dialog"], [role="menu"]');
  if (page === null || open !== null || sessionState().status !== 'signed-in') return;
  const [kind] = worthKeeping.exec(location.pathname) ?? [];
  if (kind === undefined || !isDrawn()) return;
  const box = document.createElement('div');
  const mark = lastSeen();
  for (const child of page.children) box.append(copyOfSeen(child, mark) ?? '');
  const classes = new Set([...box.querySelectorAll('[class]')].flatMap((one) => [...one.classList]));
  const { documentElement: root } = document;
  const scheme = root.getAttribute('data-mantine-color-scheme');
  const look: Look = {
    of: [location.pathname + location.search, scheme, root.lang, new Date().toDateString()].join(),
    width: innerWidth,
    top: window.scrollY,
    markTop: mark?.getBoundingClientRect().top ?? 0,
    css: [...document.styleSheets].map((sheet) => rulesOf(sheet.cssRules, classes)).join(''),
    html: box.innerHTML,
  };
  if (look.html.length + look.css.length > MAX_CHARS) return;
  try {
    localStorage.setItem(KEPT + kind.slice(1), JSON.stringify(look));
  } catch {
    // Storage may be closed or full.
  }
}

/** The last word or picture of the page that is wholly in the window: the first may be one that stays on top. */
const lastSeen = () =>
  [...document.querySelectorAll<HTMLElement>('#main *')].findLast((element) => {
    if (!(element instanceof HTMLElement) || element.childElementCount > 0) return false;
    const { top, bottom, width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && top >= 0 && bottom <= innerHeight;
  });

/** What is out of sight has only its size: all that is seen stays in its place. */
function copyOfSeen(element: Element, mark: Element | undefined): Element | null {
  if (element.matches('script, style, template, iframe')) return null;
  const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
  const copy = element.cloneNode(false) as Element;
  if (element instanceof SVGElement) return element.cloneNode(true) as Element;
  copy.removeAttribute('id');
  copy.removeAttribute('loading');
  copy.toggleAttribute('data-mark', element === mark);
  if (element instanceof HTMLInputElement) copy.toggleAttribute('checked', element.checked);
  const hasSize = width > 0 || height > 0;
  if (hasSize && (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth)) {
    const { style } = copy as HTMLElement;
    style.height = `${height}px`;
    style.minHeight = `${height}px`;
    style.boxSizing = 'border-box';
    style.overflow = 'hidden';
    return copy;
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(copyOfSeen(child, mark) ?? '');
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
  }
  return copy;
}

/** The rules for these classes, a tenth of the style sheet; what the page itself has (colours, fonts) is inherited. */
function rulesOf(rules: CSSRuleList, classes: ReadonlySet<string>): string {
  let text = '';
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      if (matchMedia(rule.conditionText).matches) text += rulesOf(rule.cssRules, classes);
    } else if (rule instanceof CSSStyleRule && !/^(:root|html|body)\b/.test(rule.selectorText)) {
      const named = [...rule.selectorText.matchAll(/\.([\w-]+)/g)];
      if (named.length === 0 || named.some(([, name = '']) => classes.has(name))) text += rule.cssText;
    }
  }
  return text;
}
