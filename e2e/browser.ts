import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launch, type OpenOptions, openPage } from './window.ts';

export { desktop, phone } from './window.ts';

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
      const { context, page } = await openPage(browser, options.address ?? inject('address'), options);
      contexts.push(context);
      return page;
    },
  };
}

/** No finding of axe at all, by its rules for WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page: Page, what: string, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found, `axe on ${what}`).toEqual([]);
}
