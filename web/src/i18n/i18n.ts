import { type Locale, locales } from '@mealwright/contracts/common';
import i18next from 'i18next';

export type { Locale };

const STORED = 'mealwright.locale';

// Each language is a chunk of its own: only the one in use is fetched.
type Texts = Record<string, Record<string, string>>;
const catalogues: Record<Locale, () => Promise<{ catalogue: Texts }>> = {
  en: () => import('./en/catalogue.ts'),
  de: () => import('./de/catalogue.ts'),
  es: () => import('./es/catalogue.ts'),
  fr: () => import('./fr/catalogue.ts'),
};

const isLocale = (text: string | null | undefined): text is Locale => locales.some((locale) => locale === text);

/** Chosen before, else the first of the browser's languages that we speak, else English. */
export function guessLocale(): Locale {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Storage may be closed.
  }
  if (isLocale(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale) ?? 'en';
}

async function load(locale: Locale) {
  if (i18next.hasResourceBundle(locale, 'common')) return;
  const { catalogue } = await catalogues[locale]();
  for (const [namespace, texts] of Object.entries(catalogue)) i18next.addResourceBundle(locale, namespace, texts);
}

export async function startI18n(): Promise<void> {
  const locale = guessLocale();
  await i18next.init({
    lng: locale,
    fallbackLng: false,
    resources: {},
    ns: [],
    keySeparator: false,
    returnEmptyString: false,
    interpolation: { escapeValue: false },
    // It would print an advertisement in the console.
    showSupportNotice: false,
  });
  await load(locale);
  // The bundles came after init: say the language again, so that everything draws with them.
  await setLocale(locale);
}

export async function setLocale(locale: Locale): Promise<void> {
  await load(locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = i18next.dir(locale);
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    // Storage may be closed; the account keeps the language too.
  }
}
