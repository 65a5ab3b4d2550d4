import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, locales } from '@mealwright/contracts/common';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { projectFolder } from './project.ts';
import { rawTexts } from './texts.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').toLowerCase();
const textsIn = (locale: Locale) => {
  const folder = join(projectFolder, 'web/src/i18n/en');
  const namespaces = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
  return namespaces.flatMap((namespace) => Object.values(rawTexts(locale, namespace)));
};

/** Whole texts of the English interface that are none of this language: `Save`, `Step 2 of 6`. */
function englishBeside(locale: Locale): RegExp[] {
  const own = new Set(textsIn(locale).map(plain));
  return [...new Set(textsIn('en'))]
    .filter((one) => !own.has(plain(one)) && /\p{L}{3}/u.test(one.replace(/\{\{\w+\}\}/g, '')))
    .map((one) => {
      const parts = one.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return new RegExp(`^${parts.join('.+')}$`, 'i');
    });
}
const english = new Map(locales.map((locale) => [locale, locale === 'en' ? [] : englishBeside(locale)]));

/** What can be read or heard on the page, but for parts that say that they are English (the cookbook's own words). */
export const wordsOn = (page: Page): Promise<string[]> =>
  page.locator('body').evaluate((body) => {
    const words: string[] = [];
    const visit = (node: Node) => {
      if (node.nodeType === 3) words.push(node.textContent ?? '');
      if (
        !(node instanceof HTMLElement) ||
        node.lang === 'en' ||
        ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.tagName)
      )
        return;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) words.push(node.getAttribute(name) ?? '');
      for (const child of node.childNodes) visit(child);
    };
    visit(body);
    return words.map((one) => one.trim()).filter((one) => one !== '');
  });

export const englishAmong = (words: readonly string[], locale: Locale): string[] =>
  words.filter((one) => english.get(locale)?.some((text) => text.test(one)));

export async function expectOnly(page: Page, locale: Locale, where: string): Promise<void> {
  expect(await page.locator('html').getAttribute('lang'), where).toBe(locale);
  const words = await wordsOn(page);
  expect(words.length, where).toBeGreaterThan(5);
  expect(englishAmong(words, locale), `English on ${where}`).toEqual([]);
}
