import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@mealwright/contracts/common';
import { projectFolder } from './project.ts';

type Params = Record<string, string | number>;
export type Texts = {
  /** The text as a person reads it; a key that does not exist is a mistake of the test. */
  (key: string, params?: Params): string;
  /** The whole text, with anything in place of what is filled in. */
  like: (key: string, params?: Params) => RegExp;
};

/** All texts of a namespace as they are written down. */
export const rawTexts = (locale: string, namespace: string): Record<string, string> =>
  JSON.parse(readFileSync(join(projectFolder, 'web/src/i18n', locale, `${namespace}.json`), 'utf8'));

/** The words on the screen in one language: names of controls are looked up by what is written on them. */
export function textsOf(locale: Locale): Texts {
  const known = new Map<string, Record<string, string>>();
  const raw = (key: string): string => {
    const [namespace = '', name = ''] = key.split(/:(.*)/s);
    const all = known.get(namespace) ?? rawTexts(locale, namespace);
    known.set(namespace, all);
    const found = all[name];
    if (found === undefined) throw new Error(`no text ${key} in ${locale}`);
    return found;
  };
  const fill = (text: string, params: Params, other: (name: string) => string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? other(name)));
  const text = (key: string, params: Params = {}) =>
    fill(raw(key), params, (name) => {
      throw new Error(`${key} needs ${name}`);
    });
  const like = (key: string, params: Params = {}) => {
    const parts = fill(raw(key), params, () => '\0').split('\0');
    return new RegExp(`^${parts.map(escaped).join('(.+)')}$`);
  };
  return Object.assign(text, { like });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
