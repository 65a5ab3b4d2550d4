import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

const STORED = 'mealwright.theme';

/** Light, dark or as the system says, remembered in this browser so that the next page starts right (see first.js). */
export const themeManager: MantineColorSchemeManager = {
  get(fallback) {
    try {
      return (localStorage.getItem(STORED) as MantineColorScheme | null) ?? fallback;
    } catch {
      return fallback;
    }
  },
  set(scheme) {
    document.documentElement.style.backgroundColor = '';
    try {
      localStorage.setItem(STORED, scheme);
    } catch {
      // Storage may be closed; the account keeps the theme too.
    }
  },
  subscribe: () => {},
  unsubscribe: () => {},
  clear() {
    try {
      localStorage.removeItem(STORED);
    } catch {
      // Nothing to clear.
    }
  },
};
