import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Catalogue } from './en/catalogue.ts';
import type { Locale } from './i18n.ts';

type Plain<K> = K extends `${infer Base}_${'one' | 'other' | 'zero'}` ? Base : K;
/** Every text that exists, as `namespace:key`; a missing one does not compile. */
export type TextKey = {
  [N in keyof Catalogue & string]: `${N}:${Plain<keyof Catalogue[N] & string>}`;
}[keyof Catalogue & string];
export type Params = Record<string, string | number>;

/** Texts for codes that the server sends; `i18n.test.ts` checks these against their lists. */
export type CodeNamespace =
  | 'error'
  | 'nutrient'
  | 'reason'
  | 'insight'
  | 'allergen'
  | 'diet'
  | 'cuisine'
  | 'course'
  | 'label'
  | 'tag'
  | 'aisle'
  | 'unit'
  | 'slot'
  | 'weekday'
  | 'equipment'
  | 'avoid'
  | 'why';

export type { Locale };
export type Text = (key: TextKey, params?: Params) => string;
export type CodeText = (namespace: CodeNamespace, code: string, params?: Params) => string;

/** A code that this version does not know yet is still readable: `slow-cooker` becomes `slow cooker`. */
const readable = (code: string) => code.replace(/[-_]/g, ' ');

type Texts = { t: Text; code: CodeText; locale: Locale };
function textsIn(locale: Locale): Texts {
  // A text without parameters is looked up once: a week asks for the same dozen some three hundred times.
  const plain = new Map<string, string>();
  const once = (key: string, look: () => string) => {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = look();
    plain.set(key, text);
    return text;
  };
  const codeText: CodeText = (namespace, value, params = {}) => {
    // Apart from its namespace: with a space in it ("can drained") `unit:can drained` would be taken for a sentence.
    const options = { ...params, ns: namespace, nsSeparator: false as const };
    return i18next.exists(value, options) ? i18next.t(value, options) : readable(value);
  };
  return {
    locale,
    t: (key, params) => (params === undefined ? once(key, () => i18next.t(key)) : i18next.t(key, params)),
    code: (namespace, value, params) =>
      params === undefined
        ? once(`${namespace} ${value}`, () => codeText(namespace, value))
        : codeText(namespace, value, params),
  };
}

// One object per language: whoever remembers by it draws anew when the language changes, and only then.
let texts: Texts | null = null;
const current = (): Texts => {
  if (texts?.locale !== i18next.language) texts = textsIn(i18next.language as Locale);
  return texts;
};
const onLanguage = (listener: () => void) => {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
};
export const useText = (): Texts => useSyncExternalStore(onLanguage, current);
