import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locales, slotKinds } from '@mealwright/contracts/common';
import { errorCodes } from '@mealwright/contracts/errors';
import { activities, avoidables, macroSplits, sexes, weekdays } from '@mealwright/contracts/profiles';
import { insightCodes } from '@mealwright/nutrition/insights';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { reasonCodes } from '@mealwright/nutrition/targets';
import { aisles, allergens, diets } from '@mealwright/nutrition/vocabulary';
import { describe, expect, test } from 'vitest';
import { courseCodes, cuisineCodes, labelCodes } from '../ui/vocabulary.ts';
import { catalogue as de } from './de/catalogue.ts';
import { catalogue as en } from './en/catalogue.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const catalogues: Record<string, Record<string, Record<string, string>>> = { en, de };

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

test('the languages have the same keys and the same parameters', () => {
  const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  for (const [space, keys] of Object.entries(en)) {
    const other = (de as Record<string, Record<string, string>>)[space] ?? {};
    expect(Object.keys(other).sort()).toEqual(Object.keys(keys).sort());
    for (const [key, text] of Object.entries(keys)) {
      expect({ key, parameters: parameters(other[key] ?? '') }).toEqual({ key, parameters: parameters(text) });
    }
  }
});
