import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** One browser for a test file. */
export function useBrowser(): { open: (options?: OpenOptions) => Promise<Page> } {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
  });
  return {
    async open(options = {}) {
      const { context, page } = await openPage(browser, inject('address'), options);
      contexts.push(context);
      return page;
    },
  };
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });

export type OpenOptions = {
  size?: typeof desktop;
  scheme?: 'light' | 'dark';
  locale?: string;
};

/** A person's own browser window. Errors of the page end the test that caused them. */
export async function openPage(
  browser: Browser,
  address: string,
  { size = desktop, scheme = 'light', locale = 'en-GB' }: OpenOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    colorScheme: scheme,
    locale,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    hasTouch: size.width < 600,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  return { context, page };
}

/** No finding of axe at all, by its rules for WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found, `axe on ${what}`).toEqual([]);
}
