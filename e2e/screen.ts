import type { Locale } from '@mealwright/contracts/common';
import type { Locator, Page } from 'playwright-core';
import { addDays, thisMonday } from './people.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

// What stands on the week, read as a person reads it: by the names of days and meals, and the numbers written there.

export type Seen = { name: string; title: string; kcal: number; proteinG: number | null; servings: number };

const tags = { en: 'en-GB', de: 'de-DE', es: 'es-ES', fr: 'fr-FR' } as const;
export const fullDay = (day: string, locale: Locale = 'en') =>
  new Intl.DateTimeFormat(tags[locale], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
export const weekday = (day: string, locale: Locale = 'en') =>
  new Intl.DateTimeFormat(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

export const weekDays = (monday = thisMonday()) => Array.from({ length: 7 }, (_, index) => addDays(monday, index));

export const dayRegion = (page: Page, day: string, locale: Locale = 'en'): Locator =>
  page.getByRole('region', { name: fullDay(day, locale), exact: true });

/** The button on top of a day: its totals, and the way to its numbers. */
export const dayButton = (page: Page, day: string, locale: Locale = 'en'): Locator =>
  dayRegion(page, day, locale).getByRole('button', { name: textsOf(locale)('week:openDay') });

export const mealIn = (page: Page, day: string, slot: string, locale: Locale = 'en'): Locator =>
  dayRegion(page, day, locale).getByRole('article', { name: `${slot}:` });

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** What someone hears of this part of the page. */
export const heard = async (part: Locator): Promise<string> => plain(await part.ariaSnapshot());

/** `2,094` in English, `2.094` in German and Spanish, `2 094` in French. */
const signs = { en: [',', '.'], de: ['.', ','], es: ['.', ','], fr: [' ', ','] } as const;
export function numberIn(text: string, locale: Locale = 'en'): number {
  const [group, point] = signs[locale];
  return Number(text.replaceAll(group, '').replace(point, '.'));
}

/** The first number before a unit. */
export function amountIn(text: string, unit: string, locale: Locale = 'en'): number {
  // French puts a space between thousands.
  const found = new RegExp(`(\\d[\\d.,]*(?: \\d{3})*) ${unit}\\b`).exec(plain(text))?.[1];
  if (found === undefined) throw new Error(`no ${unit} in “${text}”`);
  return numberIn(found, locale);
}

const parts: Record<string, number> = { '¼': 0.25, '½': 0.5, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };
/** `1½` is 1.5. */
export function countIn(text: string): number {
  const [, whole = '', part = ''] = /^(\d*)([¼½¾⅓⅔]?)/.exec(plain(text).trim()) ?? [];
  if (whole === '' && part === '') throw new Error(`no count in “${text}”`);
  return Number(whole) + (parts[part] ?? 0);
}

export async function readMeal(meal: Locator, locale: Locale = 'en'): Promise<Seen> {
  const name = (await meal.getAttribute('aria-label')) ?? '';
  const [, slot = '', title = ''] = /^(.+?)\s?: (.+)$/.exec(name) ?? [];
  const text = (await heard(meal)).replaceAll(title, ' ');
  const protein = textsOf(locale)('nutrient:proteinG');
  const grams = new RegExp(`${protein} (\\d[\\d.,]*) g`).exec(text)?.[1];
  return {
    name: slot,
    title,
    kcal: amountIn(text, 'kcal', locale),
    proteinG: grams === undefined ? null : numberIn(grams, locale),
    servings: countIn((await meal.getByRole('status').textContent()) ?? ''),
  };
}

export async function readDay(page: Page, day: string, locale: Locale = 'en') {
  const header = await heard(dayButton(page, day, locale));
  const meals: Seen[] = [];
  for (const meal of await dayRegion(page, day, locale).getByRole('article').all())
    meals.push(await readMeal(meal, locale));
  const text = textsOf(locale);
  const grams = new RegExp(`${text('nutrient:proteinG')} (\\d[\\d.,]*) g`).exec(header)?.[1];
  return {
    kcal: amountIn(header, 'kcal', locale),
    proteinG: grams === undefined ? null : numberIn(grams, locale),
    onTarget: header.includes(text('week:dayMet')),
    meals,
  };
}

export async function titlesOf(page: Page, locale: Locale = 'en', monday = thisMonday()): Promise<string[][]> {
  await wholeScreen(page);
  const titles: string[][] = [];
  for (const day of weekDays(monday)) {
    const names = await dayRegion(page, day, locale)
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    titles.push(names);
  }
  return titles;
}

/** Does something, and waits until the server has kept it. */
export async function saved(page: Page, act: () => Promise<unknown>): Promise<void> {
  // The session is asked for whenever a page is loaded, and told to come again when it is asked for twice at once.
  const keeps = (method: string, url: string) => method !== 'GET' && !url.includes('/auth/');
  const kept = page.waitForResponse((response) => keeps(response.request().method(), response.url()));
  const [response] = await Promise.all([kept, act()]);
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
}

/**
 * Presses a checkbox and waits until it shows as wished. Playwright's own `check` looks at once, before the page has drawn what it
 * was told.
 */
export async function setTick(box: Locator, checked: boolean): Promise<void> {
  await box.click();
  const deadline = Date.now() + 10_000;
  while ((await box.isChecked()) !== checked) {
    if (Date.now() > deadline) throw new Error(`the box did not become ${checked ? 'checked' : 'unchecked'}`);
    await box.page().waitForTimeout(20);
  }
}
