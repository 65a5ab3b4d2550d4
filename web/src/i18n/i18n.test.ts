import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locales, slotKinds } from '@mealwright/contracts/common';
import { errorCodes } from '@mealwright/contracts/errors';
import { doubtCodes } from '@mealwright/contracts/estimates';
import { mealReasonCodes } from '@mealwright/contracts/meal-reasons';
import { activities, avoidables, macroSplits, sexes, weekdays } from '@mealwright/contracts/profiles';
import { insightCodes } from '@mealwright/nutrition/insights';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { reasonCodes } from '@mealwright/nutrition/targets';
import { aisles, allergens, diets } from '@mealwright/nutrition/vocabulary';
import { describe, expect, test } from 'vitest';
import { courseCodes, cuisineCodes, labelCodes } from '../ui/format/vocabulary.ts';
import { catalogue as de } from './de/catalogue.ts';
import { catalogue as en } from './en/catalogue.ts';
import { catalogue as es } from './es/catalogue.ts';
import { catalogue as fr } from './fr/catalogue.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const catalogues: Record<string, Record<string, Record<string, string>>> = { en, de, es, fr };

const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (texts: Record<string, Record<string, string>>) =>
  new Set(Object.entries(texts).flatMap(([space, keys]) => Object.keys(keys).map((key) => plain(`${space}:${key}`))));

/** Namespaces whose keys are codes of the server: each with the list that it has to cover. */
const codes: Record<string, readonly string[]> = {
  error: [...Object.keys(errorCodes), 'OFFLINE', 'UNKNOWN'],
  nutrient: nutrientKeys,
  reason: [...reasonCodes, 'default.average'],
  insight: [...insightCodes, 'days.metSome'],
  allergen: allergens,
  diet: [...diets, ...diets.map((diet) => `${diet}.about`)],
  avoid: avoidables,
  cuisine: cuisineCodes,
  course: courseCodes,
  label: labelCodes,
  aisle: aisles,
  weekday: weekdays,
  why: mealReasonCodes,
  slot: [...slotKinds, 'side'],
};
/** Open lists: the cookbook and the food table may add words, which are then shown as they are. */
const open = ['tag', 'unit', 'equipment'];

/** Keys that are put together in the code: `t(\`goal:split.${value}\`)`. */
const composed: Record<string, readonly string[]> = {
  'account:': locales,
  'goal:': [...sexes, 'protein', 'carbs', 'fat'],
  'goal:activity.': activities.flatMap((activity) => [activity, `${activity}.about`]),
  'goal:lifeStage.': ['none', 'pregnant', 'lactating'],
  'goal:split.': macroSplits.flatMap((split) => [split, `${split}.about`]),
  'own:doubt.': doubtCodes,
  'goal:formula.': ['mifflin-st-jeor', 'katch-mcardle', 'schofield'],
};

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.test.ts') ? [path] : [];
  });
}
const used = new Set(Object.entries(composed).flatMap(([start, ends]) => ends.map((end) => start + end)));
const spaces = Object.keys(en).join('|');
for (const path of files(source)) {
  for (const [, key = ''] of readFileSync(path, 'utf8').matchAll(new RegExp(`['"]((?:${spaces}):[\\w.-]+)['"]`, 'g'))) {
    used.add(key);
  }
}

describe.each(Object.keys(catalogues))('%s', (locale) => {
  const texts = catalogues[locale]!;
  const keys = keysOf(texts);

  test('has every text that is used', () => {
    expect([...used].filter((key) => !keys.has(key))).toEqual([]);
  });
  test('has no text that is not used', () => {
    const byCode = (key: string) => key.split(':')[0]! in codes || open.includes(key.split(':')[0]!);
    expect([...keys].filter((key) => !used.has(key) && !byCode(key))).toEqual([]);
  });
  test.each(Object.keys(codes))('has a text for every code: %s', (space) => {
    expect(Object.keys(texts[space] ?? {}).sort()).toEqual([...codes[space]!].sort());
  });
  test('has no empty text', () => {
    const empty = Object.values(texts).flatMap((keys) => Object.entries(keys).filter(([, text]) => text.trim() === ''));
    expect(empty).toEqual([]);
  });
});

const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(['de', 'es', 'fr'])('%s beside English', (locale) => {
  const texts = catalogues[locale]!;
  // Spanish and French have a form of their own for millions, which English has not.
  const without = (keys: string[]) => keys.filter((key) => !/_many$/.test(key)).sort();

  test.each(Object.keys(en))('%s: the same keys and the same parameters', (space) => {
    const english = (en as Record<string, Record<string, string>>)[space]!;
    const own = texts[space] ?? {};
    expect(without(Object.keys(own))).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(own)) {
      const named = parameters(text);
      expect({ key, named }).toEqual({ key, named: parameters(english[key.replace(/_many$/, '_other')] ?? '') });
    }
  });

  test('has every plural form that the language knows', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const missing = Object.entries(texts).flatMap(([space, own]) =>
      Object.keys(own)
        .filter((key) => key.endsWith('_other'))
        .flatMap((key) => forms.map((form) => key.replace(/other$/, form)))
        .filter((key) => !(key in own))
        .map((key) => `${space}:${key}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('as it is written there', () => {
  const all = (locale: string) =>
    Object.entries(catalogues[locale]!).flatMap(([space, own]) =>
      Object.entries(own).map(([key, text]) => ({ key: `${space}:${key}`, text })),
    );
  const keysWhere = (locale: string, wrong: (text: string) => boolean) =>
    all(locale)
      .filter(({ text }) => wrong(text.replace(/https?:\/\//g, '')))
      .map(({ key }) => key);

  test('French: a narrow space that does not break before : ; ! ? % », and after «', () => {
    expect(keysWhere('fr', (text) => /[^\u202f][:;!?%»]/.test(text) || /«[^\u202f]/.test(text))).toEqual([]);
  });
  test('Spanish: questions and exclamations are opened', () => {
    const count = (text: string, sign: string) => text.split(sign).length;
    expect(keysWhere('es', (text) => count(text, '?') !== count(text, '¿'))).toEqual([]);
    expect(keysWhere('es', (text) => count(text, '!') !== count(text, '¡'))).toEqual([]);
  });
  test('Spanish and French are not English', () => {
    for (const locale of ['es', 'fr']) {
      const english = new Map(all('en').map(({ key, text }) => [key, text]));
      const same = all(locale).filter(({ key, text }) => english.get(key) === text && / \w+ /.test(text));
      expect(same.map(({ key, text }) => `${key} ${text}`)).toEqual([]);
    }
  });
  test('nobody is addressed as "usted" or "vous"', () => {
    expect(
      keysWhere(
        'es',
        (text) =>
          /\b(usted|su cuenta|sus)\b/i.test(text) &&
          !/sus (objetivos|comidas|enlaces|marcas|ajustes|básculas|ingredientes)/.test(text),
      ),
    ).toEqual([]);
    expect(keysWhere('fr', (text) => /\b(vous|votre|vos)\b/i.test(text))).toEqual([]);
  });
});
