import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { CodeText, Locale } from '../../i18n/use-text.ts';
import { makeFormat } from './format.ts';

// Asks for a window as soon as it is read.
vi.mock('../../api/session.ts', () => ({ useSession: () => ({ status: 'signed-out' }) }));

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: [], language: 'xx' });
  return () => vi.unstubAllGlobals();
});

const codeIn = (locale: Locale): CodeText => {
  const read = (space: string) =>
    JSON.parse(readFileSync(new URL(`../../i18n/${locale}/${space}.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >;
  return (space, code, params) => {
    const texts = read(space);
    return texts[code] ?? texts[`${code}_${params?.count === 1 ? 'one' : 'other'}`] ?? code;
  };
};
const formatIn = (locale: Locale) => makeFormat(locale, 'metric', codeIn(locale));
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('an amount of a nutrient within a sentence', () => {
  test.each([
    ['en', 'proteinG', '22 g protein'],
    ['de', 'proteinG', '22 g Eiweiß'],
    ['es', 'proteinG', '22 g de proteína'],
    ['fr', 'proteinG', '22 g de protéines'],
    ['fr', 'waterG', '22 g d’eau'],
    ['fr', 'satFatG', '22 g d’acides gras saturés'],
  ] as const)('%s: %s is "%s"', (locale, nutrient, text) => {
    const format = formatIn(locale);
    expect(plain(format.nutrientWords(nutrient, format.nutrient(nutrient, 22)))).toBe(text);
  });
});

test('numbers, percent and lists are written as the language writes them', () => {
  const shown = (['en', 'de', 'es', 'fr'] as const).map((locale) => {
    const format = formatIn(locale);
    return [plain(format.number(12345.6, 1)), plain(format.percent(0.5)), format.list(['1', '2', '3'])].join(' · ');
  });
  expect(shown).toEqual([
    '12,345.6 · 50 % · 1, 2 and 3',
    '12.345,6 · 50 % · 1, 2 und 3',
    '12.345,6 · 50 % · 1, 2 y 3',
    '12 345,6 · 50 % · 1, 2 et 3',
  ]);
});

test('international units have the name that they have there', () => {
  expect((['en', 'de', 'es', 'fr'] as const).map((locale) => formatIn(locale).unitOf('vitAIu'))).toEqual([
    'IU',
    'IE',
    'UI',
    'UI',
  ]);
});
