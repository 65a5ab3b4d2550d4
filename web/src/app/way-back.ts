const KEY = 'mealwright.wayBack';

/** Who comes with something from elsewhere and has to sign in first is led on afterwards; all others begin with their week. */
export function keepWayBack(href: string): void {
  try {
    if (/^\/recipes\/import\?./.test(href)) sessionStorage.setItem(KEY, href);
  } catch {
    // Storage may be closed; then one shares once more.
  }
}
export function takeWayBack(): string | null {
  try {
    const href = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return href;
  } catch {
    return null;
  }
}
